import { createHash } from 'node:crypto';

/** The digest of a content, `sha256:<64 hex>`: what registries and archives call it by. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

import { createHash } from 'crypto';
import { digestPattern } from './reference.ts';

/** The digest of a content, `sha256:<64 hex>`: what registries and archives call it by. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Whether `text` is a full sha256 digest: the only algorithm that is accepted (failures-and-threats section 4). */
export function isDigest(text: string): boolean {
  return digestPattern.test(text);
}

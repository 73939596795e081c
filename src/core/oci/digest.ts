import { createHash } from 'node:crypto';
import { textAt } from '../json/read-json.ts';

const digestPattern = /^sha256:[a-f0-9]{64}$/;

/** The digest of a content, `sha256:<64 hex>`: what registries and archives call it by. */
export function sha256(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Whether `text` is a full sha256 digest, the only algorithm that is accepted. */
export function isDigest(text: string): boolean {
  return digestPattern.test(text);
}

/**
 * Checks a digest that becomes a part of a URL.
 * @throws TypeError: what comes from outside is checked before, with words of its own
 */
export function assertDigest(digest: string): string {
  if (!isDigest(digest)) throw new TypeError(`no digest: ${digest}`);
  return digest;
}

/** Shortens a digest to 12 digits, as docker does: whole ones would make a table wider than the page. */
export function shortenDigest(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}

/** The same for every digest in a text, as the tags of signatures hold them. */
export function shortenDigests(text: string): string {
  return text.replace(/\b(sha256[:-][a-f0-9]{12})[a-f0-9]{52}(?![a-f0-9])/g, '$1');
}

/** The digest in a descriptor; undefined when there is none, or one of another algorithm. */
export function readDigest(descriptor: unknown): string | undefined {
  const digest = textAt(descriptor, 'digest');
  return digest !== undefined && isDigest(digest) ? digest : undefined;
}

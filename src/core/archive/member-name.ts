import { posix } from 'node:path';

/** Names under which `docker save` writes manifests and configs: since Docker 25, and before. */
const blobPattern = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;

/** The digest that a blob's name promises for its content: `sha256:<hex>`. Undefined for the name of no blob. */
export function digestOfName(name: string): string | undefined {
  const match = blobPattern.exec(name);
  const hex = match?.[1] ?? match?.[2];
  return hex === undefined ? undefined : `sha256:${hex}`;
}

/** Brings a name into the form in which members are looked up: `./a//b` is `a/b`. */
export function normalizeMemberName(name: string): string {
  return posix
    .normalize(name)
    .replace(/^(?:\.\/|\/)+/, '')
    .replace(/\/$/, '');
}

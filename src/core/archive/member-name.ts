import { posix } from 'node:path';

/**
 * What a member of an archive is, by its name alone. Only names that `docker save` and `type=docker` write are known.
 * `ignored`: folders, and what only the format from before Docker 1.10 needs, which must not be loadable.
 */
type MemberKind = 'index' | 'blob' | 'layer' | 'ignored';

/** Members by which an engine decides what to load, and under which tags. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'] as const;
export type IndexMember = (typeof indexMembers)[number];

const blobPattern = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layerPattern = /^[a-f0-9]{64}\/layer\.tar$/;
const ignoredPattern = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;

/** Whether a member is one by which an engine decides what to load, and under which tags. */
export function isIndexMember(name: string): name is IndexMember {
  return indexMembers.some((member) => member === name);
}

/**
 * Says what a member is. Undefined for a name that no engine writes: absolute or climbing paths, aliases such as
 * `./manifest.json`, extra files.
 */
export function classifyMember(name: string): MemberKind | undefined {
  if (isIndexMember(name)) return 'index';
  if (blobPattern.test(name)) return 'blob';
  if (layerPattern.test(name)) return 'layer';
  return ignoredPattern.test(name) ? 'ignored' : undefined;
}

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

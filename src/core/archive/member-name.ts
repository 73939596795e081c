/**
 * What a member of an archive is, by its name alone. Only names that `docker save` and `type=docker` write are known.
 * `needless`: folders, and what only the format from before Docker 1.10 needs, which must not be loadable.
 */
export type MemberKind = 'index' | 'blob' | 'layer' | 'needless';

/** Members that decide what an engine does with an archive. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'] as const;
export type IndexMember = (typeof indexMembers)[number];

const blob = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layer = /^[a-f0-9]{64}\/layer\.tar$/;
const needless = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;

/** Whether a member is one by which an engine decides what to load, and under which tags. */
export function isIndexMember(name: string): name is IndexMember {
  return indexMembers.some((member) => member === name);
}

/**
 * Undefined for a name that no engine writes: absolute or climbing paths, aliases such as `./manifest.json`, extra files.
 */
export function memberKind(name: string): MemberKind | undefined {
  if (isIndexMember(name)) return 'index';
  if (blob.test(name)) return 'blob';
  if (layer.test(name)) return 'layer';
  return needless.test(name) ? 'needless' : undefined;
}

/** The digest that a blob's name promises for its content: `sha256:<hex>`. */
export function digestOfName(name: string): string | undefined {
  const match = blob.exec(name);
  const hex = match?.[1] ?? match?.[2];
  return hex === undefined ? undefined : `sha256:${hex}`;
}

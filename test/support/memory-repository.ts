import { sha256 } from '../../src/core/oci/digest.ts';
import { listAt, textAt } from '../../src/core/json/read-json.ts';
import { mediaTypeOf } from '../../src/core/oci/manifest.ts';
import { RegistryError } from '../../src/errors.ts';
import type { ImageRepository, RegistryAnswer } from '../../src/ports/registry.ts';
import { whole } from './whole.ts';

/** A repository in memory that takes a manifest only when all that it names is there, as registries do. */
export interface MemoryRepository extends ImageRepository {
  readonly blobs: Map<string, Buffer>;
  /** By digest and by tag. */
  readonly manifests: Map<string, string>;
  /** What was changed, in order. */
  readonly writes: string[];
  /** Stores a blob and gives its descriptor. */
  readonly addBlob: (content: string, mediaType?: string) => { mediaType: string; digest: string; size: number };
  /** Stores a manifest, also under a tag, and gives its descriptor. */
  readonly addManifest: (json: object, tag?: string) => { mediaType: string; digest: string; size: number };
}

export interface MemoryRepositoryOptions {
  /** Whether its registry has the referrers API. */
  readonly hasReferrers?: boolean;
  /** Repositories of the same registry, that blobs are mounted from. */
  readonly siblings?: Readonly<Record<string, MemoryRepository>>;
}

export function memoryRepository({
  hasReferrers = false,
  siblings = {},
}: MemoryRepositoryOptions = {}): MemoryRepository {
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, string>();
  const writes: string[] = [];
  const find = (reference: string): RegistryAnswer => {
    const raw = manifests.get(reference);
    if (raw === undefined) return { found: false };
    return { found: true, raw, digest: sha256(raw), mediaType: mediaTypeOf(JSON.parse(raw)) };
  };
  const store = (reference: string, raw: string): void => {
    manifests.set(sha256(raw), raw).set(reference, raw);
  };
  const listReferrers = (subject: string): unknown[] =>
    [...manifests]
      .filter(([key, raw]) => key.startsWith('sha256:') && textAt(JSON.parse(raw), 'subject', 'digest') === subject)
      .map(([digest, raw]) => ({
        mediaType: mediaTypeOf(JSON.parse(raw)),
        digest,
        size: raw.length,
        artifactType: textAt(JSON.parse(raw), 'artifactType'),
      }));
  return {
    blobs,
    manifests,
    writes,
    addBlob(content, mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip') {
      blobs.set(sha256(content), Buffer.from(content));
      return { mediaType, digest: sha256(content), size: Buffer.byteLength(content) };
    },
    addManifest(json, tag) {
      const raw = JSON.stringify(json);
      store(tag ?? sha256(raw), raw);
      return { mediaType: mediaTypeOf(json), digest: sha256(raw), size: raw.length };
    },
    tags: () => Promise.resolve([...manifests.keys()].filter((key) => !key.startsWith('sha256:'))),
    manifest: (reference) => Promise.resolve(find(reference)),
    config: (digest) => Promise.resolve(blobs.get(digest)?.toString()),
    referrers: (subject) => Promise.resolve(hasReferrers ? listReferrers(subject) : undefined),
    readBlob(digest, offset) {
      const content = blobs.get(digest);
      return Promise.resolve(content === undefined ? undefined : inPieces(content.subarray(offset)));
    },
    hasBlob: (digest) => Promise.resolve(blobs.has(digest)),
    beginUpload(digest, from) {
      const content = from === undefined ? undefined : siblings[from]?.blobs.get(digest);
      if (content === undefined) return Promise.resolve(`upload of ${digest}`);
      blobs.set(digest, content);
      writes.push(`mount ${digest}`);
      return Promise.resolve(undefined);
    },
    async upload(_, { digest }, content) {
      const bytes = Buffer.isBuffer(content) ? content : await whole(content);
      if (sha256(bytes) !== digest) throw new RegistryError('PUT: HTTP 400 DIGEST_INVALID', { status: 400 });
      blobs.set(digest, bytes);
      writes.push(`blob ${digest}`);
    },
    putManifest(reference, { raw }) {
      const json: unknown = JSON.parse(raw);
      const named = [
        textAt(json, 'config', 'digest') ?? [],
        listAt(json, 'layers').map((layer) => textAt(layer, 'digest') ?? ''),
      ];
      const children = listAt(json, 'manifests').map((entry) => textAt(entry, 'digest') ?? '');
      const isReferrersTag = /^sha256-[a-f0-9]{64}$/.test(reference);
      const missing = [
        ...named.flat(2).filter((digest) => !blobs.has(digest)),
        ...children.filter((digest) => !isReferrersTag && !manifests.has(digest)),
      ];
      if (missing.length > 0) {
        const reason = `PUT manifests/${reference}: HTTP 404 MANIFEST_BLOB_UNKNOWN ${missing.join(' ')}`;
        return Promise.reject(new RegistryError(reason, { status: 404 }));
      }
      store(reference, raw);
      writes.push(`manifest ${reference}`);
      return Promise.resolve();
    },
  };
}

async function* inPieces(content: Buffer): AsyncGenerator<Buffer, undefined> {
  await Promise.resolve();
  for (let at = 0; at < content.length; at += 1000) yield content.subarray(at, at + 1000);
}

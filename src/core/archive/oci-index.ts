import { isDigest } from '../oci/digest.ts';
import { isIndex, ociIndexType } from '../oci/manifest.ts';
import { ArchiveRefusedError } from './errors.ts';
import { isObject, parseArchiveJson, parseStrictJson, type JsonObject } from './strict-json.ts';

/** The image that index.json names. The containerd store goes by it when the archive has an oci-layout. */
interface OciIndex {
  /** Digest of the one manifest or index that index.json points at. */
  readonly digest: string;
  readonly imageid: string;
  /** Every name that an annotation gives the image. */
  readonly names: readonly string[];
  /** index.json written anew, from what was validated alone. */
  readonly rewritten: string;
}

const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const nameAnnotation = 'io.containerd.image.name';
const refNameAnnotation = 'org.opencontainers.image.ref.name';

interface Descriptor {
  readonly digest: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fields: JsonObject;
}

/**
 * Follows index.json over the manifest of `platform` to the config: exactly one image (attestations aside), reached by
 * digests alone.
 * @param documents the archive's JSON blobs by the sha256 of their bytes
 * @throws ArchiveRefusedError
 */
export function readOciIndex(text: string, documents: ReadonlyMap<string, string>, platform: string): OciIndex {
  const index = parseArchiveJson(text, 'index.json');
  const [entry, ...others] = readDescriptors(index, 'index.json');
  if (entry === undefined || others.length > 0) {
    throw new ArchiveRefusedError(`index.json holds ${others.length + (entry === undefined ? 0 : 1)} images`);
  }
  const manifest = isIndex(entry.mediaType) ? selectPlatformManifest(entry, documents, platform) : entry;
  const annotations = isObject(entry.fields['annotations']) ? entry.fields['annotations'] : {};
  const { kept, names } = readNameAnnotations(annotations);
  const rewritten = {
    schemaVersion: 2,
    mediaType: ociIndexType,
    manifests: [{ mediaType: entry.mediaType, digest: entry.digest, size: entry.size, annotations: kept }],
  };
  return {
    digest: entry.digest,
    imageid: readManifestConfig(manifest, documents),
    names,
    rewritten: JSON.stringify(rewritten),
  };
}

/** Engines name an image by the first annotation, or, without it, by the second taken as a whole reference. */
function readNameAnnotations(annotations: JsonObject): { kept: Record<string, string>; names: readonly string[] } {
  const name = annotations[nameAnnotation] ?? '';
  const refName = annotations[refNameAnnotation] ?? '';
  if (typeof name !== 'string' || typeof refName !== 'string') {
    throw new ArchiveRefusedError('index.json has a name that is no text');
  }
  if (name !== '') return { kept: { [nameAnnotation]: name, [refNameAnnotation]: tagOf(name) }, names: [name] };
  if (refName !== '') return { kept: { [refNameAnnotation]: refName }, names: [refName] };
  return { kept: {}, names: [] };
}

function tagOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function selectPlatformManifest(
  entry: Descriptor,
  documents: ReadonlyMap<string, string>,
  platform: string,
): Descriptor {
  const index = readDocument(entry, documents, 'the image index');
  const [os, architecture] = platform.split('/');
  // Attestations have the platform unknown/unknown, which is never the expected one.
  const candidates = readDescriptors(index, 'the image index').filter(({ fields }) => {
    const wanted = fields['platform'];
    // Of an entry without a platform an engine reads it from the config, so it may be the one that runs.
    return !isObject(wanted) || (wanted['os'] === os && wanted['architecture'] === architecture);
  });
  const [manifest, ...others] = candidates;
  if (manifest === undefined || others.length > 0) {
    throw new ArchiveRefusedError(
      `the image index holds ${candidates.length} manifests for ${platform} instead of one`,
    );
  }
  return manifest;
}

function readManifestConfig(manifest: Descriptor, documents: ReadonlyMap<string, string>): string {
  if (!manifestTypes.includes(manifest.mediaType)) {
    throw new ArchiveRefusedError(`"${manifest.mediaType}" is no media type of an image manifest`);
  }
  const document = readDocument(manifest, documents, 'the image manifest');
  if (document['manifests'] !== undefined) throw new ArchiveRefusedError('the image manifest is an index as well');
  return readDescriptor(document['config'], 'the image manifest').digest;
}

function readDocument(entry: Descriptor, documents: ReadonlyMap<string, string>, what: string): JsonObject {
  const text = documents.get(entry.digest);
  if (text === undefined) throw new ArchiveRefusedError(`${what} ${entry.digest} is not in it`);
  return parseStrictJson(text, what);
}

function readDescriptors(document: unknown, what: string): readonly Descriptor[] {
  const manifests = isObject(document) ? document['manifests'] : undefined;
  if (!Array.isArray(manifests)) throw new ArchiveRefusedError(`${what} has no list of manifests`);
  return manifests.map((item: unknown) => readDescriptor(item, what));
}

function readDescriptor(value: unknown, what: string): Descriptor {
  const fields = isObject(value) ? value : {};
  const { digest, size, mediaType } = fields;
  if (typeof digest !== 'string' || !isDigest(digest)) {
    throw new ArchiveRefusedError(`${what} has an entry without a sha256`);
  }
  if (typeof size !== 'number' || typeof mediaType !== 'string') {
    throw new ArchiveRefusedError(`${what} has an entry without size or media type`);
  }
  return { digest, size, mediaType, fields };
}

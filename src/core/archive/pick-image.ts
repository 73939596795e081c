import { isObject, isTextList, type JsonObject } from '../json/read-json.ts';
import { isDigest, sha256 } from '../oci/digest.ts';
import { isAttestation } from '../oci/manifest.ts';
import { isSamePlatform } from '../oci/platform.ts';
import { ArchiveRefusedError, toPrintable } from './errors.ts';
import { parseArchiveJson, readImageConfig, type ArchivedConfig } from './image-config.ts';
import { normalizeMemberName } from './member-name.ts';

/** No tool nests indexes deeper than this. */
const maxIndexDepth = 4;

/** One image in an archive: its config, and the members that hold its layers. */
export interface PickedImage extends ArchivedConfig {
  /** The config's own bytes. */
  readonly config: Buffer;
  /** Names of members, lowest layer first. */
  readonly layers: readonly string[];
  /** Every name that the archive gives the image, as it is written there. Nothing is judged by them. */
  readonly names: readonly string[];
}

/** The members of an archive. */
export interface ArchiveMembers {
  /** Content of a member that is kept in memory, links followed. Undefined: there is none of that name. */
  readonly document: (name: string) => Buffer | undefined;
  /** Whether there is a member of that name, links followed. */
  readonly has: (name: string) => boolean;
}

/** What the image must be. A field that is undefined is not checked. */
export interface ImageExpectation {
  readonly imageid?: string | undefined;
  readonly platform?: string | undefined;
}

/** An image as the archive's table of contents lists it. */
interface Candidate {
  readonly configName: string;
  readonly layers: readonly string[];
  readonly names: readonly string[];
}

/**
 * Picks the expected image out of an archive, by the archive's own table of contents: `manifest.json` (docker save,
 * podman, crane, kaniko, jib), else `index.json` (an OCI image layout). Several entries of one image count as one,
 * whatever names they give it.
 * @throws ArchiveRefusedError when no image fits, or more than one
 */
export function pickImage(members: ArchiveMembers, expected: ImageExpectation): PickedImage {
  const candidates = removeDuplicates(readCandidates(members).map((candidate) => readCandidate(candidate, members)));
  const fitting = candidates.filter(({ imageid }) => expected.imageid === undefined || expected.imageid === imageid);
  if (fitting.length === 0) {
    const found = candidates.map(({ imageid }) => imageid).join(', ');
    throw new ArchiveRefusedError(`it holds the image ${found}, and ${expected.imageid ?? 'another one'} is expected`);
  }
  const { platform } = expected;
  const ofPlatform = fitting.filter((image) => platform === undefined || isSamePlatform(platform, image.platform));
  const [image, ...others] = ofPlatform;
  if (image === undefined) {
    const found = fitting.map((candidate) => candidate.platform).join(', ');
    throw new ArchiveRefusedError(`its image is for ${found}, and ${platform ?? 'another platform'} is expected`);
  }
  if (others.length > 0) {
    const found = ofPlatform.map(({ imageid }) => imageid).join(', ');
    throw new ArchiveRefusedError(
      `it holds ${ofPlatform.length} images (${found}), and nothing says which one is meant`,
    );
  }
  checkLayers(image, members);
  return image;
}

function removeDuplicates(images: readonly PickedImage[]): readonly PickedImage[] {
  const byContent = new Map<string, PickedImage>();
  for (const image of images) {
    const key = `${image.imageid} ${image.layers.join(' ')}`;
    byContent.set(key, { ...image, names: [...(byContent.get(key)?.names ?? []), ...image.names] });
  }
  return [...byContent.values()];
}

function checkLayers({ layers, diffIds }: PickedImage, members: ArchiveMembers): void {
  const missing = layers.find((name) => !members.has(name));
  if (missing !== undefined) throw new ArchiveRefusedError(`its layer "${toPrintable(missing)}" is not in it`);
  if (layers.length !== diffIds.length) {
    throw new ArchiveRefusedError(`it names ${layers.length} layers, and the image config ${diffIds.length}`);
  }
}

function readCandidates(members: ArchiveMembers): readonly Candidate[] {
  const manifest = members.document('manifest.json');
  if (manifest !== undefined) return readManifestCandidates(manifest.toString('utf8'));
  const index = members.document('index.json');
  if (index !== undefined) {
    const candidates = readIndexCandidates(parseArchiveJson(index.toString('utf8'), 'index.json'), members, 0);
    if (candidates.length === 0) throw new ArchiveRefusedError('its index.json leads to no image that is in it');
    return candidates;
  }
  const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
  throw new ArchiveRefusedError(`it has neither a manifest.json nor an index.json${legacy}, so it is no image archive`);
}

/** Reads the manifest.json of `docker save`: https://github.com/moby/docker-image-spec/blob/main/spec.md */
function readManifestCandidates(text: string): readonly Candidate[] {
  const entries = parseArchiveJson(text, 'manifest.json');
  if (!Array.isArray(entries)) throw new ArchiveRefusedError('manifest.json is no JSON list');
  if (entries.length === 0) throw new ArchiveRefusedError('manifest.json holds no image');
  return entries.map((entry: unknown) => {
    const { Config: config, Layers: layers, RepoTags: names } = isObject(entry) ? entry : {};
    if (typeof config !== 'string') throw new ArchiveRefusedError('manifest.json names no config inside the archive');
    if (!isTextList(layers)) throw new ArchiveRefusedError('manifest.json has "Layers" that are no list of texts');
    return {
      configName: normalizeMemberName(config),
      layers: layers.map(normalizeMemberName),
      names: isTextList(names) ? names : [],
    };
  });
}

/**
 * Follows the descriptors of an index to the manifests that are in the archive. Leaves out attestations:
 * they are no images.
 */
function readIndexCandidates(index: unknown, members: ArchiveMembers, depth: number): readonly Candidate[] {
  if (depth > maxIndexDepth) throw new ArchiveRefusedError('its indexes are nested too deeply');
  const entries: readonly unknown[] = isObject(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
  return entries
    .filter((entry) => !isAttestation(entry))
    .flatMap((entry): readonly Candidate[] => {
      const document = readBlobDocument(entry, members);
      if (document === undefined) return [];
      const names = readNameAnnotation(entry);
      if (document['manifests'] !== undefined) {
        const nested = readIndexCandidates(document, members, depth + 1);
        return nested.map((candidate) => ({ ...candidate, names: [...names, ...candidate.names] }));
      }
      const layers = Array.isArray(document['layers']) ? document['layers'] : undefined;
      if (layers === undefined) return [];
      return [{ configName: readBlobName(document['config']), layers: layers.map(readBlobName), names }];
    });
}

/** Reads how BuildKit and containerd name an image in an index. */
function readNameAnnotation(entry: unknown): readonly string[] {
  const annotations = isObject(entry) && isObject(entry['annotations']) ? entry['annotations'] : {};
  const name = annotations['io.containerd.image.name'] ?? annotations['org.opencontainers.image.ref.name'];
  return typeof name === 'string' ? [name] : [];
}

/** Reads the document that a descriptor points to. Undefined: it is not in the archive. */
function readBlobDocument(descriptor: unknown, members: ArchiveMembers): JsonObject | undefined {
  const name = readBlobName(descriptor);
  const content = members.document(name);
  if (content === undefined) return undefined;
  checkDigest(name, content);
  const document = parseArchiveJson(content.toString('utf8'), toPrintable(name));
  return isObject(document) ? document : undefined;
}

function readBlobName(descriptor: unknown): string {
  const digest = isObject(descriptor) ? descriptor['digest'] : undefined;
  if (typeof digest !== 'string' || !isDigest(digest)) {
    throw new ArchiveRefusedError('one of its manifests has an entry without a sha256');
  }
  return `blobs/sha256/${digest.slice('sha256:'.length)}`;
}

/** Checks that a member which is named after a digest has the content of that digest. */
function checkDigest(name: string, content: Buffer): void {
  const promised = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(name)?.[1];
  const found = sha256(content);
  if (promised !== undefined && found !== `sha256:${promised}`) {
    throw new ArchiveRefusedError(`its blob "${name}" has the content of ${found}`);
  }
}

function readCandidate({ configName, layers, names }: Candidate, members: ArchiveMembers): PickedImage {
  const config = members.document(configName);
  if (config === undefined) throw new ArchiveRefusedError(`its config "${toPrintable(configName)}" is not in it`);
  checkDigest(configName, config);
  return { ...readImageConfig(config), config, layers, names };
}

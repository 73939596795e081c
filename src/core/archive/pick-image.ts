import { isObject, isTextList, type JsonObject } from '../json/read-json.ts';
import { isDigest, sha256 } from '../oci/digest.ts';
import { isAttestation, maxIndexDepth } from '../oci/manifest.ts';
import { isSamePlatform } from '../oci/platform.ts';
import { parseArchiveJson } from './archive-json.ts';
import { ArchiveRefusedError, toPrintable } from './errors.ts';
import { readImageConfig, type ArchivedConfig } from './image-config.ts';
import { normalizeMemberName } from './member-name.ts';

/** Each image that is listed has to be read. */
const maxImages = 1000;
/** How many names or digests an error lists. */
const maxShown = 5;

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
interface ArchiveMembers {
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

/** The config of an image, which many entries may name: it is read once, and only when it may be the one that is meant. */
interface ConfigMember {
  readonly imageid: string;
  readonly config: Buffer;
  readonly read: () => ArchivedConfig;
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
  const candidates = mergeNames(readCandidates(members), ({ configName, layers }) => [configName, layers]);
  if (candidates.length > maxImages) throw new ArchiveRefusedError(`it lists more than ${maxImages} images`);
  const configs = new Map<string, ConfigMember>();
  const listed = candidates.map(({ configName, layers, names }) => {
    const config = configs.get(configName) ?? readConfigMember(configName, members);
    configs.set(configName, config);
    return { ...config, layers, names };
  });
  const named = listed.filter(({ imageid }) => expected.imageid === undefined || expected.imageid === imageid);
  if (named.length === 0) {
    const found = listIds(listed);
    throw new ArchiveRefusedError(`it holds the image ${found}, and ${expected.imageid ?? 'another one'} is expected`);
  }
  // Only what may be meant is read: a layout may list artifacts beside its image.
  const images = mergeNames(named, ({ imageid, layers }) => [imageid, layers]);
  const fitting = images.map(({ config, layers, names, read }) => ({ ...read(), config, layers, names }));
  const { platform } = expected;
  const ofPlatform = fitting.filter((image) => platform === undefined || isSamePlatform(platform, image.platform));
  const [image, ...others] = ofPlatform;
  if (image === undefined) {
    const found = [...new Set(fitting.map((candidate) => candidate.platform))].slice(0, maxShown).join(', ');
    throw new ArchiveRefusedError(`its image is for ${found}, and ${platform ?? 'another platform'} is expected`);
  }
  if (others.length > 0) {
    throw new ArchiveRefusedError(
      `it holds ${ofPlatform.length} images (${listIds(ofPlatform)}), and nothing says which one is meant`,
    );
  }
  checkLayers(image, members);
  return image;
}

/** Makes one of those that are the same but for their names. */
function mergeNames<T extends { readonly names: readonly string[] }>(
  listed: readonly T[],
  identify: (one: T) => unknown,
): readonly T[] {
  const merged = new Map<string, { readonly one: T; readonly names: string[] }>();
  for (const one of listed) {
    const key = JSON.stringify(identify(one));
    const same = merged.get(key) ?? { one, names: [] };
    // Not spread: an archive may list more names than a call takes arguments.
    for (const name of one.names) same.names.push(name);
    merged.set(key, same);
  }
  return [...merged.values()].map(({ one, names }) => ({ ...one, names }));
}

function listIds(images: readonly { readonly imageid: string }[]): string {
  return [...new Set(images.map(({ imageid }) => imageid))].slice(0, maxShown).join(', ');
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
    const document = parseArchiveJson(index.toString('utf8'), 'index.json');
    const candidates = readIndexCandidates(document, { members, seen: new Set() });
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
 * Follows the descriptors of an index to the manifests that are in the archive. Leaves out attestations: they are no
 * images. Reads each document once, however often indexes list it.
 */
function readIndexCandidates(
  index: unknown,
  within: { readonly members: ArchiveMembers; readonly seen: Set<string> },
  depth = 0,
): readonly Candidate[] {
  if (depth > maxIndexDepth) throw new ArchiveRefusedError('its indexes are nested too deeply');
  const { members, seen } = within;
  const entries: readonly unknown[] = isObject(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
  return entries
    .filter((entry) => !isAttestation(entry))
    .flatMap((entry): readonly Candidate[] => {
      const name = readBlobName(entry);
      const document = seen.has(name) ? undefined : readBlobDocument(name, members);
      seen.add(name);
      if (document === undefined) return [];
      const names = readNameAnnotation(entry);
      if (document['manifests'] !== undefined) {
        const nested = readIndexCandidates(document, within, depth + 1);
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
function readBlobDocument(name: string, members: ArchiveMembers): JsonObject | undefined {
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

function readConfigMember(name: string, members: ArchiveMembers): ConfigMember {
  const config = members.document(name);
  if (config === undefined) throw new ArchiveRefusedError(`its config "${toPrintable(name)}" is not in it`);
  checkDigest(name, config);
  let archived: ArchivedConfig | undefined;
  return { imageid: sha256(config), config, read: () => (archived ??= readImageConfig(config)) };
}

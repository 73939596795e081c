import { posix } from 'node:path';
import { isObject, parseArchiveJson, type JsonObject } from './strict-json.ts';
import { isDigest, sha256 } from '../oci/digest.ts';
import { isAttestation } from '../oci/manifest.ts';
import { platformName, isSamePlatform } from '../oci/platform.ts';
import { ArchiveRefusedError } from './errors.ts';

/** Nested indexes deeper than this are nobody's. */
const maxIndexDepth = 4;

/** The settings of an image that decide what a container of it runs. */
export const runtimeSettings = [
  'User',
  'Env',
  'Entrypoint',
  'Cmd',
  'WorkingDir',
  'Labels',
  'ExposedPorts',
  'Volumes',
  'StopSignal',
] as const;

/** What the config of an image says. */
export interface PickedConfig {
  /** Digest of the config: the identity that registry, engine and archive share. */
  readonly imageid: string;
  /** `linux/amd64` */
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Digests of the layers' uncompressed content, lowest first. */
  readonly diffIds: readonly string[];
  readonly settings: JsonObject;
}

/** One image inside an archive: its config, and the members that hold its layers. */
export interface PickedImage extends PickedConfig {
  /** The config's own bytes. */
  readonly config: Buffer;
  /** Names of members, lowest layer first. */
  readonly layers: readonly string[];
}

/** What was found in an archive. */
export interface ArchiveMembers {
  /** Content of a member that is kept in memory, links followed; undefined: there is none of that name. */
  readonly document: (name: string) => Buffer | undefined;
  /** Whether there is a member of that name, links followed. */
  readonly has: (name: string) => boolean;
}

/** What is asked of the image. Fields left out are not asked for. */
export interface ImageExpectation {
  readonly imageid?: string | undefined;
  readonly platform?: string | undefined;
}

interface Candidate {
  readonly configName: string;
  readonly layers: readonly string[];
}

/**
 * Picks the one image that is asked for out of an archive, by the archive's own table of contents: `manifest.json`
 * (docker save, podman, crane, kaniko, jib), else `index.json` (an OCI image layout). Several entries of one image
 * count as one, whatever names they give it.
 * @throws ArchiveRefusedError when there is none, or more than one that fits.
 */
export function pickImage(members: ArchiveMembers, expected: ImageExpectation): PickedImage {
  const candidates = unique(readCandidates(members).map((candidate) => readImage(candidate, members)));
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

function unique(images: readonly PickedImage[]): readonly PickedImage[] {
  return [...new Map(images.map((image) => [`${image.imageid} ${image.layers.join(' ')}`, image])).values()];
}

function checkLayers({ layers, diffIds }: PickedImage, members: ArchiveMembers): void {
  const missing = layers.find((name) => !members.has(name));
  if (missing !== undefined) throw new ArchiveRefusedError(`its layer "${printable(missing)}" is not in it`);
  if (layers.length !== diffIds.length) {
    throw new ArchiveRefusedError(`it names ${layers.length} layers, and the image config ${diffIds.length}`);
  }
}

function readCandidates(members: ArchiveMembers): readonly Candidate[] {
  const manifest = members.document('manifest.json');
  if (manifest !== undefined) return readDockerManifest(manifest.toString('utf8'));
  const index = members.document('index.json');
  if (index !== undefined) {
    const candidates = readIndex(parseArchiveJson(index.toString('utf8'), 'index.json'), members, 0);
    if (candidates.length === 0) throw new ArchiveRefusedError('its index.json leads to no image that is in it');
    return candidates;
  }
  const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
  throw new ArchiveRefusedError(`it has neither a manifest.json nor an index.json${legacy}, so it is no image archive`);
}

/** Reads the manifest.json of `docker save`: https://github.com/moby/docker-image-spec/blob/main/spec.md */
function readDockerManifest(text: string): readonly Candidate[] {
  const entries = parseArchiveJson(text, 'manifest.json');
  if (!Array.isArray(entries)) throw new ArchiveRefusedError('manifest.json is no JSON list');
  if (entries.length === 0) throw new ArchiveRefusedError('manifest.json holds no image');
  return entries.map((entry: unknown) => {
    const { Config: config, Layers: layers } = isObject(entry) ? entry : {};
    if (typeof config !== 'string') throw new ArchiveRefusedError('manifest.json names no config inside the archive');
    if (!isTextList(layers)) throw new ArchiveRefusedError('manifest.json has "Layers" that are no list of texts');
    return { configName: memberName(config), layers: layers.map(memberName) };
  });
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Follows the descriptors of an index to the manifests that are in the archive; attestations are no images. */
function readIndex(index: unknown, members: ArchiveMembers, depth: number): readonly Candidate[] {
  if (depth > maxIndexDepth) throw new ArchiveRefusedError('its indexes are nested too deeply');
  const entries: readonly unknown[] = isObject(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
  return entries
    .filter((entry) => !isAttestation(entry))
    .flatMap((entry) => {
      const document = parsedBlob(entry, members);
      if (document === undefined) return [];
      if (document['manifests'] !== undefined) return readIndex(document, members, depth + 1);
      const layers = Array.isArray(document['layers']) ? document['layers'] : undefined;
      if (layers === undefined) return [];
      return [{ configName: blobName(document['config']), layers: layers.map(blobName) }];
    });
}

/** The document that a descriptor points at; undefined when it is not in the archive. */
function parsedBlob(descriptor: unknown, members: ArchiveMembers): JsonObject | undefined {
  const name = blobName(descriptor);
  const content = members.document(name);
  if (content === undefined) return undefined;
  checkDigest(name, content);
  const document = parseArchiveJson(content.toString('utf8'), printable(name));
  return isObject(document) ? document : undefined;
}

function blobName(descriptor: unknown): string {
  const digest = isObject(descriptor) ? descriptor['digest'] : undefined;
  if (typeof digest !== 'string' || !isDigest(digest)) {
    throw new ArchiveRefusedError('one of its manifests has an entry without a sha256');
  }
  return `blobs/sha256/${digest.slice('sha256:'.length)}`;
}

/** A member that is named after a digest must have the content of that digest. */
function checkDigest(name: string, content: Buffer): void {
  const promised = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(name)?.[1];
  const found = sha256(content);
  if (promised !== undefined && found !== `sha256:${promised}`) {
    throw new ArchiveRefusedError(`its blob "${name}" has the content of ${found}`);
  }
}

function readImage({ configName, layers }: Candidate, members: ArchiveMembers): PickedImage {
  const config = members.document(configName);
  if (config === undefined) throw new ArchiveRefusedError(`its config "${printable(configName)}" is not in it`);
  checkDigest(configName, config);
  return { ...readImageConfig(config), config, layers };
}

/**
 * What the bytes of an image config say.
 * @throws ArchiveRefusedError when it is none.
 */
export function readImageConfig(content: Buffer): PickedConfig {
  const config = parseArchiveJson(content.toString('utf8'), 'the image config');
  if (!isObject(config)) throw new ArchiveRefusedError('the image config is no JSON object');
  const text = (name: string): string => (typeof config[name] === 'string' ? config[name] : '');
  if (text('os') === '' || text('architecture') === '') {
    throw new ArchiveRefusedError('the image config names no platform');
  }
  const rootfs = isObject(config['rootfs']) ? config['rootfs'] : {};
  const diffIds = rootfs['diff_ids'] ?? [];
  if (!isTextList(diffIds) || !diffIds.every(isDigest)) {
    throw new ArchiveRefusedError('the image config has layers without a sha256');
  }
  const settings = isObject(config['config']) ? config['config'] : {};
  const labels = isObject(settings['Labels']) ? settings['Labels'] : {};
  return {
    imageid: sha256(content),
    platform: platformName(text('os'), text('architecture'), text('variant')),
    labels: Object.fromEntries(
      Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    diffIds,
    settings,
  };
}

/** The form in which members are looked up: `./a//b` is `a/b`. */
export function memberName(name: string): string {
  return posix
    .normalize(name)
    .replace(/^(?:\.\/|\/)+/, '')
    .replace(/\/$/, '');
}

/** A name from outside, fit for a message. */
export function printable(text: string): string {
  return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}

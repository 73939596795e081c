import { platformName, isSamePlatform } from '../oci/platform.ts';
import { ArchiveRefusedError } from './errors.ts';
import { readDockerManifest } from './docker-manifest.ts';
import { familiarName } from '../oci/reference.ts';
import { digestOfName, type IndexMember } from './member-name.ts';
import { readOciIndex } from './oci-index.ts';
import { isObject, parseArchiveJson } from './strict-json.ts';

/** The one image that an archive holds. */
export interface ArchiveImage {
  /** The config digest. */
  readonly imageid: string;
  /** Where `docker load` puts it, in the engine's short form; undefined: untagged. */
  readonly reference: string | undefined;
  /** `linux/amd64` */
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What the containerd store calls it afterwards; undefined when that store would write a manifest of its own. */
  readonly manifestDigest: string | undefined;
}

/** What a consumer asks of an archive. Fields left out are not asked for. */
export interface ArchiveExpectation {
  /** The references that it may carry; the image then has one of them, or none at all. */
  readonly references?: readonly string[];
  readonly imageid?: string;
  readonly platform?: string;
  /** Throws for what else must not reach the engine. */
  readonly check?: (image: ArchiveImage) => void;
}

/** What came by of an archive: its deciding members, the JSON blobs by digest, and the names of all blobs. */
interface ArchiveContents {
  readonly members: ReadonlyMap<IndexMember, string>;
  readonly documents: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
}

interface Verdict {
  readonly image: ArchiveImage;
  /**
   * The deciding members as the engine shall read them: written anew from nothing but what was judged, so that no
   * parser can find anything else in them.
   */
  readonly members: ReadonlyMap<IndexMember, string>;
}

/**
 * Decides whether an archive may reach an engine: one image, one manifest, the expected reference, config and platform
 * alone, and the same image whichever member an engine goes by.
 * @throws ArchiveRefused that names the finding.
 */
export function validateArchive(contents: ArchiveContents, expected: ArchiveExpectation = {}): Verdict {
  const { members, documents } = contents;
  const manifestText = members.get('manifest.json');
  if (manifestText === undefined) {
    const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
    throw new ArchiveRefusedError(`it has no manifest.json${legacy}`);
  }
  const manifest = readDockerManifest(manifestText);
  const missing = [manifest.config, ...manifest.layers].find((name) => !contents.names.has(name));
  if (missing !== undefined) throw new ArchiveRefusedError(`manifest.json names "${missing}", which is not in it`);

  const imageid = digestOfName(manifest.config);
  const configText = imageid === undefined ? undefined : documents.get(imageid);
  if (imageid === undefined || configText === undefined) {
    throw new ArchiveRefusedError(`its config "${manifest.config}" is no image config`);
  }
  if (expected.imageid !== undefined && expected.imageid !== imageid) {
    throw new ArchiveRefusedError(`it holds the image ${imageid}, and ${expected.imageid} is expected`);
  }
  const config = readConfig(configText);
  if (expected.platform !== undefined && !isSamePlatform(expected.platform, config.platform)) {
    throw new ArchiveRefusedError(`its image is for ${config.platform}, and ${expected.platform} is expected`);
  }

  const indexText = members.get('index.json');
  if (members.has('oci-layout') && indexText === undefined) {
    throw new ArchiveRefusedError('it has an oci-layout and no index.json');
  }
  const index = indexText === undefined ? undefined : readOciIndex(indexText, documents, config.platform);
  if (index !== undefined && index.imageid !== imageid) {
    throw new ArchiveRefusedError(`manifest.json holds the image ${imageid}, and index.json ${index.imageid}`);
  }

  const names = [...manifest.repoTags, ...(index?.names ?? []), ...legacyNames(members.get('repositories'))];
  const reference = oneReference(names, expected.references);
  const emitted = new Map<IndexMember, string>([
    [
      'manifest.json',
      JSON.stringify([
        {
          Config: manifest.config,
          RepoTags: reference === undefined ? null : [reference],
          Layers: manifest.layers,
        },
      ]),
    ],
  ]);
  if (index !== undefined) emitted.set('index.json', index.rewritten);
  if (members.has('oci-layout')) emitted.set('oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  const image = {
    imageid,
    reference,
    platform: config.platform,
    labels: config.labels,
    manifestDigest: members.has('oci-layout') ? index?.digest : undefined,
  };
  expected.check?.(image);
  return { image, members: emitted };
}

function oneReference(names: readonly string[], allowed: readonly string[] | undefined): string | undefined {
  const wanted = allowed?.map(familiarName);
  const found = new Set<string>();
  for (const name of names) {
    const familiar = familiarName(name);
    if (familiar === undefined) throw new ArchiveRefusedError(`"${printable(name)}" in it is no reference with a tag`);
    if (wanted !== undefined && !wanted.includes(familiar)) {
      throw new ArchiveRefusedError(
        `it would set the tag "${familiar}", and only ${(allowed ?? []).join(', ')} may be set`,
      );
    }
    found.add(familiar);
  }
  if (found.size > 1) throw new ArchiveRefusedError(`it would set several tags: ${[...found].join(', ')}`);
  return [...found][0];
}

/** Names in `repositories`, which engines read when there is no manifest.json: `{"app": {"1": "<layer>"}}`. */
function legacyNames(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const repositories = parseArchiveJson(text, 'repositories');
  if (!isObject(repositories)) throw new ArchiveRefusedError('repositories is no JSON object');
  return Object.entries(repositories).flatMap(([name, tags]) =>
    isObject(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name],
  );
}

function readConfig(text: string): { platform: string; labels: Readonly<Record<string, string>> } {
  const config = parseArchiveJson(text, 'the image config');
  if (!isObject(config)) throw new ArchiveRefusedError('the image config is no JSON object');
  const part = (name: string): string => (typeof config[name] === 'string' ? config[name] : '');
  if (part('os') === '' || part('architecture') === '') {
    throw new ArchiveRefusedError('the image config names no platform');
  }
  const settings = isObject(config['config']) ? config['config'] : {};
  const labels = isObject(settings['Labels']) ? settings['Labels'] : {};
  return {
    platform: platformName(part('os'), part('architecture'), part('variant')),
    labels: Object.fromEntries(
      Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  };
}

function printable(text: string): string {
  return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}

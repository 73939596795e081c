import { isSamePlatform } from '../oci/platform.ts';
import { familiarName } from '../oci/reference.ts';
import { readDockerManifest } from './docker-manifest.ts';
import { ArchiveRefusedError, toPrintable } from './errors.ts';
import { readImageConfig } from './image-config.ts';
import { digestOfName, type IndexMember } from './member-name.ts';
import { readOciIndex } from './oci-index.ts';
import { isObject, parseArchiveJson } from './strict-json.ts';

/** The one image that an archive holds. */
export interface ArchiveImage {
  /** The config digest. */
  readonly imageid: string;
  /** The name that `docker load` gives it, in the engine's short form. Undefined: none. */
  readonly reference: string | undefined;
  /** `linux/amd64` */
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its id in the containerd store. Undefined: that store would write a manifest of its own. */
  readonly manifestDigest: string | undefined;
  /** Digests of the layers' uncompressed content, lowest first. */
  readonly diffIds: readonly string[];
  /** What a container of it runs. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What an archive must be. A field that is undefined is not checked. */
export interface ArchiveExpectation {
  /** The references that the image may have; one without any passes too. */
  readonly references?: readonly string[] | undefined;
  readonly imageid?: string | undefined;
  readonly platform?: string | undefined;
}

/** What was read of an archive. */
interface ArchiveContents {
  /** The members by which an engine decides. */
  readonly members: ReadonlyMap<IndexMember, string>;
  /** JSON blobs by digest. */
  readonly documents: ReadonlyMap<string, string>;
  /** Names of all members. */
  readonly names: ReadonlySet<string>;
}

interface ValidatedArchive {
  readonly image: ArchiveImage;
  /**
   * The members by which an engine decides, written anew from what was validated alone, so that no parser can find
   * anything else in them.
   */
  readonly members: ReadonlyMap<IndexMember, string>;
}

/**
 * Checks that an archive holds one image, with the expected reference, config and platform, and that it is the same image
 * whichever member an engine goes by.
 * @throws ArchiveRefusedError that names the finding
 */
export function validateArchive(contents: ArchiveContents, expected: ArchiveExpectation = {}): ValidatedArchive {
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
  const config = readImageConfig(Buffer.from(configText));
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

  const names = [...manifest.repoTags, ...(index?.names ?? []), ...readLegacyNames(members.get('repositories'))];
  const reference = requireOneReference(names, expected.references);
  const rewritten = new Map<IndexMember, string>([
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
  if (index !== undefined) rewritten.set('index.json', index.rewritten);
  if (members.has('oci-layout')) rewritten.set('oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  const image = {
    imageid,
    reference,
    platform: config.platform,
    labels: config.labels,
    manifestDigest: members.has('oci-layout') ? index?.digest : undefined,
    diffIds: config.diffIds,
    settings: config.settings,
  };
  return { image, members: rewritten };
}

function requireOneReference(names: readonly string[], allowed: readonly string[] | undefined): string | undefined {
  const wanted = allowed?.map(familiarName);
  const found = new Set<string>();
  for (const name of names) {
    const familiar = familiarName(name);
    if (familiar === undefined) {
      throw new ArchiveRefusedError(`"${toPrintable(name)}" in it is no reference with a tag`);
    }
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

/** Reads the names in `repositories`, which engines read when there is no manifest.json: `{"app": {"1": "<layer>"}}`. */
function readLegacyNames(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const repositories = parseArchiveJson(text, 'repositories');
  if (!isObject(repositories)) throw new ArchiveRefusedError('repositories is no JSON object');
  return Object.entries(repositories).flatMap(([name, tags]) =>
    isObject(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name],
  );
}

import { ArchiveRefusedError } from './errors.ts';
import { memberKind } from './member-name.ts';
import { isObject, parseArchiveJson } from './strict-json.ts';

/** The one entry of an archive's manifest.json. */
interface DockerManifest {
  /** Name of the member that holds the config. */
  readonly config: string;
  readonly repoTags: readonly string[];
  /** Names of the members that hold the layers, lowest first. */
  readonly layers: readonly string[];
}

/**
 * Reads the manifest.json of `docker save`: exactly one image.
 * @throws ArchiveRefused
 */
export function readDockerManifest(text: string): DockerManifest {
  const entries = parseArchiveJson(text, 'manifest.json');
  if (!Array.isArray(entries)) throw new ArchiveRefusedError('manifest.json is no JSON list');
  if (entries.length !== 1) throw new ArchiveRefusedError(`manifest.json holds ${entries.length} images`);
  const entry: unknown = entries[0];
  if (!isObject(entry)) throw new ArchiveRefusedError('manifest.json describes no image');
  const config = entry['Config'];
  if (typeof config !== 'string' || memberKind(config) !== 'blob') {
    throw new ArchiveRefusedError('manifest.json names no config inside the archive');
  }
  const layers = texts(entry['Layers'], 'Layers');
  if (layers.some((layer) => !['blob', 'layer'].includes(memberKind(layer) ?? ''))) {
    throw new ArchiveRefusedError('manifest.json names a layer outside the archive');
  }
  return { config, repoTags: texts(entry['RepoTags'] ?? [], 'RepoTags'), layers };
}

function texts(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  throw new ArchiveRefusedError(`manifest.json has a "${name}" that is no list of texts`);
}

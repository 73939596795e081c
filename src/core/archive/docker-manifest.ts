import { ArchiveRefusedError } from './errors.ts';
import { classifyMember } from './member-name.ts';
import { isObject, isTextList, parseArchiveJson } from './strict-json.ts';

/** The one entry of an archive's manifest.json: https://github.com/moby/docker-image-spec/blob/main/spec.md */
interface DockerManifest {
  /** Name of the member that holds the config. */
  readonly config: string;
  readonly repoTags: readonly string[];
  /** Names of the members that hold the layers, lowest first. */
  readonly layers: readonly string[];
}

/**
 * Reads the manifest.json of `docker save`, which must list exactly one image.
 * @throws ArchiveRefusedError
 */
export function readDockerManifest(text: string): DockerManifest {
  const entries = parseArchiveJson(text, 'manifest.json');
  if (!Array.isArray(entries)) throw new ArchiveRefusedError('manifest.json is no JSON list');
  if (entries.length !== 1) throw new ArchiveRefusedError(`manifest.json holds ${entries.length} images`);
  const entry: unknown = entries[0];
  if (!isObject(entry)) throw new ArchiveRefusedError('manifest.json describes no image');
  const config = entry['Config'];
  if (typeof config !== 'string' || classifyMember(config) !== 'blob') {
    throw new ArchiveRefusedError('manifest.json names no config inside the archive');
  }
  const layers = readTextList(entry['Layers'], 'Layers');
  if (layers.some((layer) => !['blob', 'layer'].includes(classifyMember(layer) ?? ''))) {
    throw new ArchiveRefusedError('manifest.json names a layer outside the archive');
  }
  return { config, repoTags: readTextList(entry['RepoTags'] ?? [], 'RepoTags'), layers };
}

function readTextList(value: unknown, name: string): readonly string[] {
  if (isTextList(value)) return value;
  throw new ArchiveRefusedError(`manifest.json has a "${name}" that is no list of texts`);
}

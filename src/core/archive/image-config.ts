import { isObject, isTextList, type JsonObject } from '../json/read-json.ts';
import { isDigest, sha256 } from '../oci/digest.ts';
import { platformName } from '../oci/platform.ts';
import { ArchiveRefusedError } from './errors.ts';

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

/** What the config of an image in an archive says. */
export interface ArchivedConfig {
  /** Digest of the config: the identity that registry, engine and archive share. */
  readonly imageid: string;
  /** `linux/amd64` */
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Digests of the layers' uncompressed content, lowest first. */
  readonly diffIds: readonly string[];
  readonly settings: JsonObject;
}

/**
 * Reads the bytes of an image config: https://github.com/opencontainers/image-spec/blob/main/config.md
 * @throws ArchiveRefusedError when it is none
 */
export function readImageConfig(content: Buffer): ArchivedConfig {
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

/**
 * Parses JSON of an archive, whatever another parser may find in it.
 * @param what names the document in errors
 * @throws ArchiveRefusedError
 */
export function parseArchiveJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRefusedError(`${what} is not JSON`);
  }
}

import { isObject, isTextList, type JsonObject } from '../json/read-json.ts';
import { isDigest, sha256 } from '../oci/digest.ts';
import { isPlatform, platformName } from '../oci/platform.ts';
import { parseEngineJson, rejectFoldedKeys } from './archive-json.ts';
import { ArchiveRefusedError, toPrintable } from './errors.ts';

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

/** Fields of a config that decide what the image is, as engines spell them. */
const configKeys = ['architecture', 'os', 'os.version', 'os.features', 'variant', 'config', 'rootfs'];
const rootfsKeys = ['type', 'diff_ids'];
const settingKeys = [...runtimeSettings, 'Healthcheck', 'OnBuild', 'Shell', 'StopTimeout', 'ArgsEscaped'];

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
 * Reads the bytes of an image config, which an engine reads too. Refuses one in which an engine would find something else:
 * Go takes `Config` for `config`, and merges keys that are there twice (https://pkg.go.dev/encoding/json#Unmarshal).
 * https://github.com/opencontainers/image-spec/blob/main/config.md
 * @throws ArchiveRefusedError when it is none
 */
export function readImageConfig(content: Buffer): ArchivedConfig {
  const json = content.toString('utf8');
  const config = parseEngineJson(json, 'the image config');
  if (!isObject(config)) throw new ArchiveRefusedError('the image config is no JSON object');
  rejectFoldedKeys(config, configKeys, 'the image config');
  const text = (name: string): string => (typeof config[name] === 'string' ? config[name] : '');
  if (text('os') === '' || text('architecture') === '') {
    throw new ArchiveRefusedError('the image config names no platform');
  }
  const platform = platformName(text('os'), text('architecture'), text('variant'));
  if (!isPlatform(platform)) {
    throw new ArchiveRefusedError(`the image config is for "${toPrintable(platform)}", which is no platform`);
  }
  const rootfs = isObject(config['rootfs']) ? config['rootfs'] : {};
  rejectFoldedKeys(rootfs, rootfsKeys, 'the image config');
  const diffIds = rootfs['diff_ids'] ?? [];
  if (!isTextList(diffIds) || !diffIds.every(isDigest)) {
    throw new ArchiveRefusedError('the image config has layers without a sha256');
  }
  const settings = isObject(config['config']) ? config['config'] : {};
  rejectFoldedKeys(settings, settingKeys, 'the image config');
  const labels = isObject(settings['Labels']) ? settings['Labels'] : {};
  return {
    imageid: sha256(content),
    platform,
    labels: Object.fromEntries(
      Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    diffIds,
    settings,
  };
}

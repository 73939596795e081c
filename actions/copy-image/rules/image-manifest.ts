import { isDigest } from '../../../src/core/oci/digest.ts';
import { platformName, samePlatform } from '../../../src/core/oci/platform.ts';
import { listAt, textAt } from '../../../src/core/json/read-json.ts';
import { UserError } from '../../../src/errors.ts';

/** One entry of an index. */
export interface IndexEntry {
  readonly digest: string;
  /** `linux/amd64`; undefined for what is no image of a platform. */
  readonly platform: string | undefined;
  /** The entry whose attestations it holds, as BuildKit marks them. */
  readonly attests: string | undefined;
}

/** What a copy has to know of a manifest or an index. */
interface ImageManifest {
  /** Undefined: it is no index. */
  readonly entries: readonly IndexEntry[] | undefined;
  /** Of a manifest: the imageid. */
  readonly configDigest: string | undefined;
  /** Whether the config is that of an image, not of another artifact. */
  readonly isImage: boolean;
}

/**
 * Reads a manifest or index of Docker's or OCI's media types.
 * @throws UserError when it names something that is no sha256 digest.
 */
export function readImageManifest(raw: string, ref: string): ImageManifest {
  const json = parsed(raw, ref);
  const config = textAt(json, 'config', 'digest');
  if (config !== undefined) {
    const isImage = /(container\.image|image\.config)\.v1\+json$/.test(textAt(json, 'config', 'mediaType') ?? '');
    return { entries: undefined, configDigest: checked(config, ref), isImage };
  }
  const entries = listAt(json, 'manifests').map((entry): IndexEntry => {
    const os = textAt(entry, 'platform', 'os') ?? 'unknown';
    const architecture = textAt(entry, 'platform', 'architecture') ?? '';
    const attests = textAt(entry, 'annotations', 'vnd.docker.reference.digest');
    return {
      digest: checked(textAt(entry, 'digest'), ref),
      platform:
        os === 'unknown' ? undefined : platformName(os, architecture, textAt(entry, 'platform', 'variant') ?? ''),
      attests: attests === undefined ? undefined : checked(attests, ref),
    };
  });
  return { entries, configDigest: undefined, isImage: false };
}

/**
 * The index cut down to some platforms: their manifests and the attestations of these, everything else as it was. The
 * same input always gives the same bytes, and so the same digest; nothing to leave out gives the index itself.
 * @throws UserError when a platform is not there.
 */
export function reducedIndex(raw: string, platforms: readonly string[], ref: string): string {
  const entries = readImageManifest(raw, ref).entries ?? [];
  const offered = entries.flatMap(({ platform }) => platform ?? []);
  const missing = platforms.find((wanted) => !offered.some((platform) => samePlatform(platform, wanted)));
  if (missing !== undefined) {
    throw new UserError(`${ref} has no platform "${missing}", only ${offered.join(', ')}: correct "platforms".`);
  }
  const kept = entries.filter(
    ({ platform }) => platform !== undefined && platforms.some((wanted) => samePlatform(platform, wanted)),
  );
  const digests = new Set(kept.map(({ digest }) => digest));
  const staying = entries.map(
    ({ digest, attests }) => digests.has(digest) || (attests !== undefined && digests.has(attests)),
  );
  if (staying.every(Boolean)) return raw;
  const index = parsed(raw, ref);
  const manifests = listAt(index, 'manifests').filter((_, position) => staying[position]);
  return JSON.stringify({ ...(index as object), manifests });
}

function parsed(raw: string, ref: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    throw new UserError(`${ref} is no image: what the registry has under it is no JSON.`, { cause: error });
  }
}

function checked(digest: string | undefined, ref: string): string {
  if (digest !== undefined && isDigest(digest)) return digest;
  throw new UserError(`${ref} names "${digest ?? ''}", which is no sha256 digest: it cannot be copied.`);
}

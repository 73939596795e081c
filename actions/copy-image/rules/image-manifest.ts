import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { attestedManifest, isImageConfig, isIndex } from '../../../src/core/oci/manifest.ts';
import { isSamePlatform, readPlatform } from '../../../src/core/oci/platform.ts';
import { UserError } from '../../../src/errors.ts';
import { parseCopiedManifest, requireSha256 } from './manifest-content.ts';

/** One entry of an index. */
export interface IndexEntry {
  readonly digest: string;
  /** Whether it is an index itself. */
  readonly isIndex: boolean;
  /** `linux/amd64`; undefined for what is no image for a platform. */
  readonly platform: string | undefined;
  /** Digest of the entry that it attests; undefined for what is no attestation. */
  readonly attests: string | undefined;
}

/** What a copy needs to know of a manifest or an index. */
interface ImageManifest {
  /** Undefined: it is not an index. */
  readonly entries: readonly IndexEntry[] | undefined;
  /** The imageid; undefined for an index. */
  readonly configDigest: string | undefined;
  /** Whether the config is that of an image, not of another artifact. */
  readonly isImage: boolean;
}

/**
 * Reads a manifest or index of Docker's or OCI's media types.
 * @throws UserError when it is none, or another one to other programs, or names something that is no sha256 digest
 */
export function readImageManifest(raw: string, ref: string): ImageManifest {
  const json = parseCopiedManifest(raw, ref);
  const config = textAt(json, 'config', 'digest');
  if (config !== undefined) {
    const isImage = isImageConfig(valueAt(json, 'config'));
    return { entries: undefined, configDigest: requireSha256(config, ref), isImage };
  }
  const entries = listAt(json, 'manifests').map((entry): IndexEntry => {
    const attests = attestedManifest(entry);
    return {
      digest: requireSha256(textAt(entry, 'digest'), ref),
      isIndex: isIndex(textAt(entry, 'mediaType') ?? ''),
      platform: readPlatform(valueAt(entry, 'platform')),
      attests: attests === undefined ? undefined : requireSha256(attests, ref),
    };
  });
  return { entries, configDigest: undefined, isImage: false };
}

/**
 * Cuts an index down to some platforms: their manifests and the attestations of these, everything else as it was. The
 * same input always gives the same bytes, and so the same digest. With nothing to leave out it returns the index
 * itself.
 * @throws UserError when a platform is not there
 */
export function selectPlatforms(raw: string, platforms: readonly string[], ref: string): string {
  const entries = readImageManifest(raw, ref).entries ?? [];
  const offered = entries.flatMap(({ platform }) => platform ?? []);
  const missing = platforms.find((wanted) => !offered.some((platform) => isSamePlatform(platform, wanted)));
  if (missing !== undefined) {
    throw new UserError(`${ref} has no platform "${missing}", only ${offered.join(', ')}: correct "platforms".`);
  }
  const kept = entries.filter(
    ({ platform }) => platform !== undefined && platforms.some((wanted) => isSamePlatform(platform, wanted)),
  );
  const digests = new Set(kept.map(({ digest }) => digest));
  const staying = entries.map(
    ({ digest, attests }) => digests.has(digest) || (attests !== undefined && digests.has(attests)),
  );
  if (staying.every(Boolean)) return raw;
  const index = parseCopiedManifest(raw, ref);
  const manifests = listAt(index, 'manifests').filter((_, position) => staying[position]);
  return JSON.stringify({ ...(index as object), manifests });
}

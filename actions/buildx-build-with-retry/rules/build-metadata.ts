import { valueAt } from '../../../src/core/json/read-json.ts';
import { isDigest } from '../../../src/core/oci/digest.ts';
import { readBuildWarnings, type BuildWarning } from './build-warnings.ts';

/** What buildx wrote into its metadata file (https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file). */
export interface BuildMetadata {
  /** The file as it is, for the output `metadata`. */
  readonly text: string;
  /** Config digest, where the result is one image without attestations. */
  readonly configDigest: string | undefined;
  /** Digest of whatever was exported: a config, a manifest or an index, by store and driver. */
  readonly digest: string | undefined;
  /** Media type of what `digest` names; undefined: an older buildx does not say. */
  readonly mediaType: string | undefined;
  readonly warnings: readonly BuildWarning[];
}

/** Reads a metadata file; an empty one (an older buildx, a failed build) says nothing. */
export function readBuildMetadata(text: string): BuildMetadata {
  const data: unknown = text.trim() === '' ? {} : JSON.parse(text);
  const digestAt = (key: string): string | undefined => {
    const value = valueAt(data, key);
    return typeof value === 'string' && isDigest(value) ? value : undefined;
  };
  const mediaType = valueAt(data, 'containerimage.descriptor', 'mediaType');
  return {
    text,
    mediaType: typeof mediaType === 'string' ? mediaType : undefined,
    configDigest: digestAt('containerimage.config.digest'),
    digest: digestAt('containerimage.digest'),
    warnings: readBuildWarnings(data),
  };
}

import { findImageId } from '../oci/image-ids.ts';

/** How the archive is compressed. */
export type Compression = 'zstd' | 'gzip' | 'none';

/** The one archive of an image that a producer uploaded. */
export interface ArchiveFacts {
  /** The reference inside the archive. */
  readonly reference: string;
  readonly platform: string;
  readonly 'artifact-name': string;
  readonly 'artifact-id': number;
  /** `sha256:<hex>` of the artifact as the service keeps it. */
  readonly 'artifact-digest': string;
  /** Uncompressed. */
  readonly 'size-bytes': number;
  /** As uploaded. */
  readonly 'archive-bytes': number;
  readonly compression: Compression;
}

/** A reference that was pushed, and the digest that the registry answered. */
export interface PushedRef {
  readonly ref: string;
  readonly digest: string;
}

/** What the producer tells the consumers. It is a wire format: an empty text means "not known" or "not there". */
export interface HandoverRecord {
  readonly schema: 1;
  /** Repository of the first image, without tag. */
  readonly image: string;
  readonly tag: string;
  /** Of the manifest or index in the first image's registry. */
  readonly digest: string;
  /** Config digest for the producer's own platform. */
  readonly imageid: string;
  /** Config digest by platform. */
  readonly imageids: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  readonly revision: string;
  readonly 'source-sha': string;
  readonly 'pushed-refs': readonly PushedRef[];
  readonly archive: ArchiveFacts | null;
  readonly run: {
    readonly id: number;
    readonly attempt: number;
    readonly repository: string;
    readonly 'head-repository': string;
    readonly event: string;
  };
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Why nothing was built; null: something was, or was tried. */
  readonly skipped: string | null;
  /**
   * Seconds of the build that made the image, without its push: what a consumer that takes the image saves. Missing when
   * the producer's job built nothing, and in records of earlier versions.
   */
  readonly 'build-seconds'?: number | undefined;
}

/** The imageid that a record gives for a platform: the one that fits it, else that of the producer's own. '' when unknown. */
export function recordedImageId({ imageid, imageids }: HandoverRecord, platform: string): string {
  return findImageId(imageids, platform) ?? imageid;
}

/** The image's first reference, as the record names it. */
export function recordedRef({ image, tag }: Pick<HandoverRecord, 'image' | 'tag'>): string {
  return `${image}:${tag}`;
}

/** One line of JSON, so that it can be a job output. */
export function serializeHandover(record: HandoverRecord): string {
  return JSON.stringify(record);
}

/* Neighbour: archives of images, as engines read and write them. */
import type { ImageExpectation, PickedImage } from '../core/archive/pick-image.ts';
import type { Compression } from '../core/handover/record.ts';
import type { ByteStream } from './files.ts';
import type { BlobRef } from './registry.ts';

/** Reads the config digests, by platform, of an archive that the engine of this machine writes. */
export type ArchivedConfigs = (archive: ByteStream) => Promise<Readonly<Record<string, string>>>;

export interface PackRequest {
  /** Opens the archive: starts an engine's `save`, or reads a file. */
  readonly open: (signal: AbortSignal) => Promise<ByteStream>;
  /** Whether the source may be compressed already, perhaps not as `compression` says. */
  readonly mayBeCompressed?: boolean | undefined;
  /** Path of the result. The file appears only when it is whole. */
  readonly file: string;
  readonly compression: Compression;
  readonly level: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece: how many bytes of the plain archive have passed so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** Called before the archive counts as good; throws when the image is not acceptable. */
  readonly check?: ((image: PickedImage) => void) | undefined;
  /** Called with the packed archive while it is written. The stream ends once all of it is good, and fails otherwise. */
  readonly onPacking?: ((packed: ByteStream) => void) | undefined;
}

/** An archive that was written, and the image that it holds. */
export interface PackedArchive {
  readonly image: PickedImage;
  /** Bytes of the plain archive. */
  readonly sizeBytes: number;
  /** Bytes of the file. */
  readonly archiveBytes: number;
}

/** Writes archives of images as files. */
export interface ArchivePacker {
  /**
   * Compresses an archive on its way into a file, and reads from it what image it holds.
   * @throws ArchiveRefusedError when a consumer would refuse it
   */
  pack(request: PackRequest): Promise<PackedArchive>;
}

/** What an archive from outside must be. */
export interface RewriteExpectation extends ImageExpectation {
  /** Throws for anything else that must not reach the reader. */
  readonly check?: ((image: PickedImage) => void) | undefined;
  /** The most bytes of the plain archive that are read. */
  readonly maxBytes: number;
  /** The most bytes that layers which are compressed in it unpack to. */
  readonly maxLayerBytes: number;
  /** Bytes of the archive as it comes, where somebody says so. It can only have the archive refused earlier. */
  readonly packedBytes?: number | undefined;
  /** The name that the image gets in the new archive. Undefined: no name. */
  readonly name?: string | undefined;
  /**
   * Whether each layer has to have the content that the config says. Not needed before a classic store, which compares them
   * itself. The containerd store does so only with layers that it unpacks, and keeps any content under a config whose layers
   * it has already.
   */
  readonly verifyLayers: boolean;
}

/** An archive that is written anew on its way to an engine or a scanner. */
export interface RewrittenArchive {
  /**
   * One image and nothing else. Fails with an ArchiveRefusedError before the entry that completes the image, and with the
   * source's own error when the source fails.
   */
  readonly stream: ByteStream;
  /** The image inside. Undefined until the stream has been read to its end. */
  readonly image: () => PickedImage | undefined;
}

/** Image archives from outside, which are not trusted. */
export interface Archives {
  /** Decompresses an archive (zstd, gzip or plain, by its first bytes) and writes it anew with one image alone. */
  rewrite(archive: ByteStream, expected: RewriteExpectation): RewrittenArchive;
}

/** A blob as a file. */
export interface BlobFile extends BlobRef {
  readonly path: string;
}

/** A layer as a file. */
export interface LayerFile extends BlobFile {
  readonly compression: 'gzip' | 'zstd';
}

/**
 * Writes config and layers of the image in a plain archive as files of a folder, layers compressed as registries keep
 * them. A layer that is compressed already stays as it is.
 * @throws ArchiveRefusedError when the archive does not hold that image
 */
export type UnpackLayers = (
  archive: ByteStream,
  imageid: string,
  folder: string,
) => Promise<{ readonly config: BlobFile; readonly layers: readonly LayerFile[] }>;

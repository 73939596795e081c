import type { ArchiveExpectation, ArchiveImage } from '../core/archive/validate.ts';
import type { Compression } from '../core/handover/record.ts';
import type { ByteStream } from './files.ts';

/** Reads the config digests, by platform, of an archive that the engine of this machine writes. */
export type ArchivedConfigs = (archive: ByteStream) => Promise<Readonly<Record<string, string>>>;

/** An archive that was written, and the image that it holds. */
export interface PackedArchive {
  readonly image: ArchiveImage;
  /** Bytes of the plain archive, and of the file. */
  readonly sizeBytes: number;
  readonly archiveBytes: number;
}

export interface PackRequest {
  /** Starts what gives the archive: an engine, or reading a file. */
  readonly open: (signal: AbortSignal) => Promise<ByteStream>;
  /** Whether it may come compressed already: by another compression than the one wanted, perhaps. */
  readonly mayBeCompressed?: boolean;
  /** What the archive must hold; see `judgeArchive`. */
  readonly expected: ArchiveExpectation;
  /** Appears only when it is whole. */
  readonly file: string;
  readonly compression: Compression;
  readonly level: number;
  readonly signal?: AbortSignal;
  /** Told with each piece how many bytes of the plain archive went through. */
  readonly onProgress?: (bytes: number) => void;
  /** Asked about the image before the archive counts as good; throws when it does not. */
  readonly check?: (image: ArchiveImage) => void;
  /** Given the packed archive while it is made: it ends once all of it is good, and fails otherwise. */
  readonly meanwhile?: (packed: ByteStream) => void;
}

/** Writes archives of images as files. */
export interface ArchivePacker {
  /**
   * Compresses an archive on its way into a file, and reads from it what image it holds.
   * Rejects with an ArchiveRefused when a consumer would refuse it.
   */
  pack(request: PackRequest): Promise<PackedArchive>;
}

/** An archive on its way to the engine. */
export interface GuardedArchive {
  /**
   * What the engine may read. It ends with an ArchiveRefused before any deciding member when the archive is refused, and
   * with the source's own error when that fails.
   */
  readonly stream: ByteStream;
  /** The image inside, once the stream was read to its end. Throws before. */
  readonly image: () => ArchiveImage;
}

/** Image archives, which nobody trusts before they were judged. */
export interface Archives {
  /**
   * Decompresses an archive by what its first bytes say (zstd, gzip, plain) and guards it on its way to the engine.
   * @param maxBytes how much of the plain archive is read at most
   */
  guard(archive: ByteStream, expected: ArchiveExpectation, maxBytes: number): GuardedArchive;
}

import { ArchiveRefusedError } from './errors.ts';

/** Executables and texts are compressed to a fifth at best. A twentieth leaves room. */
const usualRatio = 20;
/** Zeros, such as the holes of sparse files, by which an archive may go beyond that ratio. */
const maxSparseBytes = 8 * 2 ** 30;
/** Gzip makes a thousandth of zeros. Beyond twice that there is nothing but zeros in zstd, or they are compressed twice. */
const maxRatio = 2000;
/** Each frame of zstd takes time, however small it is. Tools write one for a file or for some megabytes. */
const maxFrames = 1_000_000;
/** Where a ratio does not matter. */
const smallBytes = 64 * 2 ** 20;

/** The most that so many packed bytes may unpack to. */
export function maxExpandedBytes(packedBytes: number): number {
  return Math.min(smallBytes + maxRatio * packedBytes, maxSparseBytes + usualRatio * packedBytes);
}

/** How far an archive may unpack: the archive itself, and the layers that are compressed in it. */
export interface ExpansionLimit {
  /** Counts bytes as they arrive. */
  readonly addPacked: (bytes: number) => void;
  /** Counts frames of zstd that this process decompresses. @throws ArchiveRefusedError */
  readonly addFrame: () => void;
  /** Counts bytes of the plain archive. @throws ArchiveRefusedError */
  readonly addPlain: (bytes: number) => void;
  /** Counts bytes that compressed layers unpack to. @throws ArchiveRefusedError */
  readonly addUnpacked: (bytes: number) => void;
  /** Compares the whole, once all of it has arrived. @throws ArchiveRefusedError */
  readonly finish: () => void;
}

interface ExpansionBounds {
  /** For how many bytes of layers there is room. */
  readonly maxLayerBytes: number;
  /**
   * How many bytes arrive, if known. What is said here and is not so can only make the limit lower than it would be:
   * what has arrived counts too, and the whole is compared at the end.
   */
  readonly packedBytes?: number | undefined;
}

/** Limits by what arrives, whatever a record says of it. */
export function expansionLimit({ maxLayerBytes, packedBytes }: ExpansionBounds): ExpansionLimit {
  let packed = 0;
  let plain = 0;
  let unpacked = 0;
  let frames = 0;
  const checkExpansion = (what: string, bytes: number, of: number): void => {
    if (bytes <= maxExpandedBytes(of)) return;
    throw new ArchiveRefusedError(`${what} to over ${maxExpandedBytes(of)} bytes from ${of}, which no image does`);
  };
  /** What has not arrived yet may be what is hardly compressed. */
  const checkSoFar = (what: string, bytes: number): void => {
    if (bytes > maxSparseBytes + usualRatio * packed) checkExpansion(what, bytes, packed);
    if (packedBytes !== undefined) checkExpansion(what, bytes, Math.max(packed, packedBytes));
  };
  return {
    addPacked(bytes) {
      packed += bytes;
    },
    addFrame() {
      if (++frames <= maxFrames) return;
      throw new ArchiveRefusedError(`its zstd is made of more than ${maxFrames} frames, which no image is`);
    },
    addPlain(bytes) {
      plain += bytes;
      checkSoFar('it unpacks', plain);
    },
    addUnpacked(bytes) {
      unpacked += bytes;
      checkSoFar('its layers unpack', unpacked);
      if (unpacked <= maxLayerBytes) return;
      throw new ArchiveRefusedError(`its layers unpack to more than the ${maxLayerBytes} bytes that there is room for`);
    },
    finish() {
      checkExpansion('it unpacks', plain, packed);
      checkExpansion('its layers unpack', unpacked, packed);
    },
  };
}

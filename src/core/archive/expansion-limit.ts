import { ArchiveRefusedError } from './errors.ts';

/**
 * Content that is compressed in earnest: executables and texts become a fifth at best. A twentieth leaves room.
 */
const usualRatio = 20;
/** Holes of sparse files, which are zeros in a tar: what an archive may unpack to beyond its usual ratio. */
const sparseBytes = 8 * 2 ** 30;
/** Gzip makes a thousandth of zeros. More than twice that is nothing but zeros in zstd, or compressed twice. */
const maxRatio = 2000;
/** Where no ratio matters. */
const smallBytes = 64 * 2 ** 20;

/** The most bytes that so many packed ones may unpack to, while there may be more of them to come. */
export function maxExpandedBytes(packedBytes: number): number {
  return sparseBytes + usualRatio * packedBytes;
}

/** How far an archive may unpack, the archive itself and the layers in it alike. All by what arrives, nothing by its record. */
export interface ExpansionLimit {
  /** Counts bytes as they arrive. */
  readonly addPacked: (bytes: number) => void;
  /** Counts bytes of the plain archive. @throws ArchiveRefusedError */
  readonly addPlain: (bytes: number) => void;
  /** Counts bytes of layers that are compressed within the archive. @throws ArchiveRefusedError */
  readonly addUnpacked: (bytes: number) => void;
  /** Compares the whole. @throws ArchiveRefusedError */
  readonly finish: () => void;
}

/** @param maxBytes for which there is room, of the plain archive and of its layers */
export function expansionLimit(maxBytes: number): ExpansionLimit {
  let packed = 0;
  let plain = 0;
  let unpacked = 0;
  const check = (what: string, bytes: number): void => {
    if (bytes > maxBytes) throw new ArchiveRefusedError(`${what} to more than the ${maxBytes} bytes that it may have`);
    if (bytes <= maxExpandedBytes(packed)) return;
    throw new ArchiveRefusedError(
      `${what} to over ${bytes} bytes, and at most ${maxExpandedBytes(packed)} are taken of the ${packed} bytes that it has`,
    );
  };
  const checkRatio = (what: string, bytes: number): void => {
    if (bytes <= smallBytes + maxRatio * packed) return;
    throw new ArchiveRefusedError(`${what} to over ${maxRatio} times its ${packed} bytes, which no image does`);
  };
  return {
    addPacked(bytes) {
      packed += bytes;
    },
    addPlain(bytes) {
      plain += bytes;
      check('it unpacks', plain);
    },
    addUnpacked(bytes) {
      unpacked += bytes;
      check('its layers unpack', unpacked);
    },
    finish() {
      checkRatio('it unpacks', plain);
      checkRatio('its layers unpack', unpacked);
    },
  };
}

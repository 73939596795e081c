import { createHash } from 'node:crypto';
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';
import { zstdFrameCutter } from '../../core/archive/cut-zstd-frames.ts';
import { ArchiveRefusedError } from '../../core/archive/errors.ts';
import type { ExpansionLimit } from '../../core/archive/expansion-limit.ts';
import { tarReader } from '../../core/archive/tar-reader.ts';
import { chunkSize } from './decompress.ts';
import { detectCompression, detectedBytes, isCompressedOtherwise } from './detect-compression.ts';

/** The digests by which image configs name layers (`diff_ids`), of the members of an archive. */
interface LayerDigests {
  /**
   * Reads a piece of the archive, whose memory may be used again afterwards.
   * @throws ArchiveRefusedError when compressed layers unpack to more than the limit says
   */
  read(piece: Buffer): Promise<void>;
  /**
   * The digest of the member's uncompressed content; '' when none was asked for. Undefined: there is no such member, it is
   * damaged, or its compression is not known.
   */
  digestOf(name: string): string | undefined;
}

/**
 * Computes the digests of an archive's members while it passes, and counts what the compressed ones unpack to, as the
 * engine will. Gzip and zstd are known by their first bytes.
 * @param options.hashes false: no digests are wanted
 */
export function layerDigests(limit: ExpansionLimit, { hashes }: { readonly hashes: boolean }): LayerDigests {
  const tar = tarReader();
  const digests = new Map<string, string | undefined>();
  const contentDigest = (): ContentDigest => digestContent(limit, hashes);
  let name = '';
  let content = contentDigest();
  return {
    async read(piece) {
      for (const part of tar.read(piece)) {
        if (part.kind === 'member') {
          name = part.header.name;
          content = contentDigest();
        } else if (part.kind === 'content') {
          await content.write(part.bytes);
        } else {
          digests.set(name, await content.end());
        }
      }
    },
    digestOf: (member) => digests.get(member),
  };
}

interface ContentDigest {
  write(bytes: Buffer): Promise<void>;
  end(): Promise<string | undefined>;
}

function digestContent(limit: ExpansionLimit, hashes: boolean): ContentDigest {
  const hash = hashes ? createHash('sha256') : undefined;
  const add = (bytes: Buffer): void => {
    hash?.update(bytes);
  };
  const addUnpacked = (bytes: Buffer): void => {
    limit.addUnpacked(bytes.length);
    add(bytes);
  };
  let start: Buffer = Buffer.alloc(0);
  let decoder: Decoder | undefined;
  const open = async (): Promise<void> => {
    decoder = openDecompressor(start, limit, addUnpacked) ?? plainDecoder(add);
    await decoder.write(start);
  };
  return {
    async write(bytes) {
      if (decoder !== undefined) return decoder.write(bytes);
      start = Buffer.concat([start, bytes]);
      if (start.length >= detectedBytes) await open();
    },
    async end() {
      if (decoder === undefined) await open();
      if ((await decoder?.end()) !== true) return undefined;
      return hash === undefined ? '' : `sha256:${hash.digest('hex')}`;
    },
  };
}

interface Decoder {
  write(bytes: Buffer): Promise<void>;
  /** Whether the content was whole. */
  end(): Promise<boolean>;
}

/** Undefined: what begins so is not compressed. */
function openDecompressor(start: Buffer, limit: ExpansionLimit, add: (bytes: Buffer) => void): Decoder | undefined {
  const compression = detectCompression(start);
  if (compression === 'gzip') return streamDecoder(createGunzip({ chunkSize }), (bytes) => [bytes], add);
  if (compression === 'zstd') {
    return streamDecoder(createZstdDecompress({ chunkSize }), zstdFrameCutter(limit.addFrame), add);
  }
  return isCompressedOtherwise(start) ? unknownDecoder : undefined;
}

function plainDecoder(add: (bytes: Buffer) => void): Decoder {
  return {
    write(bytes) {
      add(bytes);
      return Promise.resolve();
    },
    end: () => Promise.resolve(true),
  };
}

/** Never whole: nobody knows what it would unpack to. */
const unknownDecoder: Decoder = { write: () => Promise.resolve(), end: () => Promise.resolve(false) };

/** @param cut cuts what is written into pieces that the stream takes whole */
function streamDecoder(
  stream: Gunzip | ZstdDecompress,
  cut: (bytes: Buffer) => Iterable<Buffer>,
  add: (bytes: Buffer) => void,
): Decoder {
  let failure: unknown;
  stream.on('error', (error) => {
    failure ??= error;
  });
  stream.on('data', (bytes: Buffer) => {
    try {
      add(bytes);
    } catch (error) {
      // A stream that is destroyed inflates no further.
      failure ??= error;
      stream.destroy();
    }
  });
  const throwRefusal = (): void => {
    if (failure instanceof ArchiveRefusedError) throw failure;
  };
  return {
    async write(bytes) {
      try {
        for (const piece of failure === undefined ? cut(bytes) : []) {
          const before = stream.bytesWritten;
          await writeTo(stream, piece);
          if (stream.bytesWritten - before < piece.length) failure ??= new Error('bytes behind the end');
          if (failure !== undefined) break;
        }
      } catch (error) {
        failure ??= error;
      }
      throwRefusal();
    },
    async end() {
      if (failure === undefined) await new Promise((resolve) => stream.once('close', resolve).end());
      throwRefusal();
      stream.destroy();
      return failure === undefined;
    },
  };
}

/** Resolves when the stream has taken the bytes, or as many of them as it wants. */
function writeTo(stream: Gunzip | ZstdDecompress, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('end', done).off('error', done).off('close', done);
      resolve();
    };
    stream.once('end', done).once('error', done).once('close', done);
    stream.write(bytes, done);
  });
}

import { createHash } from 'node:crypto';
import {
  createGunzip,
  createZstdDecompress,
  type Gunzip,
  type ZlibOptions,
  type ZstdDecompress,
  type ZstdOptions,
} from 'node:zlib';
import { ArchiveRefusedError } from '../../core/archive/errors.ts';
import type { ExpansionLimit } from '../../core/archive/expansion-limit.ts';
import { tarReader } from '../../core/tar/reader.ts';
import { detectCompression, detectedBytes, isCompressedOtherwise } from './detect-compression.ts';
import { chunkSize } from './zstd-frames.ts';

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
    decoder = openDecompressor(start, addUnpacked) ?? plainDecoder(add);
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
function openDecompressor(start: Buffer, add: (bytes: Buffer) => void): Decoder | undefined {
  const compression = detectCompression(start);
  if (compression === 'gzip') return streamDecoder(createGunzip, add);
  if (compression === 'zstd') return streamDecoder(createZstdDecompress, add);
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

/**
 * Decodes by a stream of zlib. That of zstd ends with the first frame, where tools write several: a new one goes on then.
 */
function streamDecoder(
  create: (options: ZlibOptions & ZstdOptions) => Gunzip | ZstdDecompress,
  add: (bytes: Buffer) => void,
): Decoder {
  let failure: unknown;
  const open = (): Gunzip | ZstdDecompress => {
    const opened = create({ chunkSize }).on('error', (error) => {
      failure ??= error;
    });
    return opened.on('data', (bytes: Buffer) => {
      try {
        add(bytes);
      } catch (error) {
        // A stream that is destroyed inflates no further.
        failure ??= error;
        opened.destroy();
      }
    });
  };
  const throwRefusal = (): void => {
    if (failure instanceof ArchiveRefusedError) throw failure;
  };
  let stream = open();
  return {
    async write(bytes) {
      for (let left = bytes; left.length > 0 && failure === undefined;) {
        const before = stream.bytesWritten;
        await writeTo(stream, left);
        throwRefusal();
        const taken = stream.bytesWritten - before;
        left = left.subarray(taken);
        if (left.length === 0) return;
        if (taken === 0) failure ??= new Error('bytes behind the end');
        stream.destroy();
        stream = open();
      }
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

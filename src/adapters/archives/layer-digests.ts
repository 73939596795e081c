import { createHash } from 'node:crypto';
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';
import { tarReader } from '../../core/tar/reader.ts';
import { detectCompression, detectedBytes } from './detect-compression.ts';

/** The digests by which image configs name layers (`diff_ids`), of the members of an archive. */
interface LayerDigests {
  /** Reads a piece of the archive, whose memory may be used again afterwards. */
  read(piece: Buffer): Promise<void>;
  /** The digest of the member's uncompressed content. Undefined: there is no such member, or it is damaged. */
  digestOf(name: string): string | undefined;
}

/** Computes the digests of an archive's members while it passes. Gzip and zstd are known by their first bytes. */
export function layerDigests(): LayerDigests {
  const tar = tarReader();
  const digests = new Map<string, string | undefined>();
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

function contentDigest(): ContentDigest {
  const hash = createHash('sha256');
  const add = (bytes: Buffer): void => {
    hash.update(bytes);
  };
  let start: Buffer = Buffer.alloc(0);
  let decoder: Decoder | undefined;
  const open = async (): Promise<void> => {
    decoder = openLayerDecoder(start, add);
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
      return (await decoder?.end()) === true ? `sha256:${hash.digest('hex')}` : undefined;
    },
  };
}

interface Decoder {
  write(bytes: Buffer): Promise<void>;
  /** Whether the content was whole. */
  end(): Promise<boolean>;
}

function openLayerDecoder(start: Buffer, add: (bytes: Buffer) => void): Decoder {
  const compression = detectCompression(start);
  if (compression === 'gzip') return streamDecoder(createGunzip, add);
  if (compression === 'zstd') return streamDecoder(createZstdDecompress, add);
  return {
    write(bytes) {
      add(bytes);
      return Promise.resolve();
    },
    end: () => Promise.resolve(true),
  };
}

/** Decodes by a stream of zlib. That of zstd ends with the first frame, and tools write several: a new one goes on then. */
function streamDecoder(create: () => Gunzip | ZstdDecompress, add: (bytes: Buffer) => void): Decoder {
  let isDamaged = false;
  const open = (): Gunzip | ZstdDecompress =>
    create()
      .on('data', add)
      .on('error', () => {
        isDamaged = true;
      });
  let stream = open();
  return {
    async write(bytes) {
      for (let left = bytes; left.length > 0 && !isDamaged;) {
        const before = stream.bytesWritten;
        await writeTo(stream, left);
        const taken = stream.bytesWritten - before;
        left = left.subarray(taken);
        if (left.length === 0) return;
        if (taken === 0) isDamaged = true;
        stream.destroy();
        stream = open();
      }
    },
    async end() {
      if (!isDamaged) await new Promise((resolve) => stream.once('close', resolve).end());
      stream.destroy();
      return !isDamaged;
    },
  };
}

/** Resolves when the stream has taken the bytes, or as many of them as it wants. */
function writeTo(stream: Gunzip | ZstdDecompress, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('end', done).off('error', done);
      resolve();
    };
    stream.once('end', done).once('error', done);
    stream.write(bytes, done);
  });
}

import { EventEmitter } from 'node:events';
import type { Transform } from 'node:stream';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import { expansionLimit } from '../../core/archive/expansion-limit.ts';
import { imageRewriter } from '../../core/archive/rewrite-image.ts';
import type { Compression } from '../../core/handover/record.ts';
import { CommandError } from '../../errors.ts';
import type { ArchivePacker } from '../../ports/archives.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { anySignal } from '../process/abort-signals.ts';
import { pipeThrough } from '../streams/write-stream.ts';
import { decompress } from './decompress.ts';

/** How packing ends: with the path of the whole file, or with what failed. */
type Packing = EventEmitter<{ whole: [string]; failed: [unknown] }>;

/** Packs archives into files, by `zstd -T0` and `pigz`, which use every core. Without them by Node's zlib, which uses one. */
export function archivePacker(exec: Exec, files: Files): ArchivePacker {
  return {
    async pack({ open, mayBeCompressed = false, file, compression, level, signal, ...callbacks }) {
      const abort = new AbortController();
      const end = anySignal(signal, abort.signal);
      const part = `${file}.part`;
      const packing: Packing = new EventEmitter();
      callbacks.onPacking?.(files.follow(part, whenPacked(packing)));
      // Only says what image the archive holds: consumers write it anew, whoever sends it to them.
      const reader = imageRewriter({}, { prefix: '' });
      let sizeBytes = 0;
      async function* inspected(archive: ByteStream): AsyncGenerator<Buffer> {
        for await (const piece of archive) {
          Array.from(reader.pass(piece));
          sizeBytes += piece.length;
          callbacks.onProgress?.(sizeBytes);
          yield piece;
        }
      }
      try {
        const opened = await open(end);
        const limit = expansionLimit({ maxLayerBytes: Infinity });
        const plain = mayBeCompressed ? decompress(opened, limit, { exec, files, signal: end }) : opened;
        await writeCompressed(exec, files, inspected(plain), { part, compression, level, signal: end });
        const { image } = reader.finish();
        limit.finish();
        callbacks.check?.(image);
        await files.rename(part, file);
        packing.emit('whole', file);
        return { image, sizeBytes, archiveBytes: await files.size(file) };
      } catch (error) {
        abort.abort(error);
        packing.emit('failed', error);
        await files.remove(part);
        signal?.throwIfAborted();
        throw error;
      }
    },
  };
}

/** The path of the whole file. Nobody may be waiting for it when packing fails. */
function whenPacked(packing: Packing): Promise<string> {
  const path = new Promise<string>((resolve, reject) => {
    packing.once('whole', resolve).once('failed', reject);
  });
  path.catch(() => undefined);
  return path;
}

/** Where the packed archive goes, and how it is packed. */
interface PackedTarget {
  readonly part: string;
  readonly compression: Compression;
  readonly level: number;
  readonly signal: AbortSignal;
}

async function writeCompressed(
  exec: Exec,
  files: Files,
  plain: ByteStream,
  { part, compression, level, signal }: PackedTarget,
): Promise<void> {
  const quietly = ['-q', `-${level}`];
  if (compression === 'none') {
    await files.write(part, plain);
  } else if (compression === 'zstd' && (await exec.has('zstd'))) {
    const result = await exec.run('zstd', [...quietly, '-T0', '-f', '-o', part], { input: plain, signal });
    if (result.exitCode !== 0) throw new CommandError({ command: 'zstd', ...result });
  } else if (compression === 'gzip' && (await exec.has('pigz'))) {
    const { stdout, done } = exec.stream('pigz', [...quietly, '-c'], { input: plain, signal });
    await files.write(part, stdout);
    const result = await done;
    if (result.exitCode !== 0) throw new CommandError({ command: 'pigz', ...result });
  } else {
    await files.write(part, pipeThrough(plain, compressor(compression, level)));
  }
}

function compressor(compression: 'zstd' | 'gzip', level: number): Transform {
  return compression === 'zstd'
    ? createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } })
    : createGzip({ level });
}

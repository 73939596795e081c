import { EventEmitter } from 'node:events';
import type { Transform } from 'node:stream';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import { filterArchive } from '../../core/archive/filter.ts';
import type { Compression } from '../../core/handover/record.ts';
import { CommandError } from '../../errors.ts';
import type { ArchivePacker } from '../../ports/archives.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { anySignal } from '../process/abort-signals.ts';
import { plainArchive } from './decompress.ts';
import { pipeThrough } from '../streams/write-stream.ts';

/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
export function archivePacker(exec: Exec, files: Files): ArchivePacker {
  return {
    async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, ...told }) {
      const abort = new AbortController();
      const anyEnd = anySignal(signal, abort.signal);
      const part = `${file}.part`;
      const ending = new EventEmitter<{ whole: [string]; failed: [unknown] }>();
      if (told.meanwhile !== undefined) told.meanwhile(files.follow(part, endOf(ending)));
      const sieve = filterArchive(expected, Infinity);
      let sizeBytes = 0;
      async function* passing(archive: ByteStream): AsyncGenerator<Buffer> {
        for await (const piece of archive) {
          Array.from(sieve.pass(piece));
          sizeBytes += piece.length;
          told.onProgress?.(sizeBytes);
          yield piece;
        }
      }
      try {
        const opened = await open(anyEnd);
        const plain = mayBeCompressed ? plainArchive(opened, { exec, files, signal: anyEnd }) : opened;
        await writeCompressed(exec, files, passing(plain), { part, compression, level, signal: anyEnd });
        const { image } = sieve.finish();
        told.check?.(image);
        await files.rename(part, file);
        ending.emit('whole', file);
        return { image, sizeBytes, archiveBytes: await files.size(file) };
      } catch (error) {
        abort.abort(error);
        ending.emit('failed', error);
        await files.remove(part);
        signal?.throwIfAborted();
        throw error;
      }
    },
  };
}

function endOf(ending: EventEmitter<{ whole: [string]; failed: [unknown] }>): Promise<string> {
  const end = new Promise<string>((resolve, reject) => {
    ending.once('whole', resolve).once('failed', reject);
  });
  end.catch(() => undefined);
  return end;
}

interface Sink {
  readonly part: string;
  readonly compression: Compression;
  readonly level: number;
  readonly signal: AbortSignal;
}

async function writeCompressed(
  exec: Exec,
  files: Files,
  plain: ByteStream,
  { part, compression, level, signal }: Sink,
): Promise<void> {
  const quietly = ['-q', `-${String(level)}`];
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

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { Compression } from '../core/handover-record.ts';
import { CommandError } from '../errors.ts';
import type { Exec, ExecStream, Files, ArchivePacker } from '../ports.ts';
import { readPassingArchive } from './archive-guard.ts';
import { plainArchive } from './image-archives.ts';

/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
export function archivePacker(exec: Exec, files: Files): ArchivePacker {
  return {
    async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, onProgress }) {
      const abort = new AbortController();
      const anyEnd = signal === undefined ? abort.signal : AbortSignal.any([signal, abort.signal]);
      let sourceFailure: unknown;
      let sizeBytes = 0;
      try {
        const { tap, image } = readPassingArchive(expected);
        const { stdout, done } = open(anyEnd);
        const saved = { stdout: mayBeCompressed ? plainArchive(stdout) : stdout, done };
        const plain = wholeOutput(saved, 'docker image save', (bytes) => {
          sizeBytes = bytes;
          onProgress?.(bytes);
        });
        pipeline(plain, tap).catch((error: unknown) => {
          sourceFailure ??= error;
        });
        await files.write(file, await compressed(exec, tap, compression, level, anyEnd));
        return { image: await image, sizeBytes, archiveBytes: await files.size(file) };
      } catch (error) {
        abort.abort(error);
        await files.remove(file);
        signal?.throwIfAborted();
        // What ended the source is the cause; the compressor only saw its input end.
        throw sourceFailure ?? error;
      }
    },
  };
}

async function compressed(
  exec: Exec,
  plain: Readable,
  compression: Compression,
  level: number,
  signal: AbortSignal,
): Promise<Readable> {
  if (compression === 'none') return plain;
  const [program, args] = compression === 'zstd' ? ['zstd', ['-T0']] : ['pigz', []];
  if (await exec.has(program)) {
    const stream = exec.stream(program, ['-q', '-c', `-${String(level)}`, ...args], { input: plain, signal });
    return wholeOutput(stream, program);
  }
  const transform =
    compression === 'zstd'
      ? createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } })
      : createGzip({ level });
  pipeline(plain, transform).catch(() => undefined);
  return transform;
}

/** A program's output that fails at its end when the program did: what is cut short must not pass for whole. */
function wholeOutput({ stdout, done }: ExecStream, command: string, onBytes?: (bytes: number) => void): Readable {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const piece of stdout as AsyncIterable<Buffer>) {
      bytes += piece.length;
      onBytes?.(bytes);
      yield piece;
    }
    const result = await done;
    if (result.exitCode !== 0) throw new CommandError({ command, ...result });
  };
  return Readable.from(pieces(), { objectMode: false, highWaterMark: 1 << 20 });
}

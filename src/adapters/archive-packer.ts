import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { Compression } from '../core/handover-record.ts';
import { CommandError } from '../errors.ts';
import type { Exec, Files, ArchivePacker } from '../ports.ts';
import { readPassingArchive } from './archive-guard.ts';
import { plainArchive } from './image-archives.ts';

/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
export function archivePacker(exec: Exec, files: Files): ArchivePacker {
  return {
    async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, ...told }) {
      const abort = new AbortController();
      const anyEnd = signal === undefined ? abort.signal : AbortSignal.any([signal, abort.signal]);
      const part = `${file}.part`;
      const ending = new EventEmitter<{ whole: [string]; failed: [unknown] }>();
      if (told.meanwhile !== undefined) told.meanwhile(files.follow(part, endOf(ending)));
      let sourceFailure: unknown;
      let sizeBytes = 0;
      try {
        const { stdout, done } = open(anyEnd);
        const { tap, image } = readPassingArchive(expected);
        const plain = mayBeCompressed ? plainArchive(stdout) : stdout;
        plain.on('data', (piece: Buffer) => {
          sizeBytes += piece.length;
          told.onProgress?.(sizeBytes);
        });
        pipeline(plain, tap).catch((error: unknown) => {
          sourceFailure = error;
        });
        await writeCompressed(exec, files, tap, { part, compression, level, signal: anyEnd });
        const saved = await done;
        if (saved.exitCode !== 0) throw new CommandError({ command: 'docker image save', ...saved });
        const read = await image;
        told.check?.(read);
        await files.rename(part, file);
        ending.emit('whole', file);
        return { image: read, sizeBytes, archiveBytes: await files.size(file) };
      } catch (error) {
        abort.abort(error);
        ending.emit('failed', error);
        await files.remove(part);
        signal?.throwIfAborted();
        throw isConsequence(error) ? (sourceFailure ?? error) : error;
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

/** Rejects when a compressor failed; what cut its input short is for others to find out. */
async function writeCompressed(
  exec: Exec,
  files: Files,
  plain: Readable,
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
    const transform =
      compression === 'zstd'
        ? createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } })
        : createGzip({ level });
    pipeline(plain, transform).catch(() => undefined);
    await files.write(part, transform);
  }
}

/** Whether something else ended this part of the pipe: its input broke off, or it was told to end. */
function isConsequence(error: unknown): boolean {
  if (error instanceof CommandError) return error.exitCode === -1;
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

import { createGunzip, createZstdDecompress } from 'node:zlib';
import { damagedArchiveError } from '../../core/archive/errors.ts';
import { toMessage } from '../../errors.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { anySignal } from '../process/abort-signals.ts';
import { peek } from '../streams/peek.ts';
import { pipeThrough } from '../streams/write-stream.ts';
import { socketPair, type SocketPair } from '../streams/socket-reader.ts';

/** As much as zstd puts into one block: larger pieces only cost memory. */
const decodedBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);

interface Decoding {
  readonly exec: Exec;
  readonly files: Files;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd.
 * @throws TransferBroken when it is damaged
 */
export async function* plainArchive(archive: ByteStream, decoding: Decoding): AsyncGenerator<Buffer> {
  const { first, all } = await peek(archive);
  try {
    yield* await decoded(first, all, decoding);
  } catch (error) {
    throw isDecoderError(error) ? damagedArchiveError(toMessage(error), error) : error;
  }
}

async function decoded(first: Buffer, archive: ByteStream, decoding: Decoding): Promise<ByteStream> {
  if (first.subarray(0, 2).equals(gzipMagic)) return pipeThrough(archive, createGunzip({ chunkSize: decodedBytes }));
  if (!first.subarray(0, 4).equals(zstdMagic)) return archive;
  if (await decoding.exec.has('zstd')) {
    // There is none below a path of some hundred characters.
    const pair = await socketPair(decoding.files).catch(() => undefined);
    if (pair !== undefined) return byProgram(archive, pair, decoding);
  }
  return pipeThrough(archive, createZstdDecompress({ chunkSize: decodedBytes }));
}

/** By the `zstd` program, beside this process. */
async function* byProgram(
  archive: ByteStream,
  { writer, bytes }: SocketPair,
  { exec, signal }: Decoding,
): AsyncGenerator<Buffer> {
  const stop = new AbortController();
  try {
    const decoding = exec.run('zstd', ['-d', '-q', '-c'], {
      input: archive,
      output: writer,
      signal: anySignal(signal, stop.signal),
    });
    const ended = decoding.finally(() => writer.destroy());
    ended.catch(() => undefined);
    yield* bytes;
    const { exitCode, stderr } = await ended;
    if (exitCode !== 0) throw damagedArchiveError(stderr.trim());
  } finally {
    stop.abort();
  }
}

function isDecoderError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}

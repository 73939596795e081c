import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';
import { zstdFrameCutter } from '../../core/archive/cut-zstd-frames.ts';
import { damagedArchiveError, type TransferError } from '../../core/archive/errors.ts';
import type { ExpansionLimit } from '../../core/archive/expansion-limit.ts';
import { toMessage } from '../../errors.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { anySignal } from '../process/abort-signals.ts';
import { peek } from '../streams/peek.ts';
import { socketPair, type SocketPair } from '../streams/socket-reader.ts';
import { writePiece } from '../streams/write-stream.ts';
import { detectCompression } from './detect-compression.ts';

/**
 * The largest block of zstd; larger chunks only cost memory:
 * https://www.rfc-editor.org/rfc/rfc8878#name-blocks
 */
export const chunkSize = 128 << 10;

interface DecoderDeps {
  readonly exec: Exec;
  readonly files: Files;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives the tar inside an archive, which is plain, gzip or zstd by its first bytes.
 * @throws TransferError when it is damaged, ArchiveRefusedError when it unpacks to more than the limit says
 */
export async function* decompress(
  archive: ByteStream,
  limit: ExpansionLimit,
  deps: DecoderDeps,
): AsyncGenerator<Buffer> {
  const source = { isWhole: false };
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of archive) {
      limit.addPacked(piece.length);
      yield piece;
    }
    source.isWhole = true;
  }
  const { first, all } = await peek(counted());
  try {
    for await (const piece of await openPlain(first, all, { ...deps, limit })) {
      limit.addPlain(piece.length);
      yield piece;
    }
    // The digest of a download is only known once all of it was read.
    if (!source.isWhole) throw bytesBehindError();
  } catch (error) {
    throw isZlibError(error) ? damagedArchiveError(toMessage(error), error) : error;
  }
}

async function openPlain(
  first: Buffer,
  archive: ByteStream,
  deps: DecoderDeps & { readonly limit: ExpansionLimit },
): Promise<ByteStream> {
  const compression = detectCompression(first);
  if (compression === undefined) return archive;
  if (compression === 'gzip') return inflate(archive, createGunzip({ chunkSize }));
  if (await deps.exec.has('zstd')) {
    // There can be none in a folder with a long path.
    const pair = await socketPair(deps.files).catch(() => undefined);
    if (pair !== undefined) return runZstd(archive, pair, deps);
  }
  return inflate(cutFrames(archive, deps.limit), createZstdDecompress({ chunkSize }));
}

/** Fails where the decoder ends before its source does: zeros end gzip for it, and it does not look at what is behind them. */
async function* inflate(packed: ByteStream, decoder: Gunzip | ZstdDecompress): AsyncGenerator<Buffer> {
  // What it gets after its end may still be an error to it, when nobody listens any more.
  decoder.on('error', () => undefined);
  const feed = async (): Promise<void> => {
    for await (const piece of packed) {
      const before = decoder.bytesWritten;
      if (!(await writePiece(piece, decoder))) return;
      if (decoder.bytesWritten - before < piece.length) throw bytesBehindError();
    }
    decoder.end();
  };
  const fed = feed();
  fed.catch((error: unknown) => {
    decoder.destroy(error as Error);
  });
  yield* decoder as AsyncIterable<Buffer>;
  await fed;
}

function bytesBehindError(): TransferError {
  return damagedArchiveError('bytes behind the end of its compression');
}

async function* cutFrames(archive: ByteStream, limit: ExpansionLimit): AsyncGenerator<Buffer> {
  const cut = zstdFrameCutter(limit.addFrame);
  for await (const piece of archive) yield* cut(piece);
}

/** Decompresses by the `zstd` program, which runs beside this process. */
async function* runZstd(
  archive: ByteStream,
  { writer, bytes }: SocketPair,
  { exec, signal }: DecoderDeps,
): AsyncGenerator<Buffer> {
  const stop = new AbortController();
  try {
    const running = exec.run('zstd', ['-d', '-q', '-c'], {
      input: archive,
      output: writer,
      signal: anySignal(signal, stop.signal),
    });
    const ended = running.finally(() => writer.destroy());
    ended.catch(() => undefined);
    yield* bytes;
    const { exitCode, stderr } = await ended;
    if (exitCode !== 0) throw damagedArchiveError(stderr.trim());
  } finally {
    stop.abort();
  }
}

function isZlibError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}

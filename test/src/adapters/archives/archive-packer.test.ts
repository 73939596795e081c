import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, addAbortSignal } from 'node:stream';
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { archivePacker } from '../../../../src/adapters/archives/archive-packer.ts';
import { childProcesses } from '../../../../src/adapters/process/child-processes.ts';
import { runnerFiles } from '../../../../src/adapters/runner/runner-files.ts';
import { stopCommands } from '../../../../src/adapters/runner/stop-commands.ts';
import type { Compression } from '../../../../src/core/handover/record.ts';
import type { PackRequest, PackedArchive } from '../../../../src/ports/archives.ts';
import type { Exec } from '../../../../src/ports/process.ts';
import { fixtureImage, savedArchive, tarOf } from '../../../support/archive-fixture.ts';
import { whole } from '../../../support/whole.ts';

const programs = childProcesses(stopCommands(() => undefined));
/** A machine that has neither zstd nor pigz. */
const bareExec: Exec = { ...programs, has: () => Promise.resolve(false) };

/** @param failure what it ends with after its content */
const source = (content: Buffer, failure?: Error): Promise<Readable> => {
  const parts = function* (): Generator<Buffer> {
    yield content.subarray(0, 700);
    yield content.subarray(700);
    if (failure !== undefined) throw failure;
  };
  return Promise.resolve(Readable.from(parts()));
};

describe('packing an archive', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-pack-'));
    file = join(folder, 'app-1');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const pack = (open: PackRequest['open'], changes: Partial<PackRequest> = {}): Promise<PackedArchive> =>
    archivePacker(bareExec, runnerFiles({})).pack({
      open,
      file,
      compression: 'zstd',
      level: 1,
      ...changes,
    });

  test('the packed archive can be read while it is made, and ends when it is good', async () => {
    const archive = await tarOf(savedArchive(await fixtureImage('a'), 'app:1'));
    let meanwhile: Promise<Buffer> | undefined;
    const checked: string[] = [];

    await pack(() => source(archive), {
      onPacking(packed) {
        meanwhile = whole(packed);
      },
      check: ({ names }) => checked.push(...names),
    });

    expect((await meanwhile)?.equals(readFileSync(file))).toBe(true);
    expect(checked).toEqual(['app:1']);
  });

  test.each<[Compression, string, Exec]>([
    ['none', 'this process', bareExec],
    ['gzip', 'pigz, where it is there,', programs],
    ['gzip', 'this process', bareExec],
    ['zstd', 'zstd, where it is there,', programs],
    ['zstd', 'this process', bareExec],
  ])('as %s, written by %s it can be read before its source has ended', async (compression, _writer, exec) => {
    const archive = await tarOf(savedArchive(await fixtureImage('a', { content: randomBytes(24 << 20) }), 'app:1'));
    let onSeen = (): void => undefined;
    const seen = new Promise<void>((resolve) => {
      onSeen = resolve;
    });
    async function* holdingBack(): AsyncGenerator<Buffer, undefined> {
      const last = archive.length - 4096;
      for (let at = 0; at < last; at += 1 << 16) yield archive.subarray(at, Math.min(at + (1 << 16), last));
      await seen;
      yield archive.subarray(last);
    }
    const packing = archivePacker(exec, runnerFiles({})).pack({
      open: () => Promise.resolve(holdingBack()),
      file,
      compression,
      level: 1,
      onPacking(packed) {
        void (async () => {
          for await (const { length } of packed) if (length > 0) onSeen();
        })();
      },
    });
    expect((await packing).archiveBytes).toBeGreaterThan(24 << 20);
  });

  test.each<[string, Error | undefined, PackRequest['check']]>([
    ['the engine failed', new Error('gone'), () => undefined],
    [
      'its image is another one',
      undefined,
      () => {
        throw new Error('another image');
      },
    ],
  ])('what reads it meanwhile never sees its end when %s', async (_why, failure, check) => {
    const archive = await tarOf(savedArchive(await fixtureImage('a'), 'app:1'));
    let meanwhile: Promise<unknown> | undefined;
    const packing = pack(() => source(archive, failure), {
      onPacking(packed) {
        meanwhile = whole(packed).catch((error: unknown) => error);
      },
      check,
    });
    await expect(packing).rejects.toThrow();
    expect(await meanwhile).toBeInstanceOf(Error);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each<[Compression, (file: Buffer) => Buffer]>([
    ['zstd', zstdDecompressSync],
    ['gzip', gunzipSync],
    ['none', (content) => content],
  ])('with %s it comes back byte for byte, and its image is read on the way', async (compression, plain) => {
    const image = await fixtureImage('a');
    const archive = await tarOf(savedArchive(image, 'docker.io/library/app:1'));
    const seen: number[] = [];

    const packed = await pack(() => source(archive), { compression, onProgress: (bytes) => seen.push(bytes) });

    expect(plain(readFileSync(file)).equals(archive)).toBe(true);
    expect(packed).toMatchObject({
      image: { imageid: image.imageid, names: ['app:1'] },
      sizeBytes: archive.length,
      archiveBytes: readFileSync(file).length,
    });
    expect(seen.at(-1)).toBe(archive.length);
  });

  test.each([gzipSync, zstdCompressSync])(
    'an archive that comes compressed is packed as the plain one',
    async (compress) => {
      const archive = await tarOf(savedArchive(await fixtureImage('a'), 'docker.io/library/app:1'));

      const packed = await pack(() => source(compress(archive)), { mayBeCompressed: true, compression: 'none' });

      expect(readFileSync(file).equals(archive)).toBe(true);
      expect(packed.sizeBytes).toBe(archive.length);
    },
  );

  test('an engine that breaks off in the middle is the reason that is given, and leaves no file', async () => {
    const archive = await tarOf(savedArchive(await fixtureImage('a'), 'docker.io/library/app:1'));
    const failure = new Error('error during connect: aborted');

    await expect(pack(() => source(archive.subarray(0, 3000), failure))).rejects.toBe(failure);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an archive that is cut off although its engine says nothing leaves no file', async () => {
    const archive = await tarOf(savedArchive(await fixtureImage('a'), 'docker.io/library/app:1'));

    await expect(pack(() => source(archive.subarray(0, 3000)))).rejects.toThrow(/cut off|no manifest/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a cancelled job ends it with the reason of the cancellation, and leaves no file', async () => {
    const cancel = new AbortController();
    const endless = (signal: AbortSignal): Promise<Readable> =>
      Promise.resolve(addAbortSignal(signal, new Readable({ read: () => undefined })));
    setTimeout(() => {
      cancel.abort(new Error('The job was cancelled.'));
    }, 50);

    await expect(pack(endless, { signal: cancel.signal, compression: 'none' })).rejects.toThrow(
      'The job was cancelled.',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

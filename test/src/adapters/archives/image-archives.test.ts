import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { imageArchives } from '../../../../src/adapters/archives/image-archives.ts';
import { childProcesses } from '../../../../src/adapters/process/child-processes.ts';
import { runnerFiles } from '../../../../src/adapters/runner/runner-files.ts';
import { stopCommands } from '../../../../src/adapters/runner/stop-commands.ts';
import { TransferError } from '../../../../src/core/archive/errors.ts';
import type { RewrittenArchive } from '../../../../src/ports/archives.ts';
import type { ByteStream } from '../../../../src/ports/files.ts';
import type { Exec } from '../../../../src/ports/process.ts';
import { fixtureImage, savedArchive, sha256Hex, tarOf } from '../../../support/archive-fixture.ts';
import { whole } from '../../../support/whole.ts';

const app = await fixtureImage('app');
const tar = await tarOf(savedArchive(app, 'docker.io/library/app:1'));
/** What pzstd writes: a skippable frame before each frame of the content. */
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
const frames = [tar.subarray(0, 1500), tar.subarray(1500)].map((part) => zstdCompressSync(part));
const forms = {
  plain: tar,
  gzip: gzipSync(tar),
  'gzip of several members': Buffer.concat([gzipSync(tar.subarray(0, 1500)), gzipSync(tar.subarray(1500))]),
  zstd: zstdCompressSync(tar),
  'zstd of several frames': Buffer.concat([...frames, skippable]),
  'zstd that begins with a frame to be skipped': Buffer.concat(frames.flatMap((frame) => [skippable, frame])),
};

/** As a download brings it: in pieces that end anywhere. */
const pieces = (content: Buffer): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / 777) }, (_, index) =>
      content.subarray(index * 777, (index + 1) * 777),
    ),
  );

const programs = childProcesses(stopCommands(() => undefined));
const noPrograms = { ...programs, has: () => Promise.resolve(false) };
/** No socket can be had below it. */
const deep = 'd'.repeat(110);

describe.each<[string, Exec, string]>([
  ['the zstd program', programs, ''],
  ['no program', noPrograms, ''],
  ['a temporary folder with a long path', programs, deep],
])('with %s', (_machine, exec, below) => {
  let home: string;
  let temp: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'ciia-archives-'));
    temp = join(home, below);
    mkdirSync(temp, { recursive: true });
  });
  afterEach(() => {
    expect(readdirSync(temp)).toEqual([]);
    rmSync(home, { recursive: true });
  });
  const rewrite = (archive: ByteStream): RewrittenArchive =>
    imageArchives(exec, runnerFiles({ RUNNER_TEMP: temp })).rewrite(archive, {
      maxBytes: 1 << 30,
      maxLayerBytes: 1 << 30,
      verifyLayers: true,
    });

  describe.each(Object.entries(forms))('an archive that is %s', (_name, content) => {
    test('is recognised by its first bytes and comes out plain', async () => {
      const rewritten = rewrite(pieces(content));
      const out = await whole(rewritten.stream);
      expect(rewritten.image()).toMatchObject({ imageid: app.imageid });
      expect(out.includes(app.layer.content ?? 'never')).toBe(true);
    });

    test.each([0, 0.3, 0.7, 0.9])('is broken when it ends at %d of its length', async (share) => {
      const rewritten = rewrite(pieces(content.subarray(0, content.length * share)));
      await expect(whole(rewritten.stream)).rejects.toBeInstanceOf(TransferError);
      expect(rewritten.image()).toBeUndefined();
    });

    test('is broken when other bytes are in it', async () => {
      const damaged = Buffer.from(content).fill(0xff, 20, 200);
      await expect(whole(rewrite(pieces(damaged)).stream)).rejects.toThrow('cut off or damaged');
    });

    test('is refused while it is read when it is larger plain than it may be (Z15)', async () => {
      const maxBytes = tar.length - 1;
      const { stream } = imageArchives(exec, runnerFiles({ RUNNER_TEMP: temp })).rewrite(pieces(content), {
        maxBytes,
        maxLayerBytes: Infinity,
        verifyLayers: true,
      });
      await expect(whole(stream)).rejects.toThrow(`it is larger than the ${maxBytes} bytes that it may have`);
    });

    test('fails with the error of its source', async () => {
      const failing = (function* () {
        yield content.subarray(0, 1000);
        throw new Error('the line is dead');
      })();
      await expect(whole(rewrite(Readable.from(failing)).stream)).rejects.toThrow('the line is dead');
    });

    test('lets go of its source when nobody reads on', async () => {
      const source = pieces(content);
      for await (const piece of rewrite(source).stream) if (piece.length > 0) break;
      await finished(source).catch(() => undefined);
      expect(source.destroyed).toBe(true);
    });
  });
});

const evil = await fixtureImage('evil');

describe('a layer with other content than the config says', () => {
  const archiveOf = (content: Buffer): Promise<Buffer> =>
    tarOf([
      app.config,
      { name: 'layer', content },
      { name: 'manifest.json', content: JSON.stringify([{ Config: app.config.name, Layers: ['layer'] }]) },
    ]);
  const end = async (content: Buffer, verifyLayers: boolean): Promise<string> => {
    const expected = { imageid: app.imageid, maxBytes: 1 << 30, maxLayerBytes: 1 << 30, verifyLayers };
    const { stream } = imageArchives(noPrograms, runnerFiles({})).rewrite(pieces(await archiveOf(content)), expected);
    return whole(stream).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
  };
  const layer = Buffer.from(app.layer.content ?? '');
  const otherLayer = Buffer.from(evil.layer.content ?? '');

  test.each([
    ['plain', layer, otherLayer],
    ['gzip', gzipSync(layer), gzipSync(otherLayer)],
    ['zstd', zstdCompressSync(layer), zstdCompressSync(otherLayer)],
  ])('is refused, %s, unless the reader compares it itself (Z1)', async (_form, right, wrong) => {
    await expect(end(right, true)).resolves.toBe('taken');
    await expect(end(wrong, true)).resolves.toContain(
      `its layer "layer" is sha256:${sha256Hex(otherLayer)}, and the image config has the diff id sha256:${sha256Hex(layer)}`,
    );
    await expect(end(wrong, false)).resolves.toBe('taken');
  });

  test.each([
    ['bzip2', Buffer.from('BZh91AY&SY and more')],
    ['xz', Buffer.from('\xfd7zXZ\0 and more', 'latin1')],
    ['cut gzip', gzipSync(layer).subarray(0, 60)],
  ])('is refused whoever reads it when nobody knows what it unpacks to, as %s (Z15)', async (_form, content) => {
    for (const verifyLayers of [true, false]) {
      await expect(end(content, verifyLayers)).resolves.toContain(
        'its layer "layer" is damaged, or compressed by neither',
      );
    }
  });

  test('is refused when its compression is damaged', async () => {
    await expect(end(gzipSync(layer).subarray(0, 60), true)).resolves.toContain('its layer "layer" is damaged');
  });
});

test.each([
  ['gzip', gzipSync(Buffer.alloc(64 << 20), { level: 9 })],
  ['zstd', zstdCompressSync(Buffer.alloc(64 << 20))],
])(
  'a sparse file of a quarter of a gigabyte in a layer of %s is taken beside a real base (Z15)',
  async (_form, part) => {
    const parts = Array<Buffer>(4).fill(part);
    const hash = createHash('sha256');
    for (let count = 0; count < 4; count++) hash.update(Buffer.alloc(64 << 20));
    const diffIds = `"diff_ids":["sha256:${hash.digest('hex')}"]`;
    const config = String(app.config.content).replace(/"diff_ids":\[[^\]]*\]/, diffIds);
    const archive = await tarOf([
      { name: 'config.json', content: config },
      { name: 'base', content: randomBytes(1 << 20) },
      { name: 'sparse', content: Buffer.concat(parts) },
      { name: 'manifest.json', content: JSON.stringify([{ Config: 'config.json', Layers: ['sparse'] }]) },
    ]);
    const bounds = { maxBytes: 1 << 30, maxLayerBytes: 2 ** 31, packedBytes: archive.length, verifyLayers: true };
    const { stream, image } = imageArchives(noPrograms, runnerFiles({})).rewrite(pieces(archive), bounds);
    await whole(stream);
    expect(image()?.imageid).toBe(`sha256:${sha256Hex(config)}`);
  },
  120_000,
);

test.each([
  ['zeros', Buffer.alloc(100_000)],
  ['zeros and another member', Buffer.concat([Buffer.alloc(2000), gzipSync(tar)])],
  ['something else', Buffer.alloc(100_000, 'x')],
])('gzip with %s behind it is refused: a digest is only known at the end of all bytes (Z5)', async (_what, more) => {
  const bounds = { maxBytes: 1 << 30, maxLayerBytes: 2 ** 31, packedBytes: tar.length + 200_000, verifyLayers: true };
  const archive = Buffer.concat([gzipSync(tar), more]);
  for (const source of [pieces(archive), Readable.from([archive]), Readable.from([gzipSync(tar), more])]) {
    const { stream } = imageArchives(noPrograms, runnerFiles({})).rewrite(source, bounds);
    await expect(whole(stream)).rejects.toThrow('The archive is cut off or damaged');
  }
});

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { runAction } from '../../bed/action-process.ts';
import { fixtureImage, sha256Hex, type TarMember } from '../../support/archive-fixture.ts';
import { rawMember, rawTar } from '../../support/raw-tar.ts';
import { standInScanners } from '../../support/stand-in-scanners.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { loadExpecting, ownImages } from './hostile-archives.ts';

/*
 * Layers of zeros that fill disks, put together from pieces that are compressed once: gzip and zstd may both consist of
 * several parts. Nothing is ever held as zeros.
 */
jest.setTimeout(180_000);
const GB = 2 ** 30;
const partBytes = 128 << 20;
const zeros = Buffer.alloc(partBytes);
const gzipPart = gzipSync(zeros, { level: 9 });
const zstdPart = zstdCompressSync(zeros);
const mark = `hostile-bomb-${process.pid}`;
const app = await fixtureImage(`${mark} app`, { revision: mark });

const repeat = (part: Buffer, bytes: number): Buffer => Buffer.concat(Array<Buffer>(bytes / partBytes).fill(part));

/** An archive of an image with a second layer, whose config promises some content of it. */
function archiveWith(layer: Buffer): { readonly archive: Buffer; readonly imageid: string } {
  const rootfs = `"diff_ids":["sha256:${sha256Hex(app.layer.content ?? '')}","sha256:${'0'.repeat(64)}"]`;
  const config = String(app.config.content).replace(/"diff_ids":\[[^\]]*\]/, rootfs);
  const members: readonly (TarMember & { readonly content: string | Buffer })[] = [
    { name: 'config.json', content: config },
    { name: 'app', content: app.layer.content ?? '' },
    { name: 'bomb', content: layer },
    { name: 'manifest.json', content: JSON.stringify([{ Config: 'config.json', Layers: ['app', 'bomb'] }]) },
  ];
  return {
    archive: rawTar(...members.map(({ name, content }) => ({ name, content }))),
    imageid: `sha256:${sha256Hex(config)}`,
  };
}

/** A header for so many bytes, compressed, and then the zeros. */
function outerBomb(bytes: number): Buffer {
  const header = rawMember({ name: 'bomb', size: Buffer.from(base256(bytes)) }).subarray(0, 512);
  return Buffer.concat([zstdCompressSync(header), repeat(zstdPart, bytes)]);
}

function base256(bytes: number): Buffer {
  const field = Buffer.alloc(12);
  field.writeUInt8(0x80);
  field.writeBigUInt64BE(BigInt(bytes), 4);
  return field;
}

const bombs: readonly (readonly [
  what: string,
  archive: () => { archive: Buffer; imageid: string },
  refusal: RegExp,
])[] = [
  ['a layer of 2 GB in 64 kB of zstd', () => archiveWith(repeat(zstdPart, 2 * GB)), /its layers unpack to over \d+/],
  [
    'a gzip of 100 GB in a zstd archive',
    () => {
      const { archive, imageid } = archiveWith(repeat(gzipPart, 100 * GB));
      return { archive: zstdCompressSync(archive), imageid };
    },
    /unpacks? to over \d+|it is larger than/,
  ],
  [
    'an archive of 100 GB in 3 MB, by its first header',
    () => ({ archive: outerBomb(100 * GB), imageid: app.imageid }),
    /it is larger than the \d+ bytes that it may have/,
  ],
];

describe.each(storeEngines())('on the $store store', (on) => {
  afterEach(() => {
    expect(ownImages(on, mark)).toBe('');
  });

  test.each(bombs)('%s ends soon, and nothing of it stays (A5, Z15)', async (_what, make, refusal) => {
    const { archive, imageid } = make();
    const start = Date.now();
    await expect(loadExpecting(on, archive, imageid)).rejects.toThrow(refusal);
    // A hundred gigabytes alone would take minutes.
    expect(Date.now() - start).toBeLessThan(60_000);
  });
});

test('the compiled scan-gate gives no verdict on 100 GB in 100 MB of gzip, soon, and writes nothing (A5, Z15)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-bombs-'));
  const scanners = standInScanners(['trivy'], []);
  try {
    const input = join(folder, 'image.tar');
    writeFileSync(input, archiveWith(repeat(gzipPart, 100 * GB)).archive);
    expect(statSync(input).size).toBeLessThan(120e6);
    const end = await runAction({ action: 'scan-gate', inputs: { input }, env: scanners.env, timeoutMs: 110_000 });
    expect(end).toMatchObject({ exitCode: 1, timedOut: false, leftovers: [] });
    expect(end.outputs).toMatchObject({ gate: 'error' });
    expect(end.stdout).toMatch(
      /cannot be scanned: The archive is refused: its layers unpack to over \d+ bytes from \d+/,
    );
    expect(scanners.calls()).toEqual([]);
  } finally {
    scanners.remove();
    rmSync(folder, { recursive: true });
  }
});

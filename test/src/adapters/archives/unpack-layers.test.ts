import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unpackLayers } from '../../../../src/adapters/archives/unpack-layers.ts';
import { encodeTarMember, tarEnd } from '../../../../src/core/archive/tar-writer.ts';
import { sha256 } from '../../../../src/core/oci/digest.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-unpack-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What `docker save` writes, in pieces of an odd size. */
async function* saved(config: Buffer, layers: readonly Buffer[]): AsyncGenerator<Buffer, undefined> {
  const names = layers.map((_, index) => `blobs/layer${index}`);
  const manifest = [{ Config: 'config.json', RepoTags: ['app:1'], Layers: names }];
  const tar = Buffer.concat([
    ...layers.flatMap((layer, index) => [...encodeTarMember(names[index] ?? '', layer)]),
    ...encodeTarMember('config.json', config),
    ...encodeTarMember('manifest.json', Buffer.from(JSON.stringify(manifest))),
    tarEnd,
  ]);
  await Promise.resolve();
  const memory = Buffer.alloc(3333);
  for (let at = 0; at < tar.length; at += memory.length) {
    yield memory.subarray(0, tar.copy(memory, 0, at, at + memory.length));
  }
}

const configOf = (count: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture: 'amd64',
      config: {},
      rootfs: { type: 'layers', diff_ids: Array.from({ length: count }, (_, index) => sha256(String(index))) },
    }),
  );

test('plain layers are compressed, compressed ones stay as they are, and their order is that of the image', async () => {
  const plain = Buffer.from('usr/bin/tool'.repeat(100_000));
  const gzip = gzipSync(Buffer.from('etc/'.repeat(1000)));
  const zstd = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.from('frame')]);
  const config = configOf(3);
  const { layers, ...made } = await unpackLayers(saved(config, [gzip, plain, zstd]), sha256(config), folder);
  expect(layers.map(({ compression }) => compression)).toEqual(['gzip', 'gzip', 'zstd']);
  const contents = layers.map(({ path }) => readFileSync(path));
  expect([0, 2].map((index) => contents[index]?.equals(index === 0 ? gzip : zstd))).toEqual([true, true]);
  expect(gunzipSync(contents[1] ?? Buffer.alloc(0)).equals(plain)).toBe(true);
  expect(layers.map(({ digest, size }) => ({ digest, size }))).toEqual(
    contents.map((content) => ({ digest: sha256(content), size: content.length })),
  );
  expect(readFileSync(made.config.path)).toEqual(config);
  expect(made.config).toMatchObject({ digest: sha256(config), size: config.length });
});

test('another image than the expected one is refused', async () => {
  const other = sha256('other');
  await expect(unpackLayers(saved(configOf(0), []), other, folder)).rejects.toThrow(other);
});

import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { archiveFilter } from '../../../../src/core/archive/filter.ts';
import { ArchiveRefusedError } from '../../../../src/core/archive/errors.ts';
import type { ArchiveExpectation, ArchiveImage } from '../../../../src/core/archive/validate.ts';
import {
  dockerManifest,
  fixtureImage,
  ociIndex,
  ociLayout,
  savedArchive,
  sha256Hex,
  tarOf,
  type TarMember,
} from '../../../support/archive-fixture.ts';
import { whole } from '../../../support/whole.ts';

/** The archive as it goes on, and the image once that was read to its end. */
function guardArchive(
  archive: Readable,
  expected: ArchiveExpectation,
  maxBytes: number,
): { readonly stream: AsyncGenerator<Buffer>; readonly image: () => ArchiveImage } {
  let image: ArchiveImage | undefined;
  async function* filtered(): AsyncGenerator<Buffer> {
    const filter = archiveFilter(expected, maxBytes);
    for await (const piece of archive) yield* filter.pass(piece as Buffer);
    const end = filter.finish();
    yield* end.rest;
    ({ image } = end);
  }
  return {
    stream: filtered(),
    image() {
      if (image === undefined) throw new Error('The engine stopped reading the archive.');
      return image;
    },
  };
}

const app = await fixtureImage('app');
const evil = await fixtureImage('evil');
const good = savedArchive(app, 'docker.io/library/app:1');
const expected: ArchiveExpectation = { references: ['app:1'], imageid: app.imageid, platform: 'linux/amd64' };

const swap = (name: string, content: string): readonly TarMember[] =>
  good.map((member) => (member.name === name ? { ...member, content } : member));
const contentOf = (name: string): string => String(good.find((member) => member.name === name)?.content);

async function guard(
  tar: Buffer,
  expectation = expected,
  maxBytes = 1 << 30,
): Promise<{ out: Buffer; error: unknown }> {
  const guarded = guardArchive(Readable.from([tar]), expectation, maxBytes);
  const passed: Buffer[] = [];
  try {
    for await (const piece of guarded.stream) passed.push(Buffer.from(piece));
    guarded.image();
    return { out: Buffer.concat(passed), error: undefined };
  } catch (error) {
    expect(guarded.image).toThrow('stopped reading');
    return { out: Buffer.concat(passed), error };
  }
}

describe('a good archive', () => {
  test('passes whole, its deciding members last, and is known by its config digest', async () => {
    const guarded = guardArchive(Readable.from([await tarOf(good)]), expected, 1 << 30);
    const out = await whole(guarded.stream);
    expect(guarded.image()).toEqual({
      imageid: app.imageid,
      reference: 'app:1',
      platform: 'linux/amd64',
      labels: { 'org.opencontainers.image.revision': '' },
      manifestDigest: app.manifestDigest,
      diffIds: [app.layer.name.replace('blobs/sha256/', 'sha256:')],
      settings: { Labels: { 'org.opencontainers.image.revision': '' } },
    });
    const again = await guard(out);
    expect(again.error).toBeUndefined();
    expect(again.out.equals(out)).toBe(true);
    expect(out.indexOf('manifest.json')).toBeGreaterThan(out.indexOf(app.layer.name.slice(-64)));
  });

  test('in the layout of Docker before 25 is known too', async () => {
    const name = app.config.name.replace('blobs/sha256/', '');
    const folder = sha256Hex('folder');
    const members: TarMember[] = [
      { name: `${folder}/`, type: 'directory' },
      { name: `${folder}/VERSION`, content: '1.0' },
      { name: `${folder}/layer.tar`, content: app.layer.content ?? '' },
      { name: `${name}.json`, content: app.config.content ?? '' },
      {
        name: 'manifest.json',
        content: JSON.stringify([{ Config: `${name}.json`, RepoTags: ['app:1'], Layers: [`${folder}/layer.tar`] }]),
      },
      { name: 'repositories', content: JSON.stringify({ app: { 1: folder } }) },
    ];
    expect((await guard(await tarOf(members))).error).toBeUndefined();
  });
});

describe('a hostile archive never gets its deciding members to the engine (A6)', () => {
  const index = contentOf('index.json');
  const manifest = contentOf('manifest.json');
  const hostile: Record<string, readonly TarMember[]> = {
    'a second tag in RepoTags (a1)': swap('manifest.json', manifest.replace('"app:1"', '"app:1","victim:latest"')),
    'a foreign tag alone': swap('manifest.json', manifest.replace('app:1', 'victim:latest')),
    'a foreign tag behind an alias (a4)': swap(
      'manifest.json',
      manifest.replace('app:1', 'docker.io/library/victim:1'),
    ),
    'an option as tag (a2)': swap('manifest.json', manifest.replace('app:1', '--privileged')),
    'two images (a3)': [...good, evil.config, evil.layer].map((member) =>
      member.name === 'manifest.json' ? dockerManifest([app, ['app:1']], [evil, ['victim:1']]) : member,
    ),
    'two manifest.json (a3)': [...good, dockerManifest([app, ['app:1']])],
    'an alias of manifest.json': [...good, { ...dockerManifest([evil, ['victim:1']]), name: './manifest.json' }],
    'no manifest.json: the legacy format (a9)': [
      ...good.filter(({ name }) => !['manifest.json', 'index.json', 'oci-layout'].includes(name)),
      { name: 'repositories', content: '{"victim":{"latest":"x"}}' },
    ],
    'a foreign tag in repositories': [...good, { name: 'repositories', content: '{"victim":{"latest":"x"}}' }],
    'a foreign name in index.json': swap(
      'index.json',
      index.replace('docker.io/library/app:1', 'docker.io/library/victim:1'),
    ),
    'a foreign name as ref.name alone': swap(
      'index.json',
      index.replace('io.containerd.image.name', 'x').replace('"1"', '"victim:1"'),
    ),
    'two images in index.json': [
      ...good.filter(({ name }) => name !== 'index.json'),
      evil.config,
      evil.layer,
      evil.manifest,
      ociIndex([app, 'docker.io/library/app:1'], [evil, 'docker.io/library/app:1']),
    ],
    'another image in index.json than in manifest.json': [
      ...good.filter(({ name }) => name !== 'index.json'),
      evil.config,
      evil.layer,
      evil.manifest,
      ociIndex([evil, 'docker.io/library/app:1']),
    ],
    'the wrong image': savedArchive(evil, 'docker.io/library/app:1'),
    'a config whose content is not its name': good.map((member) =>
      member === app.config ? { ...member, content: evil.config.content ?? '' } : member,
    ),
    'a config outside (a7)': swap('manifest.json', manifest.replace(app.config.name, '../../../../etc/hostname')),
    'a layer outside': swap('manifest.json', manifest.replace(app.layer.name, '/etc/passwd')),
    'a climbing member': [...good, { name: '../../../tmp/x', content: 'x' }],
    'an absolute member': [...good, { name: '/etc/cron.d/x', content: 'x' }],
    'an extra file': [...good, { name: 'README', content: 'x' }],
    'a symbolic link': [...good, { name: `${sha256Hex('l')}/layer.tar`, type: 'symlink', linkname: '/etc/passwd' }],
    'a hard link': [...good, { name: `blobs/sha256/${sha256Hex('l')}`, type: 'link', linkname: 'manifest.json' }],
    'a device': [...good, { name: `blobs/sha256/${sha256Hex('l')}`, type: 'character-device' }],
    'a pipe': [...good, { name: `blobs/sha256/${sha256Hex('l')}`, type: 'fifo' }],
    'an oci-layout without index.json': good.filter(({ name }) => name !== 'index.json'),
  };
  test.each(Object.entries(hostile))('%s', async (_finding, members) => {
    const { out, error } = await guard(await tarOf(members));
    expect(error).toBeInstanceOf(ArchiveRefusedError);
    expect(out.includes('manifest.json')).toBe(false);
    expect(out.includes('index.json')).toBe(false);
    expect(out.includes('repositories')).toBe(false);
  });

  test('an image for another platform', async () => {
    const arm = await fixtureImage('app', { architecture: 'arm64' });
    const { error } = await guard(await tarOf(savedArchive(arm, 'docker.io/library/app:1')), {
      platform: 'linux/amd64',
    });
    expect(error).toBeInstanceOf(ArchiveRefusedError);
    expect(String(error)).toContain('linux/arm64');
  });

  test('a truncated one is no verdict on its maker: it may be fetched again', async () => {
    const tar = await tarOf(good);
    const { out, error } = await guard(tar.subarray(0, 3000));
    expect(error).not.toBeInstanceOf(ArchiveRefusedError);
    expect(String(error)).toContain('cut off or damaged');
    expect(out.includes('manifest.json')).toBe(false);
  });

  test('one that is larger than it may be stops there (a8)', async () => {
    const tar = await tarOf([{ name: `blobs/sha256/${sha256Hex('zeros')}`, content: Buffer.alloc(20 << 20) }, ...good]);
    const { out, error } = await guard(tar, expected, 10 << 20);
    expect(String(error)).toContain('larger than the 10485760 bytes');
    expect(out.length).toBeLessThan(11 << 20);
  });
});

describe('what the engine reads is written anew', () => {
  test('a key that only another parser would see is gone', async () => {
    const index = contentOf('index.json').replace(
      /}$/,
      `,"Manifests":${JSON.stringify((JSON.parse(String(ociIndex([evil, 'docker.io/library/victim:1']).content)) as { manifests: unknown }).manifests)}}`,
    );
    const { out, error } = await guard(await tarOf(swap('index.json', index)));
    expect(error).toBeUndefined();
    expect(out.includes('victim')).toBe(false);
  });

  test('bytes behind the end of the tar do not pass', async () => {
    const tar = Buffer.concat([await tarOf(good), Buffer.alloc(2048)]);
    const { out, error } = await guard(tar);
    expect(error).toBeUndefined();
    expect(out.length % 512).toBe(0);
    expect(out.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  });
});

test('an engine that stops reading ends the source and leaves no image', async () => {
  const source = Readable.from([await tarOf(good)]);
  const guarded = guardArchive(source, expected, 1 << 30);
  for await (const piece of guarded.stream) if (piece.length > 0) break;
  expect(guarded.image).toThrow('The engine stopped reading the archive.');
  expect(source.destroyed).toBe(true);
});

test('the layout member alone is nothing to load', async () => {
  const { error } = await guard(await tarOf([ociLayout]));
  expect(String(error)).toContain('has no manifest.json');
});

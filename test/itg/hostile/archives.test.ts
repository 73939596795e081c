import { Readable } from 'node:stream';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { loadArchive } from '../../../actions/pull-or-download-image/load-archive.ts';
import { imageArchives } from '../../../src/adapters/archives/image-archives.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { ArchiveRefusedError } from '../../../src/core/archive/errors.ts';
import { tarReader } from '../../../src/core/archive/tar-reader.ts';
import type { ExpectedImage } from '../../../src/core/handover/expected-image.ts';
import {
  dockerManifest,
  fixtureImage,
  ociIndex,
  ociLayout,
  savedArchive,
  sha256Hex,
  tarOf,
  type FixtureImage,
  type TarMember,
} from '../../support/archive-fixture.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const mark = `hostile-${process.pid}`;
const long = (name: string): string => `docker.io/library/${mark}-${name}`;
const short = (name: string): string => `${mark}-${name}`;

const app = await fixtureImage(`${mark} app`, { revision: mark });
const evil = await fixtureImage(`${mark} evil`, { revision: mark });
const victim = await fixtureImage(`${mark} victim`);
const appManifest = dockerManifest([app, [short('app:1')]]);
const evilManifest = dockerManifest([evil, [short('victim:1')]]);
const twoTags = dockerManifest([app, [short('app:1'), short('victim:1')]]);
const appIndex = ociIndex([app, long('app:1')]);
const evilIndex = ociIndex([evil, long('victim:1')]);
const blobs = [app.config, app.layer, app.manifest, evil.config, evil.layer, evil.manifest];

/** index.json with a second key that Go takes for `manifests` and JavaScript does not. */
const twoFaced: TarMember = {
  name: 'index.json',
  content: String(appIndex.content).replace(/}$/, `,"Manifests":${manifestsOf(evilIndex)}}`),
};

function manifestsOf(index: TarMember): string {
  return JSON.stringify((JSON.parse(String(index.content)) as { manifests: unknown }).manifests);
}

/** Archives that re-point the victim's tag on at least one store when they are loaded as they are. */
const hostile: Record<string, readonly TarMember[]> = {
  'a second tag in RepoTags (a1)': [...blobs, appIndex, twoTags, ociLayout],
  'a second tag in RepoTags and no index.json (a1)': [...blobs, twoTags],
  'two images in manifest.json (a3)': [...blobs, dockerManifest([app, [short('app:1')]], [evil, [short('victim:1')]])],
  'two manifest.json, of which the last one counts (a3)': [...blobs, appManifest, evilManifest],
  'a foreign image in index.json alone': [...blobs, appManifest, evilIndex, ociLayout],
  'a foreign image in manifest.json alone': [...blobs, evilManifest, appIndex, ociLayout],
  'two images in index.json': [
    ...blobs,
    appManifest,
    ociIndex([app, long('app:1')], [evil, long('victim:1')]),
    ociLayout,
  ],
  'an alias of the victim (a4)': [...blobs, dockerManifest([app, [long('victim:1')]])],
};

const good = savedArchive(app, long('app:1'));
const without = (...names: readonly string[]): readonly TarMember[] => good.filter(({ name }) => !names.includes(name));
const layerOf = { name: `${sha256Hex('other')}/layer.tar`, content: evil.layer.content ?? '' };
const strayBlob = `blobs/sha256/${sha256Hex('stray')}`;

/** Archives that engines take in parts, or not at all: they get none of them. */
const broken: Record<string, readonly TarMember[]> = {
  'a foreign tag in repositories': [
    ...good,
    { name: 'repositories', content: JSON.stringify({ [short('victim')]: { 1: sha256Hex('other') } }) },
  ],
  'the format from before Docker 1.10 (a9)': [
    layerOf,
    { name: `${sha256Hex('other')}/json`, content: JSON.stringify({ id: sha256Hex('other') }) },
    { name: 'repositories', content: JSON.stringify({ [short('victim')]: { 1: sha256Hex('other') } }) },
  ],
  'the config of another image': [
    ...without('manifest.json'),
    evil.config,
    evil.layer,
    dockerManifest([evil, [short('app:1')]]),
  ],
  'a config outside (a7)': [
    ...without('manifest.json'),
    { name: 'manifest.json', content: String(appManifest.content).replace(app.config.name, '../../../etc/hostname') },
  ],
  'a member that climbs (a7)': [...good, { name: '../../../../tmp/climbed', content: 'x' }],
  'an absolute member': [...good, { name: '/tmp/absolute', content: 'x' }],
  'a symbolic link': [...good, { name: strayBlob, type: 'symlink', linkname: '/etc/passwd' }],
  'a hard link': [...good, { name: strayBlob, type: 'link', linkname: 'manifest.json' }],
};

/** What the engine holds under names of this test. */
async function ownTags(on: StoreEngine): Promise<Record<string, string>> {
  return Object.fromEntries([...(await on.engine.tagTable())].filter(([name]) => name.includes(mark)));
}

/** What the engine has of this test's images but the victim, untagged ones too: other tests use the same engine. */
function idsOf(on: StoreEngine): string {
  return on.docker('image', 'ls', '--all', '--quiet', '--filter', `label=org.opencontainers.image.revision=${mark}`);
}

/** Loads as a consumer does that expects the image `app`, or another one. */
async function load(
  on: StoreEngine,
  archive: Buffer,
  imageid = app.imageid,
): Promise<Awaited<ReturnType<typeof loadArchive>>> {
  const files = runnerFiles({});
  const expected: ExpectedImage = {
    image: undefined,
    tag: undefined,
    digest: undefined,
    imageid,
    revision: undefined,
    platform: 'linux/amd64',
    inRegistry: false,
    artifactName: undefined,
    archive: undefined,
  };
  const info = await on.engine.info();
  const deps = { files, engine: on.engine, archives: imageArchives(on.exec, files) };
  return loadArchive(Readable.from([archive]), { expected, info }, {}, deps);
}

/** What the engine would run under the handle that a load gave. */
async function layersOf(on: StoreEngine, handle: string): Promise<readonly string[] | undefined> {
  return (await on.engine.inspect(handle))?.diffIds;
}

/** Digests of the tars in an archive of one image. */
function layerDigests(tar: Buffer): readonly string[] {
  const digests: string[] = [];
  let content: Buffer[] = [];
  for (const part of tarReader().read(tar)) {
    if (part.kind === 'member') content = [];
    else if (part.kind === 'content') content.push(Buffer.from(part.bytes));
    else if (content.length > 0 && content[0]?.[0] !== 0x7b && content[0]?.[0] !== 0x5b) {
      digests.push(`sha256:${sha256Hex(Buffer.concat(content))}`);
    }
  }
  return digests;
}

const appLayers = [`sha256:${sha256Hex(app.layer.content ?? '')}`];

describe.each(storeEngines())('on the $store store', (on) => {
  let before: Record<string, string>;
  beforeEach(async () => {
    await on.engine.load(Readable.from([await tarOf(savedArchive(victim, long('victim:1')))]));
    before = await ownTags(on);
    expect(Object.keys(before)).toEqual([short('victim:1')]);
  });
  afterEach(async () => {
    for (const name of Object.keys(await ownTags(on))) on.docker('rmi', '--force', name);
  });

  test.each(Object.entries({ ...hostile, ...broken, twoFaced: [...blobs, appManifest, twoFaced, ociLayout] }))(
    '%s: the expected image or nothing, and no tag changes (A6, Z1, Z4)',
    async (_finding, members) => {
      try {
        const { imageid, engineRef: handle } = await load(on, await tarOf(members));
        expect(imageid).toBe(app.imageid);
        expect(await layersOf(on, handle)).toEqual(appLayers);
        await on.engine.untag(handle);
      } catch (error) {
        expect(error).toBeInstanceOf(ArchiveRefusedError);
        expect(idsOf(on)).toBe('');
      }
      expect(await ownTags(on)).toEqual(before);
    },
  );

  test.each<[string, Readonly<Record<string, string>>]>([
    ['linux/x86_64', { os: 'linux', architecture: 'x86_64' }],
    ['Linux/AMD64', { os: 'Linux', architecture: 'AMD64' }],
    ['no system', { os: '', architecture: 'amd64' }],
    ['linux/386', { os: 'linux', architecture: '386' }],
    ['windows', { os: 'windows', architecture: 'amd64' }],
    ['arm64', { os: 'linux', architecture: 'arm64' }],
    ['nothing', {}],
  ])('an image index that lists another image first, for %s, changes nothing (Z1)', async (_name, platform) => {
    const entry = (image: FixtureImage, of: Readonly<Record<string, string>>): unknown => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: image.manifestDigest,
      size: Buffer.byteLength(image.manifest.content ?? ''),
      platform: of,
    });
    const manifests = [entry(evil, platform), entry(app, { os: 'linux', architecture: 'amd64', variant: 'v2' })];
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const content = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
    const digest = sha256Hex(content);
    // Compared name by name the platform gives the app, and an engine that normalises it, or reads the config, the other.
    const imageIndex = { name: `blobs/sha256/${digest}`, content };
    const top = { mediaType, digest: `sha256:${digest}`, size: Buffer.byteLength(content) };
    const index = { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests: [top] }) };
    const archive = [...blobs, dockerManifest([app, []]), imageIndex, index, ociLayout];
    const { engineRef: handle } = await load(on, await tarOf(archive));
    expect(await layersOf(on, handle)).toEqual(appLayers);
    expect(await ownTags(on)).toEqual(before);
    await on.engine.untag(handle);
  });

  test('a layer with other content than the config says is refused by the engine, and nothing stays (H12)', async () => {
    const fresh = await fixtureImage(`${mark} fresh ${on.store}`, { revision: mark });
    const members = savedArchive(fresh, long('app:1')).map((member) =>
      member.name === fresh.layer.name ? { ...member, name: 'layer.tar', content: evil.layer.content ?? '' } : member,
    );
    const manifest = {
      name: 'manifest.json',
      content: JSON.stringify([{ Config: fresh.config.name, Layers: ['layer.tar'] }]),
    };
    const archive = [...members.filter(({ name }) => name !== 'manifest.json'), manifest];
    await expect(load(on, await tarOf(archive), fresh.imageid)).rejects.toThrow(/diff ?id/i);
    expect(idsOf(on)).toBe('');
  });

  test('a layer with other content than the config says is not kept, even where the engine has the right one (H12)', async () => {
    const first = await load(on, await tarOf(savedArchive(app, long('app:1'))));
    const members = [
      app.config,
      { name: 'layer.tar', content: evil.layer.content ?? '' },
      {
        name: 'manifest.json',
        content: JSON.stringify([{ Config: app.config.name, RepoTags: null, Layers: ['layer.tar'] }]),
      },
    ];
    let kept: readonly string[] = [];
    try {
      const { engineRef } = await load(on, await tarOf(members));
      const saved: Buffer[] = [];
      for await (const piece of await on.engine.save(engineRef)) saved.push(Buffer.from(piece));
      kept = layerDigests(Buffer.concat(saved));
      await on.engine.untag(engineRef);
    } catch (error) {
      expect(String(error)).toMatch(/diff ?id/i);
    }
    await on.engine.untag(first.engineRef);
    expect(kept.filter((digest) => !appLayers.includes(digest))).toEqual([]);
  });

  test('a stream that ends cleanly without the deciding members loads nothing', async () => {
    const tar = await tarOf(blobs);
    await expect(on.engine.load(Readable.from([tar]))).rejects.toThrow('docker image load failed');
    expect(await ownTags(on)).toEqual(before);
  });

  test('a truncated archive loads nothing, at whichever byte it ends (A4)', async () => {
    const tar = await tarOf(savedArchive(app, long('app:1')));
    for (const share of [0, 0.2, 0.5, 0.8]) {
      await expect(load(on, tar.subarray(0, tar.length * share))).rejects.toThrow('cut off or damaged');
    }
    expect(await ownTags(on)).toEqual(before);
  });

  test('a bomb ends by its own ratio, without a word of a record (A5, Z15)', async () => {
    const zeros = Buffer.alloc(256 << 20);
    const tar = await tarOf([
      { name: `blobs/sha256/${sha256Hex(zeros)}`, content: zeros },
      ...savedArchive(app, long('app:1')),
    ]);
    const bomb = zstdCompressSync(tar);
    expect(bomb.length).toBeLessThan(1 << 20);
    await expect(load(on, bomb)).rejects.toThrow('which no image does');
    expect(await ownTags(on)).toEqual(before);
  });

  test('the image out of a good archive does not get its name, and keeps the one that it is given', async () => {
    const { engineRef: handle } = await load(on, await tarOf(savedArchive(app, long('app:1'))));
    expect(await ownTags(on)).toEqual(before);
    await on.engine.tag(handle, short('app:1'));
    await on.engine.untag(handle);
    expect(Object.keys(await ownTags(on)).sort()).toEqual([short('app:1'), short('victim:1')]);
    expect(await layersOf(on, short('app:1'))).toEqual(appLayers);
  });
});

test('loaded as they are, these archives do re-point the victim: the guard has something to guard', async () => {
  const repointed = new Set<string>();
  for (const on of storeEngines()) {
    for (const [finding, members] of Object.entries({
      ...hostile,
      twoFaced: [...blobs, appManifest, twoFaced, ociLayout],
    })) {
      await on.engine.load(Readable.from([await tarOf(savedArchive(victim, long('victim:1')))]));
      const before = (await ownTags(on))[short('victim:1')];
      await on.engine.load(Readable.from([await tarOf(members)]));
      const after = await ownTags(on);
      if (after[short('victim:1')] !== before) repointed.add(finding);
      for (const name of Object.keys(after)) on.docker('rmi', '--force', name);
    }
  }
  expect([...repointed].sort()).toEqual([...Object.keys(hostile), 'twoFaced'].sort());
});

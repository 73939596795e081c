import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { imageArchives } from '../../../src/adapters/archives/image-archives.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { ArchiveRefusedError } from '../../../src/core/archive/errors.ts';
import {
  dockerManifest,
  fixtureImage,
  ociIndex,
  ociLayout,
  savedArchive,
  sha256,
  tarOf,
  type Member,
} from '../../support/archive-fixture.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const mark = `hostile-${String(process.pid)}`;
const long = (name: string): string => `docker.io/library/${mark}-${name}`;
const short = (name: string): string => `${mark}-${name}`;

const app = await fixtureImage(`${mark} app`);
const evil = await fixtureImage(`${mark} evil`);
const victim = await fixtureImage(`${mark} victim`);
const appManifest = dockerManifest([app, [short('app:1')]]);
const evilManifest = dockerManifest([evil, [short('victim:1')]]);
const twoTags = dockerManifest([app, [short('app:1'), short('victim:1')]]);
const appIndex = ociIndex([app, long('app:1')]);
const evilIndex = ociIndex([evil, long('victim:1')]);
const blobs = [app.config, app.layer, app.manifest, evil.config, evil.layer, evil.manifest];

/** index.json with a second key that Go takes for `manifests` and JavaScript does not. */
const twoFaced: Member = {
  name: 'index.json',
  content: String(appIndex.content).replace(/}$/, `,"Manifests":${manifestsOf(evilIndex)}}`),
};

function manifestsOf(index: Member): string {
  return JSON.stringify((JSON.parse(String(index.content)) as { manifests: unknown }).manifests);
}

/** Archives that re-point the victim's tag on at least one store when they are loaded as they are. */
const hostile: Record<string, readonly Member[]> = {
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
const without = (...names: readonly string[]): readonly Member[] => good.filter(({ name }) => !names.includes(name));
const layerOf = { name: `${sha256('other')}/layer.tar`, content: evil.layer.content ?? '' };
const strayBlob = `blobs/sha256/${sha256('stray')}`;

/** Archives that engines take in parts, or not at all: they get none of them. */
const broken: Record<string, readonly Member[]> = {
  'a foreign tag in repositories': [
    ...good,
    { name: 'repositories', content: JSON.stringify({ [short('victim')]: { 1: sha256('other') } }) },
  ],
  'the format from before Docker 1.10 (a9)': [
    layerOf,
    { name: `${sha256('other')}/json`, content: JSON.stringify({ id: sha256('other') }) },
    { name: 'repositories', content: JSON.stringify({ [short('victim')]: { 1: sha256('other') } }) },
  ],
  'the config of another image': [
    ...without('manifest.json'),
    ...[evil.config, evil.layer],
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

async function guardedLoad(on: StoreEngine, tar: Buffer, maxBytes = 1 << 30): Promise<readonly string[]> {
  const expected = { references: [short('app:1')], platform: 'linux/amd64' };
  const guarded = imageArchives(on.exec, runnerFiles({})).guard(Readable.from([tar]), expected, maxBytes);
  return on.engine.load(guarded.stream);
}

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

  test('what engines take in parts, or not at all, is refused, and no tag changes (A6)', async () => {
    const ends: Record<string, unknown> = {};
    for (const [finding, members] of Object.entries(broken)) {
      ends[finding] = await guardedLoad(on, await tarOf(members)).catch((error: unknown) => error);
    }
    expect(ends).toEqual(
      Object.fromEntries(Object.keys(broken).map((name) => [name, expect.any(ArchiveRefusedError)])),
    );
    expect(await ownTags(on)).toEqual(before);
  });

  test.each(Object.entries(hostile))('%s is refused and no tag changes (A6)', async (_finding, members) => {
    await expect(guardedLoad(on, await tarOf(members))).rejects.toBeInstanceOf(ArchiveRefusedError);
    expect(await ownTags(on)).toEqual(before);
  });

  test('an archive with two faces loads as the one that was judged', async () => {
    const tar = await tarOf([...blobs, appManifest, twoFaced, ociLayout]);
    expect(await guardedLoad(on, tar)).toEqual([short('app:1')]);
    const { [short('app:1')]: loaded, ...others } = await ownTags(on);
    expect(others).toEqual(before);
    expect(loaded).toBe(on.store === 'classic' ? app.imageid : app.manifestDigest);
  });

  test('a stream that ends cleanly without the deciding members loads nothing', async () => {
    const tar = await tarOf(blobs);
    await expect(on.engine.load(Readable.from([tar]))).rejects.toThrow('docker image load failed');
    expect(await ownTags(on)).toEqual(before);
  });

  test('a truncated archive loads nothing, at whichever byte it ends (A4)', async () => {
    const tar = await tarOf(savedArchive(app, long('app:1')));
    for (const share of [0, 0.2, 0.5, 0.8]) {
      await expect(guardedLoad(on, tar.subarray(0, tar.length * share))).rejects.toThrow('cut off or damaged');
    }
    expect(await ownTags(on)).toEqual(before);
  });

  test('a bomb ends at its cap (A5)', async () => {
    const zeros = Buffer.alloc(64 << 20);
    const tar = await tarOf([
      { name: `blobs/sha256/${sha256(zeros)}`, content: zeros },
      ...savedArchive(app, long('app:1')),
    ]);
    const bomb = gzipSync(tar, { level: 1 });
    expect(bomb.length).toBeLessThan(1 << 20);
    await expect(guardedLoad(on, bomb, 16 << 20)).rejects.toThrow('larger than the 16777216 bytes');
    expect(await ownTags(on)).toEqual(before);
  });

  test('the same image out of a good archive gets its one tag', async () => {
    expect(await guardedLoad(on, await tarOf(savedArchive(app, long('app:1'))))).toEqual([short('app:1')]);
    expect(Object.keys(await ownTags(on)).sort()).toEqual([short('app:1'), short('victim:1')]);
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

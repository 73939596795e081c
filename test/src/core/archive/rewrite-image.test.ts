import { describe, expect, test } from '@jest/globals';
import { ArchiveRefusedError, TransferError } from '../../../../src/core/archive/errors.ts';
import type { ImageExpectation, PickedImage } from '../../../../src/core/archive/pick-image.ts';
import { imageRewriter } from '../../../../src/core/archive/rewrite-image.ts';
import { tarReader } from '../../../../src/core/archive/tar-reader.ts';
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
} from '../../../support/archive-fixture.ts';

const app = await fixtureImage('app');
const evil = await fixtureImage('evil');
const arm = await fixtureImage('app', { architecture: 'arm64' });
const big = await fixtureImage('big', { content: Buffer.alloc(5 << 20, 7) });
const saved = savedArchive(app, 'docker.io/library/app:1');
const manifestOf = (members: readonly { readonly name: string; readonly content: Buffer }[]): unknown =>
  JSON.parse(members.find(({ name }) => name === 'manifest.json')?.content.toString() ?? 'null');

interface Rewritten {
  readonly image: PickedImage;
  readonly members: readonly { readonly name: string; readonly content: Buffer }[];
}

async function rewrite(members: readonly TarMember[] | Buffer, expected: ImageExpectation = {}): Promise<Rewritten> {
  const tar = Buffer.isBuffer(members) ? members : await tarOf(members);
  const rewriter = imageRewriter(expected, { prefix: '' });
  const pieces: Buffer[] = [];
  for (let at = 0; at < tar.length; at += 70_001) {
    for (const bytes of rewriter.pass(tar.subarray(at, at + 70_001))) pieces.push(Buffer.from(bytes));
  }
  const { image, rest } = rewriter.finish();
  return { image, members: membersOf(Buffer.concat([...pieces, ...rest])) };
}

function membersOf(tar: Buffer): Rewritten['members'] {
  const reader = tarReader();
  const members: { name: string; content: Buffer }[] = [];
  let name = '';
  let content: Buffer[] = [];
  for (const part of reader.read(tar)) {
    if (part.kind === 'member') {
      name = part.header.name;
      content = [];
    } else if (part.kind === 'content') content.push(Buffer.from(part.bytes));
    else members.push({ name, content: Buffer.concat(content) });
  }
  reader.end();
  return members;
}

/** What an engine would make of it: the config and the layers that the one entry names. */
function loaded({ members }: Rewritten): { readonly config: string; readonly layers: readonly string[] } {
  const entries = manifestOf(members) as { Config: string; RepoTags: null; Layers: string[] }[];
  expect(entries).toHaveLength(1);
  expect(entries[0]?.RepoTags).toBeNull();
  const digestOf = (name = ''): string => {
    const found = members.filter((member) => member.name === name);
    expect(found).toHaveLength(1);
    return `sha256:${sha256Hex(found[0]?.content ?? '')}`;
  };
  return { config: digestOf(entries[0]?.Config), layers: (entries[0]?.Layers ?? []).map(digestOf) };
}

const isOnly = (rewritten: Rewritten, image: FixtureImage): void => {
  expect(rewritten.image.imageid).toBe(image.imageid);
  expect(loaded(rewritten)).toEqual({ config: image.imageid, layers: rewritten.image.diffIds });
  const names = rewritten.members.map(({ name }) => name);
  expect(names.filter((name) => !/^layer-\d+$/.test(name))).toEqual(['config.json', 'manifest.json']);
};

describe('what an engine gets', () => {
  test('is one entry without a name, its config and its layers, whatever else was in the archive', async () => {
    const rewritten = await rewrite(saved, { imageid: app.imageid, platform: 'linux/amd64' });
    isOnly(rewritten, app);
    expect(rewritten.image).toMatchObject({
      platform: 'linux/amd64',
      diffIds: [`sha256:${sha256Hex(app.layer.content ?? '')}`],
    });
    const again = await rewrite(await tarOf(rewritten.members), { imageid: app.imageid });
    expect(again.members).toEqual(rewritten.members);
  });

  test('has the content of a layer once, however many links the image names it by', async () => {
    const layer = { name: 'layer.json', content: `[${' '.repeat(100_000)}]` };
    const links = Array.from({ length: 50 }, (_, index) => `link-${index}`);
    const diffIds = links.map(() => `sha256:${sha256Hex(layer.content)}`);
    const config = { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: diffIds } };
    const { members } = await rewrite([
      layer,
      ...links.map((name): TarMember => ({ name, type: 'symlink', linkname: layer.name })),
      { name: 'config', content: JSON.stringify(config) },
      { name: 'manifest.json', content: JSON.stringify([{ Config: 'config', RepoTags: null, Layers: links }]) },
    ]);
    expect(manifestOf(members)).toMatchObject([{ Layers: links.map(() => 'layer-0') }]);
    expect(members.filter(({ content }) => content.length > 50_000)).toHaveLength(1);
  });

  test('of layers too large to keep is the same', async () => {
    isOnly(await rewrite(savedArchive(big, 'app:1'), { imageid: big.imageid }), big);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a platform that an engine normalises', { os: 'linux', architecture: 'x86_64' }],
    ['a platform in capitals', { os: 'Linux', architecture: 'AMD64' }],
    ['a platform without a system', { os: '', architecture: 'amd64' }],
    ['another width', { os: 'linux', architecture: '386' }],
    ['Windows', { os: 'windows', architecture: 'amd64' }],
    ['another architecture', { os: 'linux', architecture: 'arm64' }],
    ['an empty platform', {}],
  ])('has nothing of another image that index.json lists first, for %s (Z1)', async (_, platform) => {
    const entry = (image: FixtureImage, extra: Record<string, unknown>): Record<string, unknown> => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: image.manifestDigest,
      size: Buffer.byteLength(image.manifest.content ?? ''),
      ...extra,
    });
    const manifests = [
      entry(evil, { platform }),
      entry(app, { platform: { os: 'linux', architecture: 'amd64', variant: 'v2' } }),
    ];
    const index = { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests }) };
    const members = [app, evil].flatMap(({ config, layer, manifest }) => [config, layer, manifest]);
    const archive = [...members, index, dockerManifest([app, ['app:1']]), ociLayout];
    const rewritten = await rewrite(archive, { imageid: app.imageid, platform: 'linux/amd64' });
    isOnly(rewritten, app);
    expect(Buffer.concat(rewritten.members.map(({ content }) => content)).includes(evil.imageid)).toBe(false);
  });

  test('carries no name that the archive gives: not in RepoTags, an annotation or repositories (Z4)', async () => {
    const repositories = { name: 'repositories', content: '{"postgres":{"16":"0"}}' };
    const archive = [...savedArchive(app, 'docker.io/library/postgres:16'), repositories];
    const rewritten = await rewrite(archive, { imageid: app.imageid });
    isOnly(rewritten, app);
    expect(Buffer.concat(rewritten.members.map(({ content }) => content)).includes('postgres')).toBe(false);
  });
});

describe('the names that an archive gives its image', () => {
  test('may be more than a function takes arguments', async () => {
    const names = Array.from({ length: 200_000 }, (_, index) => `a:${index}`);
    const { image } = await rewrite([app.config, app.layer, dockerManifest([app, names])]);
    expect(image.names).toHaveLength(names.length);
  });

  const index = (annotations: Record<string, string>): TarMember => ({
    name: 'index.json',
    content: JSON.stringify({ manifests: [{ digest: app.manifestDigest, annotations }] }),
  });
  const layout = [app.config, app.layer, app.manifest, ociLayout];

  test.each<[string, readonly TarMember[], readonly string[]]>([
    ['docker save', saved, ['app:1']],
    [
      'a build with two names (H3)',
      [app.config, app.layer, dockerManifest([app, ['app:1', 'ghcr.io/acme/app:1']])],
      ['app:1', 'ghcr.io/acme/app:1'],
    ],
    [
      'an image that is listed twice',
      [app.config, app.layer, dockerManifest([app, ['app:1']], [app, ['app:2']])],
      ['app:1', 'app:2'],
    ],
    [
      'an OCI layout of BuildKit',
      [...layout, index({ 'io.containerd.image.name': 'docker.io/acme/app:1' })],
      ['docker.io/acme/app:1'],
    ],
    [
      'an OCI layout of another program',
      [...layout, index({ 'org.opencontainers.image.ref.name': 'app:1' })],
      ['app:1'],
    ],
    ['an archive without names', [...layout, index({})], []],
    [
      'names that are none',
      [
        app.config,
        app.layer,
        {
          name: 'manifest.json',
          content: JSON.stringify([{ Config: app.config.name, RepoTags: 7, Layers: [app.layer.name] }]),
        },
      ],
      [],
    ],
  ])('are told for %s', async (_, members, names) => {
    expect((await rewrite(members)).image).toMatchObject({ imageid: app.imageid, names });
  });
});

describe('archives of other programs', () => {
  const hex = app.imageid.slice(7);
  const layerHex = sha256Hex(app.layer.content ?? '');
  const config = (name: string): TarMember => ({ name, content: app.config.content ?? '' });
  const layer = (name: string): TarMember => ({ name, content: app.layer.content ?? '' });
  const manifest = (configName: string, layerName: string, RepoTags: unknown = null): TarMember => ({
    name: 'manifest.json',
    content: JSON.stringify([{ Config: configName, RepoTags, Layers: [layerName] }]),
  });

  test.each<[string, readonly TarMember[]]>([
    [
      'podman and skopeo, with links for the old format',
      [
        layer(`${layerHex}.tar`),
        { name: `${hex}/layer.tar`, type: 'symlink', linkname: `../${layerHex}.tar` },
        { name: `${hex}/VERSION`, content: '1.0' },
        config(`${hex}.json`),
        manifest(`${hex}.json`, `${layerHex}.tar`, ['localhost/app:1']),
      ],
    ],
    [
      'Engine 20.10, an equal layer as a symbolic link',
      [
        { name: 'a/layer.tar', content: app.layer.content ?? '' },
        { name: 'b/layer.tar', type: 'symlink', linkname: '../a/layer.tar' },
        config(`${hex}.json`),
        manifest(`${hex}.json`, 'b/layer.tar'),
      ],
    ],
    ['crane', [config(app.imageid), layer(`${layerHex}.tar.gz`), manifest(app.imageid, `${layerHex}.tar.gz`)]],
    [
      'kaniko and jib',
      [config('config.json'), layer(`${layerHex}.tar.gz`), manifest('config.json', `${layerHex}.tar.gz`)],
    ],
    [
      'tar called with "."',
      [
        config('./config.json'),
        layer('./layer.tar'),
        { ...manifest('config.json', 'layer.tar'), name: './manifest.json' },
      ],
    ],
    ['one image under two names (H3)', [app.config, app.layer, dockerManifest([app, ['app:1']], [app, ['app:2']])]],
    ['an OCI layout', [app.config, app.layer, app.manifest, ociIndex([app, 'app:1']), ociLayout]],
  ])('%s are taken (H9, H10)', async (_, archive) => {
    isOnly(await rewrite(archive), app);
    isOnly(await rewrite(archive, { imageid: app.imageid, platform: 'linux/amd64' }), app);
  });

  test('a layer that begins like a document is a layer all the same', async () => {
    const odd = Buffer.from('{"name": "of a file in a tar, say"}');
    const content = JSON.stringify({
      os: 'linux',
      architecture: 'amd64',
      rootfs: { diff_ids: [`sha256:${sha256Hex(odd)}`] },
    });
    const { members } = await rewrite([{ name: 'c', content }, { name: 'l', content: odd }, manifest('c', 'l')]);
    expect(members.map(({ name }) => name)).toEqual(['config.json', 'layer-0', 'manifest.json']);
    expect(members[1]?.content).toEqual(odd);
  });
});

describe('which image', () => {
  const both = [app, arm].flatMap((image) => [image.config, image.layer]);

  test('of several is the one that is expected, or the one of the platform', async () => {
    const archive = [...both, dockerManifest([arm, ['app:1']], [app, ['app:1']])].filter(
      ({ name }, index, all) => all.findIndex((member) => member.name === name) === index,
    );
    isOnly(await rewrite(archive, { imageid: app.imageid }), app);
    isOnly(await rewrite(archive, { platform: 'linux/arm64' }), arm);
    await expect(rewrite(archive)).rejects.toThrow(`it holds 2 images (${arm.imageid}, ${app.imageid})`);
  });

  test.each<[string, readonly TarMember[], ImageExpectation, string]>([
    [
      'another image',
      saved,
      { imageid: evil.imageid },
      `it holds the image ${app.imageid}, and ${evil.imageid} is expected`,
    ],
    [
      'another platform',
      saved,
      { platform: 'linux/arm64' },
      'its image is for linux/amd64, and linux/arm64 is expected',
    ],
    ['no table of contents', [app.config, app.layer], {}, 'it has neither a manifest.json nor an index.json'],
    ['the oldest format', [{ name: 'repositories', content: '{}' }], {}, '(the format from before Docker 1.10)'],
    ['a layer that is not there', [app.config, dockerManifest([app, []])], {}, 'is not in it'],
    ['a config that is not there', [app.layer, dockerManifest([app, []])], {}, 'its config "blobs/sha256/'],
    ['one name twice', [...saved, app.layer], {}, 'twice'],
    ['one name twice in two spellings', [...saved, { ...app.layer, name: `./${app.layer.name}` }], {}, 'twice'],
    [
      'a link that leads to itself',
      [
        app.config,
        { name: app.layer.name, type: 'symlink', linkname: app.layer.name.slice(-64) },
        dockerManifest([app, []]),
      ],
      {},
      'is not in it',
    ],
    [
      'a blob with other content',
      [{ ...app.config, content: evil.config.content ?? '' }, app.layer, dockerManifest([app, []])],
      {},
      'has the content of',
    ],
    [
      'more layers than the config has',
      [
        app.config,
        app.layer,
        {
          name: 'manifest.json',
          content: JSON.stringify([{ Config: app.config.name, Layers: [app.layer.name, app.layer.name] }]),
        },
      ],
      {},
      'it names 2 layers, and the image config 1',
    ],
  ])('is refused with %s', async (_, archive, expected, message) => {
    const failure = rewrite(archive, expected);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toBeInstanceOf(ArchiveRefusedError);
  });

  test.each<[string, (config: string) => string, string]>([
    ['settings twice', (config) => config.replace('"config":', '"config":{},"config":'), 'has a key twice'],
    [
      'settings in another case',
      (config) => config.replace(/}$/, ',"Config":{}}'),
      'spells the key "Config" unusually',
    ],
    ['a command in another case', (config) => config.replace('"Labels"', '"cmd":[],"Labels"'), 'spells the key "cmd"'],
    [
      'layers with a letter that Go folds',
      (config) => config.replace(/}$/, ',"rootf\u017f":{}}'),
      'spells the key "rootf?"',
    ],
    [
      'layers in another case',
      (config) => config.replace('"diff_ids"', '"Diff_IDs":[],"diff_ids"'),
      'spells the key "Diff_',
    ],
    [
      'no end of lists',
      (config) => config.replace(/}$/, `,"x":${'['.repeat(9999)}${']'.repeat(9999)}}`),
      'nested deeper',
    ],
    [
      'lines in its platform',
      (config) => config.replace('"linux"', '"a\\nb"'),
      'is for "a?b/amd64", which is no platform',
    ],
  ])('a config with %s is not one that an engine reads in the same way (A6, Z1)', async (_, change, message) => {
    const content = change(String(app.config.content));
    const archive = [
      { name: 'c', content },
      { name: 'l', content: app.layer.content ?? '' },
      { name: 'manifest.json', content: JSON.stringify([{ Config: 'c', Layers: ['l'] }]) },
    ];
    const imageid = `sha256:${sha256Hex(content)}`;
    const end = await rewrite(archive, { imageid }).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
    expect(end).toContain(message);
  });

  test('what lists an image without end is read once, or refused (A6)', async () => {
    const entry = (member: TarMember, mediaType: string): Record<string, unknown> => ({
      mediaType: `application/vnd.oci.image.${mediaType}.v1+json`,
      digest: `sha256:${sha256Hex(member.content ?? '')}`,
      size: 1,
    });
    let top = entry(app.manifest, 'manifest');
    const blobs: TarMember[] = [];
    for (let level = 0; level < 4; level++) {
      const content = JSON.stringify({ schemaVersion: 2, manifests: Array(1000).fill(top) });
      blobs.push({ name: `blobs/sha256/${sha256Hex(content)}`, content });
      top = entry({ name: '', content }, 'index');
    }
    const index = { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests: [top] }) };
    isOnly(
      await rewrite([app.config, app.layer, app.manifest, ...blobs, index, ociLayout], { imageid: app.imageid }),
      app,
    );
    const many = Array.from({ length: 2000 }, (_, layer) => ({ Config: app.config.name, Layers: [`${layer}`] }));
    const manifest = { name: 'manifest.json', content: JSON.stringify(many) };
    await expect(rewrite([app.config, manifest])).rejects.toThrow('it lists more than 1000 images');
  });

  test('an artifact beside it, whose config is none of an image, is left behind (H9)', async () => {
    const artifact = { name: 'a', content: '{}' };
    const manifest = {
      name: 'manifest.json',
      content: JSON.stringify([
        { Config: 'a', Layers: [] },
        { Config: app.config.name, Layers: [app.layer.name] },
      ]),
    };
    isOnly(await rewrite([artifact, app.config, app.layer, manifest], { imageid: app.imageid }), app);
  });

  test('what is no whole tar may arrive whole another time', async () => {
    const tar = await tarOf(saved);
    await expect(rewrite(tar.subarray(0, tar.length - 1024))).rejects.toBeInstanceOf(TransferError);
    await expect(rewrite(Buffer.alloc(0))).rejects.toBeInstanceOf(TransferError);
    await expect(rewrite(Buffer.from('no tar'.repeat(200)))).rejects.toBeInstanceOf(TransferError);
  });
});

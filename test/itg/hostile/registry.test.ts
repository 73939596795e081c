import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { runAction } from '../../bed/action-process.ts';
import { uniqueName } from '../../bed/images.ts';
import { sha256Hex, type FixtureImage, type TarMember } from '../../support/archive-fixture.ts';
import { putBlob } from '../../support/registry-images.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { hostileImages } from './hostile-archives.ts';

/*
 * Manifests and indexes that a registry takes and that two readers may read differently, behind a tag: what the compiled
 * action says that it got is what the engine runs.
 */
jest.setTimeout(180_000);
const { mark, app, evil } = await hostileImages('registry');
const repository = `${process.env['CIIA_REGISTRY'] ?? ''}/${uniqueName('ciia-hostile')}/app`;
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

const textOf = ({ content = '' }: TarMember): string => content.toString();
const appManifest = textOf(app.manifest);
const evilManifest = textOf(evil.manifest);
/** A field of the evil image's manifest, as it is written there. */
const evilField = (name: 'config' | 'layers'): string =>
  JSON.stringify((JSON.parse(evilManifest) as Readonly<Record<string, unknown>>)[name]);
const withField = (field: string): string => appManifest.replace(/\}$/, `,${field}}`);
const evilFirst = (field: string): string => appManifest.replace(/^\{/, `{${field},`);

const entry = (image: FixtureImage, platform: object): string =>
  JSON.stringify({
    mediaType: manifestType,
    digest: image.manifestDigest,
    size: Buffer.byteLength(textOf(image.manifest)),
    platform,
  });
const linux = { os: 'linux', architecture: 'amd64' };
const indexOf = (entries: readonly string[], more = ''): string =>
  `{"schemaVersion":2,"mediaType":"${indexType}","manifests":[${entries.join()}]${more}}`;
const listedFirst = (platform: object): string =>
  indexOf([entry(evil, platform), entry(app, { ...linux, variant: 'v2' })]);
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const documents: Readonly<Record<string, readonly [type: string, content: string]>> = {
  'another image first, for linux/x86_64': [indexType, listedFirst({ os: 'linux', architecture: 'x86_64' })],
  'another image first, for Linux/AMD64': [indexType, listedFirst({ os: 'Linux', architecture: 'AMD64' })],
  'another image first, for no system': [indexType, listedFirst({ os: '', architecture: 'amd64' })],
  'another image first, for linux/386': [indexType, listedFirst({ os: 'linux', architecture: '386' })],
  'another image first, for windows': [indexType, listedFirst({ os: 'windows', architecture: 'amd64' })],
  'another image first, for arm64': [indexType, listedFirst({ os: 'linux', architecture: 'arm64' })],
  'another image first, for any platform': [indexType, listedFirst({})],
  'another image first, for the same platform': [indexType, indexOf([entry(evil, linux), entry(app, linux)])],
  'the list twice': [indexType, indexOf([entry(app, linux)], `,"manifests":[${entry(evil, linux)}]`)],
  'the list twice, once in another case': [
    indexType,
    indexOf([entry(app, linux)], `,"Manifests":[${entry(evil, linux)}]`),
  ],
  'a digest twice in an entry': [
    indexType,
    indexOf([entry(app, linux).replace(/\}\}$/, `},"digest":"${evil.manifestDigest}"}`)]),
  ],
  'a digest in another case in an entry': [
    indexType,
    indexOf([entry(app, linux).replace(/\}\}$/, `},"Digest":"${evil.manifestDigest}"}`)]),
  ],
  'the config twice': [manifestType, withField(`"config":${evilField('config')}`)],
  'the config twice, the other one first': [manifestType, evilFirst(`"config":${evilField('config')}`)],
  'the config in another case': [
    manifestType,
    withField(`"Config":${evilField('config')},"Layers":${evilField('layers')}`),
  ],
  'the layers in another case': [manifestType, withField(`"Layer\u017f":${evilField('layers')}`)],
  'the layers twice': [manifestType, withField(`"layers":${evilField('layers')}`)],
  'another image in __proto__': [manifestType, withField(`"__proto__":${evilManifest}`)],
  'numbers that no parser can hold': [manifestType, withField('"x":1e999')],
  'deep nesting': [manifestType, withField(`"x":${deep}`)],
  'a byte order mark': [manifestType, `\ufeff${appManifest}`],
  // A program for each would be as many processes as the machine has no room for.
  'one image 5000 times': [indexType, indexOf(Array<string>(5000).fill(entry(app, linux)))],
  'half of a character': [manifestType, withField('"annotations":{"x":"\\ud800"}')],
};

async function put(type: string, content: string, reference: string): Promise<boolean> {
  const [host = '', ...path] = repository.split('/');
  const answer = await fetch(`http://${host}/v2/${path.join('/')}/manifests/${reference}`, {
    method: 'PUT',
    body: Buffer.from(content),
    headers: { 'content-type': type },
  });
  return answer.status === 201;
}

const takenTags = new Set<string>();
const tagOf = (name: string): string => `t-${sha256Hex(name).slice(0, 12)}`;

beforeAll(async () => {
  for (const { config, layer, manifest, manifestDigest } of [app, evil]) {
    for (const blob of [config, layer]) await putBlob(repository, Buffer.from(blob.content ?? ''), 'x');
    if (!(await put(manifestType, textOf(manifest), manifestDigest))) throw new Error('an honest manifest is refused');
  }
  for (const [name, [type, content]] of Object.entries(documents)) {
    if (await put(type, content, tagOf(name))) takenTags.add(name);
  }
});

const runs: Readonly<Record<string, string>> = { [app.imageid]: 'the app\n', [evil.imageid]: 'the evil one\n' };

describe.each(storeEngines())('on the $store store', (on) => {
  afterAll(() => {
    for (const ref of on.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').split('\n')) {
      if (ref.includes(mark)) on.docker('image', 'rm', '--force', ref);
    }
  });

  test.each(Object.keys(documents))('%s: the engine runs what the step says, or nothing (Z2)', async (name) => {
    // Some of them no registry takes, so that no consumer gets them.
    if (!takenTags.has(name)) return;
    const judge = async (localTag: string, expected: Readonly<Record<string, string>>): Promise<void> => {
      const end = await runAction({
        action: 'pull-or-download-image',
        inputs: {
          image: repository,
          tag: tagOf(name),
          source: 'registry',
          'local-tag': localTag,
          'max-attempts': '1',
          ...expected,
        },
        env: { DOCKER_HOST: on.host },
      });
      if (end.exitCode === 0) {
        const { imageid = '' } = end.outputs;
        expect(await on.printedBy(localTag)).toBe(runs[imageid]);
        expect([imageid, undefined]).toContain(expected['imageid']);
      } else {
        expect(end.annotations.map(({ message }) => message).join('\n')).toMatch(/^[^\n]{20,1500}$/);
        expect(on.docker('image', 'ls', '--quiet', localTag)).toBe('');
      }
    };
    await Promise.all([
      judge(`${mark}:${tagOf(name)}-any`, {}),
      judge(`${mark}:${tagOf(name)}-app`, { imageid: app.imageid }),
    ]);
  });
});

import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { imagetoolsRegistry } from '../../../../src/adapters/registry/imagetools.ts';
import { repeatedDigest } from '../../../support/merge-images.ts';
import { scriptedExec } from '../../../support/scripted-exec.ts';

const [one, two] = ['1', '2'].map((character) => `r/a@${repeatedDigest(character)}`) as [string, string];

test('an index is made by one call, each annotation one argument, with the builder that was asked for (M1)', async () => {
  const exec = scriptedExec([{ command: /imagetools create/ }]);
  const annotations = ['index:a=b c', 'manifest-descriptor[linux/amd64]:--x=$(y)'];
  await imagetoolsRegistry(exec, 'mine').merge([one, two], 'r/a:1', annotations);
  expect(exec.calls).toEqual([
    [
      'docker',
      'buildx',
      'imagetools',
      'create',
      '--builder',
      'mine',
      '--annotation=index:a=b c',
      '--annotation=manifest-descriptor[linux/amd64]:--x=$(y)',
      '--tag',
      'r/a:1',
      '--',
      one,
      two,
    ],
  ]);
});

test.each(['linux/arm64', 'linux/arm64/v8'])(
  'an annotation for %s reaches entries that name the variant and those that do not (U6)',
  async (platform) => {
    const flags = ['', '/v8'].map((variant) => `--annotation=manifest-descriptor[linux/arm64${variant}]:a=[x]:y`);
    const command = `docker buildx imagetools create ${flags.join(' ')} --tag r/a:1 -- r/a:2`;
    await imagetoolsRegistry(scriptedExec([{ command }])).merge(['r/a:2'], 'r/a:1', [
      `manifest-descriptor[${platform}]:a=[x]:y`,
    ]);
  },
);

test('what comes from another repository is there before a tag is set, by digest alone (U5)', async () => {
  const raw = '{"manifests":[]}';
  const digest = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  const exec = scriptedExec([
    { command: `docker buildx imagetools create --annotation=index:a=b --dry-run -- ${one} r/b:1`, stdout: `${raw}\n` },
    { command: `docker buildx imagetools create --annotation=index:a=b --tag r/b@${digest} -- ${one} r/b:1` },
    { command: `docker buildx imagetools create --tag r/b:latest -- r/b@${digest}` },
    { command: `docker buildx imagetools create --tag r/c@${repeatedDigest('1')} -- ${one}` },
    { command: `docker buildx imagetools create --tag r/c:1 -- r/c@${repeatedDigest('1')}` },
    { command: `docker buildx imagetools create --tag r/a:1 --tag r/a:2 -- ${one}` },
  ]);
  const registry = imagetoolsRegistry(exec);
  await registry.merge([one, 'r/b:1'], 'r/b:latest', ['index:a=b']);
  await registry.copy(one, ['r/a:1', 'r/c:1', 'r/a:2']);
  expect(exec.left()).toBe(0);
});

test.each([
  ['linux/arm64', { os: 'linux', architecture: 'amd64' }, 'linux/amd64'],
  ['linux/arm64', { os: 'linux', architecture: 'arm64', variant: 'v8' }, undefined],
  ['linux/arm/v7', { os: 'linux', architecture: 'arm' }, undefined],
  ['linux/arm/v6', { os: 'linux', architecture: 'arm', variant: 'v7' }, 'linux/arm/v7'],
  ['linux/amd64', {}, undefined],
])('an image that its index lists for %s, and whose config says %j (M2)', async (listed, config, otherPlatform) => {
  const [os, architecture, variant] = listed.split('/');
  const digest = repeatedDigest('a');
  const registry = imagetoolsRegistry({
    ...scriptedExec([]),
    run(_, args) {
      const ref = args.at(-1) ?? '';
      const manifest = ref.endsWith(digest)
        ? { config: { digest: repeatedDigest('c') } }
        : { manifests: [{ digest, platform: { os, architecture, variant } }] };
      return Promise.resolve({
        exitCode: 0,
        stdout: JSON.stringify(args.includes('--raw') ? manifest : config),
        stderr: '',
        timedOut: false,
      });
    },
  });
  const [found] = await registry.configs('r/a:1');
  expect([found?.platform, found?.otherPlatform]).toEqual([listed, otherPlatform]);
});

test('of two images for one platform, and of an index inside an index, each has its own config (U6)', async () => {
  const [outer, inner] = [
    { manifests: [{ mediaType: 'application/vnd.oci.image.index.v1+json', digest: repeatedDigest('9') }] },
    {
      manifests: ['a', 'b'].map((character) => ({
        digest: repeatedDigest(character),
        platform: { os: 'windows', architecture: 'amd64', 'os.version': character },
      })),
    },
  ].map((index) => JSON.stringify(index)) as [string, string];
  const answers: Readonly<Record<string, string>> = {
    'r/a:1': outer,
    [repeatedDigest('9')]: inner,
    ...Object.fromEntries(
      ['a', 'b'].map((each) => [repeatedDigest(each), JSON.stringify({ config: { digest: repeatedDigest('c') } })]),
    ),
  };
  const asked: string[] = [];
  const registry = imagetoolsRegistry({
    ...scriptedExec([]),
    run(_, args) {
      const ref = args.at(-1) ?? '';
      const digest = ref.slice(ref.indexOf('@') + 1);
      asked.push(args.join(' '));
      const image = { os: 'windows', architecture: 'amd64', 'os.version': `10.${digest.at(-1) ?? ''}` };
      const stdout = args.includes('--raw') ? (answers[digest] ?? '') : JSON.stringify(image);
      return Promise.resolve({ exitCode: 0, stdout, stderr: '', timedOut: false });
    },
  });
  const configs = await registry.configs('r/a:1');
  expect(configs.map(({ manifestDigest, osVersion }) => [manifestDigest, osVersion])).toEqual([
    [repeatedDigest('a'), '10.a'],
    [repeatedDigest('b'), '10.b'],
  ]);
});

test('what was read under a digest is not read again for its configs', async () => {
  const raw = JSON.stringify({ config: { digest: repeatedDigest('c') } });
  const digest = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  const image = JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels: { a: 'b' } } });
  const exec = scriptedExec([
    { command: 'docker buildx imagetools inspect --raw -- r/a:1', stdout: raw },
    { command: `docker buildx imagetools inspect --format {{json .Image}} -- r/a@${digest}`, stdout: image },
  ]);
  const registry = imagetoolsRegistry(exec);
  await registry.manifest('r/a:1');
  expect(await registry.configs(`r/a@${digest}`)).toEqual([
    { imageid: repeatedDigest('c'), manifestDigest: digest, platform: 'linux/amd64', labels: { a: 'b' } },
  ]);
  expect(exec.left()).toBe(0);
});

test('a tag that is not there is no error, and one whose manifest is missing is no free tag (F14, F15)', async () => {
  const lacks = `ERROR: httpReadSeeker: failed open: content at http://r/v2/a/manifests/${repeatedDigest('0')} not found: not found`;
  const exec = scriptedExec([
    { command: /inspect --raw -- r\/a:1$/, exitCode: 1, stderr: 'ERROR: r/a:1: not found' },
    { command: /inspect --raw -- r\/a:2$/, exitCode: 1, stderr: lacks },
  ]);
  const registry = imagetoolsRegistry(exec);
  expect(await registry.manifest('r/a:1')).toEqual({ found: false });
  await expect(registry.manifest('r/a:2')).rejects.toThrow('content at http://r/v2/a/manifests/');
});

const head = 'unexpected status from HEAD request to https://ghcr.io/v2/a/b/manifests/1';
test.each([
  ['buildx 0.36, a new repository', `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden`],
  ['with the body', `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden\ndenied: requested access to the resource is denied`],
  [
    'a repository of its own kind',
    `ERROR: r.example/a/b:1: ${head}: 403 Forbidden\ndenied: permission_denied: read_package`,
  ],
  ['in one word behind the status', `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden\nunknown: denied`],
  [
    'with a body over several lines',
    `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden\n{\n  "errors": [{ "code": "DENIED", "message": "denied" }]\n}`,
  ],
  ['with a status and no words', `ERROR: r.example/a/b:1: ${head}: 403`],
  ['without a login', `ERROR: ghcr.io/a/b:1: ${head}: 401 Unauthorized\nunauthorized: authentication required`],
  [
    'Docker Hub',
    'ERROR: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
])('a registry that denies to look counts as having nothing, %s (Y5)', async (_, stderr) => {
  const exec = scriptedExec([{ command: /inspect --raw/, exitCode: 1, stderr }]);
  expect(await imagetoolsRegistry(exec).manifest('ghcr.io/a/b:1')).toEqual({ found: false });
});

test.each([
  [
    'a rate limit',
    `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden\n{"message":"You have exceeded a secondary rate limit"}`,
  ],
  ['a fault', `ERROR: ghcr.io/a/b:1: ${head}: 503 Service Unavailable`],
])('%s says nothing about what is there (Y5, Y7)', async (_, stderr) => {
  const exec = scriptedExec([{ command: /inspect --raw/, exitCode: 1, stderr }]);
  await expect(imagetoolsRegistry(exec).manifest('ghcr.io/a/b:1')).rejects.toThrow('imagetools inspect');
});

test.each([
  ['of one level', 2000, 0],
  ['of several levels', 30, 30],
])(
  'an index %s that lists any number of images does not start as many programs (Z14)',
  async (_how, entries, nested) => {
    const digestOf = (raw: string): string => `sha256:${createHash('sha256').update(raw).digest('hex')}`;
    const list = (of: readonly string[], mediaType: string): string =>
      JSON.stringify({
        manifests: of.map((raw) => ({
          mediaType,
          digest: digestOf(raw),
          platform: { os: 'linux', architecture: 'amd64' },
        })),
      });
    const manifests = (count: number, of: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => JSON.stringify({ config: { digest: digestOf(`${of} ${at}`) } }));
    const manifestType = 'application/vnd.oci.image.manifest.v1+json';
    const indexType = 'application/vnd.oci.image.index.v1+json';
    const inner = Array.from({ length: nested }, (_, at) => manifests(entries, at));
    const indexes = inner.map((of) => list(of, manifestType));
    const top = nested === 0 ? list(manifests(entries, 0), manifestType) : list(indexes, indexType);
    const contents = new Map(
      [...inner.flat(), ...indexes, ...manifests(entries, 0)].map((raw) => [digestOf(raw), raw] as const),
    );
    let [running, most, asked] = [0, 0, 0];
    const registry = imagetoolsRegistry({
      ...scriptedExec([]),
      async run(_, args) {
        asked += 1;
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        const stdout = contents.get(args.at(-1)?.replace(/^.*@/, '') ?? '') ?? top;
        return { exitCode: 0, stdout, stderr: '', timedOut: false };
      },
    });
    await expect(registry.configs('r/a:1')).rejects.toThrow(
      'lists so many images that its registry would be asked more than 500 times',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(most).toBeLessThanOrEqual(16);
    expect(asked).toBeLessThanOrEqual(501);
  },
);

import { describe, expect, test } from '@jest/globals';
import type { BuildDeps } from '../../../actions/buildx-build-with-retry/build-plan.ts';
import { buildSummary } from '../../../actions/buildx-build-with-retry/summary.ts';
import { bake, definition, failing, tag, type BakeWorld } from '../../support/bake-world.ts';

describe('one solve for all images', () => {
  test('with the docker driver loads all, and what is linked to exports nothing (I1, I3)', async () => {
    const { solves, images, failure, outputs } = await bake({});
    expect(failure).toBeUndefined();
    expect(solves.map(({ targets }) => targets)).toEqual([['api', 'web']]);
    expect(solves[0]?.file).toMatchObject({
      api: { output: ['type=docker'], tags: [`ghcr.io/acme/app/api:${tag}`], 'no-cache': true },
      web: { output: ['type=docker'], tags: [`ghcr.io/acme/app/web:${tag}`] },
      base: { output: ['type=cacheonly'], tags: [] },
    });
    expect(images).toMatchObject({ api: { pushed: true }, web: { pushed: true } });
    expect(outputs).toMatchObject({ pushed: 'true', attempts: '1', 'failure-class': 'none', imageid: '' });
  });

  test('with an image of another job as context gets that image in every target (I1, I7)', async () => {
    const contexts = { base: 'handover:runtime' };
    const { api, web } = definition.target;
    const printed = {
      group: definition.group,
      target: { api: { ...api, contexts, platforms: ['linux/x86_64'] }, web: { ...web, contexts } },
    };
    const asked: unknown[] = [];
    const bases: BuildDeps['bases'] = ({ wanted, driver, platforms }) => {
      asked.push([wanted, driver, ...platforms]);
      return Promise.resolve('docker-image://ghcr.io/acme/runtime@sha256:1');
    };
    const { solves, failure } = await bake({}, { printed: JSON.stringify(printed), bases });
    expect(failure).toBeUndefined();
    expect(asked).toEqual([
      ['runtime', 'docker', 'linux/amd64'],
      ['runtime', 'docker', 'linux/amd64'],
    ]);
    const context = { base: 'docker-image://ghcr.io/acme/runtime@sha256:1' };
    expect(solves[0]?.file).toMatchObject({ api: { contexts: context }, web: { contexts: context } });
  });

  test('is not begun, and no base fetched, for a context whose name buildx refuses (I7)', async () => {
    const { api } = definition.target;
    const target = { api: { ...api, contexts: { Base: 'handover:runtime' } } };
    const printed = { group: { default: { targets: ['api'] } }, target };
    const bases = (): Promise<string> => Promise.reject(new Error('not expected'));
    const { solves, failure } = await bake({}, { printed: JSON.stringify(printed), bases });
    expect(String(failure)).toContain('The name of a build context is "Base", which is no image reference');
    expect(solves).toEqual([]);
  });

  test('with another driver fills its cache, and each image is pushed out of that alone (I3)', async () => {
    const { solves } = await bake({}, { driver: 'docker-container' });
    expect(solves.map(({ targets }) => targets)).toEqual([['api', 'web'], ['api'], ['web']]);
    expect(solves[0]?.file['api']).toMatchObject({ output: ['type=cacheonly'], 'no-cache': true });
    // The cache is written once, and what lies in the image is written with it.
    expect(solves[1]?.file['api']).toMatchObject({ 'no-cache': false, 'cache-to': ['type=inline'] });
    expect(Object.keys(solves[2]?.file ?? {}).sort()).toEqual(['base', 'web']);
  });

  test('one image alone needs no solve before its own (I3)', async () => {
    const only = { ...definition, group: { default: { targets: ['api'] } } };
    const { solves, outputs } = await bake({}, { driver: 'docker-container', printed: JSON.stringify(only) });
    expect(solves).toHaveLength(1);
    expect(solves[0]?.file['api']).toMatchObject({
      'no-cache': true,
      'cache-to': ['type=registry,ref=c/c:c', 'type=inline'],
    });
    expect(outputs['image-ref']).toBe(`ghcr.io/acme/app/api:${tag}`);
    expect(outputs['handover']).toMatch(/^{"schema":1,"images":{"api":/);
  });

  test.each(['docker', 'docker-container'])('is tried again as a whole, driver %s (I3)', async (driver) => {
    const onBake = (_: readonly string[], solve: number): void => {
      if (solve === 1) throw failing('ERROR: failed to solve: unexpected status: 503 Service Unavailable');
    };
    const { solves, outputs, failure } = await bake({}, { driver, onBake });
    expect(failure).toBeUndefined();
    expect(solves[1]?.targets).toEqual(['api', 'web']);
    expect(outputs['attempts']).toBe('2');
  });

  test.each(['docker', 'docker-container'])('goes on without a target that fails, driver %s (I3)', async (driver) => {
    const onBake = (targets: readonly string[]): void => {
      if (targets.includes('web')) {
        throw failing(
          'ERROR: target web: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 3',
        );
      }
    };
    const { result, solves, images, outputs, failure } = await bake({}, { driver, onBake });
    expect(solves.slice(0, 2).map(({ targets }) => targets)).toEqual([['api', 'web'], ['api']]);
    expect(String(failure)).toMatch(/building web failed after 1 attempt \(user\): process/);
    expect(images).toMatchObject({ api: { pushed: true, error: '' }, web: { pushed: false } });
    expect(outputs).toMatchObject({ pushed: 'false', 'failure-class': 'user' });
    expect(JSON.parse(outputs['handover'] ?? '')).toMatchObject({ images: { api: {} } });
    const page = buildSummary(result);
    expect(page).toContain('| target | image | digest | imageid | result |');
    expect(page).toContain('**1 of 2** image was built in **0.0 s** and pushed in **0.0 s**.');
    expect(page).toContain('> **web: user** ');
  });

  test('of which nobody says what failed is followed by one for each (I3)', async () => {
    const onBake = (targets: readonly string[]): void => {
      if (targets.includes('web'))
        throw failing('ERROR: failed to solve: process "x" did not complete successfully: exit code: 3');
    };
    const { solves, images } = await bake({}, { onBake });
    expect(solves.map(({ targets }) => targets)).toEqual([['api', 'web'], ['api'], ['web']]);
    expect(images).toMatchObject({ api: { pushed: true }, web: { pushed: false } });
  });

  test.each(['docker', 'docker-container'])('of one image names it with the place, driver %s (I3)', async (driver) => {
    const only = { ...definition, group: { default: { targets: ['api'] } } };
    const onBake = (): void => {
      throw failing(
        'Dockerfile:7\n--------------------\nERROR: failed to solve: process "x" did not complete successfully: exit code: 3',
      );
    };
    const { failure } = await bake({}, { driver, onBake, printed: JSON.stringify(only) });
    expect(String(failure)).toMatch(/building api failed after 1 attempt \(user\): api\/Dockerfile:7: process/);
  });

  test('that fails since a linked target does is one failure (I3)', async () => {
    const printed = JSON.stringify({
      ...definition,
      target: { ...definition.target, api: { contexts: { base: 'target:base' } } },
    });
    const onBake = (): void => {
      throw failing('ERROR: target base: failed to solve: process "x" did not complete successfully: exit code: 3');
    };
    const { failure, solves } = await bake({}, { onBake, printed });
    expect(String(failure)).toMatch(/^\S+ building api, web failed after 1 attempt/);
    expect(solves).toHaveLength(1);
  });

  test('that fails for all is one failure (I3)', async () => {
    const onBake = (): void => {
      throw failing(
        'Pass "--allow=network.host" to grant requested privileges.\nERROR: additional privileges requested',
      );
    };
    const { failure, outputs } = await bake({}, { onBake });
    expect(String(failure)).toMatch(
      /^\S+ build api, web failed after 1 attempt \(user\): .* Next: add "network.host" to the/,
    );
    expect(outputs['handover']).toBe('');
  });
});

test('a builder that breaks is replaced for all images, and removed once (I3)', async () => {
  const onBake = (_: readonly string[], solve: number): void => {
    if (solve === 1)
      throw failing(
        'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
      );
  };
  const { solves, made, removed, failure } = await bake({ builder: 'mine' }, { driver: 'docker-container', onBake });
  expect(failure).toBeUndefined();
  const builders = solves.map(({ args }) =>
    args.find((arg) => arg.startsWith('--builder='))?.slice('--builder='.length),
  );
  expect(builders).toEqual(['mine', ...Array.from({ length: 3 }, () => made[0])]);
  expect(removed).toEqual(made);
});

describe('targets that say the same', () => {
  const worker = { context: 'api', tags: ['ghcr.io/acme/app/api:1'] };
  const printed = (web: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({ group: definition.group, target: { api: worker, web } });

  test('are one image by two names, built and pushed once (I1, I4)', async () => {
    const pushes: string[] = [];
    const onPush = (ref: string): void => void pushes.push(ref);
    const { failure, solves, images, outputs, lines } = await bake({}, { printed: printed(worker), onPush });
    expect(failure).toBeUndefined();
    expect(solves.map(({ targets }) => targets)).toEqual([['api']]);
    expect(pushes).toEqual([`ghcr.io/acme/app/api:${tag}`]);
    expect(Object.keys(images)).toEqual(['api', 'web']);
    expect(images['web']).toEqual(images['api']);
    const { images: records } = JSON.parse(outputs['handover'] ?? '') as { images: Record<string, unknown> };
    expect(records['web']).toEqual(records['api']);
    expect(lines).toContain('info: "web" is the same image as "api", which is built once.');
  });

  test.each([
    ['in another way are two, which cannot have one name', { ...worker, args: { A: '1' } }, {}],
    ['and get names of their own are two', worker, { 'local-tag': '{name}:ci' }],
  ])('%s (I1)', async (_, web, given) => {
    const { failure, solves } = await bake(given, { printed: printed(web) });
    expect(String(failure)).toContain('Targets "api" and "web" in "files" would both become');
    expect(solves).toEqual([]);
  });

  test('without a repository are two images by their names (I1)', async () => {
    const { images } = await bake({}, { printed: printed({ context: 'api' }) });
    expect(images['web']).toMatchObject({ image: 'ghcr.io/acme/app/web' });
  });
});

test('a push that fails is tried again alone, and is named; the other image stands (I3)', async () => {
  const pushes: string[] = [];
  const onPush = (ref: string): void => {
    pushes.push(ref);
    if (ref.includes('/web:')) throw failing('denied: requested access to the resource is denied');
  };
  const { images, failure, solves } = await bake({}, { onPush });
  expect(String(failure)).toContain('ghcr.io/acme/app/web');
  expect(images).toMatchObject({ api: { pushed: true }, web: { pushed: false, digest: '' } });
  expect(solves).toHaveLength(1);
  expect(pushes.filter((ref) => ref.includes('/api:'))).toHaveLength(1);
});

test('build arguments that are named like secrets are warned of, those of linked targets too (I1)', async () => {
  const { lines, solves } = await bake({});
  expect(lines.filter((line) => line.includes('looks like a secret'))).toEqual([
    expect.stringContaining('NPM_TOKEN'),
    expect.stringContaining('API_KEY'),
  ]);
  expect(JSON.stringify(solves[0]?.args)).not.toContain('NPM_TOKEN');
  expect(String((await bake({ 'secret-build-args': 'fail' })).failure)).toContain('NPM_TOKEN');
});

test('the token of the run goes only where a context of its server is (I1, Z8)', async () => {
  const printed = JSON.stringify({
    ...definition,
    target: { ...definition.target, web: { context: 'https://github.com/acme/lib.git' } },
  });
  const { solves } = await bake({}, { printed, gitToken: 'secret-token' });
  expect(solves[0]?.file).toMatchObject({
    api: { secret: [] },
    web: { secret: ['id=GIT_AUTH_TOKEN.github.com,env=GIT_AUTH_TOKEN'] },
  });
});

test('every target gets the secrets of the step, and bake may read those alone (I1)', async () => {
  const { solves } = await bake({ secrets: 'npm=value', allow: 'network.host' });
  expect(solves[0]?.file).toMatchObject({
    api: { secret: ['id=npm,src=/t/secret-0'] },
    base: { secret: ['id=npm,src=/t/secret-0'] },
  });
  expect(solves[0]?.args.filter((arg) => arg.startsWith('--allow'))).toEqual([
    '--allow=fs.read=/t/secret-0',
    '--allow=network.host',
  ]);
  const old = { version: '0.13.1' };
  expect((await bake({ allow: 'fs.read=/x' }, old)).failure).toBeUndefined();
  expect((await bake({ secrets: 'npm=value' }, old)).solves[0]?.args.join()).not.toContain('--allow');
  expect(String((await bake({ allow: 'network.host' }, old)).failure)).toContain('needs buildx 0.17 or newer');
});

test('the SSH agent of the step may be asked, and its sockets read (I1)', async () => {
  const { solves } = await bake({ ssh: 'default,git=/a.sock' });
  expect(solves[0]?.args.filter((arg) => arg.startsWith('--allow'))).toEqual([
    '--allow=fs.read=/a.sock',
    '--allow=ssh',
  ]);
});

test('variables reach bake through its environment, and values of set as they are (I1)', async () => {
  const { prints } = await bake({ vars: 'WHO=a, "b"\nX=', set: 'api.args.A="x, y"', targets: 'api,web-*' });
  expect(prints[0]?.env).toEqual({ WHO: 'a, "b"', X: '' });
  expect(prints[0]?.args).toEqual(expect.arrayContaining(['--set=api.args.A="x, y"', '--', 'api', 'web-*']));
});

test.each([
  ['a Dockerfile by its whole path, which no context changes', { context: 'a', dockerfile: '/x/Dockerfile' }],
  ['a Git context of another user', { context: 'deploy@git.example.com:missing/b.git' }],
  ['a Dockerfile in the definition', { context: 'missing', 'dockerfile-inline': 'FROM scratch' }],
  ['a Dockerfile of another address', { context: 'a', dockerfile: 'https://example.com/missing/Dockerfile' }],
])('is not looked for in the context: %s (I1)', async (_, api) => {
  const printed = JSON.stringify({ group: { default: { targets: ['api'] } }, target: { api } });
  const exists: string[] = [];
  const { failure } = await bake({}, { printed, exists });
  expect(failure).toBeUndefined();
  expect(exists.filter((path) => path.endsWith('ockerfile') && !path.startsWith('/x/'))).toEqual([]);
});

test.each([
  [{ vars: 'NOVALUE' }, {}, 'Input "vars" has a line, which is not NAME=value'],
  [{ vars: 'DOCKER_HOST=x' }, {}, 'Input "vars" has "DOCKER_HOST", which docker itself reads'],
  [{ files: 'missing.hcl' }, {}, 'Input "files" has "missing.hcl", which is not there'],
  [{ files: '-' }, {}, 'Input "files" has "-", which is not there'],
  [
    { files: 'large.hcl' },
    { files: { 'large.hcl': 'x'.repeat(4_000_001) } },
    'Input "files" has "large.hcl", which is larger than 4 MB',
  ],
  [
    {},
    { printed: failing('ERROR: failed to parse compose.yml: unexpected EOF') },
    '(user): failed to parse compose.yml: unexpected EOF. Next: correct the files',
  ],
  [{}, { printed: failing('ERROR: failed to find target web') }, 'has the group "web", which holds itself'],
  [
    { files: 'https://github.com/a/b.git' },
    {},
    'definitions of another repository are not fetched: check it out first',
  ],
  [{ targets: 'https://github.com/a/b.git' }, {}, 'Input "targets" has "https://github.com/a/b.git"'],
  [{ targets: '--push' }, {}, 'Input "targets" has "--push"'],
  [
    {},
    { printed: failing('ERROR: failed to find target wab') },
    'no target "wab" (a compose service needs "build"): there is web, api',
  ],
  [
    {},
    { version: '0.13.1', printed: failing('ERROR: failed to find target wab') },
    'no target "wab" (a compose service needs "build"): there is web, api, base',
  ],
  [{}, { printed: failing('ERROR: failed to find target default') }, 'has no group or target "default"'],
  [{}, { printed: failing("ERROR: could not find any target matching '*'") }, 'has no target to build'],
  [
    { files: '', targets: 'a' },
    { printed: failing("ERROR: couldn't find a bake definition") },
    'Input "targets" is set, and there is no',
  ],
  [
    {},
    { printed: failing('ERROR: f.hcl:1,2-3: Unknown variable; There is no variable named "X".') },
    '(user): f.hcl:1,2-3: Unknown variable',
  ],
  [
    {},
    { printed: '{"target":{"t":{"context":"missing"}}}' },
    'Target "t" in "files" has the Dockerfile "missing/Dockerfile", which is not there: correct "context", which counts from the workspace',
  ],
  [
    {},
    {
      printed: JSON.stringify({
        group: { default: { targets: ['api', 'web'] } },
        target: { api: { context: 'a', 'cache-to': [`type=registry,ref=ghcr.io/acme/app/web:${tag}`] }, web: {} },
      }),
    },
    `Input "cache-to" has "ghcr.io/acme/app/web:${tag}", which is one of the image's tags`,
  ],
  [{ 'required-registries': 'quay.io' }, {}, 'Input "required-registries" has "quay.io"'],
  [{ file: 'Dockerfile' }, {}, 'Input "file" describes one image'],
] satisfies readonly (readonly [Readonly<Record<string, string>>, BakeWorld, string])[])(
  '%j %j builds nothing: %s (I1)',
  async (given, world, message) => {
    const { failure, solves, outputs } = await bake(given, world);
    expect(String(failure)).toContain(message);
    expect(solves).toEqual([]);
    expect(outputs).toMatchObject({ images: '{}', handover: '' });
  },
);

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildOutputs } from '../../../actions/buildx-build-with-retry/outputs.ts';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { parseHandoverSet } from '../../../src/core/handover/handover-set.ts';
import { startContainerBuilder, type ContainerBuilder } from '../../bed/container-builder.ts';
import { uniqueName } from '../../bed/images.ts';
import { buildDeps, buildInputs, contentDigest, forgetImages } from '../../support/build-fixture.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(180_000);

const registry = process.env['CIIA_REGISTRY'] ?? '';
const tag = `sha-${headSha.slice(0, 7)}`;
const hcl = `
variable "WHO" { default = "nobody" }
group "default" { targets = ["api", "web"] }
target "base" { dockerfile-inline = "FROM scratch\\nCOPY api/busybox /bin/busybox\\n" }
target "api" {
  context = "api"
  args = { WHO = WHO, TEMPLATE = "$\${HOME} %%{ if true }" }
  labels = { "which" = "api $\${X}" }
}
target "web" {
  context = "web"
  contexts = { base = "target:base" }
}
target "chance" {
  context = "api"
  dockerfile-inline = "FROM scratch\\nCOPY busybox /bin/busybox\\nRUN [\\"/bin/busybox\\", \\"cp\\", \\"/proc/sys/kernel/random/uuid\\", \\"/uuid\\"]\\n"
}
target "broken" {
  context = "web"
  dockerfile = "Dockerfile.broken"
}
`;
const compose = `
services:
  db:
    image: postgres:16
  worker:
    image: REGISTRY/REPOSITORY/jobs
    build:
      context: ./api
      args:
        WHO: compose
  site:
    build: ./site
`;

/** A workspace with a bake file and a compose file. */
function workspace(repository: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-bake-'));
  const busybox = execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim();
  const files = {
    'docker-bake.hcl': hcl,
    'compose.yml': compose.replace('REGISTRY', registry).replace('REPOSITORY', repository),
    'api/Dockerfile':
      'FROM scratch\nCOPY busybox /bin/busybox\nARG WHO\nARG TEMPLATE\nRUN ["/bin/busybox", "sh", "-c", "echo $WHO > /who"]\n',
    'web/Dockerfile': 'FROM base\nRUN ["/bin/busybox", "sh", "-c", "echo web > /web"]\n',
    'web/Dockerfile.broken': 'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sh", "-c", "exit 3"]\n',
    'site/Dockerfile': 'FROM scratch\nCOPY Dockerfile /\n',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const context of ['api', 'web']) copyFileSync(busybox, join(folder, context, 'busybox'));
  return folder;
}

/** The contexts from outside of the workspace, where the test is. */
function contexts(folder: string): readonly string[] {
  const allow = process.env['CIIA_TOOLCHAIN'] === 'oldest' ? [] : [`--allow=fs.read=${folder}`];
  return [
    ...allow,
    `--set=base.context=${folder}`,
    ...['api', 'web'].map((name) => `--set=${name}.context=${join(folder, name)}`),
  ];
}

function outputsOf(end: Awaited<ReturnType<typeof buildWithRetry>>): {
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly outputs: Readonly<Record<string, string>>;
} {
  const outputs = buildOutputs(end.result);
  return { outputs, images: JSON.parse(outputs['images'] ?? '') as never };
}

const [classic, containerd] = storeEngines() as [StoreEngine, StoreEngine];
const kinds = [
  ['docker driver, classic store', classic, undefined],
  ['docker driver, containerd store', containerd, undefined],
  ['docker-container driver', classic, containerd],
] as const;

describe.each(kinds)('several images, %s', (_, client, behind) => {
  const repository = uniqueName('ciia-bake');
  const folder = workspace(repository);
  const base = `${registry}/${repository}`;
  const real = buildDeps(client, { workspace: folder });
  const calls: string[][] = [];
  let container: ContainerBuilder | undefined;

  beforeAll(async () => {
    if (behind !== undefined) {
      container = await startContainerBuilder({ client: client.host, behind: behind.host, registry });
    }
  });
  afterEach(async () => {
    await real.cleanUp();
    real.log.lines.length = 0;
    calls.length = 0;
  });
  afterAll(async () => {
    await container?.stop();
    forgetImages(client, base);
    rmSync(folder, { recursive: true });
  });

  const run = async (given: Readonly<Record<string, string>>): ReturnType<typeof buildWithRetry> => {
    const builder = container === undefined ? {} : { builder: container.name };
    const inputs = buildInputs({ tags: `${base}:${tag}\n${base}:latest`, ...builder, ...given });
    const bake: typeof real.buildx.bake = (args, options) => {
      calls.push([...args]);
      return real.buildx.bake(args, options);
    };
    return buildWithRetry(inputs, { ...real, buildx: { ...real.buildx, bake } });
  };

  test('each target becomes an image of its own, and linked ones stay one solve (I1, I2, I3, I4)', async () => {
    const end = await run({ files: 'docker-bake.hcl', vars: 'WHO=ops team', load: 'true' });
    expect(end.failure).toBeUndefined();
    const { images, outputs } = outputsOf(end);
    expect(Object.keys(images).sort()).toEqual(['api', 'web']);
    const set = parseHandoverSet(outputs['handover'] ?? '');
    for (const name of ['api', 'web']) {
      const ref = `${base}/${name}:${tag}`;
      expect(images[name]).toMatchObject({ image: `${base}/${name}`, tag, 'image-ref': ref, pushed: true, error: '' });
      expect(images[name]?.['digest']).toBe(await contentDigest(ref));
      expect(await contentDigest(`${base}/${name}:latest`)).toBe(images[name]?.['digest']);
      const [config] = await real.registry.configs(ref);
      expect(config?.imageid).toBe(images[name]?.['imageid']);
      expect(config?.labels['org.opencontainers.image.revision']).toBe(headSha);
      expect(set.images[name]).toEqual(images[name]?.['handover']);
    }
    const [api] = await real.registry.configs(`${base}/api:${tag}`);
    expect(api?.labels['which']).toBe('api ${X}');
    const history = client.docker('history', '--no-trunc', `${base}/api:${tag}`);
    expect(history).toContain('WHO=ops team');
    expect(history).toContain('TEMPLATE=${HOME} %{ if true }');
    expect(outputs).toMatchObject({ pushed: 'true', digest: '', 'image-ref': '', 'failure-class': 'none' });
    expect(calls[0]).toEqual(expect.arrayContaining(['api', 'web']));
    expect(calls.filter((args) => args.includes('api') && args.includes('web'))).toHaveLength(1);

    if (behind === undefined) {
      const layers = (ref: string): string => client.docker('image', 'inspect', '--format', '{{.RootFS.Layers}}', ref);
      const own = ['api', 'web'].map((name) => `--set=${name}.tags=${base}/bake-${name}:1`);
      const sets = ['--set=*.output=type=docker', '--set=api.args.WHO=ops team', ...own];
      client.docker('buildx', 'bake', `--file=${join(folder, 'docker-bake.hcl')}`, ...sets, ...contexts(folder));
      expect(['api', 'web'].map((name) => layers(`${base}/${name}:${tag}`))).toEqual(
        ['api', 'web'].map((name) => layers(`${base}/bake-${name}:1`)),
      );
    }

    const again = outputsOf(await run({ files: 'docker-bake.hcl', vars: 'WHO=ops team' }));
    expect(again.outputs['reused']).toBe('true');
    expect(again.images['api']?.['digest']).toBe(images['api']?.['digest']);
  });

  test('a compose file names repositories, and only the image that is missing is built (I1, I2, I3)', async () => {
    const alone = await run({ files: 'compose.yml', targets: 'site' });
    expect(alone.failure).toBeUndefined();
    calls.length = 0;
    const { images, outputs } = outputsOf(await run({ files: 'compose.yml', set: 'worker.args.WHO=set' }));
    expect(outputs['failure-reason']).toBe('');
    expect(Object.keys(images).sort()).toEqual(['site', 'worker']);
    expect(images['worker']).toMatchObject({ image: `${base}/jobs`, pushed: true });
    expect(images['site']).toMatchObject({ image: `${base}/site`, pushed: true });
    expect(calls.flatMap((args) => args.slice(args.indexOf('--') + 1)).every((name) => name === 'worker')).toBe(true);
    expect(await contentDigest(`${base}/jobs:${tag}`)).toBe(images['worker']?.['digest']);
  });

  test('without a cache every build is new, and what was just built is what is pushed (I3)', async () => {
    const given = {
      files: 'docker-bake.hcl',
      targets: 'chance,web',
      'no-cache': 'true',
      'if-tag-exists': 'overwrite',
      set: 'chance.cache-to=type=inline',
    };
    const ids: unknown[] = [];
    for (let count = 0; count < 2; count++) {
      const end = await run(given);
      expect(end.failure).toBeUndefined();
      ids.push(outputsOf(end).images['chance']?.['imageid']);
    }
    expect(ids[0]).toMatch(/^sha256:/);
    expect(ids[1]).not.toBe(ids[0]);
    expect(real.log.lines.filter((line) => line.includes('not reproducible'))).toEqual([]);
  });

  const onIndexes = client.store === 'classic' && behind === undefined ? undefined : test;
  onIndexes?.('an image of two platforms is an index, also beside an archive (I1, I3)', async () => {
    const { result, failure } = await run({
      files: 'compose.yml',
      set: 'site.platform=linux/amd64,linux/arm64',
      'if-tag-exists': 'overwrite',
      'image-tar': '{name}-two.tar',
    });
    expect(failure).toBeUndefined();
    for (const name of ['site', 'worker']) {
      expect(readFileSync(join(folder, `${name}-two.tar`)).length).toBeGreaterThan(1000);
    }
    const { images } = outputsOf({ result, failure });
    const site = images['site']?.['handover'] as { readonly platforms: readonly string[] };
    expect(site.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect((await real.registry.configs(`${base}/site:${tag}`)).map(({ platform }) => platform).sort()).toEqual(
      site.platforms,
    );
  });

  test('a target that fails is named with its file and line, and what succeeded stands (I3)', async () => {
    const { result, failure } = await run({
      files: 'docker-bake.hcl',
      targets: 'api,broken',
      'if-tag-exists': 'overwrite',
      'image-tar': join(folder, '{name}.tar'),
    });
    expect(String(failure)).toMatch(/building broken failed after 1 attempt \(user\): web\/Dockerfile\.broken:3: /);
    const { images, outputs } = outputsOf({ result, failure });
    expect(images['api']).toMatchObject({ pushed: true, error: '' });
    expect(images['broken']).toMatchObject({ pushed: false, digest: '', error: String(failure).replace(/^\w+: /, '') });
    expect(Object.keys(parseHandoverSet(outputs['handover'] ?? '').images)).toEqual(['api']);
    expect(outputs).toMatchObject({ pushed: 'false', 'failure-class': 'user' });
    expect(readFileSync(join(folder, 'api.tar')).length).toBeGreaterThan(100_000);
    expect(await contentDigest(`${base}/broken:${tag}`)).toBeNull();
  });
});

test('bad input is one sentence, and nothing is built (I1)', async () => {
  const folder = workspace('x');
  const deps = buildDeps(classic, { workspace: folder });
  const bake = (): Promise<never> => Promise.reject(new Error('something was built'));
  const run = async (given: Readonly<Record<string, string>>): Promise<string> => {
    const inputs = buildInputs({ tags: `${registry}/x:${tag}`, ...given });
    const { failure } = await buildWithRetry(inputs, { ...deps, buildx: { ...deps.buildx, bake } });
    return String(failure);
  };
  expect(await run({ files: 'docker-bake.hcl', targets: 'apy' })).toMatch(/Input "files" has no target "apy"/);
  expect(await run({ files: 'compose.yml', targets: 'db' })).toMatch(
    /no target "db" \(a compose service needs "build"\)/,
  );
  expect(await run({ files: 'nothere.hcl' })).toMatch(/Input "files" has "nothere.hcl", which is not there/);
  expect(await run({ files: 'docker-bake.hcl', set: 'api.dockerfile=Nofile' })).toMatch(
    /Target "api" in "files" has the Dockerfile "api\/Nofile", which is not there/,
  );
  expect(await run({ files: 'docker-bake.hcl', set: 'api.output=type=local,dest=out' })).toMatch(
    /Target "api" in "files" has the output "/,
  );
  expect(await run({ files: 'docker-bake.hcl', set: '*.tags=ghcr.io/acme/app:1' })).toMatch(
    /Targets "api" and "web" in "files" would both become "ghcr.io\/acme\/app:/,
  );
  expect(await run({ files: 'docker-bake.hcl', file: 'Dockerfile' })).toMatch(/Input "file" describes one image/);
  await deps.cleanUp();
  rmSync(folder, { recursive: true });
});

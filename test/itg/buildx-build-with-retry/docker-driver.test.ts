import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wireBuild } from '../../../src/adapters/wire-build.ts';
import { buildOutputs } from '../../../actions/buildx-build-with-retry/outputs.ts';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import {
  buildContext,
  buildDeps,
  buildInputs,
  contentDigest,
  forgetImages,
  type BuildContext,
} from '../../support/build-fixture.ts';
import { expectNotBuilt } from '../../support/push-outcome.ts';
import { recordingExec } from '../../support/recording-exec.ts';
import { headSha, mergeSha, repositoryPayload } from '../../support/run-facts.ts';
import { ofStore, storeEngine, storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const address = process.env['CIIA_REGISTRY'] ?? '';
const repository = `${address}/ciia-build-${process.pid}/app`;
const dockerfile =
  'FROM scratch\nCOPY busybox /bin/busybox\nARG WHO\nRUN ["/bin/busybox", "sh", "-c", "echo $WHO > /who"]\n';
function forkPull(): Readonly<Record<string, unknown>> {
  return {
    repository: repositoryPayload(),
    pull_request: {
      number: 7,
      title: 'Change',
      head: { sha: headSha, ref: 'topic', repo: { full_name: 'someone/app' } },
      base: { ref: 'main' },
    },
  };
}

describe.each(storeEngines())('the docker driver, $store store', (stored) => {
  const { store, docker } = stored;
  const tag = `sha-${headSha.slice(0, 7)}-${store}`;
  const onClassic = store === 'classic' ? test : undefined;
  const onContainerd = store === 'containerd' ? test : undefined;
  const deps = buildDeps(stored);
  let context: BuildContext;
  beforeAll(() => {
    context = buildContext(dockerfile);
  });
  afterEach(() => deps.cleanUp());
  afterAll(() => {
    context.remove();
    forgetImages(stored, repository);
  });

  test('a push event: built once, pushed under every tag, digest and imageid as the registry has them (B8, B10)', async () => {
    const tags = [`${repository}:latest-${store}`, `${repository}:${tag}`];
    const { result, failure } = await buildWithRetry(
      buildInputs({ context: context.folder, tags: tags.join('\n'), 'build-args': 'WHO=a b=c, "d"' }),
      deps,
    );
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, attempts: 1, loaded: true, imageRef: `${repository}:${tag}` });
    expect(result.digest).toBe(await contentDigest(result.imageRef));
    expect(result.pushedRefs.map(({ ref }) => ref)).toEqual([`${repository}:${tag}`, `${repository}:latest-${store}`]);
    const [config] = await deps.registry.configs(result.imageRef);
    expect(result.imageid).toBe(config?.imageid);
    expect(config?.labels['org.opencontainers.image.revision']).toBe(headSha);
    expect(result.cache?.total).toBe(2);
    expect(result.handover).toMatchObject({
      image: repository,
      tag,
      digest: result.digest,
      imageid: result.imageid,
      revision: headSha,
      archive: null,
    });
    expect(docker('history', '--no-trunc', result.imageRef)).toContain('WHO=a b=c, "d"');
  });

  test("a fork's pull request is built and loaded, and nothing is pushed (B14)", async () => {
    const ref = `${repository}:pr-7-${headSha.slice(0, 7)}-${store}`;
    const localTag = `${repository}-local-${store}:local`;
    const { result, failure } = await buildWithRetry(
      buildInputs({ context: context.folder, tags: ref, 'local-tag': localTag }),
      { ...deps, run: { ...deps.run, eventName: 'pull_request', payload: forkPull(), sha: mergeSha } },
    );
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: false, digest: '', pushedRefs: [], loaded: true });
    expect(result.pushSkippedReason).toContain('fork');
    expect(result.imageid).toMatch(/^sha256:/);
    expect(result.handover).toMatchObject({ revision: headSha, digest: '' });
    expect(await contentDigest(ref)).toBeNull();
    expect(await deps.engine.inspect(localTag)).toMatchObject({ id: (await deps.engine.inspect(ref))?.id });
  });

  // Both engines have the same BuildKit, so what it says of a broken build is looked at once.
  test.each(
    ofStore(store, [
      ['classic', 'a failing RUN', 'FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "false"]\n'],
      ['classic', 'a parse error', 'FROM scratch\nRUNN x\n'],
      ['containerd', 'a missing source', 'FROM scratch\nCOPY nosuch /\n'],
      [
        'containerd',
        'a RUN that prints transient errors',
        'FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox","sh","-c","echo \'ERROR: failed to solve: rpc error: code = Unavailable desc = EOF\'; exit 1"]\n',
      ],
    ]),
  )("%s: %s is the user's error and ends at attempt 1 (F17, F18)", async (_store, _name, text) => {
    const broken = buildContext(text);
    try {
      const start = Date.now();
      const tags = `${repository}:6.0.0-${store}`;
      const end = await buildWithRetry(buildInputs({ context: broken.folder, tags }), deps);
      expectNotBuilt({ ...end, seconds: (Date.now() - start) / 1000 }, 'user', 1, 60);
      expect(String(end.failure)).toContain('build failed after 1 attempt (user)');
      expect(await contentDigest(tags)).toBeNull();
    } finally {
      broken.remove();
    }
  });

  test('the archive holds the image under its local tag alone, and a registry cache is used as far as the store can', async () => {
    const tar = join(context.folder, 'image.tar');
    const { result, failure } = await buildWithRetry(
      buildInputs({
        context: context.folder,
        tags: `${repository}:2.0.0-${store}`,
        'image-tar': tar,
        'local-tag': 'ciia-archived:local',
        'registry-cache': `${repository}:buildcache-${store}`,
      }),
      deps,
    );
    docker('image', 'rm', '--force', 'ciia-archived:local');
    expect(failure).toBeUndefined();
    const manifest = execFileSync('tar', ['-xOf', tar, 'manifest.json'], { encoding: 'utf8' });
    const [image, ...others] = JSON.parse(manifest) as { Config: string; RepoTags: string[] }[];
    expect(others).toEqual([]);
    expect(image?.RepoTags).toEqual(['ciia-archived:local']);
    expect(image?.Config).toContain(result.imageid.slice('sha256:'.length));
    const cache = await contentDigest(`${repository}:buildcache-${store}`);
    if (store === 'containerd') expect(cache).not.toBeNull();
    else expect(deps.log.lines.join('\n')).toContain('The registry cache is read and not written');
  });

  test('an image with attestations that is only loaded has its config digest all the same (B9)', async () => {
    const name = `ciia-attested-${store}:local`;
    const { result, failure } = await buildWithRetry(
      buildInputs({
        context: context.folder,
        'local-tag': name,
        push: 'false',
        ...(store === 'containerd' ? { provenance: 'mode=max' } : {}),
      }),
      deps,
    );
    const archived = stored.configDigest(name);
    docker('image', 'rm', '--force', name);
    expect(failure).toBeUndefined();
    expect(result.imageid).toBe(archived);
    expect(Object.values(result.imageids)).toEqual([result.imageid]);
  });

  onContainerd?.('several platforms that are only loaded: one imageid for each (B9)', async () => {
    const name = 'ciia-platforms:local';
    const two = buildContext('FROM scratch\nCOPY a.txt /\n', { 'a.txt': name });
    const { result, failure } = await buildWithRetry(
      buildInputs({
        context: two.folder,
        'local-tag': name,
        push: 'false',
        load: 'true',
        platforms: 'linux/amd64,linux/arm64',
        provenance: 'mode=min',
      }),
      deps,
    );
    two.remove();
    docker('image', 'rm', '--force', name);
    expect(failure).toBeUndefined();
    expect(Object.keys(result.imageids).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(new Set(Object.values(result.imageids)).size).toBe(2);
    expect(result.imageid).toBe(result.imageids[(await deps.engine.info()).platform]);
  });

  onContainerd?.('several platforms are pushed as one index with provenance, out of the engine (B9, B11)', async () => {
    const ref = `${repository}:3.0.0-${store}`;
    const two = buildContext('FROM scratch\nCOPY a.txt /\n', { 'a.txt': ref });
    const { result, failure } = await buildWithRetry(
      buildInputs({ context: two.folder, tags: ref, platforms: 'linux/amd64,linux/arm64' }),
      deps,
    );
    two.remove();
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, digest: await contentDigest(ref) });
    expect(result.mediaType).toContain('image.index');
    expect(Object.keys(result.imageids).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(deps.log.lines.join('\n')).not.toContain(`${ref} is an index although`);
  });

  test('a single platform that became an index is a warning, unless an attestation was asked for (B11)', async () => {
    const told = (): number => deps.log.lines.filter((line) => line.includes('is an index although')).length;
    const push = (provenance: string): ReturnType<typeof buildWithRetry> =>
      buildWithRetry(
        buildInputs({ context: context.folder, tags: `${repository}:4.0.0-${store}-${provenance}`, provenance }),
        deps,
      );
    const before = told();
    const { result } = await push('');
    expect(result.mediaType).toContain(store === 'containerd' ? 'image.index' : 'manifest.v2');
    expect(told() - before).toBe(store === 'containerd' ? 1 : 0);
    if (store === 'containerd') await push('mode=min');
    const plain = await push('false');
    expect(plain.result.mediaType).not.toContain('index');
    expect(told() - before).toBe(store === 'containerd' ? 1 : 0);
  });

  onContainerd?.('"call" answers what is asked in the log and makes nothing', async () => {
    const exec = recordingExec(stored.exec);
    const tags = `${repository}:5.0.0-${store}`;
    const { result, failure } = await buildWithRetry(
      buildInputs({ context: context.folder, call: 'outline', tags, 'local-tag': 'ciia-call:1' }),
      { ...deps, ...wireBuild(exec, stored.env, undefined) },
    );
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ attempts: 1, pushed: false, loaded: false, imageid: '', digest: '' });
    expect(result.pushSkippedReason).toContain('"call"');
    expect(await contentDigest(tags)).toBeNull();
    expect(await deps.engine.inspect('ciia-call:1')).toBeUndefined();
    expect(exec.printed.join('')).toMatch(/BUILD ARG.*\n *WHO/);
  });

  onClassic?.('no such builder and no engine are told before anything runs (F20)', async () => {
    const tags = `${repository}:${tag}`;
    const start = Date.now();
    const unbuilt = await buildWithRetry(buildInputs({ tags, builder: 'ciia-nosuch' }), deps);
    expect(String(unbuilt.failure)).toMatch(/no builder "ciia-nosuch" found\. Next: create the builder first/);
    const nothing = { pushed: 'false', digest: '', imageid: '', attempts: '0', handover: '' };
    expect(buildOutputs(unbuilt.result)).toMatchObject({ ...nothing, 'failure-class': 'builder' });
    const nowhere = buildDeps(storeEngine(store, 'unix:///ciia-nosuch.sock'));
    const absent = await buildWithRetry(buildInputs({ tags }), nowhere);
    expect(String(absent.failure)).toContain('No Docker engine answers at');
    expect(buildOutputs(absent.result)).toMatchObject({ ...nothing, 'failure-class': 'permanent' });
    expect(Date.now() - start).toBeLessThan(30_000);
  });

  onClassic?.('an engine that takes connections and never answers ends with the time limit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ciia-hung-'));
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(join(folder, 'docker.sock'), resolve));
    const hung = buildDeps(storeEngine(store, `unix://${folder}/docker.sock`));
    const start = Date.now();
    const inputs = { ...buildInputs({ tags: `${repository}:${tag}` }), totalTimeoutMs: 1_000 };
    const { failure } = await buildWithRetry(inputs, hung);
    server.close();
    rmSync(folder, { recursive: true, force: true });
    expect(String(failure)).toMatch(/did not answer in time|ran into its time limit|time limit of the attempt/);
    expect(Date.now() - start).toBeLessThan(20_000);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { startBuildkitBridge, type BuildkitBridge } from '../../bed/buildkit-bridge.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import {
  buildContext,
  buildDeps,
  buildInputs,
  contentDigest,
  forgetImages,
  type BuildContext,
} from '../../support/build-fixture.ts';
import { expectFailed, expectNotBuilt, type TimedOutcome } from '../../support/push-outcome.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const registry = process.env['CIIA_REGISTRY'] ?? '';
const path = `ciia-remote-${process.pid}/app`;
const repository = `${registry}/${path}`;
const builder = `ciia-remote-${process.pid}`;

/** The usual pair on hosted runners: a client on the classic store, a builder with a store of its own. */
describe('the remote driver, with the docker client on the classic store', () => {
  const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
  const deps = buildDeps(client);
  let bridge: BuildkitBridge;
  let proxy: FaultProxy;
  let context: BuildContext;
  let count = 0;
  const freshTag = (): string => `sha-${headSha.slice(0, 7)}-${++count}`;
  const build = async (inputs: Readonly<Record<string, string>>): Promise<TimedOutcome> => {
    const start = Date.now();
    const given = { context: context.folder, builder, 'if-tag-exists': 'overwrite', ...inputs };
    const end = await buildWithRetry(buildInputs(given), deps);
    return { ...end, seconds: (Date.now() - start) / 1000 };
  };
  const configIn = (tar: string): string => {
    const manifest = execFileSync('tar', ['-xOf', tar, 'manifest.json'], { encoding: 'utf8' });
    const [image] = JSON.parse(manifest) as { Config: string; RepoTags: string[] }[];
    return `${image?.RepoTags.join(',') ?? ''} sha256:${/[0-9a-f]{64}/.exec(image?.Config ?? '')?.[0] ?? ''}`;
  };

  beforeAll(async () => {
    bridge = await startBuildkitBridge(behind.host);
    proxy = await startFaultProxy({ target: `http://${registry}` });
    await client.exec.run('docker', ['buildx', 'create', '--name', builder, '--driver', 'remote', bridge.endpoint]);
    context = buildContext('FROM scratch\nCOPY a.txt /\nARG WHO\nLABEL who=$WHO\n', { 'a.txt': builder });
  });
  afterEach(async () => {
    proxy.clear();
    await deps.cleanUp();
    forgetImages(client, repository);
  });
  afterAll(async () => {
    context.remove();
    // A builder inside an engine leaves what it pushed in that engine's store.
    for (const name of [repository, `${proxy.address}/${path}`]) forgetImages(behind, name);
    await client.exec.run('docker', ['buildx', 'rm', '--force', builder]);
    await Promise.all([bridge.stop(), proxy.stop()]);
  });

  test('push and load out of one solve: digest and imageid as registry and engine have them (B8)', async () => {
    const [tag, localTag] = [freshTag(), `${repository}-local:1`];
    const { result, failure } = await build({
      tags: `${repository}:latest,${repository}:${tag}`,
      'local-tag': localTag,
      'build-args': 'WHO=one',
    });
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({
      pushed: true,
      loaded: true,
      attempts: 1,
      digest: await contentDigest(`${repository}:${tag}`),
    });
    expect(result.pushedRefs.map(({ ref }) => ref)).toEqual([`${repository}:${tag}`, `${repository}:latest`]);
    expect(await contentDigest(`${repository}:latest`)).toBe(result.digest);
    expect((await deps.engine.inspect(localTag))?.id).toBe(result.imageid);
    expect((await deps.registry.configs(result.imageRef))[0]?.imageid).toBe(result.imageid);
    expect(result.mediaType).toContain('image.index');
  });

  test('push and archive out of one solve, without the engine: equal config digests (B8)', async () => {
    const tar = join(context.folder, 'image.tar');
    const { result, failure } = await build({
      tags: `${repository}:${freshTag()}`,
      'image-tar': tar,
      'local-tag': 'app:local',
      'build-args': 'WHO=two',
    });
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, loaded: false });
    expect(configIn(tar)).toBe(`app:local ${result.imageid}`);
    expect(result.phases.filter(({ title }) => /^(build|export)/.test(title))).toHaveLength(1);
  });

  test('with attestations the archive comes out of a second, cached solve (B9)', async () => {
    const tar = join(context.folder, 'attested.tar');
    const { result, failure } = await build({
      tags: `${repository}:${freshTag()}`,
      'image-tar': tar,
      provenance: 'mode=max',
      'build-args': 'WHO=three',
    });
    expect(failure).toBeUndefined();
    expect(configIn(tar)).toBe(`${result.imageRef} ${result.imageid}`);
    expect(result.phases.map(({ title }) => title)).toContain('export');
  });

  /** Media types of the layers that a registry has under a tag. */
  const layerTypes = async (ref: string): Promise<readonly unknown[]> => {
    const answer = await deps.registry.manifest(ref);
    const { layers } = JSON.parse(answer.found ? answer.raw : '{}') as { layers?: readonly { mediaType: string }[] };
    return [...new Set(layers?.map(({ mediaType }) => mediaType))];
  };
  const zstdLayer = 'application/vnd.oci.image.layer.v1.tar+zstd';
  const onBranch = { ...deps, run: { ...deps.run, ref: 'refs/heads/feature' } };

  test('on a branch the layers are zstd, further tags keep the digest, and either store loads the archive', async () => {
    const tar = join(context.folder, 'zstd.tar');
    const [tag, localTag] = [`${repository}:feature-${freshTag()}`, `${repository}-zstd:1`];
    const inputs = { context: context.folder, builder, provenance: 'false', 'image-tar': tar, 'local-tag': localTag };
    const given = {
      ...inputs,
      tags: `${tag},${repository}:feature`,
      'build-args': `WHO=zstd-${tag}`,
      'no-cache': 'true',
    };
    const { result, failure } = await buildWithRetry(buildInputs(given), onBranch);
    expect(failure).toBeUndefined();
    expect(await layerTypes(tag)).toEqual([zstdLayer]);
    expect(await contentDigest(`${repository}:feature`)).toBe(result.digest);
    expect(configIn(tar)).toBe(`${localTag} ${result.imageid}`);
    for (const engine of [client, behind]) {
      engine.docker('load', '--quiet', '--input', tar);
      try {
        const made = engine.docker('create', localTag, '/none').trim();
        expect(engine.docker('export', made)).toContain(builder);
        engine.docker('rm', made);
        expect(engine.configDigest(localTag)).toBe(result.imageid);
      } finally {
        engine.docker('image', 'rm', '--force', localTag);
      }
    }
  });

  test('a registry that refuses zstd gets gzip in the same attempt, and one line says so', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, when: { first: 1 }, do: { kind: 'status', status: 415 } });
    const tag = `${proxy.address}/${path}:feature-${freshTag()}`;
    const inputs = { context: context.folder, builder, provenance: 'false', tags: tag, 'max-attempts': '1' };
    const given = { ...inputs, 'build-args': `WHO=refused-${tag}`, 'no-cache': 'true', load: 'false' };
    const { result, failure } = await buildWithRetry(buildInputs(given), onBranch);
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, attempts: 1, digest: await contentDigest(tag) });
    // The media type is Docker's or, with today's BuildKit, OCI's.
    expect(await layerTypes(tag)).toEqual([expect.stringMatching(/\.tar[.+]gzip$/)]);
    expect(deps.log.lines.filter((line) => line.includes('does not take layers as zstd'))).toHaveLength(1);
  });

  test('annotations of an index are pushed, and the archive goes without them (Y11)', async () => {
    const tar = join(context.folder, 'annotated.tar');
    const tags = `${repository}:${freshTag()}`;
    const annotations = 'index:org.example.a=b\nindex,manifest:org.example.c=d';
    const { result, failure } = await build({ tags, annotations, 'image-tar': tar, 'build-args': 'WHO=annotated' });
    expect(failure).toBeUndefined();
    const answer = await deps.registry.manifest(tags);
    expect(answer).toMatchObject({ found: true, raw: expect.stringContaining('"org.example.a": "b"') });
    expect(configIn(tar)).toBe(`${tags} ${result.imageid}`);
  });

  test('an output that pushes by digest sets the output "digest" (Y17)', async () => {
    const { result, failure } = await build({
      tags: repository,
      outputs: 'type=image,push-by-digest=true,name-canonical=true,push=true',
      'build-args': 'WHO=by-digest',
    });
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: false, handover: { digest: result.digest } });
    expect(await deps.registry.manifest(`${repository}@${result.digest}`)).toMatchObject({ digest: result.digest });
  });

  test('a plain manifest gets its further tags under its own digest', async () => {
    const { result } = await build({
      tags: `${repository}:${freshTag()},${repository}:plain`,
      provenance: 'false',
      'build-args': 'WHO=four',
    });
    expect(result.mediaType).not.toContain('index');
    expect(await contentDigest(`${repository}:plain`)).toBe(result.digest);
  });

  test('two platforms: an index, one imageid for each (B9)', async () => {
    const two = buildContext('FROM scratch\nCOPY a.txt /\n', { 'a.txt': builder });
    try {
      const { result, failure } = await build({
        context: two.folder,
        tags: `${repository}:${freshTag()}`,
        platforms: 'linux/amd64,linux/arm64',
      });
      expect(failure).toBeUndefined();
      expect(Object.keys(result.imageids).sort()).toEqual(['linux/amd64', 'linux/arm64']);
      expect(result.imageid).toBe(result.imageids[(await deps.engine.info()).platform]);
      expect(result.handover?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    } finally {
      two.remove();
    }
  });

  test('a push that fails is solved again from the cache, also with no-cache: the config stays the same (B4)', async () => {
    const tag = freshTag();
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, when: { first: 12 }, do: { kind: 'status', status: 502 } });
    const slow = buildContext(
      `FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sh", "-c", "date +%N > /when"]\n`,
    );
    const tar = join(slow.folder, 'image.tar');
    try {
      const { result, failure } = await build({
        context: slow.folder,
        tags: `${proxy.address}/${path}:${tag}`,
        'no-cache': 'true',
        'image-tar': tar,
        'max-attempts': '5',
      });
      expect(failure).toBeUndefined();
      expect(result.attempts).toBeGreaterThan(1);
      expect(configIn(tar)).toContain(result.imageid);
      expect(await contentDigest(`${repository}:${tag}`)).toBe(result.digest);
    } finally {
      slow.remove();
    }
  });

  test('a push that is denied leaves the archive behind, and fails at attempt 1 (F8)', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'status', status: 403 } });
    const [tar, tag] = [join(context.folder, 'denied.tar'), freshTag()];
    const inputs = { 'image-tar': tar, 'build-args': 'WHO=five' };
    const made = await build({ tags: `${proxy.address}/${path}:${tag}`, ...inputs });
    expectFailed({ ...made, registryDigest: await contentDigest(`${repository}:${tag}`) }, 'auth', 1, 60);
    expect(configIn(tar)).toContain(made.result.imageid);
  });

  test("a failing RUN is the user's error, and no archive is left (F17)", async () => {
    const broken = buildContext('FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "false"]\n');
    const tar = join(broken.folder, 'image.tar');
    try {
      const tags = `${repository}:${freshTag()}`;
      expectNotBuilt(await build({ context: broken.folder, tags, 'image-tar': tar }), 'user', 1, 60);
      expect(existsSync(tar)).toBe(false);
    } finally {
      broken.remove();
    }
  });

  test('a builder whose daemon went away is retried, and the class says so (F19)', async () => {
    await bridge.kill();
    try {
      expectNotBuilt(await build({ tags: `${repository}:${freshTag()}`, 'max-attempts': '2' }), 'builder', 2, 60);
    } finally {
      await bridge.revive();
    }
  });

  test('with "fresh-builder: always" each build has a builder of its own, and none is left', async () => {
    const { result, failure } = await build({
      tags: `${repository}:${freshTag()}`,
      'fresh-builder': 'always',
      'build-args': 'WHO=eight',
    });
    expect(failure).toBeUndefined();
    expect(result.pushed).toBe(true);
    const [, own = ''] =
      /Creating the builder (ci-image-actions-\w+) in place of/.exec(deps.log.lines.join('\n')) ?? [];
    expect(own).not.toBe('');
    // Not synchronous: it asks the builder, whose bridge is in this process.
    expect((await client.exec.run('docker', ['buildx', 'ls'])).stdout).not.toContain(own);
  });

  test('the registry cache carries the steps to another build, and the summary tells warm from cold (C1, C7, C9)', async () => {
    const cache = `${repository}:buildcache`;
    const steps = buildContext(
      `FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sh", "-c", "echo ${builder} > /who"]\n`,
    );
    const inputs = { context: steps.folder, 'registry-cache': cache };
    try {
      const cold = await build({ tags: `${repository}:${freshTag()}`, ...inputs });
      expect(cold.result).toMatchObject({ cacheFound: false, pushed: true });
      const warm = await build({ tags: `${repository}:${freshTag()}`, ...inputs });
      expect(warm.result).toMatchObject({ cacheFound: true, cache: { cached: 2, total: 2 } });
      expect(await contentDigest(cache)).not.toBeNull();
    } finally {
      steps.remove();
    }
  });

  test('a cache that cannot be written warns and does not fail the build (C3)', async () => {
    proxy.addFault({ method: 'PUT', path: /buildcache/, do: { kind: 'status', status: 400 } });
    const { result, failure } = await build({
      tags: `${repository}:${freshTag()}`,
      'registry-cache': `${proxy.address}/${path}:buildcache2`,
      'build-args': 'WHO=seven',
    });
    expect(failure).toBeUndefined();
    expect(result.pushed).toBe(true);
    expect(deps.log.lines.join('\n')).toContain('The cache was not written');
  });

  test('leaves an immutable tag alone while the registry cannot say what it holds (B16)', async () => {
    const ref = `${proxy.address}/${path}:${freshTag()}`;
    const first = await build({ tags: ref });
    proxy.clear();
    for (const method of ['GET', 'HEAD']) {
      proxy.addFault({ method, path: /\/manifests\//, do: { kind: 'status', status: 503 } });
    }
    const inputs = { 'if-tag-exists': 'reuse', 'build-args': 'WHO=other', 'max-attempts': '1' };
    const { failure } = await build({ tags: ref, ...inputs });
    expect(String(failure)).toContain('503');
    expect(proxy.requests.filter(({ method, path: at }) => method === 'PUT' && at.includes('/manifests/'))).toEqual([]);
    proxy.clear();
    expect(await contentDigest(ref)).toBe(first.result.digest);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildOutputs } from '../../../actions/buildx-build-with-retry/outputs.ts';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { startBuildkitBridge, type BuildkitBridge } from '../../bed/buildkit-bridge.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import {
  buildContext,
  buildDeps,
  buildInputs,
  contentDigest,
  forgetImages,
  type BuildContext,
} from '../../support/build-fixture.ts';
import { expectFailed, expectPushed, type PushOutcome } from '../../support/push-outcome.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(180_000);

const registry = process.env['CIIA_REGISTRY'] ?? '';
const path = `ciia-remote-faults-${process.pid}/app`;
const builder = `ciia-remote-faults-${process.pid}`;

describe('faults around a builder outside the engine (remote driver)', () => {
  const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
  const deps = buildDeps(client);
  let bridge: BuildkitBridge;
  let proxy: FaultProxy;
  let second: LocalRegistry;
  let context: BuildContext;
  let count = 0;
  const freshTag = (): string => `sha-${headSha.slice(0, 7)}-${++count}`;
  const build = async (inputs: Readonly<Record<string, string>>): Promise<PushOutcome> => {
    const start = Date.now();
    const given = { context: context.folder, builder, 'if-tag-exists': 'overwrite', load: 'false', ...inputs };
    const end = await buildWithRetry(buildInputs(given), deps);
    const there = end.result.imageRef.replace(proxy.address, registry);
    return { ...end, registryDigest: await contentDigest(there), seconds: (Date.now() - start) / 1000 };
  };
  const refused = { status: 403, kind: 'status' } as const;

  beforeAll(async () => {
    [bridge, proxy, second] = await Promise.all([
      startBuildkitBridge(behind.host),
      startFaultProxy({ target: `http://${registry}` }),
      startRegistry(),
    ]);
    await client.exec.run('docker', ['buildx', 'create', '--name', builder, '--driver', 'remote', bridge.endpoint]);
    context = buildContext('FROM scratch\nCOPY a.txt /\nARG WHO\nLABEL who=$WHO\n', { 'a.txt': builder });
  });
  afterEach(async () => {
    proxy.clear();
    deps.log.lines.length = 0;
    await deps.cleanUp();
  });
  afterAll(async () => {
    context.remove();
    for (const host of [registry, proxy.address, second.address]) forgetImages(behind, `${host}/${path}`);
    await client.exec.run('docker', ['buildx', 'rm', '--force', builder]);
    await Promise.all([bridge.stop(), proxy.stop(), second.stop()]);
  });

  test('a second registry gets the same image under its own tags (B15)', async () => {
    const tag = freshTag();
    const refs = [registry, second.address].flatMap((host) => [`${host}/${path}:${tag}`, `${host}/${path}:latest`]);
    const { result, failure } = await build({ tags: refs.join('\n'), 'build-args': 'WHO=one' });
    expect(failure).toBeUndefined();
    expect(result.pushedRefs.map(({ ref }) => ref)).toEqual(refs);
    for (const { ref, digest } of result.pushedRefs) expect(digest).toBe(await contentDigest(ref));
    const [config] = await deps.registry.configs(`${second.address}/${path}:${tag}`);
    expect(config?.imageid).toBe(result.imageid);
    expect(deps.log.lines.join('\n')).not.toContain('not reproducible');
  });

  test('the first registry refuses: the second one takes all its tags, and the step fails (B15)', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: refused });
    const tag = freshTag();
    const [failing, sound] = [`${proxy.address}/${path}:${tag}`, `${second.address}/${path}:${tag}`];
    const { result, failure, seconds } = await build({ tags: `${failing}\n${sound}`, 'build-args': 'WHO=two' });
    expect(String(failure)).toContain(failing);
    expect(seconds).toBeLessThan(60);
    expect(buildOutputs(result)).toMatchObject({ pushed: 'false', attempts: '1', 'failure-class': 'auth', digest: '' });
    expect(result.pushedRefs).toMatchObject([{ ref: sound, digest: await contentDigest(sound) }]);
    expect(result.failedRefs).toMatchObject([{ ref: failing }]);
  });

  test('the second registry is down and not required: a warning, and the first one has everything (B15)', async () => {
    const tag = freshTag();
    const sound = `${registry}/${path}:${tag}`;
    const { result, failure } = await build({
      tags: `${sound}\n127.0.0.1:1/${path}:${tag}`,
      'required-registries': registry,
      'max-attempts': '1',
      'build-args': 'WHO=three',
    });
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, digest: await contentDigest(sound) });
    expect(deps.log.lines.join('\n')).toContain('warning: Not required, so going on without it');
  });

  test('F13: a manifest that arrived although its answer got lost is not offered under another digest', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\/sha-/, when: { first: 1 }, do: { kind: 'drop-answer' } });
    const made = await build({ tags: `${proxy.address}/${path}:${freshTag()}`, 'build-args': 'WHO=four' });
    expectPushed(made, 1, 90);
    const puts = proxy.requests.filter(({ method, path: at }) => method === 'PUT' && at.includes('/manifests/sha-'));
    expect(puts.length).toBeLessThanOrEqual(2);
  });

  test('F8: a manifest that the registry does not take ends at attempt 1', async () => {
    const body = JSON.stringify({ errors: [{ code: 'MANIFEST_INVALID', message: 'manifest invalid' }] });
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'status', status: 400, body } });
    const made = await build({ tags: `${proxy.address}/${path}:${freshTag()}`, 'build-args': 'WHO=five' });
    expectFailed(made, 'permanent', 1, 60);
  });

  test('F19: the builder is killed in mid-build and comes back: one more attempt, and the image is there', async () => {
    const slow = buildContext(
      `FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sh", "-c", "echo ${builder}-slow; /busybox sleep 3"]\n`,
    );
    let killed = false;
    const breakBuilder = (): boolean => {
      void bridge.kill().then(bridge.revive);
      return true;
    };
    const buildx: typeof deps.buildx = {
      ...deps.buildx,
      build: (args, options) =>
        deps.buildx.build(args, {
          ...options,
          onLine: (line) => {
            options.onLine?.(line);
            if (new RegExp(`^#\\d+ [\\d.]+ ${builder}-slow`).test(line)) killed ||= breakBuilder();
          },
        }),
    };
    try {
      const start = Date.now();
      const ref = `${registry}/${path}:${freshTag()}`;
      const given = { context: slow.folder, builder, 'if-tag-exists': 'overwrite', load: 'false', tags: ref };
      const end = await buildWithRetry(buildInputs(given), { ...deps, buildx });
      expect(killed).toBe(true);
      expectPushed({ ...end, registryDigest: await contentDigest(ref), seconds: (Date.now() - start) / 1000 }, 2, 120);
      expect(deps.log.lines.join('\n')).toContain('attempt 1 of 3 failed (builder)');
    } finally {
      slow.remove();
    }
  });
});

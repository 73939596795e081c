import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildOutputs } from '../../../actions/buildx-build-with-retry/outputs.ts';
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
import { expectFailed, type TimedOutcome } from '../../support/push-outcome.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
const registry = process.env['CIIA_REGISTRY'] ?? '';
const path = `ciia-silent-${process.pid}/app`;
const remote = `ciia-silent-${process.pid}`;
const deps = buildDeps(client);
let bridge: BuildkitBridge;
let proxy: FaultProxy;
let context: BuildContext;
let folder: string;
let count = 0;

beforeAll(async () => {
  bridge = await startBuildkitBridge(behind.host);
  proxy = await startFaultProxy({ target: `http://${registry}` });
  folder = mkdtempSync(join(tmpdir(), 'ciia-silent-'));
  context = buildContext('FROM scratch\nCOPY a.txt /\n', { 'a.txt': path });
  await client.exec.run('docker', ['buildx', 'create', '--name', remote, '--driver', 'remote', bridge.endpoint]);
});
afterEach(async () => {
  proxy.clear();
  deps.log.lines.length = 0;
  await deps.cleanUp();
});
afterAll(async () => {
  context.remove();
  rmSync(folder, { recursive: true });
  // A builder inside an engine leaves what it pushed in that engine's store.
  for (const engine of [client, behind]) {
    for (const host of [registry, proxy.address]) forgetImages(engine, `${host}/${path}`);
  }
  await client.exec.run('docker', ['buildx', 'rm', '--force', remote]);
  await Promise.all([bridge.stop(), proxy.stop()]);
});

interface Made extends TimedOutcome {
  readonly silent: string;
  readonly sound: string;
  /** The output `pushed-refs`. */
  readonly pushedRefs: unknown;
}

async function build(
  inputs: Readonly<Record<string, string>>,
  alone = false,
  changes: Partial<ReturnType<typeof buildInputs>> = {},
  buildx = deps.buildx,
): Promise<Made> {
  const tag = `sha-${headSha.slice(0, 7)}-${++count}`;
  const [silent, sound] = [`${proxy.address}/${path}:${tag}`, `${registry}/${path}:${tag}`];
  const given = {
    context: context.folder,
    tags: alone ? silent : `${silent}\n${sound}`,
    'max-attempts': '1',
    ...inputs,
  };
  const start = Date.now();
  const end = await buildWithRetry({ ...buildInputs(given), ...changes }, { ...deps, buildx });
  const seconds = (Date.now() - start) / 1000;
  return { ...end, silent, sound, seconds, pushedRefs: JSON.parse(buildOutputs(end.result)['pushed-refs'] ?? '') };
}

describe.each(['default', remote])('a registry that does not even say what it has, builder %s', (builder) => {
  test('is not pushed to, the other one takes its tags, and the step fails with a result for each (B15, B16)', async () => {
    proxy.addFault({ path: /./, do: { kind: 'status', status: 503 } });
    const { result, failure, silent, sound, pushedRefs, seconds } = await build({ builder });
    expect(seconds).toBeLessThan(30);
    expect(String(failure)).toContain(`find ${silent} failed after 1 attempt (transient)`);
    expect(pushedRefs).toEqual([
      { ref: sound, digest: await contentDigest(sound) },
      { ref: silent, error: expect.stringContaining('503') },
    ]);
    expect(result).toMatchObject({ pushed: false, digest: '', attempts: 1, failure: { class: 'transient' } });
    expect(proxy.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([]);
  });

  test('is pushed to when it answers after the build (B16)', async () => {
    // How often it is asked before that is buildx' business.
    proxy.addFault({ path: /./, do: { kind: 'status', status: 503 } });
    const answering: typeof deps.buildx = {
      ...deps.buildx,
      build(...args) {
        proxy.clear();
        return deps.buildx.build(...args);
      },
    };
    const { result, failure, silent } = await build({ builder }, true, {}, answering);
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, digest: await contentDigest(silent) });
    expect(deps.log.lines.join('\n')).toContain('warning: Building without knowing whether the tag is there already');
  });
});

test('one that denies to look at a tag until it is pushed has nothing there, and is pushed to (Y5)', async () => {
  proxy.addFault({ path: /\/manifests\//, do: { kind: 'status', status: 403 } });
  const engine: typeof deps.engine = {
    ...deps.engine,
    push(...args) {
      proxy.clear();
      return deps.engine.push(...args);
    },
  };
  const tags = `${proxy.address}/${path}:1.2.403`;
  const given = buildInputs({ context: context.folder, tags, builder: 'default', 'max-attempts': '1' });
  const { result, failure } = await buildWithRetry(given, { ...deps, engine });
  expect(failure).toBeUndefined();
  expect(result).toMatchObject({ pushed: true, digest: await contentDigest(tags) });
});

test.each(['default', remote])('one that hangs costs a producer at most 20 s, builder %s', async (builder) => {
  proxy.addFault({ path: /./, do: { kind: 'hang' } });
  const { failure, silent, seconds } = await build({ builder, 'max-attempts': '3' }, true);
  expect(String(failure)).toContain(`find ${silent} failed after`);
  // With the build itself.
  expect(seconds).toBeLessThan(25);
  expect(proxy.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([]);
});

test('one that does not answer and is not required is a warning (B15)', async () => {
  proxy.addFault({ path: /./, do: { kind: 'status', status: 503 } });
  const { result, failure, sound } = await build({ builder: remote, 'required-registries': registry });
  expect(failure).toBeUndefined();
  expect(result).toMatchObject({ pushed: true, pushedRefs: [{ ref: sound, digest: await contentDigest(sound) }] });
  expect(deps.log.lines.join('\n')).toContain('warning: Not required, so going on without it');
});

test('outside the engine the archive is there although the only registry never answered (B8, F5)', async () => {
  proxy.addFault({ path: /./, do: { kind: 'status', status: 503 } });
  const tar = join(folder, 'image.tar');
  const made = await build({ builder: remote, 'image-tar': tar }, true);
  expectFailed({ ...made, registryDigest: await contentDigest(made.sound) }, 'transient', 1, 30);
  expect(existsSync(tar)).toBe(true);
});

test('outside the engine the archive is there although the only registry takes requests and never answers (B8, F11)', async () => {
  proxy.addFault({ path: /./, do: { kind: 'hang' } });
  const tar = join(folder, 'hung.tar');
  const made = await build({ builder: remote, 'image-tar': tar }, true, { timeoutMs: 8000 });
  expectFailed({ ...made, registryDigest: null }, 'timeout', 1, 60);
  expect(existsSync(tar)).toBe(true);
});

test('outside the engine the archive is there although a push hung until all time was over (B8, F11)', async () => {
  for (const method of ['POST', 'PUT']) proxy.addFault({ method, path: /./, do: { kind: 'hang' } });
  const tar = join(folder, 'late.tar');
  const made = await build({ builder: remote, 'image-tar': tar }, true, { totalTimeoutMs: 12_000 });
  expectFailed({ ...made, registryDigest: null }, 'timeout', 1, 60);
  expect(existsSync(tar)).toBe(true);
});

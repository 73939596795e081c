import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import type { BuildInputs } from '../../../actions/buildx-build-with-retry/rules/build-inputs.ts';
import type { BuilderNode } from '../../../src/ports/buildx.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startContainerBuilder, type ContainerBuilder } from '../../bed/container-builder.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { uniqueName } from '../../bed/images.ts';
import { buildContext, buildDeps, buildInputs, contentDigest, forgetImages } from '../../support/build-fixture.ts';
import { expectNotBuilt, expectPushed, type PushOutcome } from '../../support/push-outcome.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const registry = process.env['CIIA_REGISTRY'] ?? '';
const path = `${uniqueName('ciia-container')}/app`;
const mark = uniqueName('at-work');
/** Says that it is at work, and goes on for a while; no cache has it, also when its test runs for a second time. */
const slow = (seconds: number): string => {
  const work = `echo ${mark}; /busybox sleep ${seconds}; echo ${uniqueName('done')}`;
  return `FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sh", "-c", "${work}"]\n`;
};
const quick = 'FROM scratch\nCOPY a.txt /\n';
const isAtWork = new RegExp(`^#\\d+ [\\d.]+ ${mark}`);

describe('a docker-container builder', () => {
  const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
  const deps = buildDeps(client);
  const folder = mkdtempSync(join(tmpdir(), 'ciia-container-'));
  let proxy: FaultProxy;
  let builder: ContainerBuilder;
  let count = 0;
  const createdNames: string[] = [];
  /** Of those that stand in for the user's own. */
  const ownContainers = (): readonly string[] =>
    builder.containers().filter((container) => container.includes('ci-image-actions-'));

  beforeAll(async () => {
    proxy = await startFaultProxy({ target: `http://${registry}` });
    const config = join(folder, 'buildkitd.toml');
    writeFileSync(config, '[registry."mirror.example:5000"]\n  http = true\n');
    const registries = { registry: proxy.address, config };
    builder = await startContainerBuilder({ client: client.host, behind: behind.host, ...registries });
  });
  afterEach(async () => {
    proxy.clear();
    deps.log.lines.length = 0;
    await deps.cleanUp();
    expect(ownContainers()).toEqual([]);
    // Not synchronous: it asks the builder, whose bridge is in this process.
    const { stdout } = await client.exec.run('docker', ['buildx', 'ls']);
    expect(createdNames.filter((name) => stdout.includes(name))).toEqual([]);
  });
  afterAll(async () => {
    await builder.stop();
    forgetImages(behind, `${proxy.address}/${path}`);
    await proxy.stop();
    rmSync(folder, { recursive: true });
  });

  interface Made extends PushOutcome {
    /** What was called of those that make, use and remove builders. */
    readonly calls: readonly string[];
    readonly created: readonly BuilderNode[];
  }

  /**
   * One build.
   * @param how.onLine for each line that buildx prints, with the number of the solve
   * @param how.onRemove when a builder is to be removed
   * @param how.changes what no input says
   */
  const build = async (
    dockerfile: string,
    inputs: Readonly<Record<string, string>> = {},
    how: {
      readonly onLine?: (line: string, solve: number, folder: string) => void;
      readonly onRemove?: () => void;
      readonly changes?: Partial<BuildInputs>;
    } = {},
  ): Promise<Made> => {
    const context = buildContext(dockerfile, { 'a.txt': uniqueName('content') });
    const calls: string[] = [];
    const created: BuilderNode[] = [];
    const kind = (name: string): string => (name.startsWith('ci-image-actions-') ? 'own' : 'given');
    const buildx: typeof deps.buildx = {
      ...deps.buildx,
      build(args, options) {
        const name = args.find((arg) => arg.startsWith('--builder='))?.slice('--builder='.length) ?? '';
        calls.push(`build ${kind(name)}`);
        const solve = calls.filter((call) => call.startsWith('build')).length;
        const onLine = (line: string): void => {
          options.onLine?.(line);
          how.onLine?.(line, solve, context.folder);
        };
        return deps.buildx.build(args, { ...options, onLine });
      },
      async create(name, driver, node, options) {
        calls.push(`create ${kind(name)}`);
        createdNames.push(name);
        expect(driver).toBe('docker-container');
        await deps.buildx.create(name, driver, node, options);
        created.push(...(await deps.buildx.builder(name)).nodes);
      },
      remove(name, options) {
        calls.push(`remove ${kind(name)}`);
        how.onRemove?.();
        return deps.buildx.remove(name, options);
      },
    };
    const ref = `${proxy.address}/${path}:1.2.${++count}`;
    const given = { tags: ref, load: 'false', 'if-tag-exists': 'overwrite', builder: builder.name, ...inputs };
    const start = Date.now();
    try {
      const all = { ...buildInputs({ context: context.folder, ...given }), ...how.changes };
      const end = await buildWithRetry(all, { ...deps, buildx });
      const there = await contentDigest(ref.replace(proxy.address, registry));
      return { ...end, registryDigest: there, seconds: (Date.now() - start) / 1000, calls, created };
    } finally {
      context.remove();
    }
  };
  const kill = (): void => {
    for (const container of builder.containers()) {
      const isRunning = client.docker('inspect', '--format', '{{.State.Running}}', container).trim() === 'true';
      if (isRunning) client.docker('kill', container);
    }
  };

  test('F19: its container is killed in mid-build: a fresh one under a new name takes over and is removed', async () => {
    const made = await build(
      slow(3),
      {},
      {
        onLine: (line, solve) => {
          if (solve === 1 && isAtWork.test(line)) kill();
        },
      },
    );
    expectPushed(made, 2, 60);
    expect(made.calls).toEqual(['build given', 'create own', 'build own', 'remove own']);
    expect(made.created.map(({ driverOptions }) => [...driverOptions].sort())).toEqual([builder.driverOptions]);
    const [given] = (await deps.buildx.builder(builder.name)).nodes;
    expect(made.created.map(({ files, platforms }) => ({ files, platforms }))).toEqual([
      { files: given?.files, platforms: given?.platforms },
    ]);
    // buildx 0.13 does not show the configuration (Y21).
    if ((await deps.buildx.version()) !== '0.13.1') {
      expect(given?.files?.['buildkitd.toml']).toMatch(/\[registry\.["']mirror\.example:5000["']\]/);
    }
    expect(deps.log.lines.join('\n')).toContain('attempt 1 of 3 failed (builder)');
  });

  test('F19: its container is paused: the attempt ends at its time limit, and a fresh one takes over (row 28)', async () => {
    const [container = ''] = builder.containers();
    const pause = (line: string, solve: number): void => {
      if (solve === 1 && isAtWork.test(line)) client.docker('pause', container);
    };
    try {
      const made = await build(slow(2), {}, { onLine: pause, changes: { timeoutMs: 8_000 } });
      expectPushed(made, 2, 60);
      expect(made.calls).toEqual(['build given', 'create own', 'build own', 'remove own']);
      expect(made.seconds).toBeGreaterThanOrEqual(8);
    } finally {
      client.docker('unpause', container);
    }
  });

  test('one that does not boot is made again, and none is left behind (B7)', async () => {
    // The engine has the image no more, and cannot have it at first.
    const [image = ''] = builder.driverOptions.flatMap((option) => /^image=(.*)/.exec(option)?.[1] ?? []);
    client.docker('image', 'rm', '--force', image);
    proxy.addFault({ path: /ciia-buildkit/, do: { kind: 'status', status: 404 } });
    const made = await build(quick, { 'fresh-builder': 'always' }, { onRemove: proxy.clear });
    expectPushed(made, 2, 60);
    expect(made.calls).toEqual(['create own', 'remove own', 'create own', 'build own', 'remove own']);
  });

  test('one that breaks each time ends after three attempts as the builder’s failure, with nothing left (F19)', async () => {
    const onLine = (line: string): void => {
      if (isAtWork.test(line)) kill();
    };
    const made = await build(slow(60), {}, { onLine });
    expectNotBuilt(made, 'builder', 3, 90);
    expect(String(made.failure)).toContain('docker/setup-buildx-action');
    expect(made.calls.filter((call) => call === 'build own')).toHaveLength(2);
  });

  test.each([
    ['is told of as not reproducible when it makes another config', true],
    ['is not when it makes the same', false],
  ])('an attempt after one whose builder broke in its push %s (B4)', async (_, isChanged) => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, when: { first: 1 }, do: { kind: 'hang' } });
    let watch: NodeJS.Timeout | undefined;
    const onLine = (line: string, solve: number, folder: string): void => {
      if (solve !== 1 || !/^#\d+ pushing manifest/.test(line)) return;
      // It is said before it is done, and what hangs must be this attempt's request.
      watch ??= setInterval(() => {
        if (!proxy.requests.some(({ fault }) => fault === 'hang')) return;
        clearInterval(watch);
        if (isChanged) writeFileSync(join(folder, 'a.txt'), 'what a Dockerfile fetched has changed meanwhile');
        kill();
      }, 50);
    };
    const made = await build(quick, {}, { onLine });
    expect(made.result).toMatchObject({ attempts: 2, pushed: true });
    const told = deps.log.lines.filter((line) => line.includes('not reproducible'));
    expect(told).toEqual(isChanged ? [expect.stringContaining(made.result.imageid)] : []);
  });

  test('F13: a push whose answer got lost is found in the registry, and not solved again', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'drop-answer' } });
    const made = await build(quick);
    expectPushed(made, 1, 60);
    expect(made.calls).toEqual(['build given']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'a job cancelled by %s while it builds on a fresh builder removes it (A7)',
    async (signal) => {
      const context = buildContext(slow(60));
      const made: ActionResult = await runAction({
        action: 'buildx-build-with-retry',
        inputs: {
          context: context.folder,
          tags: `${proxy.address}/${path}:cancelled`,
          'if-tag-exists': 'overwrite',
          builder: builder.name,
          'fresh-builder': 'always',
        },
        env: { DOCKER_HOST: client.host },
        interrupt: { after: new RegExp(`#\\d+ [\\d.]+ ${mark}`), signal },
      }).finally(context.remove);
      expect(made.exitCode).toBe(1);
      expect(made.stdout).toContain('The job was cancelled.');
      expect(made.stdout).toContain('Creating the builder ci-image-actions-');
      expect(made.leftovers).toEqual([]);
    },
  );
});

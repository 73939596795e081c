import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { readBuildInputs } from '../../../actions/buildx-build-with-retry/inputs.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { CommandError } from '../../../src/errors.ts';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import type { BuildDeps } from '../../../actions/buildx-build-with-retry/build-plan.ts';
import type { Files } from '../../../src/ports/files.ts';
import type { Registry } from '../../../src/ports/registry.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';

const refs = ['ghcr.io/a/b:1.2.3', 'ghcr.io/a/b:latest', 'quay.io/a/b:1.2.3', 'quay.io/a/b:latest'] as const;
const digest = `sha256:${'1'.repeat(64)}`;

/** Solves, pushes and copies of one step as they end; each fails the first time, and takes a while. */
function work(): {
  readonly ended: string[];
  readonly most: () => number;
  readonly run: (what: string) => Promise<void>;
} {
  const ended: string[] = [];
  let running = 0;
  let most = 0;
  return {
    ended,
    most: () => most,
    async run(what) {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < 5; turn++) await setImmediate();
      running -= 1;
      const first = !ended.includes(what);
      ended.push(what);
      if (first) throw new CommandError({ command: 'docker', exitCode: 1, stderr: 'ERROR: 503 Service Unavailable' });
    },
  };
}

/** A step whose engine, builder and registries fail by a busy registry, and take each reference at its second try. */
async function step(driver: string): Promise<ReturnType<typeof work>> {
  const { run, ...seen } = work();
  const there = new Set<string>();
  const push = async (ref: string): Promise<void> => {
    await run(`push ${ref}`);
    there.add(ref);
  };
  const answer = { found: true, digest, mediaType: 'application/vnd.oci.image.index.v1+json', raw: '{}' } as const;
  const registry: Pick<Registry, 'manifest' | 'configs' | 'copy'> = {
    manifest: (ref) => Promise.resolve(there.has(ref) ? answer : { found: false }),
    configs: () => Promise.resolve([{ imageid: digest, manifestDigest: digest, platform: 'linux/amd64', labels: {} }]),
    copy: async (_, targets) => {
      for (const target of targets) await push(target);
    },
  };
  const files: Pick<Files, 'temporaryFolder' | 'remove' | 'exists'> = {
    temporaryFolder: () => Promise.resolve('/nowhere'),
    remove: () => Promise.resolve(),
    exists: () => Promise.resolve(false),
  };
  const image = { id: digest, repoTags: [...refs] };
  const deps = {
    run: runFacts(),
    sourceSha: headSha,
    clock: fakeClock(),
    log: recordingLog(),
    registry,
    files,
    engine: { ...memoryEngine(Object.fromEntries(refs.map((ref) => [ref, image]))), push },
    buildx: {
      builder: () => Promise.resolve({ name: 'b', driver, nodes: [] }),
      build: async (args: readonly string[]) => {
        const [, ref] = /push=true,name=(\S+)/.exec(args.join(' ')) ?? [];
        await (ref === undefined ? run('solve') : push(ref));
      },
    },
    rateLimits: { retryAfter: () => Promise.resolve(undefined) },
  } as unknown as BuildDeps;
  const inputs = new InputReader((name) => (name === 'tags' ? refs.join('\n') : ''));
  const { failure } = await buildWithRetry(readBuildInputs(inputs), deps);
  expect(failure).toBeUndefined();
  return { ...seen, run };
}

const twice = (what: string): readonly string[] => [what, what];

test.each([
  ['docker', ['solve', ...refs.map((ref) => `push ${ref}`)]],
  ['docker-container', refs.map((ref) => `push ${ref}`)],
])('a step builds, pushes and tries again one thing after the other, driver %s (B15)', async (driver, order) => {
  const { ended, most } = await step(driver);
  expect(ended).toEqual(order.flatMap(twice));
  expect(most()).toBe(1);
});

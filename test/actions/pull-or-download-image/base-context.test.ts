import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { baseContexts } from '../../../actions/pull-or-download-image/base-context.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { CommandError, RegistryError } from '../../../src/errors.ts';
import type { GitHubApi } from '../../../src/ports/github.ts';
import { QueryBudget } from '../../../src/services/registry/query-budget.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { pickedImage } from '../../support/picked-image.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { scriptedApi } from '../../support/scripted-api.ts';
import { storedArtifacts } from '../../support/stored-artifacts.ts';

const imageid = `sha256:${'a'.repeat(64)}`;
const digest = `sha256:${'d'.repeat(64)}`;
const ref = 'ghcr.io/acme/base:pr-15-3370e22';
const record = handoverRecord({
  image: 'ghcr.io/acme/base',
  digest,
  imageid,
  imageids: { 'linux/amd64': imageid },
  'pushed-refs': [{ ref, digest }],
  archive: { ...archiveFacts(ref, 'base', 10), 'artifact-id': 0 },
});

interface World {
  readonly wanted?: string;
  readonly record?: Partial<HandoverRecord>;
  readonly driver?: string;
  readonly platforms?: readonly string[];
  readonly pull?: boolean;
  /** What the registry has. Undefined: it is gone. */
  readonly registry?: string | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  /** Whether the registry never answers. */
  readonly hangs?: boolean;
  readonly budget?: QueryBudget;
  readonly run?: Partial<RunFacts>;
  readonly api?: GitHubApi;
}

interface Seen {
  readonly context: string;
  readonly failure: string;
  readonly questions: readonly string[];
  readonly engineCalls: readonly string[];
  readonly artifactCalls: readonly string[];
  /** Names that the post part of the step takes away. */
  readonly temporary: readonly string[];
  readonly waits: readonly number[];
}

async function resolve(world: World): Promise<Seen> {
  const questions: string[] = [];
  const temporary: string[] = [];
  const memory = memoryEngine({ known: { id: imageid } });
  const artifacts = storedArtifacts([{ name: 'base', content: 'an archive' }]);
  const files = runnerFiles({});
  const clock = fakeClock();
  const contexts = baseContexts({
    run: runFacts(world.run),
    api: world.api ?? scriptedApi(),
    engine: {
      ...memory,
      load: () => Promise.resolve(['']),
      tag(source, target, options) {
        if (options?.temporary !== undefined) temporary.push(target);
        return memory.tag(source, target);
      },
    },
    registry: {
      manifest: () => Promise.reject(new Error('not expected')),
      async configs(asked, { timeoutMs = 0 } = {}) {
        questions.push(asked);
        if (world.hangs === true) {
          await clock.sleep(timeoutMs);
          throw new CommandError({ command: 'docker', exitCode: -1, stderr: 'ERROR: shut down', timedOut: true });
        }
        if (world.registry === undefined) throw new RegistryError('connection refused', {});
        const platforms = ['linux/amd64', 'linux/arm64'];
        const { registry = '', labels = {} } = world;
        return platforms.map((platform) => ({ imageid: registry, manifestDigest: digest, platform, labels }));
      },
      copy: () => Promise.reject(new Error('not expected')),
      merge: () => Promise.reject(new Error('not expected')),
    },
    artifacts,
    files,
    clock,
    log: recordingLog(),
    streams: { open: () => Promise.resolve(undefined) },
    archives: {
      rewrite(_archive, { name }) {
        memory.tags.set(name ?? '', imageid);
        const labels = { 'org.opencontainers.image.revision': headSha };
        return { stream: Readable.from([]), image: () => pickedImage(imageid, labels) };
      },
    },
    exec: {
      run: () => Promise.reject(new Error('not expected')),
      stream: () => {
        throw new Error('not expected');
      },
      has: () => Promise.resolve(true),
    },
    signal: new AbortController().signal,
  });
  const { driver = 'docker', platforms = ['linux/amd64'], pull = false } = world;
  const wanted = world.wanted ?? JSON.stringify({ ...record, ...world.record });
  let context = '';
  let failure = '';
  try {
    context = await contexts({ wanted, driver, platforms, pull }, world.budget ?? new QueryBudget());
  } catch (error) {
    failure = String(error);
  }
  await files.cleanUp();
  return {
    context,
    failure,
    questions,
    engineCalls: memory.calls,
    artifactCalls: artifacts.calls,
    temporary,
    waits: clock.waits,
  };
}

test('a base that the registry has is taken by its digest, for all platforms, and not loaded (I7)', async () => {
  const imageids = { 'linux/amd64': imageid, 'linux/arm64': imageid };
  const platforms = Object.keys(imageids);
  const seen = await resolve({ registry: imageid, platforms, record: { imageids } });
  expect(seen).toMatchObject({
    context: `docker-image://ghcr.io/acme/base@${digest}`,
    engineCalls: [],
    artifactCalls: [],
  });
});

test.each<[string, World]>([
  ['the registry is gone', {}],
  ['the registry has another image under that digest', { registry: `sha256:${'b'.repeat(64)}` }],
  [
    'the registry has an image of another revision',
    { registry: imageid, labels: { 'org.opencontainers.image.revision': 'e'.repeat(40) } },
  ],
  ['the registry hangs', { hangs: true }],
])(
  'where %s the artifact is loaded for the docker driver, under a name of this step alone (I7)',
  async (_why, world) => {
    const seen = await resolve(world);
    expect(seen.failure).toBe('');
    const [name = ''] = seen.temporary;
    expect(name).toMatch(/^localhost\/ci-image-actions\/base:a{64}-4711-[0-9a-f]+$/);
    expect(seen).toMatchObject({ context: `docker-image://${name}`, temporary: [name] });
    expect(seen.engineCalls.filter((call) => call.startsWith('tag '))).toEqual([expect.stringMatching(` ${name}$`)]);
  },
);

test('a registry that hangs costs the bases of one step, like its other questions, 16 s in all (I7, F11)', async () => {
  const budget = new QueryBudget();
  const waits: number[] = [];
  for (let base = 1; base <= 4; base++) waits.push(...(await resolve({ hangs: true, budget })).waits);
  expect(waits).toEqual([10_000, 5_000, 1_000]);
});

test.each<[string, World]>([
  ['has none', { record: { archive: null } }],
  ['has one of another platform', { record: { imageids: { 'linux/arm64': imageid } }, platforms: ['linux/arm64'] }],
])('without a fitting artifact, where it %s, the build asks a registry again that failed (I7)', async (_why, world) => {
  const seen = await resolve(world);
  expect(seen).toMatchObject({ context: `docker-image://ghcr.io/acme/base@${digest}`, engineCalls: [] });
});

test('a base that was not pushed asks no registry (I7)', async () => {
  const seen = await resolve({ record: { digest: '', 'pushed-refs': [] } });
  expect(seen.questions).toEqual([]);
  expect(seen.context).toContain('docker-image://localhost/');
});

test.each<[string, World, string]>([
  [
    'of a skipped producer',
    { record: { skipped: 'matches ^chore:' } },
    'its producer skipped the build (matches ^chore:)',
  ],
  [
    'without an artifact, of which the registry has another image',
    { record: { archive: null }, registry: digest },
    'it has another image for linux/amd64), and it has no artifact',
  ],
  ['without an artifact', { record: { archive: null }, hangs: true }, '(ERROR: shut down), and it has no artifact'],
  [
    'for another platform',
    { platforms: ['linux/amd64', 'linux/s390x'] },
    'it was built for linux/amd64, not for linux/s390x: add that to the "platforms" of its own build',
  ],
  [
    'whose artifact is for another platform',
    {
      hangs: true,
      platforms: ['linux/amd64', 'linux/arm64'],
      record: { imageids: { 'linux/amd64': imageid, 'linux/arm64': imageid } },
    },
    'its artifact is for linux/amd64, not for linux/arm64',
  ],
  [
    'of an artifact with "pull: true"',
    { pull: true, hangs: true },
    'with "pull: true" this builder takes no image from its own engine',
  ],
  [
    'that is a set',
    { wanted: JSON.stringify({ schema: 1, images: { api: record } }) },
    'it is a set of several images',
  ],
  ['that is no name', { wanted: 'ghcr.io/acme/base:1' }, '"ghcr.io/acme/base:1" is no name of an image'],
  ['that is all', { wanted: 'all' }, '"all" is no name of an image'],
  ['that is empty', { wanted: '' }, '"" is no name of an image'],
  ['that is broken JSON', { wanted: '{"schema":1' }, 'The record of a build context is not JSON'],
])('a base %s is refused in one sentence, and the engine is as before (I7)', async (_what, world, message) => {
  const seen = await resolve(world);
  expect(seen.failure).toContain(message);
  expect(seen.engineCalls).toEqual([]);
});

test("a fork's image is no base in a job with more rights than the fork (I7, Z6)", async () => {
  const run = { id: 99, attempt: 1, repository: 'Acme/App', 'head-repository': 'evil/App', event: 'pull_request' };
  const data = {
    id: 99,
    repository: { full_name: 'Acme/App' },
    head_repository: { full_name: 'evil/App' },
    head_sha: headSha,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
  };
  const api = scriptedApi([{ get: '/repos/Acme/App/actions/runs/99', data }]);
  const seen = await resolve({ record: { run }, registry: imageid, api });
  expect(seen.failure).toContain('Run 99 built the code of the fork evil/App');
  expect(seen).toMatchObject({ context: '', questions: [], engineCalls: [] });
});

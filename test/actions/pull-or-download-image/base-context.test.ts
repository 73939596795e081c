import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { baseContexts } from '../../../actions/pull-or-download-image/base-context.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { RegistryError } from '../../../src/errors.ts';
import type { GitHubApi } from '../../../src/ports/github.ts';
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
  readonly run?: Partial<RunFacts>;
  readonly api?: GitHubApi;
}

interface Seen {
  readonly context: string;
  readonly failure: string;
  readonly questions: readonly string[];
  readonly engineCalls: readonly string[];
  readonly artifactCalls: readonly string[];
}

async function resolve(world: World): Promise<Seen> {
  const questions: string[] = [];
  const memory = memoryEngine({ known: { id: imageid } });
  const artifacts = storedArtifacts([{ name: 'base', content: 'an archive' }]);
  const files = runnerFiles({});
  const contexts = baseContexts({
    run: runFacts(world.run),
    api: world.api ?? scriptedApi(),
    engine: { ...memory, load: () => Promise.resolve(['']) },
    registry: {
      manifest: () => Promise.reject(new Error('not expected')),
      configs(asked) {
        questions.push(asked);
        if (world.registry === undefined) return Promise.reject(new RegistryError('connection refused', {}));
        const platforms = ['linux/amd64', 'linux/arm64'];
        return Promise.resolve(
          platforms.map((platform) => ({
            imageid: world.registry ?? '',
            manifestDigest: digest,
            platform,
            labels: {},
          })),
        );
      },
      copy: () => Promise.reject(new Error('not expected')),
      merge: () => Promise.reject(new Error('not expected')),
    },
    artifacts,
    files,
    clock: fakeClock(),
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
    context = await contexts({ wanted, driver, platforms, pull });
  } catch (error) {
    failure = String(error);
  }
  await files.cleanUp();
  return { context, failure, questions, engineCalls: memory.calls, artifactCalls: artifacts.calls };
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

test.each([
  ['the registry is gone', undefined],
  ['the registry has another image under that digest', `sha256:${'b'.repeat(64)}`],
])('where %s the artifact is loaded for the docker driver (I7)', async (_why, registry) => {
  const seen = await resolve({ registry });
  expect(seen.failure).toBe('');
  const name = `localhost/ci-image-actions/base:${'a'.repeat(64)}`;
  expect(seen.context).toBe(`docker-image://${name}`);
  expect(seen.engineCalls.filter((call) => call.startsWith('tag ')).at(-1)).toMatch(new RegExp(` ${name}$`));
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
  ['without an artifact', { record: { archive: null } }, '(connection refused), and it has no artifact'],
  [
    'whose artifact is for another platform',
    {
      platforms: ['linux/amd64', 'linux/arm64'],
      record: { imageids: { 'linux/amd64': imageid, 'linux/arm64': imageid } },
    },
    'its artifact is for linux/amd64, not for linux/arm64',
  ],
  [
    'of an artifact with "pull: true"',
    { pull: true },
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

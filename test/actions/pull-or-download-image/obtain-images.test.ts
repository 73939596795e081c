import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { readPullOrDownloadInputs } from '../../../actions/pull-or-download-image/inputs.ts';
import { pullOrDownloadOutputs } from '../../../actions/pull-or-download-image/outputs.ts';
import {
  pullOrDownloadImage,
  type PullOrDownloadResult,
} from '../../../actions/pull-or-download-image/pull-or-download-image.ts';
import { pullOrDownloadSummary } from '../../../actions/pull-or-download-image/summary.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { CommandError } from '../../../src/errors.ts';
import type { EngineInfo } from '../../../src/ports/engine.ts';
import type { GitHubApi } from '../../../src/ports/github.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { pickedImage } from '../../support/picked-image.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { scriptedApi } from '../../support/scripted-api.ts';
import { storedArtifacts, type StoredArtifact } from '../../support/stored-artifacts.ts';

const names = ['api', 'web', 'worker'] as const;
type Name = (typeof names)[number];
const hex = { api: 'a', web: 'b', worker: 'c' } as const;
const idOf = (name: Name): string => `sha256:${hex[name].repeat(64)}`;
const digestOf = (name: Name): string => `sha256:${hex[name].repeat(63)}0`;
const tag = 'pr-15-3370e22';
const refOf = (name: Name): string => `ghcr.io/acme/${name}:${tag}`;

function recordOf(name: Name, changes: Partial<HandoverRecord> = {}): HandoverRecord {
  return handoverRecord({
    image: `ghcr.io/acme/${name}`,
    digest: digestOf(name),
    imageid: idOf(name),
    imageids: { 'linux/amd64': idOf(name) },
    'pushed-refs': [{ ref: refOf(name), digest: digestOf(name) }],
    archive: { ...archiveFacts(refOf(name), `${name}-${tag}`, 1000), 'artifact-id': 0 },
    'build-seconds': 60,
    ...changes,
  });
}

const setOf = (records: Readonly<Record<string, HandoverRecord>>): string =>
  JSON.stringify({ schema: 1, images: records });
const stack = setOf({ api: recordOf('api'), web: recordOf('web'), worker: recordOf('worker') });
const archives: readonly StoredArtifact[] = names.map((name) => ({ name: `${name}-${tag}`, content: name }));
const recordArtifact = (name: Name, record = recordOf(name)): StoredArtifact => ({
  name: `${name}-${tag}.handover.json`,
  content: JSON.stringify(record),
});
const refused = new CommandError({
  command: 'docker buildx imagetools inspect',
  exitCode: 1,
  stderr: 'ERROR: dial tcp 127.0.0.1:443: connect: connection refused',
});

interface World {
  readonly inputs: Readonly<Record<string, string>>;
  readonly stored?: readonly StoredArtifact[];
  /** Images that the registry does not give. */
  readonly dead?: readonly Name[];
  readonly run?: Partial<RunFacts>;
  readonly api?: GitHubApi;
  readonly cores?: number;
  readonly engine?: Partial<EngineInfo>;
}

interface Seen extends Outcome<PullOrDownloadResult> {
  readonly outputs: Readonly<Record<string, string>>;
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tags: ReadonlyMap<string, string>;
  readonly engineCalls: readonly string[];
  readonly artifactCalls: readonly string[];
  readonly lines: readonly string[];
  readonly most: number;
  readonly waits: readonly number[];
  readonly compose: string;
  readonly env: string;
}

async function obtain(world: World): Promise<Seen> {
  const temp = mkdtempSync(join(tmpdir(), 'ciia-images-'));
  const memory = memoryEngine(
    Object.fromEntries(names.map((name) => [`ghcr.io/acme/${name}@${digestOf(name)}`, { id: idOf(name) }])),
  );
  const nameIn = (ref: string): Name => names.find((name) => ref.includes(`/${name}`)) ?? 'api';
  let pulling = 0;
  let most = 0;
  const pull = async (): Promise<void> => {
    most = Math.max(most, ++pulling);
    await new Promise(setImmediate);
    pulling--;
  };
  const artifacts = storedArtifacts(world.stored ?? []);
  const files = runnerFiles({ RUNNER_TEMP: temp });
  const log = recordingLog();
  const clock = fakeClock();
  try {
    const inputs = new InputReader((name) => world.inputs[name] ?? '');
    const outcome = await pullOrDownloadImage(readPullOrDownloadInputs(inputs), {
      run: runFacts(world.run),
      cores: world.cores ?? 4,
      api: world.api ?? scriptedApi(),
      engine: {
        ...memory,
        info: async () => ({ ...(await memory.info()), ...world.engine }),
        pull,
        load: () => Promise.resolve(['']),
      },
      registry: {
        manifest: (ref) => {
          if (world.dead?.includes(nameIn(ref)) === true) return Promise.reject(refused);
          return Promise.resolve({ found: true, digest: digestOf(nameIn(ref)), mediaType: '', raw: '' });
        },
        configs: (ref) => {
          const name = nameIn(ref);
          if (world.dead?.includes(name) === true) return Promise.reject(refused);
          const labels = { 'org.opencontainers.image.revision': headSha };
          const facts = { manifestDigest: digestOf(name), platform: 'linux/amd64', labels };
          return Promise.resolve([{ imageid: idOf(name), ...facts }]);
        },
        copy: () => Promise.reject(new Error('not expected')),
        merge: () => Promise.reject(new Error('not expected')),
      },
      artifacts,
      files,
      clock,
      log,
      streams: { open: () => Promise.resolve(undefined) },
      archives: {
        rewrite(_archive, { name, imageid = '' }) {
          memory.tags.set(name ?? '', imageid);
          return { stream: Readable.from([]), image: () => pickedImage(imageid) };
        },
      },
      signal: new AbortController().signal,
    });
    await files.cleanUp();
    const outputs = pullOrDownloadOutputs(outcome.result);
    const read = (path = ''): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
    return {
      ...outcome,
      outputs,
      images: JSON.parse(outputs['images'] ?? '') as Seen['images'],
      tags: memory.tags,
      engineCalls: memory.calls,
      artifactCalls: artifacts.calls,
      lines: log.lines,
      most,
      waits: clock.waits,
      compose: read(outputs['compose-file']),
      env: read(outputs['env-file']),
    };
  } finally {
    rmSync(temp, { recursive: true });
  }
}

describe('a set', () => {
  test('gives each image as one alone, with its names, and what compose needs (I5, I6)', async () => {
    const seen = await obtain({ inputs: { handover: stack, 'local-tag': '{name}:test' } });
    expect(seen.failure).toBeUndefined();
    expect(Object.keys(seen.images)).toEqual([...names]);
    expect(seen.images['web']).toMatchObject({
      'image-ref': refOf('web'),
      imageid: idOf('web'),
      digest: digestOf('web'),
      source: 'registry',
      revision: headSha,
      platform: 'linux/amd64',
      trust: 'same-run',
      skipped: '',
      error: '',
    });
    for (const name of names) expect(seen.tags.get(`${name}:test`)).toBe(idOf(name));
    expect(seen.outputs).toMatchObject({ source: 'registry', attempts: '3', trust: 'same-run', skipped: 'false' });
    expect(seen.outputs).toMatchObject({ 'image-ref': '', imageid: '', digest: '', revision: headSha });
    expect(seen.compose).toContain(`  "web":\n    image: "${refOf('web')}"\n    pull_policy: never\n`);
    expect(seen.env).toBe(names.map((name) => `${name.toUpperCase()}_IMAGE=${refOf(name)}\n`).join(''));
    expect(seen.artifactCalls).toEqual([]);
  });

  test('gives the named ones alone, and says of one what is said of one (I5)', async () => {
    const seen = await obtain({ inputs: { handover: stack, images: 'web' } });
    expect(Object.keys(seen.images)).toEqual(['web']);
    expect(seen.outputs).toMatchObject({ 'image-ref': refOf('web'), imageid: idOf('web'), digest: digestOf('web') });
    expect(seen.compose).not.toContain('api');
  });

  test.each([
    [1, 1],
    [2, 2],
    [16, 3],
  ])('on %i cores at most %i are pulled at a time (I5)', async (cores, most) => {
    expect((await obtain({ inputs: { handover: stack }, cores })).most).toBe(most);
  });

  test('without the wanted name is one sentence, and nothing is pulled (I5)', async () => {
    const seen = await obtain({ inputs: { handover: stack, images: 'web, db' } });
    expect(String(seen.failure)).toContain('There is no image "db" in the handover set, which has api, web, worker:');
    expect(seen.engineCalls).toEqual([]);
    expect(seen.images).toEqual({});
  });

  test('of two revisions or of two runs is refused, and nothing is pulled (I5)', async () => {
    const other = recordOf('web', { revision: 'f'.repeat(40) });
    const revisions = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: other }) } });
    expect(String(revisions.failure)).toContain(`"api" is of revision ${headSha}, and "web" of ${'f'.repeat(40)}`);
    const run = { ...recordOf('web').run, id: 4712 };
    const runs = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: recordOf('web', { run }) }) } });
    expect(String(runs.failure)).toContain('"api" of run 4711 of Acme/App and "web" of run 4712 of Acme/App');
    expect([...revisions.engineCalls, ...runs.engineCalls]).toEqual([]);
  });

  test.each([
    [{ 'local-tag': 'app:test' }, 'The images "api" and "web" would both be app:test in the engine'],
    [{ 'local-tag': '{name}@x' }, 'no image reference'],
    [{ image: 'ghcr.io/acme/api' }, 'Input "image" is set beside several images'],
    [{ 'artifact-name': 'api' }, 'Input "artifact-name" is set beside several images'],
    [{ images: 'all, web' }, 'use "all" alone'],
  ])('with %j is refused before anything is pulled (I5)', async (changes, message) => {
    const seen = obtain({ inputs: { handover: stack, ...changes } }).then(({ failure, engineCalls }) => {
      expect(engineCalls).toEqual([]);
      throw failure;
    });
    await expect(seen).rejects.toThrow(message);
  });

  test('whose images have one variable in the env file is refused (I6)', async () => {
    const records = { 'my-app': recordOf('api'), 'my.app': recordOf('web') };
    const seen = await obtain({ inputs: { handover: setOf(records) } });
    expect(String(seen.failure)).toContain('"my-app" and "my.app" would both be MY_APP_IMAGE');
  });

  test('of which one was not built for the platform is refused with its name, and nothing is pulled (I5)', async () => {
    const arm = recordOf('web', { imageids: { 'linux/arm64': idOf('web') } });
    const seen = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: arm }) } });
    expect(String(seen.failure)).toContain('web: The image was built for linux/arm64, not for linux/amd64');
    expect(seen.engineCalls).toEqual([]);
  });

  test('that the disk cannot hold is refused before the first is loaded, with the sum (I5)', async () => {
    const large = (name: Name): HandoverRecord => {
      const archive = { ...archiveFacts(refOf(name), `${name}-${tag}`, 1000), 'size-bytes': 2 ** 50 };
      return recordOf(name, { archive });
    };
    const records = setOf({ api: large('api'), web: large('web') });
    const seen = await obtain({ inputs: { handover: records, source: 'artifact' }, engine: { dataRoot: tmpdir() } });
    expect(String(seen.failure)).toMatch(/The 2 images have .* together, and the disk of the engine/);
    expect(seen.artifactCalls).toEqual([]);
  });
});

describe('when some fail', () => {
  test('each failure is named, what is there is said, and no compose file is written (I5)', async () => {
    const stored = archives.filter(({ name }) => !name.startsWith('web'));
    const seen = await obtain({
      inputs: { handover: stack, 'max-attempts': '1', 'local-tag': '{name}:test' },
      dead: ['web', 'worker'],
      stored,
    });
    const message = String(seen.failure);
    expect(message).toContain('1 of 3 images could not be taken. web: The registry did not give');
    expect(message).toContain('There is no artifact "web-pr-15-3370e22"');
    expect(message).toContain(`The engine holds api as ${refOf('api')}, worker as ${refOf('worker')}`);
    expect(seen.images['api']).toMatchObject({ source: 'registry', error: '' });
    expect(seen.images['worker']).toMatchObject({ source: 'artifact', error: '', digest: '' });
    expect(seen.images['web']).toMatchObject({ source: '', imageid: '', 'image-ref': '' });
    expect(seen.images['web']?.['error']).toContain('connection refused');
    expect(seen.outputs).toMatchObject({ source: '', 'compose-file': '', 'env-file': '' });
    expect(seen.outputs['registry-error']).toMatch(/^web: .*\nworker: /);
    expect([...seen.tags.keys()].filter((name) => name.startsWith('localhost/'))).toEqual([]);
    expect(seen.tags.has('web:test')).toBe(false);
    const page = pullOrDownloadSummary(seen.result, seen.failure);
    expect(page).toMatch(/^### 1 of 3 images missing\n/);
    expect(page).toContain('**web, artifact: ');
  });

  test('an image of another build under the right tag fails it alone (I5)', async () => {
    const records = {
      api: recordOf('api'),
      web: recordOf('web', { imageids: { 'linux/amd64': idOf('worker') }, archive: null }),
    };
    const seen = await obtain({ inputs: { handover: setOf(records) } });
    expect(String(seen.failure)).toContain('web: The registry did not give the image');
    expect(String(seen.failure)).toContain('pushed by another build');
    expect(seen.images['api']).toMatchObject({ error: '', imageid: idOf('api') });
  });
});

describe('the records of a run', () => {
  const matrix = [...archives, ...names.map((name) => recordArtifact(name))];

  test('are all taken where a matrix built them, and each is read once (I5)', async () => {
    const seen = await obtain({ inputs: { images: 'all', source: 'artifact' }, stored: matrix });
    expect(seen.failure).toBeUndefined();
    expect(Object.keys(seen.images)).toEqual([...names]);
    expect(seen.outputs).toMatchObject({ source: 'artifact', trust: 'same-run' });
    expect(seen.artifactCalls.filter((call) => call.includes('handover'))).toHaveLength(3);
    expect(pullOrDownloadSummary(seen.result)).toContain('3 builds avoided');
  });

  test('are all taken where one leg of the matrix passed its record on (I5)', async () => {
    const handover = JSON.stringify(recordOf('worker'));
    const seen = await obtain({ inputs: { images: 'all', handover }, stored: matrix });
    expect(Object.keys(seen.images).sort()).toEqual([...names]);
  });

  test('of the jobs of a merge give way to the record of the merged image that is passed on (I5)', async () => {
    const merged = recordOf('api', { imageids: { 'linux/amd64': idOf('api'), 'linux/arm64': idOf('web') } });
    const leg = (letter: string, platform: string): StoredArtifact => ({
      name: `api-${letter}.handover.json`,
      content: JSON.stringify(
        recordOf('api', { tag: `1-${letter}`, imageid: idOf('web'), imageids: { [platform]: idOf('web') } }),
      ),
    });
    const stored = [leg('a', 'linux/amd64'), leg('b', 'linux/arm64')];
    const seen = await obtain({ inputs: { images: 'api', handover: JSON.stringify(merged) }, stored });
    expect(seen.failure).toBeUndefined();
    expect(seen.images['api']).toMatchObject({ imageid: idOf('api'), source: 'registry' });
  });

  test('of an earlier attempt give way to those of a later one (I5)', async () => {
    const old = recordArtifact(
      'api',
      recordOf('api', { imageid: idOf('web'), imageids: { 'linux/amd64': idOf('web') } }),
    );
    const seen = await obtain({ inputs: { images: 'api' }, stored: [old, ...matrix] });
    expect(seen.images['api']).toMatchObject({ imageid: idOf('api') });
  });

  test('may be sets, whose names count (I5)', async () => {
    const set = { name: 'stack.handover.json', content: setOf({ backend: recordOf('api'), web: recordOf('web') }) };
    const seen = await obtain({ inputs: { images: 'all' }, stored: [set, ...matrix] });
    expect(Object.keys(seen.images).sort()).toEqual(['backend', 'web', 'worker']);
  });

  test('are asked for only where an artifact may be (I5)', async () => {
    const seen = await obtain({ inputs: { images: 'all', source: 'registry' }, stored: matrix });
    expect(String(seen.failure)).toContain('with "source: registry" pass a set of records by "handover"');
    expect(seen.artifactCalls).toEqual([]);
  });

  test('that are none at all are one sentence (I5)', async () => {
    const seen = await obtain({ inputs: { images: 'all' } });
    expect(String(seen.failure)).toContain('This run has no handover record: let this job need the producer jobs');
  });
});

describe('a skipped producer', () => {
  const skipped = {
    skipped: 'matches ^chore:',
    digest: '',
    imageid: '',
    imageids: {},
    'pushed-refs': [],
    archive: null,
  };

  test('of all images is a success without one, whatever their names (I5)', async () => {
    const handover = JSON.stringify({ ...recordOf('api', skipped), image: 'ghcr.io/acme/app' });
    for (const images of ['all', 'api, web']) {
      const seen = await obtain({ inputs: { images, handover, 'local-tag': '{name}:test' } });
      expect(seen.failure).toBeUndefined();
      expect(seen.outputs).toMatchObject({ skipped: 'true', 'compose-file': '', 'image-ref': '' });
      expect(seen.lines.filter((line) => line.startsWith('notice: '))).toHaveLength(1);
    }
  });

  test('needs no name that "{name}" could stand for (I5)', async () => {
    for (const inputs of [
      { images: 'api', handover: JSON.stringify({ ...recordOf('api', skipped), image: '' }) },
      { handover: setOf({ '-api': recordOf('api', skipped), web: recordOf('web') }) },
    ]) {
      const seen = await obtain({ inputs: { ...inputs, 'local-tag': '{name}/test:1' } });
      expect(seen.failure).toBeUndefined();
    }
  });

  test('of one leg of a matrix, whose record is passed on, does not hide the other legs (I5)', async () => {
    const handover = JSON.stringify(recordOf('api', skipped));
    const stored = [recordArtifact('api', recordOf('api', skipped)), recordArtifact('web'), recordArtifact('worker')];
    const all = await obtain({ inputs: { images: 'all', handover }, stored });
    expect(all.outputs).toMatchObject({ skipped: 'false', source: 'registry' });
    expect(Object.keys(all.images).sort()).toEqual([...names]);
    expect(all.env).toBe(`WEB_IMAGE=${refOf('web')}\nWORKER_IMAGE=${refOf('worker')}\n`);
    const named = await obtain({ inputs: { images: 'web, wep', handover }, stored });
    expect(String(named.failure)).toContain('There is no image "wep" in the records of this run');
  });

  test('of several targets stands for those that are wanted, whatever else the run built (I5)', async () => {
    const handover = JSON.stringify({ ...recordOf('api', skipped), image: 'ghcr.io/acme/app' });
    for (const more of [{}, { source: 'registry' }]) {
      const seen = await obtain({
        inputs: { images: 'api, web', handover, ...more },
        stored: [recordArtifact('worker')],
      });
      expect(seen.failure).toBeUndefined();
      expect(seen.outputs).toMatchObject({ skipped: 'true', images: expect.stringContaining('matches ^chore:') });
    }
  });

  test('of one of them leaves the others (I5)', async () => {
    const seen = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: recordOf('web', skipped) }) } });
    expect(seen.failure).toBeUndefined();
    expect(seen.images['web']).toMatchObject({ skipped: 'matches ^chore:', 'image-ref': '' });
    expect(seen.outputs).toMatchObject({ skipped: 'false', source: 'registry' });
    expect(seen.compose).not.toContain('web');
  });
});

test('a skip without a reason is one all the same, and one image of two names is one (I5)', async () => {
  const records = { api: recordOf('api'), worker: recordOf('api'), web: recordOf('web', { skipped: '' }) };
  const seen = await obtain({ inputs: { handover: setOf(records) } });
  expect(seen.failure).toBeUndefined();
  expect(seen.images['web']).toMatchObject({ skipped: 'no reason given' });
  expect(seen.env).toBe(`API_IMAGE=${refOf('api')}\nWORKER_IMAGE=${refOf('api')}\n`);
});

describe('another run', () => {
  const from = (head: string, changes: Readonly<Record<string, unknown>> = {}): GitHubApi =>
    scriptedApi([
      {
        get: '/repos/Acme/App/actions/runs/99',
        data: {
          id: 99,
          repository: { full_name: 'Acme/App' },
          head_repository: { full_name: head },
          head_sha: headSha,
          event: 'pull_request',
          status: 'completed',
          conclusion: 'success',
          ...changes,
        },
      },
    ]);
  const otherSet = (head: string, targets: Readonly<Record<string, Name>>): string =>
    setOf(
      Object.fromEntries(
        Object.entries(targets).map(([target, name]) => {
          const run = { id: 99, attempt: 1, repository: 'Acme/App', 'head-repository': head, event: 'pull_request' };
          return [target, recordOf(name, { run })];
        }),
      ),
    );
  const hostile = { handover: otherSet('evil/App', { postgres: 'api', web: 'web' }), 'allow-forks': 'true' };

  test.each([{}, { images: 'all' }])(
    'of a fork names nothing here: its names are not taken with %j (I5, Z4)',
    async (changes) => {
      const seen = await obtain({
        inputs: { ...hostile, 'local-tag': '{name}:16', ...changes },
        api: from('evil/App'),
      });
      expect(String(seen.failure)).toContain('list the names that this job expects by "images"');
      expect(seen.engineCalls).toEqual([]);
      expect(seen.compose).toBe('');
    },
  );

  test('of a fork gives what this job names, under the names of this job alone (I5, Z4)', async () => {
    const seen = await obtain({
      inputs: { ...hostile, images: 'web', 'local-tag': '{name}:test' },
      api: from('evil/App'),
    });
    expect(seen.failure).toBeUndefined();
    expect(seen.outputs).toMatchObject({ trust: 'fork', 'image-ref': 'web:test' });
    expect(seen.engineCalls.filter((call) => call.startsWith('tag '))).toHaveLength(1);
    expect(seen.lines.join('\n')).toContain("holds a fork's code");
  });

  test('of a fork is refused where this job did not allow it (I5)', async () => {
    const inputs = { handover: hostile.handover, images: 'web' };
    const seen = await obtain({ inputs, run: { eventName: 'issue_comment' }, api: from('evil/App') });
    expect(String(seen.failure)).toContain('built the code of the fork evil/App');
  });

  test("of this repository's own branches gives all under its names, once it has succeeded (I5)", async () => {
    const handover = otherSet('Acme/App', { api: 'api', web: 'web' });
    const inputs = { handover, 'local-tag': '{name}:test' };
    const seen = await obtain({ inputs, api: from('Acme/App') });
    expect(seen.failure).toBeUndefined();
    expect(seen.outputs['trust']).toBe('same-repository');
    expect(seen.tags.get('web:test')).toBe(idOf('web'));
    for (const [changes, state] of [
      [{ conclusion: 'failure' }, 'ended with "failure"'],
      [{ status: 'in_progress', conclusion: null }, 'is "in_progress"'],
    ] as const) {
      const early = await obtain({ inputs: { ...inputs, images: 'all' }, api: from('Acme/App', changes) });
      expect(String(early.failure)).toContain(`Run 99 ${state}, so that some of its images may be missing`);
      const named = await obtain({ inputs: { ...inputs, images: 'api' }, api: from('Acme/App', changes) });
      expect(named.failure).toBeUndefined();
    }
  });

  test('whose record says another run is refused for each image (I5)', async () => {
    const handover = otherSet('Acme/App', { api: 'api', web: 'web' });
    const seen = await obtain({
      inputs: { handover, images: 'api' },
      api: from('Acme/App', { head_sha: 'e'.repeat(40) }),
    });
    expect(String(seen.failure)).toContain('says revision');
  });
});

describe('the run of another workflow', () => {
  const runsPath = `/repos/Acme/App/actions/workflows/build.yml/runs?head_sha=${headSha}&event=push&per_page=100&page=1`;
  const build = (status: string): Readonly<Record<string, unknown>> => ({
    id: 99,
    repository: { full_name: 'Acme/App' },
    head_repository: { full_name: 'Acme/App' },
    head_sha: headSha,
    event: 'push',
    status,
    conclusion: status === 'completed' ? 'success' : null,
  });
  const asked = (...states: readonly string[]): GitHubApi =>
    scriptedApi([
      ...states.map((status) => ({ get: runsPath, data: { workflow_runs: [build(status)] } })),
      { get: '/repos/Acme/App/actions/runs/99', data: build(states.at(-1) ?? '') },
    ]);
  const run = { id: 99, attempt: 1, repository: 'Acme/App', 'head-repository': 'Acme/App', event: 'push' };
  const stored = [...archives, ...names.map((name) => recordArtifact(name, recordOf(name, { run })))];
  const waiting = { workflow: 'build.yml', 'wait-minutes': '10' };

  test('is awaited to its end where all of its images are wanted: more records may come (I5)', async () => {
    const api = asked('in_progress', 'in_progress', 'completed');
    const seen = await obtain({ inputs: { ...waiting, images: 'all' }, api, stored });
    expect(seen.failure).toBeUndefined();
    expect(Object.keys(seen.images)).toEqual([...names]);
    expect(seen.artifactCalls.filter((call) => call.startsWith('list'))).toHaveLength(1);
  });

  test('is awaited no longer than until the named ones are there, and each record is read once (I5)', async () => {
    const seen = await obtain({ inputs: { ...waiting, images: 'api, web' }, api: asked('in_progress'), stored });
    expect(seen.failure).toBeUndefined();
    expect(Object.keys(seen.images)).toEqual(['api', 'web']);
    expect(seen.artifactCalls.filter((call) => call.includes('.handover.json'))).toHaveLength(3);
  });

  test('that ended without one of them is one sentence (I5)', async () => {
    const seen = await obtain({
      inputs: { ...waiting, images: 'api, db' },
      api: asked('in_progress', 'completed'),
      stored,
    });
    expect(String(seen.failure)).toContain('There is no image "db" in the records of run 99 of Acme/App');
    // GitHub's list may be late, right after the run's end.
    expect(seen.waits.slice(-3)).toEqual([2_000, 4_000, 8_000]);
  });
});

test('one image has no names of several: {name} is refused, and the new outputs are empty (I5)', async () => {
  const handover = JSON.stringify(recordOf('api'));
  await expect(obtain({ inputs: { handover, 'local-tag': '{name}:test' } })).rejects.toThrow('name them by "images"');
  const seen = await obtain({ inputs: { handover } });
  expect(seen.outputs).toMatchObject({ images: '{}', 'compose-file': '', 'env-file': '', 'image-ref': refOf('api') });
});

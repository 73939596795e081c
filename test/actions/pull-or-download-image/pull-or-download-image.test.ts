import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { serializeHandover, type HandoverRecord } from '../../../src/core/handover/record.ts';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { CommandError } from '../../../src/errors.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import {
  pullOrDownloadImage,
  type PullOrDownloadInputs,
  type PullOrDownloadResult,
} from '../../../actions/pull-or-download-image/pull-or-download-image.ts';
import type { Engine } from '../../../src/ports/engine.ts';
import type { GitHubApi } from '../../../src/ports/github.ts';
import type { Registry } from '../../../src/ports/registry.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { pickedImage } from '../../support/picked-image.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { scriptedApi } from '../../support/scripted-api.ts';
import { storedArtifacts, type StoredArtifact } from '../../support/stored-artifacts.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';

const id = (letter: string): string => `sha256:${letter.repeat(64)}`;
const imageid = id('a');
const digest = id('d');
const ref = 'ghcr.io/acme/app:pr-15-3370e22';
const record = handoverRecord({
  digest,
  imageid,
  imageids: { 'linux/amd64': imageid },
  'pushed-refs': [{ ref, digest }],
  archive: archiveFacts(ref, 'app-pr-15-3370e22', 10),
});
const stored: readonly StoredArtifact[] = [{ name: 'app-pr-15-3370e22', content: 'an archive' }];
const refused = new CommandError({
  command: 'docker buildx imagetools inspect',
  exitCode: 1,
  stderr: 'ERROR: dial tcp 127.0.0.1:443: connect: connection refused',
});

interface World {
  readonly inputs?: Partial<PullOrDownloadInputs>;
  readonly record?: HandoverRecord;
  readonly stored?: readonly StoredArtifact[];
  /** What the registry's config says; an error: each question fails with it. */
  readonly registry?: Error | { readonly imageid?: string; readonly revision?: string };
  readonly api?: GitHubApi;
  /** Asked for each list of artifacts: false leaves it empty. */
  readonly isListed?: () => boolean;
}

interface Seen extends Outcome<PullOrDownloadResult> {
  readonly questions: readonly string[];
  readonly artifactCalls: readonly string[];
  readonly waits: readonly number[];
  readonly lines: readonly string[];
}

async function obtain(world: World): Promise<Seen> {
  const questions: string[] = [];
  const memory = memoryEngine({ [`ghcr.io/acme/app@${digest}`]: { id: imageid } });
  const engine: Engine = {
    ...memory,
    pull: () => Promise.resolve(),
    load: () => Promise.resolve([imageid]),
  };
  const answer = world.registry ?? {};
  const registry: Registry = {
    manifest(asked) {
      questions.push(asked);
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({ found: true, digest, mediaType: '', raw: '' });
    },
    configs(asked) {
      questions.push(asked);
      if (answer instanceof Error) return Promise.reject(answer);
      const labels = { 'org.opencontainers.image.revision': answer.revision ?? headSha };
      const config = { imageid: answer.imageid ?? imageid, manifestDigest: digest, platform: 'linux/amd64', labels };
      return Promise.resolve([config]);
    },
    copy: () => Promise.reject(new Error('not expected')),
    merge: () => Promise.reject(new Error('not expected')),
  };
  const clock = fakeClock();
  const log = recordingLog();
  const all = storedArtifacts(world.stored ?? []);
  const artifacts: typeof all = {
    ...all,
    list: async (from) => (world.isListed?.() === false ? [] : all.list(from)),
  };
  const files = runnerFiles({});
  const inputs: PullOrDownloadInputs = {
    handover: world.inputs?.image === undefined ? (world.record ?? record) : undefined,
    artifactName: undefined,
    image: undefined,
    tag: undefined,
    digest: undefined,
    imageid: undefined,
    revision: undefined,
    platform: undefined,
    localTags: [],
    handoverSet: undefined,
    images: undefined,
    source: 'auto',
    onMismatch: 'fail',
    runId: undefined,
    repository: undefined,
    allowForks: undefined,
    workflow: undefined,
    waitMs: 0,
    limits: { policy: { maxAttempts: 3, waitSeconds: 10, retryOn: 'transient' }, timeoutMs: 600_000 },
    ...world.inputs,
  };
  const outcome = await pullOrDownloadImage(inputs, {
    run: runFacts(),
    api: world.api ?? scriptedApi(),
    engine,
    registry,
    artifacts,
    files,
    clock,
    log,
    streams: { open: () => Promise.resolve(undefined) },
    archives: {
      rewrite(_archive, { name }) {
        memory.tags.set(name ?? '', imageid);
        return { stream: Readable.from([]), image: () => pickedImage(imageid) };
      },
    },
    signal: new AbortController().signal,
  });
  await files.cleanUp();
  return { ...outcome, questions, artifactCalls: artifacts.calls, waits: clock.waits, lines: log.lines };
}

describe('auto', () => {
  test('leaves a failed registry for the artifact after one try and no wait', async () => {
    const seen = await obtain({ registry: refused, stored });
    expect(seen.failure).toBeUndefined();
    expect(seen.result).toMatchObject({ source: 'artifact', attempts: 2, imageid, imageRef: ref });
    expect(seen.result.registryError).toContain('connection refused (transient)');
    expect(seen.questions).toHaveLength(1);
    expect(seen.waits).toEqual([]);
  });

  test('tries the registry again when there turns out to be no artifact', async () => {
    const seen = await obtain({ registry: refused, stored: [] });
    expect(seen.questions).toHaveLength(3);
    expect(String(seen.failure)).toMatch(
      /The registry did not give .*run again.*The artifact did not give .*retention/s,
    );
    expect(seen.result).toMatchObject({ source: undefined, imageid: '', trust: 'same-run' });
  });

  test('retries the registry where the record knows no artifact', async () => {
    const seen = await obtain({ registry: refused, record: { ...record, archive: null } });
    expect(seen.questions).toHaveLength(3);
    expect(seen.waits).toEqual([5_000, 10_000]);
    expect(seen.artifactCalls).toEqual([]);
  });

  test('asks no registry for what was not pushed', async () => {
    const seen = await obtain({ record: { ...record, 'pushed-refs': [], digest: '' }, stored });
    expect(seen.result).toMatchObject({ source: 'artifact', registryError: '' });
    expect(seen.questions).toEqual([]);
  });

  test('pulls nothing with "source: artifact" where no archive was uploaded', async () => {
    const seen = await obtain({ inputs: { source: 'artifact' }, record: { ...record, archive: null }, stored });
    expect(String(seen.failure)).toContain('There is nothing to take the image from');
    expect(seen.questions).toEqual([]);
  });

  test('takes the artifact that the input names where the record knows none', async () => {
    const [{ content } = { content: '' }] = stored;
    const inputs = { source: 'artifact', artifactName: 'by-hand' } as const;
    const named = [{ name: 'by-hand', content }];
    const seen = await obtain({ inputs, record: { ...record, archive: null }, stored: named });
    expect(seen.failure).toBeUndefined();
    expect(seen.result).toMatchObject({ source: 'artifact', imageid });
  });

  test('says what to do when nothing was pushed and nothing uploaded', async () => {
    const seen = await obtain({ record: { ...record, 'pushed-refs': [], archive: null } });
    expect(String(seen.failure)).toContain('There is nothing to take the image from');
  });

  test('takes the artifact for a registry image of another build', async () => {
    const seen = await obtain({ registry: { imageid: id('b') }, stored });
    expect(seen.result.source).toBe('artifact');
    expect(seen.result.registryError).toContain('pushed by another build');
  });
});

describe('registry', () => {
  test('makes no artifact call and asks no API', async () => {
    const seen = await obtain({ inputs: { source: 'registry' } });
    expect(seen.failure).toBeUndefined();
    expect(seen.result).toMatchObject({ source: 'registry', digest, imageRef: ref, trust: 'same-run' });
    expect(seen.artifactCalls).toEqual([]);
  });

  test('resolves a tag once and goes on by its digest (threat 9)', async () => {
    const seen = await obtain({
      inputs: { source: 'registry', image: 'ghcr.io/acme/app', tag: 'pr-15-3370e22' },
    });
    expect(seen.questions).toEqual([ref, `ghcr.io/acme/app@${digest}`]);
  });

  test('of another revision fails, or warns where that is asked for (P8, V2)', async () => {
    const registry = { revision: 'b'.repeat(40) };
    const failed = await obtain({ inputs: { source: 'registry' }, registry });
    expect(String(failed.failure)).toContain(`built from revision ${registry.revision}`);
    const warned = await obtain({ inputs: { source: 'registry', onMismatch: 'warn' }, registry });
    expect(warned.failure).toBeUndefined();
    expect(warned.lines.filter((line) => line.startsWith('warning: '))).toHaveLength(1);
  });
});

test('artifact asks no registry', async () => {
  const seen = await obtain({ inputs: { source: 'artifact', localTags: ['app:test'] }, stored });
  expect(seen.result).toMatchObject({ source: 'artifact', attempts: 1 });
  expect(seen.questions).toEqual([]);
});

test('a broken download is tried as often as max-attempts says', async () => {
  const fail = new Error('read ECONNRESET');
  const seen = await obtain({
    inputs: { source: 'artifact' },
    stored: [{ name: 'app-pr-15-3370e22', content: '', fail }],
  });
  expect(seen.result).toMatchObject({ attempts: 3, source: undefined });
  expect(seen.waits).toEqual([5_000, 10_000]);
});

test('a record that cannot be read is tried again, and then named', async () => {
  const fail = new Error('read ECONNRESET');
  const seen = await obtain({
    inputs: { handover: undefined },
    stored: [{ name: 'app.handover.json', content: '', fail }],
  });
  expect(seen.waits).toEqual([5_000, 10_000]);
  expect(String(seen.failure)).toContain('The handover record cannot be read: read ECONNRESET (transient)');
});

test('a list of artifacts that is empty at first is asked for again (H6)', async () => {
  const content = serializeHandover(record);
  const lists = { count: 0 };
  const seen = await obtain({
    inputs: { handover: undefined },
    stored: [...stored, { name: `${stored[0]?.name ?? ''}.handover.json`, content }],
    isListed: () => ++lists.count > 1,
  });
  expect(seen.failure).toBeUndefined();
  expect(seen.waits).toEqual([2_000]);
  const never = await obtain({ inputs: { handover: undefined }, stored: [] });
  expect(String(never.failure)).toContain('This run has no handover record');
  expect(never.waits).toEqual([2_000, 4_000, 8_000]);
});

test('of the records of several images the named one counts, and without a name the error lists them (P14)', async () => {
  const records = ['api', 'app'].map((name) => ({
    name: `${name}.handover.json`,
    content: serializeHandover({ ...record, archive: { ...archiveFacts(ref, name, 10), 'artifact-id': 3 } }),
  }));
  const several = [...records, { name: 'app', content: 'an archive' }];
  const inputs = { handover: undefined, source: 'artifact' } as const;
  const unnamed = await obtain({ inputs, stored: several });
  expect(String(unnamed.failure)).toContain('set "artifact-name" to one of app, api.');
  const named = await obtain({ inputs: { ...inputs, artifactName: 'app' }, stored: several });
  expect(named.result).toMatchObject({ source: 'artifact', imageid });
});

test('the registry is asked before a run is awaited, and no run vouches for its image (Z7)', async () => {
  const seen = await obtain({
    inputs: { workflow: 'build.yml', waitMs: 600_000, image: 'ghcr.io/acme/app', tag: 'pr-15-3370e22' },
  });
  expect(seen.failure).toBeUndefined();
  expect(seen.result).toMatchObject({ source: 'registry', trust: 'unknown' });
});

test('a registry that failed before the run was looked for is part of the error and of the outputs (F23)', async () => {
  const seen = await obtain({
    registry: refused,
    inputs: { workflow: 'build.yml', image: 'ghcr.io/acme/app', tag: 'pr-15-3370e22' },
    api: { get: () => Promise.resolve({ status: 404, data: null, etag: undefined, headers: {} }) },
  });
  expect(String(seen.failure)).toMatch(
    /The registry did not give the image: .*connection refused \(transient\): run again later.* There is no workflow "build.yml"/,
  );
  expect(seen.result).toMatchObject({ source: undefined, attempts: 1 });
  expect(seen.result.registryError).toContain('connection refused');
});

test('a skipped build is a success that says why', async () => {
  const seen = await obtain({ record: { ...record, skipped: 'the subject matches ^docs:' } });
  expect(seen.failure).toBeUndefined();
  expect(seen.result).toMatchObject({ skipped: 'the subject matches ^docs:', source: undefined });
});

test('the record of the tests is one that the parser takes', () => {
  expect(parseHandover(serializeHandover(record), 'record')).toEqual(record);
});

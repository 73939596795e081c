import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubRest } from '../../../src/adapters/github/github-rest.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { readPruneInputs } from '../../../actions/prune-images/inputs.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { pruneImages, type PruneResult } from '../../../actions/prune-images/prune-images.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import { startActionsService, testRepository, type ActionsService } from '../../bed/actions-service.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { memoryRegistry, type MemoryRegistry } from '../../support/memory-registry.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { runFacts } from '../../support/run-facts.ts';

/*
 * The real REST client against the stand-in, which counts and limits requests as GitHub's reference says, on a clock that
 * only moves when something waits.
 */
jest.setTimeout(90_000);
const day = 86_400_000;
const sha = (number: number): string => number.toString(16).padStart(7, '0').padEnd(40, '0');

let clock: ReturnType<typeof fakeClock>;
let service: ActionsService;
let registry: MemoryRegistry;
let folder: string;

beforeEach(async () => {
  clock = fakeClock();
  service = await startActionsService({ now: () => clock.now() });
  service.github.tokens['ghs_prune'] = { actions: 'write', packages: 'write', 'pull-requests': 'read' };
  registry = memoryRegistry();
  folder = mkdtempSync(join(tmpdir(), 'ciia-prune-'));
});

afterEach(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

/** A package of so many tags, of which the first `old` are old enough to go. */
function fill(count: number, old: number): void {
  const versions = Array.from({ length: count }, (_, index) => {
    const tag = `pr-${index + 1}-${sha(index).slice(0, 7)}`;
    const updatedAt = clock.now() - (index < old ? 2 * day : 0);
    return { id: index + 1, name: registry.put(tag, sha(index)), tags: [tag], updatedAt };
  });
  const onDelete = (digest: string): void => void registry.deleteManifest(digest);
  service.github.packages['octo-org/app'] = { versions, onDelete };
}

function prune(inputs: Readonly<Record<string, string>>, log = recordingLog()): Promise<Outcome<PruneResult>> {
  const given: Readonly<Record<string, string>> = { images: 'ghcr.io/octo-org/app', 'dry-run': 'false', ...inputs };
  return pruneImages(readPruneInputs(new InputReader((name) => given[name] ?? '')), {
    api: githubRest('ghs_prune', service.apiUrl),
    registries: registry,
    run: runFacts({ repository: testRepository.fullName }),
    files: runnerFiles({ RUNNER_TEMP: folder }),
    clock,
    log,
    signal: new AbortController().signal,
  });
}

test('10 000 tags take 307 requests to decide, and each deletion two more; a run leaves others their tenth', async () => {
  fill(10_000, 600);
  // The newest come first.
  service.github.packages['octo-org/app']?.versions.reverse();
  const asked = (method: string): number => service.requests.filter((request) => request.method === method).length;
  const first = await prune({ 'timeout-minutes': '50' });
  expect({ gets: asked('GET'), refused: service.requests.filter(({ status }) => status >= 400) }).toEqual({
    // The owner, 100 pages of versions twice and once more before the first deletion, each version before it is
    // deleted, five states of runs and the open pull requests. Pages and states are asked anew every five minutes. The
    // first page is looked at before each other deletion, and costs nothing while it is as it was.
    gets: 306 + 2 * asked('DELETE') + 106 * Math.floor((asked('DELETE') - 1) / 300),
    refused: [],
  });
  // 1000 requests an hour, a tenth of them left to other workflows.
  // The last image takes two requests at once.
  expect([99, 100]).toContain(service.github.rateLimit.remaining);
  const free = service.requests.filter(({ status }) => status === 304).length;
  expect(asked('DELETE') + asked('GET') - free).toBe(1000 - service.github.rateLimit.remaining);
  expect(free).toBe(asked('DELETE') - 2);
  const { totals } = first.result.report;
  expect(totals).toMatchObject({ deleted: asked('DELETE'), failed: 0, deferred: 600 - asked('DELETE'), kept: 9_400 });
  expect(first.failure).toBeUndefined();

  await clock.sleep(3_600_000);
  const second = await prune({ 'timeout-minutes': '240' });
  expect(second.result.report.totals).toMatchObject({ deleted: 600 - totals.deleted, failed: 0, deferred: 0 });
  expect(service.requests.filter(({ status }) => status >= 400)).toEqual([]);
  expect(service.github.packages['octo-org/app']?.versions).toHaveLength(9_400);
});

test('deletions are a second apart, and a secondary limit is waited for as it asks', async () => {
  fill(5, 3);
  clock.waits.length = 0;
  await prune({});
  expect(clock.waits).toEqual([1000, 1000]);

  fill(200, 100);
  // Somebody else changes things at the same time.
  for (let index = 0; index < 60; index++) {
    await fetch(`${service.apiUrl}/x`, { method: 'DELETE', headers: { authorization: 'token ghs_prune' } });
  }
  clock.waits.length = 0;
  const { result } = await prune({});
  expect(result.report.totals).toMatchObject({ deleted: 100, failed: 0 });
  expect(clock.waits).toContain(60_000);
});

test("a package's last tagged version stays, and that is no failure", async () => {
  fill(2, 2);
  const { result, failure } = await prune({});
  expect({ failure, ...result.report.totals }).toMatchObject({ failure: undefined, deleted: 1, kept: 1, failed: 0 });
  expect(result.report.images[0]?.rows.at(-1)?.reason).toContain('last tagged version');
});

test('a version that vanishes between two pages hides no other one (U7)', async () => {
  fill(250, 250);
  const kept = service.github.packages['octo-org/app'];
  if (kept === undefined) throw new Error('no package');
  let vanished = false;
  Object.assign(kept, {
    onPage(page: number) {
      if (page === 1 && !vanished) kept.versions.splice(0, 1);
      vanished = true;
    },
  });
  const { result } = await prune({ 'dry-run': 'true' });
  expect(result.report.totals.deleted).toBe(249);
});

test('a version that got a tag since it was listed stays (U7)', async () => {
  fill(3, 2);
  const kept = service.github.packages['octo-org/app'];
  if (kept === undefined) throw new Error('no package');
  Object.assign(kept, {
    onPage: () => kept.versions.splice(0, 1, { ...kept.versions[0], tags: ['pr-1-0000000', '1.0'] } as never),
  });
  const { result, failure } = await prune({});
  expect({ failure, ...result.report.totals }).toMatchObject({ failure: undefined, deleted: 1, kept: 2 });
  expect(result.report.images[0]?.rows.map(({ reason }) => reason)).toContain(
    'its tags have changed since they were listed',
  );
});

test('a package that GitHub does not show is a warning (U9)', async () => {
  const log = recordingLog();
  const { failure } = await prune({ images: 'ghcr.io/octo-org/other' }, log);
  expect(failure).toBeUndefined();
  expect(log.lines.join()).toContain('warning: GitHub shows no package of ghcr.io/octo-org/other');
});

test('a token that may not ask what is in use deletes nothing and says what it needs (K4)', async () => {
  fill(3, 2);
  service.github.tokens['ghs_prune'] = { packages: 'write', 'pull-requests': 'read' };
  const { result, failure } = await prune({});
  expect(result.report.totals).toMatchObject({ deleted: 0, failed: 1 });
  expect(failure).toMatchObject({ message: expect.stringContaining('permissions: actions: read') });
  expect(service.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('a token that may not delete gives up after three tries', async () => {
  fill(9, 8);
  service.github.tokens['ghs_prune'] = { packages: 'read', actions: 'read', 'pull-requests': 'read' };
  const { result, failure } = await prune({});
  expect(result.report.totals).toMatchObject({ deleted: 0, failed: 8 });
  expect(failure).toMatchObject({ message: expect.stringContaining('permissions: packages: write') });
  expect(service.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(3);
});

test('what a run started by workflow_run may test stays (K4)', async () => {
  fill(4, 4);
  const minutes = (number: number): number => clock.now() - number * 60_000;
  service.addRun({ id: 1, headSha: sha(0), createdAt: minutes(3) });
  service.addRun({
    id: 2,
    event: 'workflow_run',
    status: 'queued',
    conclusion: null,
    headSha: 'f'.repeat(40),
    createdAt: minutes(2),
  });
  service.addRun({ id: 3, headSha: sha(1), createdAt: minutes(30) });
  const { result } = await prune({});
  const kept = result.report.images[0]?.rows.filter(({ action }) => action === 'kept') ?? [];
  expect(kept.map(({ name, reason }) => [name, reason])).toEqual([
    ['pr-1-0000000', 'in use by what run 1 may have started'],
  ]);
});

test('requests that others use up in the middle leave the rest to the next run, which is no failure (U7)', async () => {
  fill(5, 4);
  const kept = service.github.packages['octo-org/app'];
  if (kept === undefined) throw new Error('no package');
  let pages = 0;
  Object.assign(kept, {
    // Once it was listed, and once before each of two deletions.
    onPage() {
      if (++pages === 3) service.github.rateLimit.remaining = 0;
    },
  });
  const { result, failure } = await prune({});
  expect({ failure, ...result.report.totals }).toMatchObject({
    failure: undefined,
    deleted: 1,
    failed: 0,
    deferred: 3,
  });
  expect(service.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
});

test('of more runs than one list shows each counts that may have started one (K4)', async () => {
  fill(4, 4);
  for (let id = 10; id < 2_500; id++) {
    service.addRun({
      id,
      headSha: sha(id === 11 ? 2 : 1_000 + id),
      createdAt: clock.now() - 300_000 - (id - 11) * 20_000,
    });
  }
  service.addRun({
    id: 2,
    event: 'workflow_run',
    status: 'queued',
    conclusion: null,
    createdAt: clock.now() - 120_000,
  });
  const { result, failure } = await prune({});
  expect(failure).toBeUndefined();
  const kept = result.report.images[0]?.rows.filter(({ action }) => action === 'kept') ?? [];
  expect(kept.map(({ reason }) => reason)).toEqual(['in use by what run 11 may have started']);
});

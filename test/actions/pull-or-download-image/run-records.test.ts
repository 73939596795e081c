import { describe, expect, test } from '@jest/globals';
import { pullOrDownloadSummary } from '../../../actions/pull-or-download-image/summary.ts';
import type { GitHubApi } from '../../../src/ports/github.ts';
import { headSha } from '../../support/run-facts.ts';
import { scriptedApi } from '../../support/scripted-api.ts';
import type { StoredArtifact } from '../../support/stored-artifacts.ts';
import { archives, idOf, names, obtain, recordArtifact, recordOf, setOf } from '../../support/images-world.ts';

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

  test.each([
    [{ id: 4712 }, 'of run 4712, and run 4711 is meant'],
    [{ repository: 'other/app' }, 'of the repository other/app, and Acme/App is meant'],
  ])('that a job of it got elsewhere, %j, are refused, several or one (I5, Z4)', async (elsewhere, message) => {
    const foreign = recordOf('web', { run: { ...recordOf('web').run, ...elsewhere } });
    const several = await obtain({ inputs: { images: 'all' }, stored: [...matrix, recordArtifact('web', foreign)] });
    const one = await obtain({ inputs: {}, stored: [recordArtifact('web', foreign)] });
    for (const { failure, engineCalls } of [several, one]) {
      expect(String(failure)).toContain(message);
      expect(engineCalls).toEqual([]);
    }
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

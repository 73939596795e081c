import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { githubRest } from '../../../src/adapters/github/github-rest.ts';
import { awaitRun } from '../../../actions/pull-or-download-image/await-run.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { uploadZip, zipOf } from '../../support/zip-fixture.ts';

const rounds = 64;

let service: ActionsService;
beforeAll(async () => {
  service = await startActionsService();
});
afterAll(() => service.stop());

test('five jobs that wait for a quarter of an hour stay far below the limit of the API (P4)', async () => {
  const producer = service.addRun({
    id: 99,
    headSha,
    path: '.github/workflows/build.yml',
    status: 'in_progress',
    conclusion: null,
  });
  const { rateLimit } = service.github;
  const before = rateLimit.remaining;
  let arrived = 0;
  let uploaded = (): void => undefined;
  const record = new Promise<void>((resolve) => {
    uploaded = resolve;
  });
  const jobs = Array.from({ length: 5 }, (_, job) => {
    const clock = fakeClock(Date.parse('2026-01-02T03:04:05Z'), job / 5);
    // The record is there once all five have asked so many times in vain.
    const waiting: Clock = {
      ...clock,
      async sleep(ms, signal) {
        await clock.sleep(ms, signal);
        if (clock.waits.length !== rounds) return;
        if (++arrived === 5) {
          await uploadZip(service.runtimeEnv(producer.id), 'app.handover.json', zipOf([{ name: 'a', content: '{}' }]));
          uploaded();
        }
        await record;
      },
    };
    const found = awaitRun(
      { workflow: 'build.yml', repository: undefined, waitMs: 60 * 60_000, artifactName: undefined },
      {
        run: runFacts({ eventName: 'push', sha: headSha, repository: 'octo-org/octo-app' }),
        api: githubRest('ghs_test-token', service.apiUrl),
        clock: waiting,
        log: recordingLog(),
        signal: new AbortController().signal,
      },
    );
    return { clock, found };
  });

  expect(await Promise.all(jobs.map(({ found }) => found))).toEqual(jobs.map(() => 99));

  const asked = service.requests.filter(({ path }) => path.includes('/actions/'));
  const paid = before - rateLimit.remaining;
  const minutes = jobs.map(({ clock }) => clock.waits.reduce((sum, ms) => sum + ms, 0) / 60_000);
  expect(Math.min(...minutes)).toBeGreaterThan(15);
  expect(asked.length).toBe(5 * 2 * (rounds + 1));
  expect(asked.filter(({ status }) => status !== 304)).toHaveLength(paid);
  // Of 1000 in an hour: each job pays for the first answers and for the one that changed.
  expect(paid).toBe(5 * 3);
}, 60_000);

import { describe, expect, test } from '@jest/globals';
import {
  findProducerRun,
  type ProducerRun,
  type RunInputs,
} from '../../../actions/pull-or-download-image/find-producer-run.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, repositoryPayload, runFacts } from '../../support/run-facts.ts';
import { scriptedApi, type ScriptedAnswer } from '../../support/scripted-api.ts';

const producer = {
  id: 99,
  event: 'pull_request',
  head_sha: headSha,
  path: '.github/workflows/ci.yml',
  run_attempt: 1,
  repository: { full_name: 'Acme/App' },
  head_repository: { full_name: 'Acme/App' },
};
const fork = { ...producer, head_repository: { full_name: 'stranger/app' } };
const own: RunInputs = { runId: undefined, repository: undefined, allowForks: undefined };
const triggeredBy = (run: unknown): RunFacts =>
  runFacts({ eventName: 'workflow_run', payload: { repository: repositoryPayload(), workflow_run: run } });

async function find(
  run: RunFacts,
  inputs: Partial<RunInputs> = {},
  script: readonly ScriptedAnswer[] = [],
  options: { readonly payloadIsEnough?: boolean; readonly recordRun?: number; readonly recordRepository?: string } = {},
): Promise<ProducerRun & { readonly asked: readonly string[] }> {
  const api = scriptedApi(script);
  const base = handoverRecord();
  const { recordRun, recordRepository = base.run.repository } = options;
  const record =
    recordRun === undefined
      ? undefined
      : { ...base, run: { ...base.run, id: recordRun, repository: recordRepository } };
  const deps = { run, api, clock: fakeClock(), log: recordingLog() };
  const found = await findProducerRun({ ...own, ...inputs }, record, options.payloadIsEnough ?? false, deps);
  return { ...found, asked: api.asked };
}

describe('the run in question (P3)', () => {
  test('is this one, without a question', async () => {
    expect(await find(runFacts())).toMatchObject({ from: undefined, trust: 'same-run', asked: [] });
    expect(await find(runFacts(), {}, [], { recordRun: 4711 })).toMatchObject({ from: undefined });
  });

  test('is under workflow_run the triggering one, checked through the API', async () => {
    const found = await find(triggeredBy(producer), {}, [{ get: '/repos/Acme/App/actions/runs/99', data: producer }]);
    expect(found).toMatchObject({ from: { runId: 99, repository: 'Acme/App' }, trust: 'same-repository' });
  });

  test('costs no question where only the registry is asked', async () => {
    const found = await find(triggeredBy(producer), {}, [], { payloadIsEnough: true });
    expect(found).toMatchObject({ trust: 'same-repository', asked: [] });
  });

  test('is the one that the record names', async () => {
    const script = [{ get: '/repos/Acme/App/actions/runs/99', data: producer }];
    expect(await find(runFacts(), {}, script, { recordRun: 99 })).toMatchObject({ from: { runId: 99 } });
  });

  test('is the one that is asked for, in its repository', async () => {
    const data = { ...producer, repository: { full_name: 'acme/lib' }, head_repository: { full_name: 'acme/lib' } };
    const script = [{ get: '/repos/acme/lib/actions/runs/99', data }];
    const found = await find(runFacts(), { runId: 99, repository: 'acme/lib' }, script);
    expect(found).toMatchObject({ from: { runId: 99, repository: 'acme/lib' }, trust: 'same-repository' });
  });
});

describe('a run that is not to be used (threat 2)', () => {
  test("is a fork's, refused before a question", async () => {
    await expect(find(triggeredBy(fork))).rejects.toThrow('allow-forks');
  });

  test("is a fork's by the API's word", async () => {
    const script = [{ get: '/repos/Acme/App/actions/runs/99', data: fork }];
    await expect(find(runFacts({ eventName: 'workflow_dispatch' }), { runId: 99 }, script)).rejects.toThrow(
      'allow-forks',
    );
  });

  test('is one that the API tells otherwise than the event', async () => {
    const data = { ...producer, head_sha: 'f'.repeat(40) };
    const script = [{ get: '/repos/Acme/App/actions/runs/99', data }];
    await expect(find(triggeredBy(producer), {}, script)).rejects.toThrow('headSha');
  });

  test.each([99, 4711])(
    "is one of a repository that the record alone names, be it this run's number (Z6)",
    async (recordRun) => {
      const recordRepository = 'stranger/app';
      const data = {
        ...producer,
        repository: { full_name: recordRepository },
        head_repository: { full_name: recordRepository },
      };
      const script = [
        { get: `/repos/${recordRepository}/actions/runs/${recordRun}`, data: { ...data, id: recordRun } },
      ];
      await expect(find(runFacts(), {}, script, { recordRun, recordRepository })).rejects.toThrow(
        'The handover record is of the repository stranger/app, and Acme/App is meant',
      );
      const named = await find(runFacts(), { repository: recordRepository }, script, { recordRun, recordRepository });
      expect(named).toMatchObject({ from: { runId: recordRun, repository: recordRepository } });
    },
  );

  test('is another one than the record says, this very one too (Z6)', async () => {
    for (const runId of [4711, 100]) {
      await expect(find(runFacts(), { runId }, [], { recordRun: 99 })).rejects.toThrow(
        `The handover record is of run 99, and run ${runId} is meant`,
      );
    }
  });

  test("is this very one under pull_request_target, when it works on a fork's code", async () => {
    const head = { ref: 'topic', sha: headSha, repo: { full_name: 'stranger/app' } };
    const payload = { repository: repositoryPayload(), pull_request: { number: 1, title: 'x', head } };
    const run = runFacts({ eventName: 'pull_request_target', payload });
    await expect(find(run)).rejects.toThrow('allow-forks');
    expect(await find(run, { allowForks: true })).toMatchObject({ from: undefined, trust: 'fork' });
  });
});

test('a token without actions: read is told the line to add (P5)', async () => {
  const script = [{ get: '/repos/Acme/App/actions/runs/99', status: 403 }];
  await expect(find(triggeredBy(producer), {}, script)).rejects.toThrow('permissions: actions: read');
});

test('a run that there is not is named with what to check', async () => {
  const script = [{ get: '/repos/Acme/App/actions/runs/99', status: 404 }];
  await expect(find(runFacts(), { runId: 99 }, script)).rejects.toThrow('check "run-id" and "repository"');
});

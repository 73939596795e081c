import { describe, expect, test } from '@jest/globals';
import {
  checkRecordOfRun,
  checkSameRun,
  readWorkflowRun,
  checkTrust,
  type WorkflowRun,
} from '../../../../actions/pull-or-download-image/rules/workflow-run.ts';
import { UserError } from '../../../../src/errors.ts';
import { handoverRecord } from '../../../support/handover-records.ts';
import { headSha } from '../../../support/run-facts.ts';

const run: WorkflowRun = {
  id: 4711,
  repository: 'Acme/App',
  headRepository: 'Acme/App',
  headSha,
  event: 'pull_request',
  path: '.github/workflows/ci.yml',
  attempt: 1,
  status: 'completed',
  conclusion: 'success',
};

test('a run under pull_request_target builds its head commit, not the base that head_sha is', () => {
  const json = {
    id: 1,
    event: 'pull_request_target',
    head_sha: 'b'.repeat(40),
    head_commit: { id: headSha },
    repository: { full_name: 'Acme/App' },
    path: '.github/workflows/ci.yml@main',
  };
  expect(readWorkflowRun(json, 'payload')).toMatchObject({ headSha, path: '.github/workflows/ci.yml' });
});

test.each([{}, null, { id: '1' }, { id: 1, event: 'push', head_sha: 'x', repository: { full_name: 'a/b' } }])(
  'what is no run is refused: %j',
  (json) => {
    expect(() => readWorkflowRun(json, 'payload')).toThrow(UserError);
  },
);

describe("a fork's run (Z6)", () => {
  const fork = { ...run, headRepository: 'stranger/app' };
  const gone = { ...run, headRepository: undefined };

  test.each(['workflow_run', 'pull_request_target', 'issue_comment', 'push', 'workflow_dispatch'])(
    'is refused in %s unless it is allowed',
    (event) => {
      for (const isFork of [true, false]) {
        expect(() => checkTrust(fork, { event, isFork }, undefined)).toThrow('allow-forks');
        expect(() => checkTrust(gone, { event, isFork }, undefined)).toThrow('(deleted)');
        expect(checkTrust(fork, { event, isFork }, true)).toBe('fork');
      }
    },
  );

  test("may be used by a fork's own pull_request run, which has no more rights, unless that is forbidden", () => {
    expect(checkTrust(fork, { event: 'pull_request', isFork: true }, undefined)).toBe('fork');
    expect(() => checkTrust(fork, { event: 'pull_request', isFork: true }, false)).toThrow(UserError);
  });

  test("is refused in a pull_request run of the repository's own branch, which has secrets", () => {
    expect(() => checkTrust(fork, { event: 'pull_request', isFork: false }, undefined)).toThrow('allow-forks');
  });

  test('is none when the repositories differ in case alone', () => {
    const job = { event: 'workflow_run', isFork: false };
    expect(checkTrust({ ...run, headRepository: 'acme/app' }, job, undefined)).toBe('same-repository');
  });
});

describe('a record', () => {
  const record = handoverRecord();

  test('that agrees with the run counts', () => {
    expect(() => {
      checkRecordOfRun(record, run);
    }).not.toThrow();
  });

  test.each([
    ['run id', { ...record, run: { ...record.run, id: 1 } }],
    ['repository', { ...record, run: { ...record.run, repository: 'other/app' } }],
    ['head repository', { ...record, run: { ...record.run, 'head-repository': 'other/app' } }],
    ['event', { ...record, run: { ...record.run, event: 'push' } }],
    ['revision', { ...record, revision: 'c'.repeat(40) }],
  ])('with another %s does not', (name, claimed) => {
    expect(() => {
      checkRecordOfRun(claimed, run);
    }).toThrow(name);
  });

  test('of a dispatched run may name a commit that its author chose', () => {
    const dispatched = { ...record, revision: 'c'.repeat(40), run: { ...record.run, event: 'workflow_dispatch' } };
    expect(() => {
      checkRecordOfRun(dispatched, { ...run, event: 'workflow_dispatch' });
    }).not.toThrow();
  });
});

test.each([
  ['headSha', { headSha: 'd'.repeat(40) }],
  ['headRepository', { headRepository: 'stranger/app' }],
  ['event', { event: 'push' }],
  ['path', { path: '.github/workflows/other.yml' }],
])('an API that contradicts the payload in %s is named (P11)', (name, changes) => {
  expect(() => {
    checkSameRun(run, { ...run, ...changes });
  }).toThrow(`has ${name} "`);
});

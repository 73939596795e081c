import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readRunFacts } from '../../../../src/adapters/runner/run-facts.ts';

const temp = mkdtempSync(join(tmpdir(), 'run-facts-'));
const event = join(temp, 'event.json');

afterAll(() => {
  rmSync(temp, { recursive: true });
});

describe('readRunFacts', () => {
  test('takes the facts from the runner\u2019s variables and the event file', () => {
    writeFileSync(event, '{"number": 7}');
    const env = {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: 'Acme/App',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_SHA: 'abc',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_ATTEMPT: '2',
    };
    expect(readRunFacts(env)).toMatchObject({
      eventName: 'pull_request',
      payload: { number: 7 },
      repository: 'Acme/App',
      ref: 'refs/pull/7/merge',
      runId: 42,
      runAttempt: 2,
      serverUrl: 'https://github.com',
    });
  });

  test('takes a variable that is empty as one that is not set', () => {
    const names = ['EVENT_PATH', 'RUN_ID', 'RUN_ATTEMPT', 'SERVER_URL', 'WORKSPACE'].map((name) => `GITHUB_${name}`);
    const set = { GITHUB_EVENT_NAME: 'push', GITHUB_REPOSITORY: 'a/b' };
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(readRunFacts({ ...set, ...empty })).toEqual({ ...readRunFacts(set), env: { ...set, ...empty } });
  });

  test('says that this is no workflow when the runner\u2019s variables are missing', () => {
    expect(() => readRunFacts({})).toThrow(
      'The variable GITHUB_EVENT_NAME is not set: run this as a step of a GitHub Actions workflow.',
    );
  });

  test('names a number of the run that is none', () => {
    const env = { GITHUB_EVENT_NAME: 'push', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ATTEMPT: '1e3' };
    expect(() => readRunFacts(env)).toThrow('The variable GITHUB_RUN_ATTEMPT is "1e3", which is no number');
  });

  test('names an event file that is broken', () => {
    writeFileSync(event, '{');
    const env = { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: 'a/b' };
    expect(() => readRunFacts(env)).toThrow(`The event file "${event}" cannot be read as JSON`);
  });
});

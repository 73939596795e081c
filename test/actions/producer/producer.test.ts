import { expect, test } from '@jest/globals';
import { readProducerInputs } from '../../../actions/producer/inputs.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { produce, type ProducerDeps } from '../../../actions/producer/producer.ts';
import { runOf } from '../../support/event-fixtures.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { scriptedExec } from '../../support/scripted-exec.ts';

test('git is asked once what is checked out, and a wrong checkout gives one warning (T8)', async () => {
  const other = '0123456789abcdef0123456789abcdef01234567';
  const exec = scriptedExec([
    { command: /rev-parse --verify --quiet HEAD$/, stdout: other },
    { command: /cat-file commit/, stdout: `tree ${other}\n\nx` },
  ]);
  const log = recordingLog();
  const run = runOf('pull-request');
  const engine = { info: () => Promise.reject(new Error('the build has its plan')) };
  const buildx = { builder: () => Promise.reject(new Error('the build has its plan')) };
  const deps = { run, exec, log, clock: fakeClock(), engine, buildx } as unknown as ProducerDeps;
  const inputs = readProducerInputs(new InputReader((name) => (name === 'artifact' ? 'never' : '')), run.env);
  const { result, failure } = await produce(inputs, deps);
  expect(String(failure)).toContain('the build has its plan');
  expect(result).toMatchObject({ registry: 'not-reached', tag: { tag: 'pr-15-3370e22' }, handover: { imageid: '' } });
  expect(exec.calls).toHaveLength(2);
  expect(log.lines.filter((line) => line.includes('is neither the revision'))).toHaveLength(1);
});

test('the builder is asked for once, although archive and build both go by it', async () => {
  const exec = scriptedExec([
    { command: /rev-parse --verify --quiet HEAD$/, stdout: '0123456789abcdef0123456789abcdef01234567' },
    { command: /cat-file commit/, stdout: 'tree 0123456789abcdef0123456789abcdef01234567\n\nx' },
  ]);
  const run = runOf('pull-request');
  const asked: unknown[] = [];
  const buildx = {
    builder(name: unknown) {
      asked.push(name);
      return Promise.resolve({ name: 'default', driver: 'docker' });
    },
  };
  const engine = { info: () => Promise.reject(new Error('the build has its plan')) };
  const deps = { run, exec, log: recordingLog(), clock: fakeClock(), engine, buildx } as unknown as ProducerDeps;
  const inputs = readProducerInputs(new InputReader(() => ''), run.env);
  await produce(inputs, { ...deps, files: {} as ProducerDeps['files'] }).catch(() => undefined);
  expect(asked).toHaveLength(1);
});

test.each([
  [{ 'artifact-name': 'app.zip' }, 'The input "artifact-name" is "app.zip"'],
  [{ 'file-name': 'a/b.tar' }, 'Input "file-name" is "a/b.tar"'],
  [{ 'local-tag': `app@sha256:${'a'.repeat(64)}` }, 'Input "local-tag" is "app@sha256:'],
])('refuses %j before anything is built or pushed', async (given: Record<string, string>, message) => {
  const run = runOf('pull-request');
  const deps = { run, exec: scriptedExec([]), log: recordingLog(), clock: fakeClock() } as unknown as ProducerDeps;
  const inputs = readProducerInputs(new InputReader((name) => given[name] ?? ''), run.env);
  await expect(produce(inputs, deps)).rejects.toThrow(message);
});

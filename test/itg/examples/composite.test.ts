import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOwnStep } from '../../bed/runner/results.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import type { HandlerRequest } from '../../bed/runner/actions.ts';
import { fork, pullRequest, startPipeline, type Pipeline, type PipelineRun } from '../../support/example-pipeline.ts';

/* The forms that teams keep their pipeline in: a composite action of their own, and our reusable workflows. */
jest.setTimeout(300_000);

const [classic = '', , registry = ''] = bedVariables.map((name) => process.env[name]);

describe('a composite action of the team', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline(['app:composite']);
    const actions = fileURLToPath(new URL('../../../examples/composite/.github', import.meta.url));
    cpSync(actions, join(pipeline.workspace, '.github'), { recursive: true });
  });
  afterAll(() => pipeline.stop());

  test('chains the steps, gets its token as an input, and hands the image over (004-10)', async () => {
    const logins: HandlerRequest[] = [];
    const ended = await pipeline.run('composite/.github/workflows/ci.yml', pullRequest('a'), {
      host: classic,
      vars: { IMAGE: `${registry}/acme/${pipeline.name}` },
      handlers: {
        'docker/login-action': (request) => {
          logins.push(request);
          return Promise.resolve({});
        },
      },
    });
    expect(ended.complaints).toEqual([]);
    expect(ended.results).toEqual({ build: 'success', test: 'success' });
    const handover = JSON.parse(ended.job('build').outputs['handover'] ?? '{}') as Readonly<Record<string, unknown>>;
    expect(handover).toMatchObject({ tag: 'pr-7-a1b2c3d', archive: { 'artifact-name': expect.any(String) } });
    expect(ended.images.at(-1)?.outputs).toMatchObject({ imageid: handover['imageid'], trust: 'same-run' });
    expect(ended.job('build').steps.flatMap(({ log }) => log)).toContain(
      `Built ${registry}/acme/${pipeline.name}:pr-7-a1b2c3d`,
    );
    expect(ended.job('test').steps.findLast(isOwnStep)?.log).toEqual([pipeline.name]);
    expect(pipeline.service.github.tokens[logins[0]?.inputs['password'] ?? '']).toMatchObject({ packages: 'write' });
  });
});

describe('the reusable workflows', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await startPipeline(['app:reusable']);
  });
  afterAll(() => pipeline.stop());
  const run = (happening: Parameters<Pipeline['run']>[1], logins: HandlerRequest[]): Promise<PipelineRun> =>
    pipeline.run('reusable-workflows.yml', happening, {
      host: classic,
      vars: { IMAGE: `${registry}/acme/${pipeline.name}` },
      handlers: {
        'docker/login-action': (request) => {
          logins.push(request);
          return Promise.resolve({});
        },
      },
    });

  test('build once and test by command, each command in a job of its own (000-1, 000-17)', async () => {
    const logins: HandlerRequest[] = [];
    const ended = await run(pullRequest('a'), logins);
    expect(ended.complaints).toEqual([]);
    expect(ended.jobs.map(({ id, result }) => [id, result])).toEqual([
      ['build/build', 'success'],
      ['test/test', 'success'],
      ['test/test', 'success'],
      ['gate', 'success'],
    ]);
    const [built, ...obtained] = ended.images;
    expect(obtained.map(({ outputs }) => outputs['imageid'])).toEqual(Array(2).fill(built?.outputs['imageid']));
    const tests = ended.jobs.slice(1, 3).map(({ steps }) => steps.findLast(isOwnStep)?.log);
    expect(tests).toEqual([['integration-test.sh waf', pipeline.name], [pipeline.name]]);
    expect(logins.map(({ inputs }) => inputs['registry'])).toEqual(['ghcr.io', 'ghcr.io', 'ghcr.io']);
    expect(ended.dockerCalls.filter((call) => call.includes(' build ')).length).toBe(1);
  });

  test('work for a fork without logging in, and a command that fails turns the gate red (000-11)', async () => {
    const logins: HandlerRequest[] = [];
    mkdirSync(join(pipeline.workspace, 'scripts'), { recursive: true });
    writeFileSync(join(pipeline.workspace, 'scripts/integration-test.sh'), '#!/bin/sh\necho "tested $IMAGE"; exit 3\n');
    const ended = await run(pullRequest('f', { from: fork }), logins);
    expect(ended.jobs.map(({ id, result }) => [id, result])).toEqual([
      ['build/build', 'success'],
      ['test/test', 'failure'],
      ['test/test', 'success'],
      ['gate', 'failure'],
    ]);
    expect(ended.images.map(({ outputs }) => outputs['source'])).toEqual([undefined, 'artifact', 'artifact']);
    expect(ended.jobs[1]?.steps.findLast(isOwnStep)?.log[0]).toMatch(
      new RegExp(`^tested ${registry}/acme/${pipeline.name}:pr-7-`),
    );
    expect(logins).toEqual([]);
  });
});

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { isOwnStep } from '../../bed/runner/results.ts';
import { startActionsService, testRepository, type ActionsService } from '../../bed/actions-service.ts';
import { docker, uniqueName, writeContext } from '../../bed/images.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import { projectActions } from '../../bed/runner/actions.ts';
import { runWorkflow, type WorkflowResult } from '../../bed/runner/run-workflow.ts';
import { workflowRunOf } from '../../bed/workflow-run-event.ts';
import { pullRequestEvent } from '../../demo/pull-request-event.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const [classicHost = '', containerdHost = '', registry = ''] = bedVariables.map((name) => process.env[name]);
const commit = { head: 'abc1234'.padEnd(40, '0'), merge: 'def5678'.padEnd(40, '0') };
const name = uniqueName('chain');
const localTag = `${name}:local`;
const fork = { id: 43, fullName: 'someone/octo-app' };

const producer = `on: pull_request
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: org/ci-image-actions@v1
        id: image
        with: {images: "\${{ vars.IMAGE }}", artifact: always}
`;
const consumer = (
  allowForks: boolean,
  permissions = '{actions: read}',
): string => `on: {workflow_run: {workflows: [CI], types: [completed]}}
jobs:
  test:
    runs-on: ubuntu-latest
    permissions: ${permissions}
    steps:
      - uses: org/ci-image-actions/pull-or-download-image@v1
        id: image
        with: {source: artifact, local-tag: "${localTag}", allow-forks: ${allowForks}}
      - run: docker run --rm --network=none --pull=never "$NAME" /bin/busybox cat /content
        env: {NAME: "${localTag}"}
`;

let service: ActionsService;
let folder: string;
let context: string;
beforeAll(async () => {
  service = await startActionsService();
  folder = mkdtempSync(join(tmpdir(), 'ciia-chain-'));
  context = writeContext({ runnable: true, content: name });
});
afterAll(async () => {
  await service.stop();
  for (const path of [folder, context]) rmSync(path, { recursive: true });
});
const hosts = [classicHost, containerdHost];
afterEach(() => {
  for (const host of hosts) {
    const tags = docker(host, 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').split('\n');
    for (const tag of tags.filter((candidate) => candidate.includes(name))) docker(host, 'image', 'rm', '--force', tag);
  }
});

function run(
  text: string,
  host: string,
  facts: NonNullable<Parameters<typeof runWorkflow>[0]['run']>,
): Promise<WorkflowResult> {
  const file = join(folder, '.github/workflows/ci.yml');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return runWorkflow({
    file,
    run: { ...facts, apiUrl: service.apiUrl },
    vars: { IMAGE: `${registry}/${name}` },
    machineEnv: { DOCKER_HOST: host, BUILDX_BUILDER: 'default' },
    runtimeEnv: () => service.runtimeEnv(facts.runId ?? 0),
    tokenFor: service.issueToken,
    actions: projectActions({
      handlers: {
        'actions/checkout': ({ workspace }) => {
          cpSync(context, workspace, { recursive: true });
          return Promise.resolve({});
        },
      },
    }),
  });
}

/** What the failed steps said; empty when none failed. */
const complaints = ({ jobs }: WorkflowResult): readonly string[] =>
  jobs.flatMap((job) => job.steps.filter((step) => step.outcome === 'failure').flatMap((step) => step.log));
const imageOutputs = ({ jobs }: WorkflowResult): Readonly<Record<string, string>> =>
  jobs.flatMap((job) => job.steps).find((step) => step.id === 'image')?.outputs ?? {};

test.each([
  ['classic', 'containerd', classicHost, containerdHost, 3001],
  ['containerd', 'classic', containerdHost, classicHost, 4001],
])("a fork's image is built on the %s store and tested in a workflow_run on the %s store (000-3)", async (...row) => {
  const [, , producerHost, consumerHost, runId] = row;
  const base = testRepository.fullName;
  const event = pullRequestEvent({
    repository: base,
    headRepository: fork.fullName,
    number: 7,
    base: 'b'.repeat(40),
    commit,
  });
  const facts = { eventName: 'pull_request', event, ref: 'refs/pull/7/merge', sha: commit.merge, repository: base };
  const built = await run(producer, producerHost, { ...facts, runId });
  expect(complaints(built)).toEqual([]);
  const made = imageOutputs(built);
  expect(made).toMatchObject({ pushed: 'false' });
  expect(service.artifactsOf(runId).length).toBeGreaterThan(0);

  const triggering = service.addRun({
    id: runId,
    headRepository: fork,
    headBranch: 'feature/greeting',
    headSha: commit.head,
    event: 'pull_request',
  });
  service.addPull({ number: 7, headRepository: fork, headBranch: 'feature/greeting', headSha: commit.head });
  const chained = workflowRunOf(triggering, { runId: runId + 1, apiUrl: service.apiUrl });
  const refused = await run(consumer(false), consumerHost, chained);
  expect(complaints(refused).join('\n')).toMatch(/fork/);

  const unpermitted = await run(consumer(true, '{contents: read}'), consumerHost, chained);
  expect(complaints(unpermitted).join('\n')).toMatch(/actions: read/);

  const tested = await run(consumer(true), consumerHost, chained);
  expect(complaints(tested)).toEqual([]);
  expect(imageOutputs(tested)).toMatchObject({
    source: 'artifact',
    imageid: made['imageid'],
  });
  expect(tested.jobs[0]?.steps.findLast(isOwnStep)?.log).toEqual([name]);
});

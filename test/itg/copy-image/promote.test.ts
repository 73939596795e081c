import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { docker, uniqueName } from '../../bed/images.ts';
import { projectActions, type ActionHandler } from '../../bed/runner/actions.ts';
import { runWorkflow } from '../../bed/runner/run-workflow.ts';
import { linkBuildx } from '../../bed/toolchain.ts';
import { makeSampleRepository } from '../../demo/sample-repository.ts';
import { fetchDigest } from '../../support/copy-action.ts';

const file = fileURLToPath(new URL('../../../examples/promote.yml', import.meta.url));
const host = process.env['CIIA_CLASSIC_HOST'] ?? '';
const repository = 'Acme/Sample-App';
let home: string;
let service: ActionsService;
let registry: FaultProxy;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ciia-promote-'));
  linkBuildx(home);
  service = await startActionsService();
  registry = await startFaultProxy({ target: `http://${process.env['CIIA_REGISTRY'] ?? ''}` });
});

afterAll(async () => {
  await Promise.all([service.stop(), registry.stop()]);
  rmSync(home, { recursive: true, force: true });
});

test('the example promotes the image that its gates tested, by digest and without a rebuild (X4)', async () => {
  const sample = makeSampleRepository(mkdtempSync(join(home, 'repository-')), []);
  const path = `${uniqueName('ciia-promote')}/app`;
  const image = `${registry.address}/${path}`;
  const checkout: ActionHandler = ({ workspace }) => {
    cpSync(sample.folder, workspace, { recursive: true });
    return Promise.resolve({});
  };
  const event = { repository: { full_name: repository, default_branch: 'main' }, head_commit: { message: 'A change' } };
  const run = { eventName: 'push', event, repository, ref: 'refs/heads/main', sha: sample.base, runId: 900 };
  let uploads = 0;
  const { conclusion, jobs } = await runWorkflow({
    file,
    run: { ...run, apiUrl: service.apiUrl },
    vars: { IMAGE: image },
    machineEnv: { DOCKER_HOST: host, DOCKER_CONFIG: home, BUILDX_BUILDER: 'default' },
    actions: projectActions({ handlers: { 'actions/checkout': checkout } }),
    runtimeEnv: () => service.runtimeEnv(run.runId),
    tokenFor: service.issueToken,
    beforeJob: ({ id }) => {
      if (id === 'promote')
        uploads = registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').length;
      return Promise.resolve();
    },
  });
  docker(host, 'image', 'rm', '--force', 'app:gate', `${image}:sha-${sample.base.slice(0, 7)}`);

  expect(jobs.map(({ id, result }) => `${id}: ${result}`)).toEqual([
    'build: success',
    'gate: success',
    'gate: success',
    'promote: success',
  ]);
  expect(conclusion).toBe('success');
  const digest = await fetchDigest(registry.address, path, `sha-${sample.base.slice(0, 7)}`);
  expect(digest).toMatch(/^sha256:/);
  expect(await fetchDigest(registry.address, path, 'latest')).toBe(digest);
  const promoted = registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').slice(uploads);
  expect(promoted.map((request) => `${request.method} ${request.path}`)).toEqual([`PUT /v2/${path}/manifests/latest`]);
});

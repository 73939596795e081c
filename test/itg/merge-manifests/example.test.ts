import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { isOwnStep } from '../../bed/runner/results.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { projectActions } from '../../bed/runner/actions.ts';
import { runWorkflow } from '../../bed/runner/run-workflow.ts';
import { forgetImages } from '../../support/build-fixture.ts';
import { storeEngine } from '../../support/store-engines.ts';
import { forget } from '../pull-or-download-image/obtain-on-engine.ts';
import { newRepository, platformsOf, rawIndex } from './merge-on-registry.ts';

// Six jobs, of several processes each.
jest.setTimeout(180_000);

const workflow = fileURLToPath(new URL('../../../examples/merge-manifests.yml', import.meta.url));
const engine = storeEngine('containerd', process.env['CIIA_CONTAINERD_HOST'] ?? '');
const repository = newRepository();
const sha = '2c26b46'.padEnd(40, '0');
let service: ActionsService;
let app: string;

beforeAll(async () => {
  service = await startActionsService();
  app = mkdtempSync(join(tmpdir(), 'ciia-example-'));
  copyFileSync('/bin/busybox', join(app, 'echo'));
  const lines = ['FROM scratch', 'ARG TARGETPLATFORM', 'LABEL platform=$TARGETPLATFORM'];
  lines.push('COPY --chmod=755 echo /bin/echo', 'ENTRYPOINT ["/bin/echo", "app"]', '');
  writeFileSync(join(app, 'Dockerfile'), lines.join('\n'));
});
afterAll(async () => {
  await service.stop();
  rmSync(app, { recursive: true });
  forgetImages(engine, repository);
  forget(engine, 'app:test');
});

test('the example merges what its matrix of build jobs pushed, and its test jobs run it (004-3, M1, M3)', async () => {
  const runId = 5001;
  const { conclusion, jobs } = await runWorkflow({
    file: workflow,
    run: {
      eventName: 'push',
      ref: 'refs/heads/main',
      sha,
      runId,
      apiUrl: service.apiUrl,
      event: { repository: { full_name: 'octo-org/octo-app', default_branch: 'main' } },
    },
    vars: { IMAGE: repository },
    machineEnv: { DOCKER_HOST: engine.host, BUILDX_BUILDER: 'default' },
    runtimeEnv: () => service.runtimeEnv(runId),
    tokenFor: service.issueToken,
    actions: projectActions({
      handlers: {
        'actions/checkout': ({ workspace }) => {
          cpSync(app, workspace, { recursive: true });
          return Promise.resolve({});
        },
      },
    }),
  });
  const complaints = jobs.flatMap(({ steps }) => steps).filter(({ outcome }) => outcome === 'failure');
  expect({ conclusion, complaints: complaints.flatMap(({ log }) => log) }).toEqual({
    conclusion: 'success',
    complaints: [],
  });
  expect(service.artifactsOf(runId)).toHaveLength(2);

  const index = await rawIndex(`${repository}:sha-2c26b46`);
  expect(index && platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64']);
  expect((await rawIndex(`${repository}:latest`))?.digest).toBe(index?.digest);
  const outputsOf = (job: string): readonly Readonly<Record<string, string>>[] =>
    jobs
      .filter(({ id }) => id === job)
      .map(({ steps }) => steps.find(({ id }) => id === 'merge' || id === 'image')?.outputs ?? {});
  const [merged] = outputsOf('merge');
  expect(merged).toMatchObject({ digest: index?.digest, platforms: 'linux/amd64,linux/arm64', attempts: '1' });
  const imageids = JSON.parse(merged?.['imageids'] ?? '{}') as Record<string, string>;
  const { platform } = await engine.engine.info();
  const tested = { source: 'registry', digest: index?.digest, imageid: imageids[platform], revision: sha };
  expect(outputsOf('test')).toEqual([expect.objectContaining(tested), expect.objectContaining(tested)]);
  const said = jobs.filter(({ id }) => id === 'test').map(({ steps }) => steps.findLast(isOwnStep)?.log);
  expect(said).toEqual([['app --version'], ['app --version']]);
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCompose } from '../../bed/compose.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { isOwnStep } from '../../bed/runner/results.ts';
import { removeStack, startedServices } from '../../bed/started-stack.ts';
import { copyExample } from '../../demo/copy-example.ts';
import {
  fork,
  pullRequest,
  startPipeline,
  type Happening,
  type Pipeline,
  type PipelineRequest,
  type PipelineRun,
} from '../../support/example-pipeline.ts';
import { ofStore, storeEngines } from '../../support/store-engines.ts';

/* The reusable workflows with several images: services of a compose file, and targets of a bake file. */
jest.setTimeout(300_000);

/** Three targets of examples/stackrox, of which two are taken; the bake file names no default ones here. */
const bakeWorkflow = `on: pull_request
jobs:
  build:
    uses: org/ci-image-actions/.github/workflows/build-once.yml@v1
    with:
      images: \${{ vars.IMAGE }}
      files: docker-bake.hcl
      targets: main, roxctl, operator
      set: main.labels.team=collector
      max-attempts: '1'
      local-tag: '{name}:ci'
  test:
    needs: build
    uses: org/ci-image-actions/.github/workflows/test-with-image.yml@v1
    with:
      handover: \${{ needs.build.outputs.handover }}
      images: main, operator
      local-tag: '{name}:test'
      commands: |
        ["docker run --rm --network=none --pull=never $MAIN_IMAGE", "docker run --rm --network=none --pull=never operator:test"]
`;

/** Each leg calls the workflow that builds, and one consumer takes what all of them made. The legs build one image and two. */
const matrixWorkflow = `on: pull_request
jobs:
  build:
    strategy:
      matrix:
        include:
          - targets: main
          - targets: roxctl, operator
    uses: org/ci-image-actions/.github/workflows/build-once.yml@v1
    with:
      images: \${{ vars.IMAGE }}
      files: docker-bake.hcl
      targets: \${{ matrix.targets }}
      max-attempts: '1'
  test:
    needs: build
    uses: org/ci-image-actions/.github/workflows/test-with-image.yml@v1
    with:
      images: all
      local-tag: '{name}:test'
      command: docker run --rm --network=none --pull=never $MAIN_IMAGE && docker run --rm --network=none --pull=never operator:test
`;

type Images = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Name to imageid, of what an output "images" says. */
function imageidsOf(images: string | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(JSON.parse(images ?? '') as Images).map(([name, { imageid }]) => [name, imageid]),
  );
}

/** Of the step that builds or takes images, in the job or its legs with this id. */
function outputsOf(run: PipelineRun, job: string): readonly Readonly<Record<string, string>>[] {
  const steps = run.jobs.filter(({ id }) => id === job).flatMap((each) => each.steps);
  return steps.filter(({ id }) => id === 'image').map(({ outputs }) => outputs);
}

describe.each(storeEngines())('the reusable workflows', (on) => {
  let project: Pipeline;
  let bake: Pipeline;
  let registry: LocalRegistry;
  let home: string;
  beforeAll(async () => {
    project = await startPipeline([]);
    bake = await startPipeline(['main:test', 'operator:test', 'main:ci', 'roxctl:ci', 'operator:ci']);
    registry = await startRegistry();
    home = mkdtempSync(join(tmpdir(), 'ciia-several-'));
    linkCompose(home);
    writeFileSync(join(home, 'targets.yml'), bakeWorkflow);
    writeFileSync(join(home, 'matrix.yml'), matrixWorkflow);
    copyExample('compose', project.workspace);
    copyExample('stackrox', bake.workspace);
    const file = join(bake.workspace, 'docker-bake.hcl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('group "default"', 'group "others"'));
  });
  afterAll(async () => {
    for (const pipeline of [project, bake]) await pipeline.stop();
    await registry.stop();
    rmSync(home, { recursive: true });
  });

  async function run(
    pipeline: Pipeline,
    file: string,
    happening: Happening,
    { isDead, afterJob }: { readonly isDead: boolean } & Pick<PipelineRequest, 'afterJob'>,
  ): Promise<{ readonly ended: PipelineRun; readonly logins: readonly string[] }> {
    const logins: string[] = [];
    if (isDead) await registry.kill();
    try {
      const ended = await pipeline.run(file, happening, {
        host: on.host,
        vars: { IMAGE: `${registry.address}/acme/${pipeline.name}` },
        machineEnv: { DOCKER_CONFIG: home, COMPOSE_PROJECT_NAME: pipeline.name },
        handlers: {
          'docker/login-action': ({ inputs }) => {
            logins.push(inputs['registry'] ?? '');
            return Promise.resolve({});
          },
        },
        ...(afterJob === undefined ? {} : { afterJob }),
      });
      return { ended, logins };
    } finally {
      if (isDead) await registry.revive();
      removeStack(on.docker, pipeline.name);
    }
  }

  const happenings = { own: pullRequest('a'), fork: pullRequest('f', { from: fork }) };

  test.each(
    ofStore(on.store, [
      ['classic', 'own', 'alive', { source: 'registry', registry: 'pushed', logins: ['ghcr.io', 'ghcr.io'] }],
      ['containerd', 'fork', 'dead', { source: 'artifact', registry: 'skipped', logins: [] }],
    ] as const),
  )(
    'start the stack of a compose file with what was built: %s store, %s pull request, registry %s (I6, I8)',
    async (_, from, registryIs, { source, registry: state, logins }) => {
      let started: Readonly<Record<string, string>> = {};
      const ran = await run(project, 'several-images.yml', happenings[from], {
        isDead: registryIs === 'dead',
        afterJob(job) {
          const running = job.id === 'test/test' ? startedServices(on.docker, project.name) : {};
          started = Object.fromEntries(
            Object.entries(running).map(([name, { image }]) => [name, on.configDigest(image)]),
          );
          return Promise.resolve();
        },
      });
      const { ended } = ran;
      expect(ended.complaints).toEqual([]);
      expect(ended.jobs.map(({ id, result }) => [id, result])).toEqual([
        ['build/build', 'success'],
        ['test/test', 'success'],
      ]);
      expect(ran.logins).toEqual(logins);
      const [built] = outputsOf(ended, 'build/build');
      expect(built).toMatchObject({ registry: state });
      expect(Object.keys(started).sort()).toEqual(['api', 'web', 'worker']);
      expect(started).toEqual(imageidsOf(built?.['images']));
      expect(outputsOf(ended, 'test/test')).toMatchObject([{ source }]);
      const said = ended.jobs.at(-1)?.steps.flatMap(({ log }) => log);
      expect(said).toContainEqual(expect.stringContaining('The page that the worker wrote'));
    },
  );

  test.each(
    ofStore(on.store, [
      ['containerd', 'own', 'dead', 'degraded'],
      ['classic', 'fork', 'alive', 'skipped'],
    ] as const),
  )(
    'test targets of a bake file, each command in a job: %s store, %s pull request, registry %s (I8)',
    async (_, from, registryIs, state) => {
      const { ended } = await run(bake, join(home, 'targets.yml'), happenings[from], { isDead: registryIs === 'dead' });
      expect(ended.complaints).toEqual([]);
      expect(ended.jobs.map(({ id, result }) => [id, result])).toEqual([
        ['build/build', 'success'],
        ['test/test', 'success'],
        ['test/test', 'success'],
      ]);
      const [producer] = outputsOf(ended, 'build/build');
      expect(producer).toMatchObject({ registry: state });
      const { roxctl, ...wanted } = imageidsOf(producer?.['images']);
      expect({ roxctl, names: Object.keys(wanted).sort() }).toEqual({
        roxctl: expect.stringMatching(/^sha256:/),
        names: ['main', 'operator'],
      });
      const obtained = outputsOf(ended, 'test/test');
      expect(obtained).toMatchObject([{ source: 'artifact' }, { source: 'artifact' }]);
      for (const { images } of obtained) expect(imageidsOf(images)).toEqual(wanted);
      const [first, second] = ended.jobs.slice(1);
      expect(first?.steps.findLast(isOwnStep)?.log).toContain('console.log("main");');
      expect(second?.steps.findLast(isOwnStep)?.log).toContain('console.log("operator");');
      expect(ended.dockerCalls.filter((call) => /buildx bake (?!.*--print)/.test(call))).toHaveLength(1);
    },
  );

  test.each(
    ofStore(on.store, [
      ['classic', 'own', 'alive', 'registry'],
      ['containerd', 'fork', 'dead', 'artifact'],
    ] as const),
  )(
    'test together what the legs of a matrix built: %s store, %s pull request, registry %s (I5, I8)',
    async (_, from, registryIs, source) => {
      const { ended } = await run(bake, join(home, 'matrix.yml'), happenings[from], { isDead: registryIs === 'dead' });
      expect(ended.complaints).toEqual([]);
      expect(ended.jobs.map(({ id, result }) => [id, result])).toEqual([
        ['build/build', 'success'],
        ['build/build', 'success'],
        ['test/test', 'success'],
      ]);
      const [one = {}, two = {}] = outputsOf(ended, 'build/build').map(({ images }) => imageidsOf(images));
      expect([one, two].map((images) => Object.keys(images))).toEqual([['main'], ['operator', 'roxctl']]);
      const [obtained] = outputsOf(ended, 'test/test');
      expect(obtained).toMatchObject({ source });
      expect(imageidsOf(obtained?.['images'])).toEqual({ ...one, ...two });
      const said = ended.jobs.at(-1)?.steps.findLast(isOwnStep)?.log;
      expect(said).toEqual(expect.arrayContaining(['console.log("main");', 'console.log("operator");']));
    },
  );
});

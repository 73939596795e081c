import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { isOwnStep } from '../../bed/runner/results.ts';
import { copyExample } from '../../demo/copy-example.ts';
import { pullRequest, push, startPipeline, type Pipeline, type PipelineRun } from '../../support/example-pipeline.ts';
import { fetchRegistryManifest } from '../../support/registry-content.ts';
import { storeEngines } from '../../support/store-engines.ts';

/* examples/stackrox: three images of one bake file begin with the same packages. */
jest.setTimeout(300_000);

const names = ['main', 'roxctl', 'operator'];

describe.each(storeEngines())('$store store', (on) => {
  let pipeline: Pipeline;
  let registry: LocalRegistry;
  beforeAll(async () => {
    pipeline = await startPipeline([]);
    registry = await startRegistry();
    copyExample('stackrox', pipeline.workspace);
  });
  afterAll(async () => {
    await pipeline.stop();
    await registry.stop();
  });

  const repositoryOf = (name: string): string => `${registry.address}/${pipeline.name}/${name}`;

  /** Runs the workflow and expects that each image was tested as it was built. */
  async function run(
    happening: Parameters<Pipeline['run']>[1],
    afterBuild?: () => Promise<void>,
  ): Promise<PipelineRun> {
    const ended = await pipeline.run('stackrox/build.yml', happening, {
      host: on.host,
      vars: { ORGANISATION: `${registry.address}/${pipeline.name}` },
      async afterJob(job) {
        if (job.id === 'build') await afterBuild?.();
      },
    });
    expect(ended.complaints).toEqual([]);
    expect(ended.results).toEqual({ build: 'success', test: 'success' });
    const imageids = (job: string): unknown => {
      const images = JSON.parse(ended.step(job, 'images').outputs['images'] ?? '') as Readonly<
        Record<string, { readonly imageid: string }>
      >;
      return Object.fromEntries(names.map((name) => [name, images[name]?.imageid]));
    };
    expect(imageids('test')).toEqual(imageids('build'));
    const said = ended.job('test').steps.flatMap(({ log }) => log);
    for (const name of names) expect(said).toContain(`console.log("${name}");`);
    return ended;
  }

  test('main, roxctl and operator are built in one solve, pushed, and tested together (I3)', async () => {
    const ended = await run(push('main', 'a'));
    const solves = ended.dockerCalls.filter((call) => /buildx bake (?!.*--print)/.test(call));
    expect(solves).toHaveLength(1);
    const layers = await Promise.all(
      names.map(async (name) => {
        const { body, digest } = await fetchRegistryManifest(`${repositoryOf(name)}:sha-a1b2c3d`);
        expect(digest).not.toBeNull();
        return body.layers?.map((layer) => layer.digest) ?? [];
      }),
    );
    expect(new Set(layers.map(([base]) => base)).size).toBe(1);
    expect(new Set(layers.map(([, component]) => component)).size).toBe(3);
    expect((await fetchRegistryManifest(`${repositoryOf('base-with-packages')}:sha-a1b2c3d`)).digest).toBeNull();
    expect(ended.job('build').steps.findLast(isOwnStep)?.log[0]).toMatch(
      /^build [\d.]+ s, push [\d.]+ s, \d+\/\d+ steps cached$/,
    );
  });

  test('on a pull request the artifacts stand in for a registry that dies (I3, I5)', async () => {
    const ended = await run(pullRequest('b'), registry.kill);
    expect(ended.step('test', 'images').outputs).toMatchObject({ source: 'artifact' });
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCompose } from '../../bed/compose.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { removeStack, startedServices } from '../../bed/started-stack.ts';
import { copyExample } from '../../demo/copy-example.ts';
import { pullRequest, startPipeline, type Pipeline, type PipelineRun } from '../../support/example-pipeline.ts';
import { storeEngines } from '../../support/store-engines.ts';

/* examples/compose: three services are built once, and compose starts them in another job. */
jest.setTimeout(300_000);

const services = ['api', 'web', 'worker'];

let pipeline: Pipeline;
let registry: LocalRegistry;
let config: string;
beforeAll(async () => {
  pipeline = await startPipeline([]);
  registry = await startRegistry();
  config = mkdtempSync(join(tmpdir(), 'ciia-docker-config-'));
  linkCompose(config);
  copyExample('compose', pipeline.workspace);
});
afterAll(async () => {
  await pipeline.stop();
  await registry.stop();
  rmSync(config, { recursive: true });
});

describe.each(storeEngines())('a pull request, $store store', (on) => {
  /** Runs the workflow, and looks at what is running when the end-to-end job has ended. */
  async function run(source: 'registry' | 'artifact'): Promise<{
    readonly ended: PipelineRun;
    /** By service, of its container. */
    readonly started: Readonly<Record<string, string>>;
  }> {
    let started: Readonly<Record<string, string>> = {};
    try {
      const ended = await pipeline.run('compose/end-to-end.yml', pullRequest('a'), {
        host: on.host,
        vars: { IMAGE: `${registry.address}/acme/${pipeline.name}/${on.store}-${source}` },
        machineEnv: { DOCKER_CONFIG: config, COMPOSE_PROJECT_NAME: pipeline.name },
        async afterJob(job) {
          if (job.id === 'build') return source === 'artifact' ? registry.kill() : undefined;
          started = Object.fromEntries(
            Object.entries(startedServices(on.docker, pipeline.name)).map(([name, { image, isCurrent }]) => {
              // The name has not been pointed to something else meanwhile.
              expect({ image, isCurrent }).toEqual({ image, isCurrent: true });
              return [name, on.configDigest(image)];
            }),
          );
        },
      });
      return { ended, started };
    } finally {
      removeStack(on.docker, pipeline.name);
      if (source === 'artifact') await registry.revive();
    }
  }

  test.each([
    ['from the registry', 'registry'],
    ['from the artifacts when the registry dies', 'artifact'],
  ] as const)(
    'builds three services in one job, and tests the stack with those images %s (I5, I6)',
    async (_, source) => {
      const { ended, started } = await run(source);
      expect(ended.complaints).toEqual([]);
      expect(ended.results).toEqual({ build: 'success', 'end-to-end': 'success' });
      const built = JSON.parse(ended.step('build', 'images').outputs['images'] ?? '') as Readonly<
        Record<string, { readonly imageid: string }>
      >;
      expect(Object.keys(built).sort()).toEqual(services);
      expect(started).toEqual(Object.fromEntries(services.map((name) => [name, built[name]?.imageid])));
      expect(ended.step('end-to-end', 'stack').outputs).toMatchObject({ source });
      const said = ended.job('end-to-end').steps.flatMap(({ log }) => log);
      expect(said).toContainEqual(expect.stringContaining('The page that the worker wrote'));
      expect(said).toContainEqual(expect.stringContaining('Hello, world!'));
      const builds = ended.dockerCalls.filter((call) => /\tbuildx (build|bake) (?!.*--print)/.test(call));
      expect(builds).toEqual([expect.stringMatching(/^build\t/)]);
    },
  );
});

/*
 * `npm run demo -- compose`: examples/compose on this machine. One job builds the images of three services; then the
 * registry dies, and another job starts the stack from the artifacts. Fails unless each container runs what was built.
 */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideCompose } from '../bed/compose.ts';
import { projectActions, type ActionHandler } from '../bed/runner/actions.ts';
import type { JobResult } from '../bed/runner/results.ts';
import { runWorkflow } from '../bed/runner/run-workflow.ts';
import { removeStack, startedServices } from '../bed/started-stack.ts';
import { copyExample } from './copy-example.ts';
import { pullRequestEvent } from './pull-request-event.ts';
import { mayInstall, playOn, say, shortImageid, show } from './stage.ts';

const repository = 'Acme/Sample-Shop';
const workflow = fileURLToPath(new URL('../../examples/compose/end-to-end.yml', import.meta.url));
const services = ['api', 'web', 'worker'];
const commit = { head: '3370e22'.padEnd(40, '1'), merge: 'a9c8c58'.padEnd(40, '2') };
const stack = `ciia-demo-${process.pid}`;

interface Row {
  readonly service: string;
  readonly source: string;
  /** Of the build job. */
  readonly built: string;
  /** Of the container. */
  readonly running: string;
}

type StepImage = Readonly<Record<string, string>>;

await playOn(undefined, async ({ env, registry, service, home, docker, removeImages }) => {
  const project = join(home, 'repository');
  copyExample('compose', project);
  const machineEnv = { ...env, ...provideCompose(join(home, 'bin'), mayInstall), COMPOSE_PROJECT_NAME: stack };
  const version = ['compose', 'version', '--short'];
  say(
    `Docker Compose ${execFileSync('docker', version, { encoding: 'utf8', env: { ...process.env, ...machineEnv } }).trim()}`,
  );
  const checkout: ActionHandler = ({ workspace }) => {
    cpSync(project, workspace, { recursive: true });
    return Promise.resolve({});
  };
  const run = {
    eventName: 'pull_request',
    event: pullRequestEvent({ repository, headRepository: repository, number: 7, base: 'b'.repeat(40), commit }),
    repository,
    actor: 'octocat',
    ref: 'refs/pull/7/merge',
    sha: commit.merge,
    runId: 1001,
    apiUrl: service.apiUrl,
  };
  say('Pull request #7 runs examples/compose/end-to-end.yml');
  let running: ReturnType<typeof startedServices> = {};
  try {
    const { conclusion, jobs } = await runWorkflow({
      file: workflow,
      run,
      vars: { IMAGE: `${registry.address}/${repository}` },
      machineEnv,
      actions: projectActions({ handlers: { 'actions/checkout': checkout } }),
      runtimeEnv: () => service.runtimeEnv(run.runId),
      tokenFor: service.issueToken,
      // Every job of a real run has a machine of its own: what an earlier one pulled or loaded is not there.
      beforeJob: () => {
        removeImages();
        return Promise.resolve();
      },
      afterJob: async (job) => {
        show(job);
        if (job.id !== 'build') {
          running = startedServices(docker, stack);
          say(`Docker Compose started ${Object.keys(running).sort().join(', ')}`);
          return;
        }
        for (const name of services) {
          const image = imageOf(name, [job]);
          say(`  ${image['image-ref'] ?? ''}, also as the artifact ${image['artifact-name'] ?? ''}`);
        }
        await registry.stop();
        say('The registry is dead from here on');
      },
    });
    const rows = services.map((name) => rowOf(name, jobs, running));
    console.table(rows);
    const ok = conclusion === 'success' && rows.every(isSameImage);
    say(
      ok
        ? 'Every service ran the image of the build job.'
        : 'FAILED: not every service ran the image of the build job.',
    );
    return ok;
  } finally {
    removeStack(docker, stack);
  }
});

/** One of the images that a step of these jobs made or took, as its output says. */
function imageOf(name: string, jobs: readonly JobResult[]): StepImage {
  const step = jobs.flatMap(({ steps }) => steps).find(({ outputs }) => 'images' in outputs);
  const images = JSON.parse(step?.outputs['images'] ?? '{}') as Readonly<Record<string, StepImage>>;
  return images[name] ?? {};
}

function rowOf(name: string, jobs: readonly JobResult[], running: ReturnType<typeof startedServices>): Row {
  const of = (id: string): StepImage =>
    imageOf(
      name,
      jobs.filter((job) => job.id === id),
    );
  const taken = of('end-to-end');
  const container = running[name];
  const runsTaken = container?.isCurrent === true && container.image === taken['image-ref'];
  return {
    service: name,
    source: taken['source'] ?? '',
    built: shortImageid(of('build')['imageid'] ?? ''),
    running: runsTaken ? shortImageid(taken['imageid'] ?? '') : (container?.image ?? ''),
  };
}

function isSameImage({ source, built, running }: Row): boolean {
  return built !== '' && running === built && source === 'artifact';
}

/*
 * `npm run demo`: the example workflow on this machine, for two commits of a pull request. One job builds, five jobs
 * test; after the second build the registry dies. Fails unless every test job had its producer's image.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startActionsService } from '../bed/actions-service.ts';
import { startRegistry } from '../bed/registry.ts';
import { projectActions, type ActionHandler } from '../bed/runner/actions.ts';
import type { JobResult } from '../bed/runner/results.ts';
import { runWorkflow } from '../bed/runner/run-workflow.ts';
import { findEngine } from './machine.ts';
import { pullRequestEvent } from './pull-request-event.ts';
import { makeSampleRepository, type PullRequestCommit } from './sample-repository.ts';

const repository = 'Acme/Sample-App';
const pullRequest = 7;
const localTag = 'app:test';
const workflow = fileURLToPath(new URL('../../examples/build-once-test-many.yml', import.meta.url));

interface Row {
  readonly commit: string;
  readonly job: string;
  readonly source: string;
  readonly imageid: string;
  readonly seconds: string;
}

const say = (line: string): void => {
  console.log(`> ${line}`);
};
const undo: (() => unknown)[] = [];

try {
  process.exitCode = (await demo(!process.argv.includes('--no-install'))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const step of undo.reverse()) await step();
}

async function demo(install: boolean): Promise<boolean> {
  const engine = await findEngine({ install, say });
  undo.push(engine.stop);
  const docker = (...args: string[]): string =>
    execFileSync('docker', args, { encoding: 'utf8', env: { ...process.env, ...engine.env } });
  const localTags = (): string[] => docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').trim().split('\n');
  if (localTags().includes(localTag)) {
    throw new Error(
      `The engine has an image "${localTag}" already, which the demo would re-point: give it another name.`,
    );
  }
  const home = mkdtempSync(join(tmpdir(), 'ciia-demo-'));
  undo.push(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const sample = makeSampleRepository(join(home, 'repository'), ['Good morning', 'Good evening']);
  const service = await startActionsService();
  undo.push(service.stop);
  const registry = await startRegistry();
  undo.push(registry.stop);
  const removeImages = (): void => {
    const ours = localTags().filter((tag) => tag.startsWith(`${registry.address}/`) || tag === localTag);
    if (ours.length > 0) docker('image', 'rm', '--force', ...ours);
  };
  undo.push(removeImages);

  const rows: Row[] = [];
  const verdicts: boolean[] = [];
  for (const [index, commit] of sample.commits.entries()) {
    const isLast = index === sample.commits.length - 1;
    say(`Commit ${commit.head.slice(0, 7)} of pull request #${pullRequest}`);
    const checkout: ActionHandler = ({ workspace }) => {
      execFileSync('git', ['clone', '--quiet', '--no-checkout', sample.folder, join(home, commit.merge)]);
      execFileSync('git', ['checkout', '--quiet', '--detach', commit.merge], { cwd: join(home, commit.merge) });
      cpSync(join(home, commit.merge), workspace, { recursive: true });
      return Promise.resolve({});
    };
    const run = {
      eventName: 'pull_request',
      event: eventOf(sample.base, commit),
      repository,
      actor: 'octocat',
      ref: `refs/pull/${pullRequest}/merge`,
      sha: commit.merge,
      runId: 1001 + index,
      apiUrl: service.apiUrl,
    };
    const { conclusion, jobs } = await runWorkflow({
      file: workflow,
      run,
      vars: { IMAGE: `${registry.address}/${repository}` },
      machineEnv: engine.env,
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
        if (!isLast || job.id !== 'build') return;
        await registry.stop();
        say('The registry is dead from here on');
      },
    });
    const own = jobs.map((job) => rowOf(commit, job));
    rows.push(...own);
    verdicts.push(conclusion === 'success' && isSameImage(own, isLast ? 'artifact' : 'registry'));
  }
  console.table(rows);
  const ok = verdicts.every(Boolean);
  say(
    ok
      ? 'Every test job had the image of its build job.'
      : 'FAILED: not every test job had the image of its build job.',
  );
  return ok;
}

function eventOf(base: string, commit: PullRequestCommit): ReturnType<typeof pullRequestEvent> {
  return pullRequestEvent({ repository, headRepository: repository, number: pullRequest, base, commit });
}

/** A job that went well needs one line; one that failed shows what its failed step said. */
function show(job: JobResult): void {
  say(`${job.name}: ${job.result} (${job.seconds.toFixed(1)} s)`);
  for (const step of job.steps.filter((candidate) => candidate.outcome === 'failure')) {
    console.log(step.log.join('\n'));
  }
}

function rowOf(commit: PullRequestCommit, job: JobResult): Row {
  const outputs = job.steps.find((step) => 'imageid' in step.outputs)?.outputs ?? {};
  return {
    commit: commit.head.slice(0, 7),
    job: job.name,
    source: job.id === 'build' ? 'built' : (outputs['source'] ?? ''),
    imageid: (outputs['imageid'] ?? '').slice(0, 'sha256:'.length + 12),
    seconds: job.seconds.toFixed(1),
  };
}

/** Five test jobs, each with the producer's imageid, from the source that was to be expected. */
function isSameImage([build, ...tests]: readonly Row[], source: string): boolean {
  return (
    build !== undefined &&
    build.imageid !== '' &&
    tests.length === 5 &&
    tests.every((test) => test.imageid === build.imageid && test.source === source)
  );
}

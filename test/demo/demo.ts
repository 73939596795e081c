/*
 * `npm run demo`: the example workflow on this machine, for two commits of a pull request. One job builds, five jobs
 * test; after the second build the registry dies. Fails unless every test job had its producer's image.
 */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectActions, type ActionHandler } from '../bed/runner/actions.ts';
import type { JobResult } from '../bed/runner/results.ts';
import { runWorkflow } from '../bed/runner/run-workflow.ts';
import { pullRequestEvent } from './pull-request-event.ts';
import { makeSampleRepository, type PullRequestCommit } from './sample-repository.ts';
import { playOn, say, shortImageid, show } from './stage.ts';

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

await playOn(localTag, async ({ env, registry, service, home, removeImages }) => {
  const sample = makeSampleRepository(join(home, 'repository'), ['Good morning', 'Good evening']);
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
      machineEnv: env,
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
});

function eventOf(base: string, commit: PullRequestCommit): ReturnType<typeof pullRequestEvent> {
  return pullRequestEvent({ repository, headRepository: repository, number: pullRequest, base, commit });
}

function rowOf(commit: PullRequestCommit, job: JobResult): Row {
  const outputs = job.steps.find((step) => 'imageid' in step.outputs)?.outputs ?? {};
  return {
    commit: commit.head.slice(0, 7),
    job: job.name,
    source: job.id === 'build' ? 'built' : (outputs['source'] ?? ''),
    imageid: shortImageid(outputs['imageid'] ?? ''),
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

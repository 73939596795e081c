import { isSameRepository, type EventFacts } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import { isRecordArtifact, recordArtifactNames } from '../../src/core/handover/artifact-name.ts';
import { readWorkflowRun, type WorkflowRun } from './rules/workflow-run.ts';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { queryApi } from '../../src/services/github/rest-requests.ts';
import { etagCache } from './etag-cache.ts';

/** Which run of another workflow makes the image. */
interface WorkflowInputs {
  /** File name of the producer's workflow: `build.yml` */
  readonly workflow: string;
  readonly waitMs: number;
  readonly artifactName: string | undefined;
}

export interface AwaitRunDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** How long a run may take to appear: GitHub starts the workflows of one event within seconds of each other. */
const graceMs = 120_000;
const firstPauseMs = 5_000;
const longestPauseMs = 20_000;
const permission = 'actions: read';
const startedTogether = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group', 'release']);

/**
 * Finds the newest run of the workflow for this event's commit and waits until its handover record is there, not until
 * it ends. So a plain pull_request workflow can test what another one builds.
 * @returns the run's id
 * @throws UserError at once when the run ended without a record, and when the time is over.
 */
export async function awaitRun(inputs: WorkflowInputs, deps: AwaitRunDeps): Promise<number> {
  const facts = readEventFacts(deps.run);
  const asking = { ...deps, api: etagCache(deps.api) };
  const start = deps.clock.now();
  let said = '';
  for (let round = 0; ; round++) {
    const run = await newestRun(inputs.workflow, facts, asking);
    if (run !== undefined && (await hasRecord(run, inputs.artifactName, asking))) return run.id;
    const waited = deps.clock.now() - start;
    const state = run === undefined ? 'does not exist yet' : `is ${run.status.replace('_', ' ')}`;
    const name = `${inputs.workflow} for ${facts.revision}`;
    if (run?.status === 'completed') {
      throw new UserError(
        `Run ${run.id} of ${name} ended with "${run.conclusion ?? 'no conclusion'}" and without a handover record: mend that run, and run it again before this job.`,
      );
    }
    const limit = run === undefined ? Math.min(graceMs, inputs.waitMs) : inputs.waitMs;
    const pause = Math.min(firstPauseMs * 1.5 ** round, longestPauseMs) * (0.75 + deps.clock.random() / 2);
    if (waited + pause > limit) {
      const remedy =
        run === undefined
          ? 'check "workflow", and that it starts on the same event'
          : 'raise "wait-minutes", or look why it takes so long';
      throw new UserError(`The run of ${name} ${state} after ${(waited / 1000).toFixed(0)} s: ${remedy}.`);
    }
    if (state !== said) deps.log.info(`Waiting: the run of ${name} ${state}.`);
    said = state;
    await deps.clock.sleep(pause, deps.signal);
  }
}

async function newestRun(workflow: string, facts: EventFacts, deps: AwaitRunDeps): Promise<WorkflowRun | undefined> {
  const path = `/repos/${deps.run.repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
  // What starts on a push or a pull request starts on the same one; a dispatched or scheduled job takes what is there.
  const event = startedTogether.has(facts.eventName) ? { event: facts.eventName } : {};
  const query = { head_sha: facts.revision, ...event, per_page: 20 };
  const answer = await queryApi({ what: `the runs of ${workflow}`, path, query, permission }, deps);
  if (answer === undefined) {
    throw new UserError(
      `There is no workflow "${workflow}" in ${deps.run.repository}: "workflow" is the name of its file, such as build.yml.`,
    );
  }
  const runs = listAt(answer, 'workflow_runs')
    .filter((json) => isOfEvent(json, facts))
    .map((json) => readWorkflowRun(json, `API's list of runs of ${workflow}`))
    .filter(({ id, headSha }) => id !== deps.run.runId && headSha === facts.revision);
  return runs.sort((one, other) => other.id - one.id)[0];
}

/** One commit may be the head of several pull requests: then the run must be the one of this event's. */
function isOfEvent(json: unknown, facts: EventFacts): boolean {
  if (facts.prNumber === undefined) return true;
  const numbers = listAt(json, 'pull_requests').map((pull) => countAt(pull, 'number'));
  if (numbers.length > 0) return numbers.includes(facts.prNumber);
  // A fork's run names no pull request: its branch has to do.
  const sameHead = isSameRepository(textAt(json, 'head_repository', 'full_name'), facts.headRepository ?? '');
  return sameHead && textAt(json, 'head_branch') === facts.branch;
}

async function hasRecord(run: WorkflowRun, artifactName: string | undefined, deps: AwaitRunDeps): Promise<boolean> {
  if (artifactName === undefined) return hasArtifact(run, {}, deps);
  const [own, spare] = recordArtifactNames(artifactName);
  if (await hasArtifact(run, { name: own }, deps)) return true;
  // The rare case is asked for once: each question counts.
  return run.status === 'completed' && hasArtifact(run, { name: spare }, deps);
}

async function hasArtifact(run: WorkflowRun, named: { readonly name?: string }, deps: AwaitRunDeps): Promise<boolean> {
  const path = `/repos/${deps.run.repository}/actions/runs/${run.id}/artifacts`;
  const query = { per_page: 100, ...named };
  const answer = await queryApi({ what: `the artifacts of run ${run.id}`, path, query, permission }, deps);
  return listAt(answer, 'artifacts').some((artifact) => isRecordArtifact(textAt(artifact, 'name') ?? ''));
}

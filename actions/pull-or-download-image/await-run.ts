import { isSameRepository, type EventFacts } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { isRecordArtifact, recordArtifactNames } from '../../src/core/handover/artifact-name.ts';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ApiAnswer, GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { queryAllPages } from '../../src/services/github/rest-requests.ts';
import { readWorkflowRun, type WorkflowRun } from './rules/workflow-run.ts';

/** Which run of another workflow makes the image. */
interface AwaitRunInputs {
  /** File name of the producer's workflow: `build.yml` */
  readonly workflow: string;
  /** `owner/name`. Undefined: this repository, and no other one has a run for this event's commit. */
  readonly repository: string | undefined;
  readonly waitMs: number;
  readonly artifactName: string | undefined;
  /** Whether the run has what is wanted of it. Undefined: one record is enough. */
  readonly isReady?: ((run: WorkflowRun) => Promise<boolean>) | undefined;
}

export interface AwaitRunDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Limits the wait for a run to appear: GitHub starts the workflows of one event within seconds of each other. */
const maxStartDelayMs = 120_000;
/** Limits the wait for the record of a run that has ended well: GitHub's lists follow a moment later. */
const maxListDelayMs = 15_000;
const firstWaitMs = 5_000;
const maxWaitMs = 20_000;
const permission = 'actions: read';
/** Events that start several workflows at the same time: the producer's run then has the same event. */
const sharedEvents = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group', 'release']);

/**
 * Finds the newest run of the workflow for this event's commit, and waits until its handover record is there; the run
 * itself may go on. So a pull_request workflow can test what another workflow builds.
 * @returns the run's id
 * @throws UserError when the time is over, and at once when the run ended without a record
 */
export async function awaitRun(inputs: AwaitRunInputs, deps: AwaitRunDeps): Promise<number> {
  const { repository } = inputs;
  if (repository !== undefined && !isSameRepository(repository, deps.run.repository)) {
    throw new UserError(
      `Input "repository" is "${repository}" beside "workflow", whose run for this commit is one of ${deps.run.repository}: leave one of them out, or name the run by "run-id".`,
    );
  }
  const facts = readEventFacts(deps.run);
  const cachedDeps = { ...deps, api: cacheByEtag(deps.api) };
  const isReady = inputs.isReady ?? ((run: WorkflowRun) => hasRecord(run, inputs.artifactName, cachedDeps));
  const start = deps.clock.now();
  let loggedState = '';
  let endedAt: number | undefined;
  for (let round = 0; ; round++) {
    const run = await findNewestRun(inputs.workflow, facts, cachedDeps);
    if (run !== undefined && (await isReady(run))) return run.id;
    const now = deps.clock.now();
    const waitedMs = now - start;
    if (run?.status === 'completed') endedAt ??= now;
    const isListLate = endedAt !== undefined && run?.conclusion === 'success' && now - endedAt < maxListDelayMs;
    const state = run === undefined ? 'does not exist yet' : `is ${run.status.replace('_', ' ')}`;
    const name = `${inputs.workflow} for ${facts.revision}`;
    if (run?.status === 'completed' && !isListLate) {
      throw new UserError(
        `Run ${run.id} of ${name} ended with "${run.conclusion ?? 'no conclusion'}" and without a handover record: fix what ended it, and run it again before this job.`,
      );
    }
    const limitMs = run === undefined ? Math.min(maxStartDelayMs, inputs.waitMs) : inputs.waitMs;
    const stepMs = isListLate ? firstWaitMs : Math.min(firstWaitMs * 1.5 ** round, maxWaitMs);
    const waitMs = stepMs * (0.75 + deps.clock.random() / 2);
    if (!isListLate && waitedMs + waitMs > limitMs) {
      const remedy =
        run === undefined
          ? 'check "workflow", and that it starts on the same event'
          : 'raise "wait-minutes", or look why it takes so long';
      throw new UserError(`The run of ${name} ${state} after ${(waitedMs / 1000).toFixed(0)} s: ${remedy}.`);
    }
    if (state !== loggedState) deps.log.info(`Waiting: the run of ${name} ${state}.`);
    loggedState = state;
    await deps.clock.sleep(waitMs, deps.signal);
  }
}

async function findNewestRun(
  workflow: string,
  facts: EventFacts,
  deps: AwaitRunDeps,
): Promise<WorkflowRun | undefined> {
  const path = `/repos/${deps.run.repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
  // Workflows of a push or a pull request start on the same event. A dispatched or scheduled job takes any run.
  const event = sharedEvents.has(facts.eventName) ? { event: facts.eventName } : {};
  const query = { head_sha: facts.revision, ...event };
  const pages = await queryAllPages({ what: `the runs of ${workflow}`, path, query, permission }, deps);
  if (pages === undefined) {
    throw new UserError(
      `There is no workflow "${workflow}" in ${deps.run.repository}: "workflow" is the name of its file, such as build.yml.`,
    );
  }
  const runs = pages
    .flatMap((page) => listAt(page, 'workflow_runs'))
    .filter((json) => isRunOfEvent(json, facts))
    .map((json) => readWorkflowRun(json, `API's list of runs of ${workflow}`))
    .filter(({ id, headSha }) => id !== deps.run.runId && headSha === facts.revision);
  return runs.sort((one, other) => other.id - one.id)[0];
}

/** Whether a run is of this event's pull request: one commit may be the head of several ones. */
function isRunOfEvent(json: unknown, facts: EventFacts): boolean {
  if (facts.prNumber === undefined) return true;
  const numbers = listAt(json, 'pull_requests').map((pull) => countAt(pull, 'number'));
  if (numbers.length > 0) return numbers.includes(facts.prNumber);
  // GitHub lists no pull request for a fork's run, so its branch is compared.
  const sameHead = isSameRepository(textAt(json, 'head_repository', 'full_name'), facts.headRepository ?? '');
  return sameHead && textAt(json, 'head_branch') === facts.branch;
}

async function hasRecord(run: WorkflowRun, artifactName: string | undefined, deps: AwaitRunDeps): Promise<boolean> {
  if (artifactName === undefined) return hasRecordArtifact(run, {}, deps);
  const [own, spare] = recordArtifactNames(artifactName);
  if (await hasRecordArtifact(run, { name: own }, deps)) return true;
  // Queried only once the run has ended: it is rare, and each query counts against the rate limit.
  return run.status === 'completed' && hasRecordArtifact(run, { name: spare }, deps);
}

async function hasRecordArtifact(
  run: WorkflowRun,
  filter: { readonly name?: string },
  deps: AwaitRunDeps,
): Promise<boolean> {
  const path = `/repos/${deps.run.repository}/actions/runs/${run.id}/artifacts`;
  const pages = await queryAllPages({ what: `the artifacts of run ${run.id}`, path, query: filter, permission }, deps);
  const artifacts = (pages ?? []).flatMap((page) => listAt(page, 'artifacts'));
  return artifacts.some((artifact) => isRecordArtifact(textAt(artifact, 'name') ?? ''));
}

/**
 * Sends the ETag of the last answer with each further query: an answer that has not changed costs nothing of the rate
 * limit: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
function cacheByEtag(api: GitHubApi): GitHubApi {
  const answers = new Map<string, ApiAnswer>();
  return {
    async get(path, options = {}) {
      const key = JSON.stringify([path, options.query]);
      const last = answers.get(key);
      const answer = await api.get(path, { ...options, etag: last?.etag });
      if (answer.status === 304 && last !== undefined) return last;
      if (answer.status === 200 && answer.etag !== undefined) answers.set(key, answer);
      return answer;
    },
  };
}

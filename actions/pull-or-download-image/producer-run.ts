import { isSameRepository } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import {
  checkSameRun,
  readWorkflowRun,
  trustIn,
  type ConsumerJob,
  type Trust,
  type WorkflowRun,
} from './rules/workflow-run.ts';
import { countAt, valueAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { OtherRun } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { queryApi } from '../../src/services/github/rest-requests.ts';

/** Which run's image is wanted. */
export interface RunInputs {
  readonly runId: number | undefined;
  /** `owner/name` */
  readonly repository: string | undefined;
  readonly allowForks: boolean | undefined;
}

/** The run that made the image. */
export interface ProducerRun {
  /** Undefined: this very run. */
  readonly from: OtherRun | undefined;
  /** What GitHub says of another run. */
  readonly facts: WorkflowRun | undefined;
  readonly trust: Trust;
}

interface ProducerRunDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Finds the run in question, and whether this job may use its image: the one that is asked for, else under
 * `workflow_run` the triggering one, else the one of the record, else this one.
 * @param payloadIsEnough the triggering run is then taken from the event's own payload, without a call
 * @throws UserError for a fork's run where that is not allowed, and when GitHub contradicts the event.
 */
export async function findProducerRun(
  inputs: RunInputs,
  record: HandoverRecord | undefined,
  payloadIsEnough: boolean,
  deps: ProducerRunDeps,
): Promise<ProducerRun> {
  const { run } = deps;
  const triggering = run.eventName === 'workflow_run' ? valueAt(run.payload, 'workflow_run') : undefined;
  const runId = inputs.runId ?? recordedRun(record) ?? countAt(triggering, 'id') ?? run.runId;
  const recorded = record?.run.id === runId ? record.run.repository : undefined;
  const repository = inputs.repository ?? (recorded === '' ? undefined : recorded) ?? run.repository;
  if (runId === run.runId && isSameRepository(repository, run.repository)) {
    return { from: undefined, facts: undefined, trust: trustInThisRun(run, inputs.allowForks) };
  }
  const told = countAt(triggering, 'id') === runId ? readWorkflowRun(triggering, 'workflow_run payload') : undefined;
  const job = consumerJob(run);
  if (told !== undefined) trustIn(told, job, inputs.allowForks);
  const from = { runId, repository };
  const facts = payloadIsEnough && told !== undefined ? told : await askForRun(from, deps);
  if (told !== undefined) checkSameRun(told, facts);
  return { from, facts, trust: trustIn(facts, job, inputs.allowForks) };
}

function recordedRun(record: HandoverRecord | undefined): number | undefined {
  return record === undefined || record.run.id === 0 ? undefined : record.run.id;
}

async function askForRun({ runId, repository }: OtherRun, deps: ProducerRunDeps): Promise<WorkflowRun> {
  const name = `run ${runId} of ${repository}`;
  const answer = await queryApi(
    { what: name, path: `/repos/${repository}/actions/runs/${runId}`, permission: 'actions: read' },
    deps,
  );
  if (answer === undefined) {
    throw new UserError(
      `There is no ${name}, or the token may not see it: check "run-id" and "repository", and give "github-token" the permission "actions: read" there.`,
    );
  }
  const facts = readWorkflowRun(answer, `API's answer for ${name}`);
  if (facts.id !== runId || !isSameRepository(facts.repository, repository)) {
    throw new UserError(`The API answered ${name} with run ${facts.id} of ${facts.repository}: try again.`);
  }
  return facts;
}

/** What is known of this job; an event that says nothing of a fork is none of a fork's. */
function consumerJob(run: RunFacts): ConsumerJob {
  const isPullRequest = run.eventName.startsWith('pull_request');
  return { event: run.eventName, isFork: isPullRequest && readEventFacts(run).isFork };
}

/** Under these events this run itself may have built a fork's code with the repository's own rights. */
function trustInThisRun(run: RunFacts, allowForks: boolean | undefined): Trust {
  if (run.eventName !== 'pull_request_target' && run.eventName !== 'workflow_run') return 'same-run';
  const { isFork, headRepository, revision } = readEventFacts(run);
  if (!isFork) return 'same-run';
  return trustIn(
    {
      id: run.runId,
      repository: run.repository,
      headRepository,
      headSha: revision,
      event: run.eventName,
      path: '',
      attempt: run.runAttempt,
      status: '',
      conclusion: undefined,
    },
    consumerJob(run),
    allowForks,
  );
}

import { isSameRepository } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { countAt, valueAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { OtherRun } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { queryApi } from '../../src/services/github/rest-requests.ts';
import {
  checkRecordOfRun,
  checkSameRun,
  checkTrust,
  readWorkflowRun,
  type ConsumerJob,
  type Trust,
  type WorkflowRun,
} from './rules/workflow-run.ts';

/** Which run's image is wanted. */
export interface RunInputs {
  readonly runId: number | undefined;
  /** `owner/name` */
  readonly repository: string | undefined;
  readonly allowForks: boolean | undefined;
}

/** The run that made the image. */
export interface ProducerRun {
  /** Undefined: this run. */
  readonly from: OtherRun | undefined;
  /** What GitHub says of it. Undefined: it is this run. */
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
 * Finds the producer's run, and decides whether this job may use its image. It is the run of the input, else of the
 * record, else under `workflow_run` the triggering one, else this one; and one of this repository, unless the input says
 * another.
 * @param isPayloadEnough whether the event's payload may describe the triggering run, without a query
 * @throws UserError for a fork's run where that is not allowed, for a record of another run or repository, and when GitHub
 *   contradicts the event
 */
export async function findProducerRun(
  inputs: RunInputs,
  record: HandoverRecord | undefined,
  isPayloadEnough: boolean,
  deps: ProducerRunDeps,
): Promise<ProducerRun> {
  const { run } = deps;
  const triggering = run.eventName === 'workflow_run' ? valueAt(run.payload, 'workflow_run') : undefined;
  const runId = inputs.runId ?? recordedRunId(record) ?? countAt(triggering, 'id') ?? run.runId;
  const repository = inputs.repository ?? run.repository;
  if (record !== undefined) checkClaimedRun(record, { runId, repository });
  if (runId === run.runId && isSameRepository(repository, run.repository)) {
    return { from: undefined, facts: undefined, trust: checkOwnTrust(run, inputs.allowForks) };
  }
  const payloadRun =
    countAt(triggering, 'id') === runId ? readWorkflowRun(triggering, 'workflow_run payload') : undefined;
  const job = readConsumerJob(run);
  if (payloadRun !== undefined) checkTrust(payloadRun, job, inputs.allowForks);
  const from = { runId, repository };
  const facts = isPayloadEnough && payloadRun !== undefined ? payloadRun : await queryRun(from, deps);
  if (payloadRun !== undefined) checkSameRun(payloadRun, facts);
  return { from, facts, trust: checkTrust(facts, job, inputs.allowForks) };
}

/**
 * Checks that a record is one of the producer's run: against what GitHub says of another run, and against its id and
 * repository in this run, where a job may have uploaded what it got elsewhere.
 * @throws UserError that names what differs
 */
export function checkRecordOfProducer(record: HandoverRecord, { facts }: ProducerRun, run: RunFacts): void {
  if (facts === undefined) checkClaimedRun(record, run);
  else checkRecordOfRun(record, facts);
}

function recordedRunId(record: HandoverRecord | undefined): number | undefined {
  return record === undefined || record.run.id === 0 ? undefined : record.run.id;
}

/**
 * Compares the run that a record names with the one whose image is wanted: a record may name any repository, and the code
 * of another one is used only where the input "repository" names it.
 * @throws UserError that names both
 */
function checkClaimedRun({ run }: HandoverRecord, { runId, repository }: OtherRun): void {
  if (run.repository !== '' && !isSameRepository(run.repository, repository)) {
    throw new UserError(
      `The handover record is of the repository ${run.repository}, and ${repository} is meant: pass the record of a run there, or set "repository" to ${run.repository} if you trust what it builds.`,
    );
  }
  if (run.id !== 0 && run.id !== runId) {
    throw new UserError(
      `The handover record is of run ${run.id}, and run ${runId} is meant: pass the record of that run, or leave "run-id" and "workflow" out.`,
    );
  }
}

async function queryRun({ runId, repository }: OtherRun, deps: ProducerRunDeps): Promise<WorkflowRun> {
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

/** Reads what the event says of this job. Only events of pull requests tell of a fork. */
function readConsumerJob(run: RunFacts): ConsumerJob {
  const isPullRequest = run.eventName.startsWith('pull_request');
  return { event: run.eventName, isFork: isPullRequest && readEventFacts(run).isFork };
}

/** Checks this run itself: under two events it may have built a fork's code with the repository's own rights. */
function checkOwnTrust(run: RunFacts, allowForks: boolean | undefined): Trust {
  if (run.eventName !== 'pull_request_target' && run.eventName !== 'workflow_run') return 'same-run';
  const { isFork, headRepository, revision } = readEventFacts(run);
  if (!isFork) return 'same-run';
  return checkTrust(
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
    readConsumerJob(run),
    allowForks,
  );
}

import { UserError } from '../../../src/errors.ts';
import { isFullSha, isSameRepository } from '../../../src/core/events/event-facts.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { countAt, textAt } from '../../../src/core/json/read-json.ts';

/** A workflow run as the REST API and the `workflow_run` payload show it. */
export interface WorkflowRun {
  readonly id: number;
  /** `owner/name` */
  readonly repository: string;
  /** Undefined when a fork was deleted. */
  readonly headRepository: string | undefined;
  /** The commit that it builds: under `pull_request_target` `head_sha` is the base's. */
  readonly headSha: string;
  readonly event: string;
  /** `.github/workflows/ci.yml` */
  readonly path: string;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | undefined;
}

/** Where the producer's run stands to the one that uses its image. */
export type Trust = 'same-run' | 'same-repository' | 'fork';

/** The job that wants to use an image. */
export interface ConsumerJob {
  readonly event: string;
  /** Whether its own run builds a fork's code: only then is it without the repository's secrets. */
  readonly isFork: boolean;
}

/** Events under which a run of a fork's code has no more rights than the fork. */
const unprivilegedEvents = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);

/** Runs whose author names the commit that is built. */
const freeCommitEvents = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);

/**
 * Reads a run out of untrusted JSON.
 * @throws UserError when it lacks what every run has.
 */
export function readWorkflowRun(json: unknown, where: string): WorkflowRun {
  const event = textAt(json, 'event');
  const headSha = event === 'pull_request_target' ? textAt(json, 'head_commit', 'id') : textAt(json, 'head_sha');
  const id = countAt(json, 'id');
  const repository = textAt(json, 'repository', 'full_name');
  if (
    id === undefined ||
    repository === undefined ||
    event === undefined ||
    headSha === undefined ||
    !isFullSha(headSha)
  ) {
    throw new UserError(`The ${where} lacks id, repository, event or head commit: it is no workflow run.`);
  }
  return {
    id,
    repository,
    headSha,
    event,
    headRepository: textAt(json, 'head_repository', 'full_name'),
    path: textAt(json, 'path')?.replace(/@.*$/s, '') ?? '',
    attempt: countAt(json, 'run_attempt') ?? 1,
    status: textAt(json, 'status') ?? '',
    conclusion: textAt(json, 'conclusion'),
  };
}

/**
 * Decides whether a job may use what another run made. A fork's run may offer anything under any name, so a job with more
 * rights than a fork takes its image only when that was asked for. A pull request of the repository's own branch has
 * those rights: secrets, and a token that writes.
 * @param allowForks the input; undefined: only where this job is a fork's itself
 * @throws UserError
 */
export function trustIn(run: WorkflowRun, job: ConsumerJob, allowForks: boolean | undefined): Trust {
  if (isSameRepository(run.headRepository, run.repository)) return 'same-repository';
  if (allowForks ?? (job.isFork && unprivilegedEvents.has(job.event))) return 'fork';
  throw new UserError(
    `Run ${run.id} built the code of the fork ${run.headRepository ?? '(deleted)'}, and this job on ${job.event} has rights that a fork has not: test it in a pull_request workflow, or set "allow-forks" in a job with "permissions: { actions: read }" and no secrets.`,
  );
}

/**
 * Compares what two sources tell of a run: the event's payload and the API, say.
 * @throws UserError that names what differs.
 */
export function checkSameRun(one: WorkflowRun, other: WorkflowRun): void {
  const facts = ['id', 'repository', 'headRepository', 'headSha', 'event', 'path'] as const;
  const different = facts.find((fact) => String(one[fact]).toLowerCase() !== String(other[fact]).toLowerCase());
  if (different !== undefined) {
    throw new UserError(
      `The event says that run ${one.id} has ${different} "${one[different]}", and the API says "${other[different]}": run this job again.`,
    );
  }
}

/**
 * A record is data out of its run's artifacts: it counts only when it agrees with what GitHub says of that run.
 * @throws UserError that names what differs.
 */
export function checkRecordOfRun(record: HandoverRecord, run: WorkflowRun): void {
  const claims: readonly (readonly [string, string, string])[] = [
    ['run id', String(record.run.id), String(run.id)],
    ['repository', record.run.repository, run.repository],
    ['head repository', record.run['head-repository'], run.headRepository ?? record.run['head-repository']],
    ['event', record.run.event, run.event],
    ['revision', record.revision, freeCommitEvents.has(run.event) ? record.revision : run.headSha],
  ];
  const different = claims.find(([, claimed, known]) => claimed.toLowerCase() !== known.toLowerCase());
  if (different !== undefined) {
    const [name, claimed, known] = different;
    throw new UserError(
      `The handover record of run ${run.id} says ${name} "${claimed}", and GitHub says "${known}": it is not that run's record, and not used: pass the "handover" output of that run's own producer job.`,
    );
  }
}

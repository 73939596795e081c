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
  /** The commit that it builds. Under `pull_request_target` that is not `head_sha`, which is the base's commit. */
  readonly headSha: string;
  readonly event: string;
  /** `.github/workflows/ci.yml` */
  readonly path: string;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | undefined;
}

/** How the producer's run relates to the run that uses its image. */
export type Trust = 'same-run' | 'same-repository' | 'fork';

/** The job that wants to use an image. */
export interface ConsumerJob {
  readonly event: string;
  /** Whether its own run builds a fork's code: only then does it have no secrets. */
  readonly isFork: boolean;
}

/**
 * Events whose runs of a fork's code get a read-only token and no secrets:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
const unprivilegedEvents = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);

/** Events whose run may build another commit than its head: its author chooses one. */
const chosenCommitEvents = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);

/**
 * Reads a run from untrusted JSON.
 * @param where names the origin in errors: `workflow_run payload`
 * @throws UserError when it lacks what every run has
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
 * rights than a fork may use its image only when the user allows it. A job for a pull request of the repository's own
 * branch has such rights: secrets, and a token that writes.
 * @param allowForks the input. Undefined: allowed only where this job itself is a fork's.
 * @throws UserError
 */
export function checkTrust(run: WorkflowRun, job: ConsumerJob, allowForks: boolean | undefined): Trust {
  if (isSameRepository(run.headRepository, run.repository)) return 'same-repository';
  if (allowForks ?? (job.isFork && unprivilegedEvents.has(job.event))) return 'fork';
  throw new UserError(
    `Run ${run.id} built the code of the fork ${run.headRepository ?? '(deleted)'}, and this job on ${job.event} has rights that a fork has not: test it in a pull_request workflow, or set "allow-forks" in a job with "permissions: { actions: read }" and no secrets.`,
  );
}

/**
 * Compares what the event's payload and the API say of a run.
 * @throws UserError that names what differs
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
 * Compares a record, which comes from the run's artifacts and is not trusted, with what GitHub says of that run.
 * @throws UserError that names what differs
 */
export function checkRecordOfRun(record: HandoverRecord, run: WorkflowRun): void {
  const claims: readonly (readonly [string, string, string])[] = [
    ['run id', String(record.run.id), String(run.id)],
    ['repository', record.run.repository, run.repository],
    ['head repository', record.run['head-repository'], run.headRepository ?? record.run['head-repository']],
    ['event', record.run.event, run.event],
    ['revision', record.revision, chosenCommitEvents.has(run.event) ? record.revision : run.headSha],
  ];
  const different = claims.find(([, claimed, known]) => claimed.toLowerCase() !== known.toLowerCase());
  if (different !== undefined) {
    const [name, claimed, known] = different;
    throw new UserError(
      `The handover record of run ${run.id} says ${name} "${claimed}", and GitHub says "${known}": it is not that run's record, and not used: pass the "handover" output of that run's own producer job.`,
    );
  }
}

/**
 * Decides whether all images of a run may be taken under the names that the run itself gives them: they become services
 * and tags here. This run may, and another one of this repository's own branches, once it has succeeded: else some of its
 * records may be missing. A fork's run, or one of another repository, names nothing: it could say `postgres`.
 * @param run undefined: this run
 * @throws UserError
 */
export function checkAllOfRun(run: WorkflowRun | undefined, trust: Trust, repository: string): void {
  const next = 'list the names that this job expects by "images"';
  if (trust === 'fork') {
    throw new UserError(
      `A fork's run says itself what its images are called, and such names are not used here: ${next}.`,
    );
  }
  if (run === undefined) return;
  if (!isSameRepository(run.repository, repository)) {
    throw new UserError(
      `Run ${run.id} of ${run.repository} says itself what its images are called, and names of another repository are not used here: ${next}.`,
    );
  }
  if (run.status === 'completed' && run.conclusion === 'success') return;
  const state = run.status === 'completed' ? `ended with "${run.conclusion ?? 'no conclusion'}"` : `is "${run.status}"`;
  throw new UserError(`Run ${run.id} ${state}, so that some of its images may be missing: ${next}.`);
}

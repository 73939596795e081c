import type { EventFacts } from '../../src/core/events/event-facts.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { listAt, textAt, valueAt } from '../../src/core/json/read-json.ts';
import { toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { queryApi } from '../../src/services/github/rest-requests.ts';
import { toOneLine } from './rules/labels.ts';
import type { ImageMetadata } from './rules/metadata-action/documents.ts';
import type { MetadataRequest } from './rules/metadata-action/metadata.ts';
import type { Overrides } from './rules/overrides.ts';

/** The inputs and variables that docker/metadata-action has too. */
export interface MetadataActionInputs extends MetadataRequest {
  /** DOCKER_METADATA_PR_HEAD_SHA: on pull requests `{{sha}}` is the head. */
  readonly prHeadSha: boolean;
  /** DOCKER_METADATA_SHORT_SHA_LENGTH, as written. */
  readonly shortShaLength: string;
}

interface MetadataActionDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Computes names and labels by the rules of docker/metadata-action, for workflows that come from there. The libraries that
 * these rules need are loaded here alone.
 * @throws UserError with the input and the message of docker/metadata-action
 */
export async function applyMetadataAction(
  inputs: MetadataActionInputs,
  event: EventFacts,
  overrides: Overrides,
  deps: MetadataActionDeps,
): Promise<ImageMetadata> {
  const { run, clock, log } = deps;
  const { computeMetadata } = await import('./rules/metadata-action/metadata.ts');
  const repository = await readRepository(deps);
  const text = (...path: readonly string[]): string => toOneLine(textAt(repository, ...path) ?? '');
  const now = new Date(clock.now());
  const isPull = run.eventName.includes('pull_request') || overrides.prNumber !== undefined;
  const isHeadShown = (inputs.prHeadSha && isPull) || isOnPullRequest(run, event);
  const sha = overrides.sha ?? (isHeadShown ? event.revision : run.sha);
  const context = {
    eventName: run.eventName,
    ref: resolveRef(run, event, overrides),
    sha,
    payload: run.payload,
    shortShaLength: inputs.shortShaLength,
    now,
    commitDate: usesCommitDate(inputs) ? ((await readCommitDate(sha, deps)) ?? now) : now,
  };
  const facts = {
    context,
    revision: event.revision,
    repository: {
      name: text('name'),
      description: text('description'),
      url: text('html_url'),
      licence: text('license', 'spdx_id'),
      defaultBranch: text('default_branch'),
    },
  };
  return computeMetadata(inputs, facts, (message) => {
    log.warning(message);
  });
}

/** Whether the run is about a pull request that someone commented on; its own ref and commit are the default branch's. */
function isOnPullRequest(run: RunFacts, event: EventFacts): boolean {
  return run.eventName === 'issue_comment' && event.kind === 'pull-request';
}

/** Resolves the ref to name. `pull_request_target` runs on the base branch, but its tags are those of the pull request. */
function resolveRef(run: RunFacts, event: EventFacts, overrides: Overrides): string {
  if (overrides.ref !== undefined) return overrides.ref;
  const isPull =
    run.eventName === 'pull_request_target' || isOnPullRequest(run, event) || overrides.prNumber !== undefined;
  return isPull && event.prNumber !== undefined ? `refs/pull/${event.prNumber}/merge` : run.ref;
}

/** Reads the repository from the payload. A schedule's payload may lack it, and the API is queried. */
async function readRepository(deps: MetadataActionDeps): Promise<unknown> {
  const { payload, repository, serverUrl, eventName } = deps.run;
  const known = valueAt(payload, 'repository');
  if (textAt(known, 'name') !== undefined) return known;
  const query = { what: 'this repository', path: `/repos/${repository}`, permission: 'metadata: read' };
  const answer = eventName === 'schedule' ? await queryApi(query, deps) : undefined;
  const name = repository.slice(repository.indexOf('/') + 1);
  return answer ?? { name, html_url: `${serverUrl}/${repository}` };
}

function usesCommitDate(inputs: MetadataRequest): boolean {
  return [inputs.tags, inputs.flavor, inputs.labels, inputs.annotations].some((text) => text.includes('commit_date'));
}

/** Reads the date from the payload of a push, else from the API; undefined when neither knows it. */
async function readCommitDate(sha: string, deps: MetadataActionDeps): Promise<Date | undefined> {
  const { payload, repository } = deps.run;
  const commits = [...listAt(payload, 'commits'), valueAt(payload, 'head_commit')];
  const pushed = commits.find((commit) => textAt(commit, 'id') === sha);
  const date =
    textAt(pushed, 'timestamp') ??
    textAt(
      await queryApi(
        { what: 'the date of the commit', path: `/repos/${repository}/commits/${sha}`, permission: 'contents: read' },
        deps,
      ).catch((error: unknown) => {
        deps.log.debug(`The date of the commit is not known: ${toMessage(error)}`);
      }),
      'commit',
      'committer',
      'date',
    );
  return date === undefined ? undefined : new Date(date);
}

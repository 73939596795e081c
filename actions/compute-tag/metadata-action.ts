import type { EventFacts } from '../../src/core/events/event-facts.ts';
import type { ImageMetadata } from './rules/metadata-action/documents.ts';
import type { MetadataRequest } from './rules/metadata-action/metadata.ts';
import { oneLine } from './rules/labels.ts';
import type { Overrides } from './rules/overrides.ts';
import { listAt, textAt, valueAt } from '../../src/core/json/read-json.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { askApi } from '../../src/services/github/ask-api.ts';

/** The inputs and variables that docker/metadata-action has too. */
export interface GrammarInputs extends MetadataRequest {
  /** DOCKER_METADATA_PR_HEAD_SHA: on pull requests `{{sha}}` is the head. */
  readonly prHeadSha: boolean;
  /** DOCKER_METADATA_SHORT_SHA_LENGTH, as written. */
  readonly shortShaLength: string;
}

interface GrammarDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Names and labels by docker/metadata-action's rules, for who comes from there. The libraries that they need are loaded
 * here and by nobody else.
 * @throws UserError with the message that docker/metadata-action has.
 */
export async function readGrammar(
  inputs: GrammarInputs,
  event: EventFacts,
  overrides: Overrides,
  deps: GrammarDeps,
): Promise<ImageMetadata> {
  const { run, clock, log } = deps;
  const { computeMetadata } = await import('./rules/metadata-action/metadata.ts');
  const repository = await repositoryOf(deps);
  const told = (...path: readonly string[]): string => oneLine(textAt(repository, ...path) ?? '');
  const now = new Date(clock.now());
  const sha = overrides.sha ?? (inputs.prHeadSha && event.kind === 'pull-request' ? event.revision : run.sha);
  const context = {
    eventName: run.eventName,
    ref: refOf(run, event, overrides),
    sha,
    payload: run.payload,
    shortShaLength: inputs.shortShaLength,
    now,
    commitDate: usesCommitDate(inputs) ? ((await commitDate(sha, deps)) ?? now) : now,
  };
  const facts = {
    context,
    revision: event.revision,
    repository: {
      name: told('name'),
      description: told('description'),
      url: told('html_url'),
      licence: told('license', 'spdx_id'),
      defaultBranch: told('default_branch'),
    },
  };
  try {
    return computeMetadata(inputs, facts, (message) => {
      log.warning(message);
    });
  } catch (error) {
    throw new UserError(toMessage(error), { cause: error });
  }
}

/** `pull_request_target` runs on the base branch, and its tags are those of the pull request all the same. */
function refOf(run: RunFacts, event: EventFacts, overrides: Overrides): string {
  if (overrides.ref !== undefined) return overrides.ref;
  const isPull = run.eventName === 'pull_request_target' || overrides.prNumber !== undefined;
  return isPull && event.prNumber !== undefined ? `refs/pull/${String(event.prNumber)}/merge` : run.ref;
}

/** From the payload; the one of a schedule may lack it. */
async function repositoryOf(deps: GrammarDeps): Promise<unknown> {
  const { payload, repository, serverUrl, eventName } = deps.run;
  const told = valueAt(payload, 'repository');
  if (textAt(told, 'name') !== undefined) return told;
  const question = { what: 'this repository', path: `/repos/${repository}`, permission: 'metadata: read' };
  const answer = eventName === 'schedule' ? await askApi(question, deps) : undefined;
  const name = repository.slice(repository.indexOf('/') + 1);
  return answer ?? { name, html_url: `${serverUrl}/${repository}` };
}

function usesCommitDate(inputs: MetadataRequest): boolean {
  return [inputs.tags, inputs.flavor, inputs.labels, inputs.annotations].some((text) => text.includes('commit_date'));
}

/** From the payload of a push, else from the API; undefined when neither knows. */
async function commitDate(sha: string, deps: GrammarDeps): Promise<Date | undefined> {
  const { payload, repository } = deps.run;
  const commits = [...listAt(payload, 'commits'), valueAt(payload, 'head_commit')];
  const pushed = commits.find((commit) => textAt(commit, 'id') === sha);
  const date =
    textAt(pushed, 'timestamp') ??
    textAt(
      await askApi(
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

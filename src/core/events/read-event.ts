import { UserError } from '../../errors.ts';
import { countAt, listAt, textAt, valueAt } from '../json/read-json.ts';
import {
  firstLine,
  isCommitSha,
  isSameRepository,
  type EventFacts,
  type EventKind,
  type MissingFact,
} from './event-facts.ts';
import type { RunFacts } from './run-facts.ts';

const pullRequestEvents = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** Events whose token and secrets are the repository's own, whoever caused them. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/**
 * Events for which Dependabot gets a read-only token and none of the Actions secrets:
 * https://docs.github.com/en/code-security/dependabot/working-with-dependabot/troubleshooting-dependabot-on-github-actions
 */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';

/** What a run without a ref is taken for: it moves nothing. */
const noRef = { kind: 'branch', branch: undefined, tagName: undefined, prNumber: undefined } as const;

/** What a release is no longer published after. */
const withdrawals = ['deleted', 'unpublished'];

/** Start of the branches that GitHub makes for a merge queue. */
const mergeQueuePrefix = 'gh-readonly-queue/';

/**
 * Reads from the event of a run what its image is built from.
 * @throws UserError when the payload lacks what its event always has
 */
export function readEventFacts(run: RunFacts): EventFacts {
  if (run.eventName === 'workflow_run') return readWorkflowRunEvent(run);
  return pullRequestEvents.has(run.eventName) ? readPullRequestEvent(run) : readRefEvent(run);
}

function readPullRequestEvent(run: RunFacts): EventFacts {
  const pull = valueAt(run.payload, 'pull_request');
  const headRepository = textAt(pull, 'head', 'repo', 'full_name');
  const isFork = !isSameRepository(headRepository, run.repository);
  const isPrivileged = privilegedEvents.has(run.eventName);
  return {
    eventName: run.eventName,
    kind: 'pull-request',
    revision: checkSha(textAt(pull, 'head', 'sha'), 'pull_request.head.sha'),
    mergeSha: isPrivileged ? undefined : run.sha,
    branch: firstLine(textAt(pull, 'head', 'ref')),
    tagName: undefined,
    defaultBranch: textAt(run.payload, 'repository', 'default_branch'),
    prNumber: countAt(pull, 'number') ?? failMissing('pull_request.number'),
    isFork,
    canPush: isPrivileged || (!isFork && run.actor !== dependabot),
    headRepository,
    subject: firstLine(textAt(pull, 'title')),
    actor: run.actor,
    missing: [],
  };
}

function readRefEvent(run: RunFacts): EventFacts {
  const releaseTag = textAt(run.payload, 'release', 'tag_name');
  const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
  // GitHub moves the run of a deleted branch to the default branch; one that stays has nothing to build.
  const isDeleted = valueAt(run.payload, 'deleted') === true && textAt(run.payload, 'ref') === ref;
  // A schedule runs on the default branch alone, and its payload does not always name that.
  const scheduled = run.eventName === 'schedule' ? parseBranch(ref) : undefined;
  const defaultBranch = textAt(run.payload, 'repository', 'default_branch') ?? scheduled;
  const pull = readCommentedPullRequest(run);
  const message =
    textAt(run.payload, 'head_commit', 'message') ?? textAt(run.payload, 'merge_group', 'head_commit', 'message');
  const named = isDeleted ? undefined : parseRef(ref, defaultBranch);
  const missing = isDeleted ? 'deleted-ref' : 'ref';
  return {
    ...(named ?? noRef),
    eventName: run.eventName,
    revision: checkSha(textAt(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
    mergeSha: undefined,
    defaultBranch,
    isFork: false,
    canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
    headRepository: run.repository,
    subject: firstLine(message),
    actor: run.actor,
    isPreRelease:
      ['prerelease', 'draft'].some((field) => valueAt(run.payload, 'release', field) === true) ||
      (releaseTag !== undefined && withdrawals.includes(textAt(run.payload, 'action') ?? '')),
    missing: named === undefined ? [missing] : missingOfRef(named.kind),
    ...pull,
  };
}

/** A ref such as `refs/pull/15/merge`, which may be deployed, tells neither head nor fork. */
function missingOfRef(kind: EventKind): readonly MissingFact[] {
  return kind === 'pull-request' ? ['pull-request-head'] : [];
}

/**
 * Reads which pull request a comment is on. Its run is on the default branch, which is not what it is about; the payload
 * does not tell the head.
 */
function readCommentedPullRequest(run: RunFacts): Partial<EventFacts> {
  const issue = valueAt(run.payload, 'issue');
  // Gitea writes null where GitHub leaves it out.
  if ((valueAt(issue, 'pull_request') ?? undefined) === undefined) return {};
  return {
    kind: 'pull-request',
    branch: undefined,
    tagName: undefined,
    prNumber: countAt(issue, 'number') ?? failMissing('issue.number'),
    subject: firstLine(textAt(issue, 'title')),
    missing: ['pull-request-head'],
  };
}

/**
 * Reads the event of the triggering run. Its payload differs from the event's own: `pull_requests` is always empty for a
 * fork (https://github.com/orgs/community/discussions/25220), `head_branch` is the bare name of a branch or of a git tag,
 * and under `pull_request_target` `head_sha` is the base.
 */
function readWorkflowRunEvent(run: RunFacts): EventFacts {
  const trigger = valueAt(run.payload, 'workflow_run');
  const eventName = textAt(trigger, 'event') ?? failMissing('workflow_run.event');
  const headBranch = firstLine(textAt(trigger, 'head_branch'));
  const defaultBranch = textAt(run.payload, 'repository', 'default_branch');
  const headRepository = textAt(trigger, 'head_repository', 'full_name');
  const isPull = pullRequestEvents.has(eventName);
  const common = {
    eventName,
    mergeSha: undefined,
    defaultBranch,
    isFork: !isSameRepository(headRepository, run.repository),
    canPush: true,
    headRepository,
    actor: textAt(trigger, 'actor', 'login') ?? run.actor,
  };
  if (isPull) {
    // A run in a fork lists the parent's pull requests from the same branch too.
    const here = valueAt(run.payload, 'repository', 'id');
    const pulls = listAt(trigger, 'pull_requests').filter((each) => valueAt(each, 'base', 'repo', 'id') === here);
    const [pull, ...others] = pulls;
    const prNumber = others.length === 0 ? countAt(pull, 'number') : undefined;
    const headSha =
      eventName === 'pull_request_target' ? textAt(trigger, 'head_commit', 'id') : textAt(trigger, 'head_sha');
    return {
      ...common,
      kind: 'pull-request',
      revision: checkSha(headSha, 'workflow_run.head_sha'),
      branch: headBranch,
      tagName: undefined,
      prNumber,
      subject: firstLine(textAt(trigger, 'display_title')),
      missing: prNumber === undefined ? ['pull-request-number'] : [],
    };
  }
  const revision = checkSha(textAt(trigger, 'head_sha'), 'workflow_run.head_sha');
  const subject = firstLine(textAt(trigger, 'head_commit', 'message'));
  const isRelease = eventName === 'release';
  const read =
    headBranch === undefined
      ? undefined
      : parseRef(`refs/${isRelease ? 'tags' : 'heads'}/${headBranch}`, defaultBranch);
  if (read === undefined) return { ...common, ...noRef, revision, subject, missing: ['ref'] };
  const missing: readonly MissingFact[] = read.kind === 'branch' ? ['branch-or-tag'] : [];
  const facts = { ...common, ...read, revision, subject, missing };
  // Until someone knows better, so that no tag is moved to a pre-release.
  return isRelease ? { ...facts, isPreRelease: true, missing: ['release-state'] } : facts;
}

/**
 * Reads what a full ref stands for.
 * @returns undefined for what is no branch, git tag or pull request, such as a bare name or `refs/for/main`
 */
export function parseRef(
  ref: string,
  defaultBranch: string | undefined,
): Pick<EventFacts, 'kind' | 'branch' | 'tagName' | 'prNumber'> | undefined {
  const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
  if (pull !== null) {
    return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
  }
  const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
  if (tagName !== undefined) return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
  const branch = parseBranch(ref);
  if (branch === undefined) return undefined;
  const kind = branch.startsWith(mergeQueuePrefix)
    ? 'merge-queue'
    : branch === defaultBranch
      ? 'default-branch'
      : 'branch';
  return { kind, branch, tagName: undefined, prNumber: undefined };
}

function parseBranch(ref: string): string | undefined {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}

function checkSha(text: string | undefined, name: string): string {
  if (text === undefined) return failMissing(name);
  if (!isCommitSha(text)) {
    throw new UserError(
      `The event's ${name} is "${text}", which is no full commit sha: run on an event that has a commit, or set "ref" and "sha" of compute-tag to what is built.`,
    );
  }
  return text;
}

function failMissing(name: string): never {
  throw new UserError(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}

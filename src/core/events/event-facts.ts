import { UserError } from '../../errors.ts';
import { countAt, listAt, textAt, valueAt } from '../json/read-json.ts';

/** What is built: decides the form of the tag. */
export type EventKind = 'pull-request' | 'default-branch' | 'branch' | 'tag' | 'merge-queue';

/**
 * What a payload can leave open, and the API is asked for: on `workflow_run` the number and the kind of ref; the head of
 * a pull request where the user names one and the event is none of it.
 */
export type OpenFact = 'pull-request-number' | 'pull-request-head' | 'branch-or-tag';

/** What an event says about the revision that an image is built from. */
export interface EventFacts {
  /** The event of the run that builds: under `workflow_run` the triggering run's. */
  readonly eventName: string;
  readonly kind: EventKind;
  /** Full head sha: on pull requests the head of the pull request, never the merge commit (T7). */
  readonly revision: string;
  /** On pull requests what the default checkout has: the merge commit. */
  readonly mergeSha: string | undefined;
  /** Head branch of a pull request, else the branch; undefined on git tags. */
  readonly branch: string | undefined;
  readonly tagName: string | undefined;
  readonly defaultBranch: string | undefined;
  readonly prNumber: number | undefined;
  /** The head repository is another one, or is gone. */
  readonly isFork: boolean;
  /** Whether this run's token may push, as far as the event tells: not on a fork's pull request, not for Dependabot. */
  readonly canPush: boolean;
  /** `owner/name`; undefined when the fork was deleted. */
  readonly headRepository: string | undefined;
  /** Commit message's first line, or title of the pull request. */
  readonly subject: string | undefined;
  /** Login of who caused the event. */
  readonly actor: string;
  readonly open: readonly OpenFact[];
}

const pullRequestEvents = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** Where the token and the secrets are the repository's own, whoever caused the event. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/** Where Dependabot gets a read-only token and none of the Actions secrets. */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
const queuePrefix = 'gh-readonly-queue/';

/**
 * Reads the event of a run: rows T7-T11.
 * @throws UserError when the payload lacks what its event always has.
 */
export function readEventFacts(run: RunFacts): EventFacts {
  if (run.eventName === 'workflow_run') return ofWorkflowRun(run);
  return pullRequestEvents.has(run.eventName) ? ofPullRequest(run) : ofRef(run);
}

function ofPullRequest(run: RunFacts): EventFacts {
  const pull = valueAt(run.payload, 'pull_request');
  const headRepository = textAt(pull, 'head', 'repo', 'full_name');
  const isFork = !sameRepository(headRepository, run.repository);
  const privileged = privilegedEvents.has(run.eventName);
  return {
    eventName: run.eventName,
    kind: 'pull-request',
    revision: shaOf(textAt(pull, 'head', 'sha'), 'pull_request.head.sha'),
    mergeSha: privileged ? undefined : run.sha,
    branch: firstLine(textAt(pull, 'head', 'ref')),
    tagName: undefined,
    defaultBranch: textAt(run.payload, 'repository', 'default_branch'),
    prNumber: countAt(pull, 'number') ?? missing('pull_request.number'),
    isFork,
    canPush: privileged || (!isFork && run.actor !== dependabot),
    headRepository,
    subject: firstLine(textAt(pull, 'title')),
    actor: run.actor,
    open: [],
  };
}

function ofRef(run: RunFacts): EventFacts {
  const releaseTag = textAt(run.payload, 'release', 'tag_name');
  const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
  // A schedule runs on the default branch and nowhere else; its payload does not always name it.
  const scheduled = run.eventName === 'schedule' ? branchOf(ref) : undefined;
  const defaultBranch = textAt(run.payload, 'repository', 'default_branch') ?? scheduled;
  const message =
    textAt(run.payload, 'head_commit', 'message') ?? textAt(run.payload, 'merge_group', 'head_commit', 'message');
  return {
    ...readRef(ref, defaultBranch),
    eventName: run.eventName,
    revision: shaOf(textAt(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
    mergeSha: undefined,
    defaultBranch,
    isFork: false,
    canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
    headRepository: run.repository,
    subject: firstLine(message),
    actor: run.actor,
    open: [],
  };
}

/**
 * The triggering run as its `workflow_run` payload tells: a fork's `pull_requests` is always empty (T10), `head_branch`
 * is bare for branches and git tags alike, and under `pull_request_target` `head_sha` is the base.
 */
function ofWorkflowRun(run: RunFacts): EventFacts {
  const trigger = valueAt(run.payload, 'workflow_run');
  const eventName = textAt(trigger, 'event') ?? missing('workflow_run.event');
  const headBranch = firstLine(textAt(trigger, 'head_branch'));
  const defaultBranch = textAt(run.payload, 'repository', 'default_branch');
  const headRepository = textAt(trigger, 'head_repository', 'full_name');
  const isPull = pullRequestEvents.has(eventName);
  const common = {
    eventName,
    mergeSha: undefined,
    defaultBranch,
    isFork: !sameRepository(headRepository, run.repository),
    canPush: true,
    headRepository,
    actor: textAt(trigger, 'actor', 'login') ?? run.actor,
  };
  if (isPull) {
    // In a fork, pull requests of the same branch at the parent are listed too.
    const here = valueAt(run.payload, 'repository', 'id');
    const pulls = listAt(trigger, 'pull_requests').filter((each) => valueAt(each, 'base', 'repo', 'id') === here);
    const [pull, ...others] = pulls;
    const prNumber = others.length === 0 ? countAt(pull, 'number') : undefined;
    const headSha =
      eventName === 'pull_request_target' ? textAt(trigger, 'head_commit', 'id') : textAt(trigger, 'head_sha');
    return {
      ...common,
      kind: 'pull-request',
      revision: shaOf(headSha, 'workflow_run.head_sha'),
      branch: headBranch,
      tagName: undefined,
      prNumber,
      subject: firstLine(textAt(trigger, 'display_title')),
      open: prNumber === undefined ? ['pull-request-number'] : [],
    };
  }
  const revision = shaOf(textAt(trigger, 'head_sha'), 'workflow_run.head_sha');
  const subject = firstLine(textAt(trigger, 'head_commit', 'message'));
  const ref = `refs/${eventName === 'release' ? 'tags' : 'heads'}/${headBranch ?? missing('workflow_run.head_branch')}`;
  const read = readRef(ref, defaultBranch);
  const open: OpenFact[] = read.kind === 'branch' ? ['branch-or-tag'] : [];
  return { ...common, ...read, revision, subject, open };
}

/** What a full ref stands for. */
export function readRef(
  ref: string,
  defaultBranch: string | undefined,
): Pick<EventFacts, 'kind' | 'branch' | 'tagName' | 'prNumber'> {
  const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
  if (pull !== null) {
    return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
  }
  const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
  if (tagName !== undefined) return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
  const branch = branchOf(ref);
  if (branch === undefined) {
    throw new UserError(
      `The ref of this run is "${ref}": set the input "ref" to refs/heads/<branch> or refs/tags/<tag>.`,
    );
  }
  const kind = branch.startsWith(queuePrefix) ? 'merge-queue' : branch === defaultBranch ? 'default-branch' : 'branch';
  return { kind, branch, tagName: undefined, prNumber: undefined };
}

/** Whether `text` is a full commit id, SHA-1 or SHA-256. */
export function isFullSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** GitHub compares names without case. */
export function sameRepository(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function branchOf(ref: string): string | undefined {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}

/** Nothing from outside brings a line break into an output. */
export function firstLine(text: string | undefined): string | undefined {
  return text?.split(/\r?\n|\r/, 1)[0];
}

function shaOf(text: string | undefined, name: string): string {
  if (text === undefined) return missing(name);
  if (!isFullSha(text)) throw new UserError(`The event's ${name} is "${text}", which is no full commit sha.`);
  return text;
}

function missing(name: string): never {
  throw new UserError(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}

/** Facts of the run, from the runner's environment and the event's payload file. */
export interface RunFacts {
  readonly eventName: string;
  /** The webhook payload: from outside, so nothing in it is trusted to have a type. */
  readonly payload: unknown;
  readonly ref: string;
  readonly sha: string;
  /** `owner/name`, in the case that GitHub keeps. */
  readonly repository: string;
  readonly actor: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly serverUrl: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What is built. It decides the form of the tag. */
export type EventKind = 'pull-request' | 'default-branch' | 'branch' | 'tag' | 'merge-queue';

/**
 * What a payload may lack. The API knows the number of the pull request, the kind of the ref and the state of the release
 * on `workflow_run`, and the head of a pull request where the user, a comment or a ref names one. The `ref` of `status` and
 * the like only the user knows. A `deleted-ref` is one that this push removed, so that nothing is there to build.
 */
export type MissingFact =
  'pull-request-number' | 'pull-request-head' | 'branch-or-tag' | 'release-state' | 'ref' | 'deleted-ref';

/** What an event says about the revision that an image is built from. */
export interface EventFacts {
  /** The event of the run that builds the image: under `workflow_run` the triggering run's. */
  readonly eventName: string;
  readonly kind: EventKind;
  /** Full head sha: on pull requests the head of the pull request, never the merge commit. */
  readonly revision: string;
  /** The merge commit of a pull request, which is what actions/checkout checks out by default. */
  readonly mergeSha: string | undefined;
  /** Head branch of a pull request, else the branch; undefined on git tags. */
  readonly branch: string | undefined;
  readonly tagName: string | undefined;
  /** Whether this is a release that its author calls a pre-release, or that is not published. */
  readonly isPreRelease?: boolean | undefined;
  readonly defaultBranch: string | undefined;
  readonly prNumber: number | undefined;
  /** Whether the head is in another repository, or in one that is gone. */
  readonly isFork: boolean;
  /** Whether this run may push, as far as the event tells: neither a fork's pull request may, nor Dependabot. */
  readonly canPush: boolean;
  /** `owner/name`; undefined when the fork was deleted. */
  readonly headRepository: string | undefined;
  /** First line of the commit message, or title of the pull request. */
  readonly subject: string | undefined;
  /** Login of who caused the event. */
  readonly actor: string;
  /** What the payload lacks. */
  readonly missing: readonly MissingFact[];
}

/** Whether `text` is a full commit id, SHA-1 or SHA-256. */
export function isFullSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Whether `text` is the full id of a commit that can be built. Zeros are what git and webhooks write for no commit. */
export function isCommitSha(text: string): boolean {
  return isFullSha(text) && !/^0+$/.test(text);
}

/** Compares `owner/name` without case, as GitHub does. */
export function isSameRepository(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** Cuts a text from outside at its first line break, so that it cannot add a line to an output. */
export function firstLine(text: string | undefined): string | undefined {
  return text?.split(/\r?\n|\r/, 1)[0];
}

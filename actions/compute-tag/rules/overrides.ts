import { isCommitSha, type EventFacts, type MissingFact } from '../../../src/core/events/event-facts.ts';
import { parseRef } from '../../../src/core/events/read-event.ts';
import { UserError } from '../../../src/errors.ts';

/** What the user knows better than the event. */
export interface Overrides {
  /** Full ref. */
  readonly ref: string | undefined;
  /** Full sha of the revision. */
  readonly sha: string | undefined;
  readonly prNumber: number | undefined;
}

/** Events whose commit is the one to build, also when the user names its pull request. */
const ownCommitEvents = new Set(['push', 'merge_group']);

/**
 * Checks the texts of `ref`, `sha` and `pr-number`, which often come from a dispatch form or another step.
 * @throws UserError that names the input and its form
 */
export function readOverrides(texts: {
  readonly ref: string | undefined;
  readonly sha: string | undefined;
  readonly prNumber: string | undefined;
}): Overrides {
  const { ref, sha, prNumber } = texts;
  if (ref !== undefined && !isFullRef(ref)) {
    throw new UserError(
      `Input "ref" is "${ref}": use refs/heads/<branch>, refs/tags/<tag> or refs/pull/<number>/merge.`,
    );
  }
  if (sha !== undefined && !isCommitSha(sha)) {
    throw new UserError(`Input "sha" is "${sha}": use the full commit sha, 40 or 64 lower-case hex digits.`);
  }
  if (prNumber !== undefined && !/^[1-9]\d{0,9}$/.test(prNumber)) {
    throw new UserError(`Input "pr-number" is "${prNumber}": use the number of a pull request.`);
  }
  return { ref, sha, prNumber: prNumber === undefined ? undefined : Number(prNumber) };
}

/**
 * Replaces facts of the event by what the user says.
 * @param eventRef the ref that the run itself is on
 * @throws UserError when `ref` is another one than the event's, or a deleted one, and no `sha` says its commit, and when
 *   nobody says the ref
 */
export function applyOverrides(event: EventFacts, overrides: Overrides, eventRef: string): EventFacts {
  const { ref, sha, prNumber } = overrides;
  let facts = event;
  if (ref !== undefined) {
    if (sha === undefined && (ref !== eventRef || facts.missing.includes('deleted-ref'))) {
      throw new UserError(
        `Input "ref" is "${ref}" and this run is on "${eventRef}": set "sha" to the commit of that ref too.`,
      );
    }
    const isPreRelease = ref === eventRef ? facts.isPreRelease : false;
    const read = parseRef(ref, facts.defaultBranch);
    const missing = read?.kind === 'pull-request' ? facts.missing.filter((fact) => fact === 'pull-request-head') : [];
    facts = { ...facts, ...read, isPreRelease, missing };
  }
  if (prNumber !== undefined) {
    const isOwnPull = facts.kind === 'pull-request' && !facts.missing.includes('pull-request-head');
    const isOwnCommit = ownCommitEvents.has(facts.eventName) && !facts.missing.includes('deleted-ref');
    const hasHead = sha !== undefined || isOwnPull || isOwnCommit;
    const open: readonly MissingFact[] = hasHead ? [] : ['pull-request-head'];
    facts = { ...facts, kind: 'pull-request', prNumber, tagName: undefined, missing: open };
  }
  if (facts.missing.includes('deleted-ref')) {
    throw new UserError(
      `This push deleted "${eventRef}", so nothing is there to build: leave deletions out with "if: github.event.deleted != true", or set "ref" and "sha" to what is built.`,
    );
  }
  if (facts.missing.includes('ref')) {
    const what =
      eventRef === '' || parseRef(eventRef, undefined) !== undefined
        ? `event ${facts.eventName} has no ref`
        : `ref of this run is "${eventRef}", which is no branch, git tag or pull request`;
    throw new UserError(`The ${what}: set "ref" and "sha" to what is built.`);
  }
  if (sha === undefined) return facts;
  const missing = facts.missing.filter((fact) => fact !== 'pull-request-head');
  return { ...facts, revision: sha, mergeSha: undefined, missing };
}

/** Whether git allows the ref, as far as its rules keep a text harmless: https://git-scm.com/docs/git-check-ref-format. */
function isFullRef(ref: string): boolean {
  const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
  return /^refs\/(?:heads|tags)\/[^/.]|^refs\/pull\/[1-9]\d{0,9}\/(?:merge|head)$/.test(ref) && !forbidden.test(ref);
}

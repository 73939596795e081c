import { UserError } from '../../../src/errors.ts';
import { isFullSha, readRef, type EventFacts, type OpenFact } from '../../../src/core/events/event-facts.ts';

/** What the user knows better than the event. */
export interface Overrides {
  /** Full ref. */
  readonly ref: string | undefined;
  /** Full sha of the revision. */
  readonly sha: string | undefined;
  readonly prNumber: number | undefined;
}

/** Their commit is the one to build, also when the user knows its pull request. */
const eventsOfTheirOwn = new Set(['push', 'merge_group']);

/**
 * Checks the texts of `ref`, `sha` and `pr-number`, which often come from a dispatch form or another step.
 * @throws UserError naming the input and its form.
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
  if (sha !== undefined && !isFullSha(sha)) {
    throw new UserError(`Input "sha" is "${sha}": use the full commit sha, 40 or 64 lower-case hex digits.`);
  }
  if (prNumber !== undefined && !/^[1-9]\d{0,9}$/.test(prNumber)) {
    throw new UserError(`Input "pr-number" is "${prNumber}": use the number of a pull request.`);
  }
  return { ref, sha, prNumber: prNumber === undefined ? undefined : Number(prNumber) };
}

/**
 * The event with the user's overrides.
 * @param eventRef the ref that the run itself is on
 * @throws UserError when `ref` moves away from the event and no `sha` says where to.
 */
export function override(event: EventFacts, overrides: Overrides, eventRef: string): EventFacts {
  const { ref, sha, prNumber } = overrides;
  let facts = event;
  if (ref !== undefined) {
    if (sha === undefined && ref !== eventRef) {
      throw new UserError(
        `Input "ref" is "${ref}" and this run is on "${eventRef}": set "sha" to the commit of that ref too.`,
      );
    }
    facts = { ...facts, ...readRef(ref, facts.defaultBranch), open: [] };
  }
  if (prNumber !== undefined) {
    const hasHead = sha !== undefined || facts.kind === 'pull-request' || eventsOfTheirOwn.has(facts.eventName);
    const open: readonly OpenFact[] = hasHead ? [] : ['pull-request-head'];
    facts = { ...facts, kind: 'pull-request', prNumber, tagName: undefined, open };
  }
  return sha === undefined ? facts : { ...facts, revision: sha, mergeSha: undefined };
}

/** git's own rules for ref names (git-check-ref-format), as far as they keep a text harmless. */
function isFullRef(ref: string): boolean {
  const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
  return /^refs\/(?:heads|tags)\/[^/.]|^refs\/pull\/[1-9]\d{0,9}\/(?:merge|head)$/.test(ref) && !forbidden.test(ref);
}

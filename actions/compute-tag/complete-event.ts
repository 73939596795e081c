import { firstLine, isFullSha, isSameRepository, type EventFacts } from '../../src/core/events/event-facts.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { countAt, listAt, textAt, valueAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { queryApi } from '../../src/services/github/rest-requests.ts';

interface CompleteEventDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Queries the API for what the event lacks. An event that lacks nothing costs no call.
 * @throws UserError when the API refuses the query, or does not know
 */
export async function completeEvent(event: EventFacts, deps: CompleteEventDeps): Promise<EventFacts> {
  let facts: EventFacts = { ...event, missing: [] };
  if (event.missing.includes('pull-request-number')) {
    facts = { ...facts, prNumber: await findPullRequest(event, deps) };
  }
  if (event.missing.includes('pull-request-head') && event.prNumber !== undefined) {
    facts = { ...facts, ...(await readPullRequestHead(event.prNumber, deps)) };
  }
  if (
    event.missing.includes('branch-or-tag') &&
    event.branch !== undefined &&
    (await isTagOfRevision(event, event.branch, deps))
  ) {
    facts = { ...facts, kind: 'tag', branch: undefined, tagName: event.branch };
  }
  if (event.missing.includes('release-state') && event.tagName !== undefined) {
    facts = { ...facts, isPreRelease: !(await isFullRelease(event.tagName, deps)) };
  }
  return facts;
}

async function readPullRequestHead(
  number: number,
  deps: CompleteEventDeps,
): Promise<Pick<EventFacts, 'revision' | 'branch' | 'headRepository' | 'isFork' | 'subject'>> {
  const what = `pull request #${number}`;
  const path = `/repos/${deps.run.repository}/pulls/${number}`;
  const pull = await queryApi({ what, path, permission: 'pull-requests: read' }, deps);
  const revision = textAt(pull, 'head', 'sha');
  if (revision === undefined || !isFullSha(revision)) {
    throw new UserError(`There is no ${what} in ${deps.run.repository}: check the input "pr-number".`);
  }
  const headRepository = textAt(pull, 'head', 'repo', 'full_name');
  return {
    revision,
    branch: firstLine(textAt(pull, 'head', 'ref')),
    headRepository,
    isFork: !isSameRepository(headRepository, deps.run.repository),
    subject: firstLine(textAt(pull, 'title')),
  };
}

interface PullCandidate {
  readonly number: number;
  readonly headSha: string | undefined;
  readonly isOpen: boolean;
}

/** Looks by head branch first, then by commit, which is all that is left of a fork that is gone. */
async function findPullRequest(event: EventFacts, deps: CompleteEventDeps): Promise<number> {
  const repository = `/repos/${deps.run.repository}`;
  const what = 'the pull request of the triggering run';
  const permission = 'pull-requests: read';
  const { headRepository, branch, revision } = event;
  if (headRepository !== undefined && branch !== undefined) {
    const owner = headRepository.slice(0, headRepository.indexOf('/'));
    const query = { head: `${owner}:${branch}`, state: 'all', per_page: 100 };
    const answer = await queryApi({ what, path: `${repository}/pulls`, query, permission }, deps);
    const pulls = listAt(answer).filter((pull) =>
      isSameRepository(textAt(pull, 'head', 'repo', 'full_name'), headRepository),
    );
    const found = pickPullRequest(pulls, revision);
    if (found !== undefined) return found;
  }
  const answer = await queryApi({ what, path: `${repository}/commits/${revision}/pulls`, permission }, deps);
  const pulls = listAt(answer).filter((pull) =>
    isSameRepository(textAt(pull, 'base', 'repo', 'full_name'), deps.run.repository),
  );
  const found = pickPullRequest(pulls, revision);
  if (found !== undefined) return found;
  const numbers = pulls.map((pull) => `#${countAt(pull, 'number') ?? '?'}`).join(', ');
  throw new UserError(
    `No single pull request belongs to ${revision} (${numbers === '' ? 'none found' : numbers}): set the input "pr-number".`,
  );
}

/** Picks the one with that head, an open one before closed ones; else the only one that is open; else the only one. */
function pickPullRequest(pulls: readonly unknown[], revision: string): number | undefined {
  const candidates = pulls.flatMap((pull): PullCandidate[] => {
    const number = countAt(pull, 'number');
    if (number === undefined) return [];
    return [{ number, headSha: textAt(pull, 'head', 'sha'), isOpen: textAt(pull, 'state') === 'open' }];
  });
  const choices = [
    candidates.filter(({ headSha, isOpen }) => headSha === revision && isOpen),
    candidates.filter(({ headSha }) => headSha === revision),
    candidates.filter(({ isOpen }) => isOpen),
    candidates,
  ];
  const [choice] = choices.filter(({ length }) => length > 0);
  return choice?.length === 1 ? choice[0]?.number : undefined;
}

/** Whether the release of a git tag is published, and no pre-release. */
async function isFullRelease(tagName: string, deps: CompleteEventDeps): Promise<boolean> {
  const path = `/repos/${deps.run.repository}/releases/tags/${encodePath(tagName)}`;
  const release = await queryApi(
    { what: 'the release of the triggering run', path, permission: 'contents: read' },
    deps,
  );
  return ['prerelease', 'draft'].every((field) => valueAt(release, field) === false);
}

function encodePath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

/** Whether the bare name is a git tag of this revision. An annotated tag is followed to its commit. */
async function isTagOfRevision(event: EventFacts, name: string, deps: CompleteEventDeps): Promise<boolean> {
  const repository = `/repos/${deps.run.repository}`;
  const query = { what: 'the ref of the triggering run', permission: 'contents: read' };
  const ref = await queryApi({ ...query, path: `${repository}/git/ref/tags/${encodePath(name)}` }, deps);
  let sha = textAt(ref, 'object', 'sha');
  if (textAt(ref, 'object', 'type') === 'tag' && sha !== undefined) {
    const tag = await queryApi({ ...query, path: `${repository}/git/tags/${encodeURIComponent(sha)}` }, deps);
    sha = textAt(tag, 'object', 'sha');
  }
  return sha === event.revision;
}

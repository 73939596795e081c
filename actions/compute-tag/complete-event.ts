import { firstLine, isFullSha, sameRepository, type EventFacts } from '../../src/core/events/event-facts.ts';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import { askApi } from '../../src/services/github/ask-api.ts';

interface CloseEventDeps {
  readonly run: RunFacts;
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Fills in what `event` has open: what a `workflow_run` payload does not tell is asked of the API (T9, T10). No other
 * event costs a call.
 * @throws UserError when the API may not be asked, or does not know.
 */
export async function closeEvent(event: EventFacts, deps: CloseEventDeps): Promise<EventFacts> {
  let facts: EventFacts = { ...event, open: [] };
  if (event.open.includes('pull-request-number')) {
    facts = { ...facts, prNumber: await findPullRequest(event, deps) };
  }
  if (event.open.includes('pull-request-head') && event.prNumber !== undefined) {
    facts = { ...facts, ...(await pullRequestHead(event.prNumber, deps)) };
  }
  if (
    event.open.includes('branch-or-tag') &&
    event.branch !== undefined &&
    (await isGitTag(event, event.branch, deps))
  ) {
    facts = { ...facts, kind: 'tag', branch: undefined, tagName: event.branch };
  }
  return facts;
}

async function pullRequestHead(
  number: number,
  deps: CloseEventDeps,
): Promise<Pick<EventFacts, 'revision' | 'branch' | 'headRepository' | 'isFork' | 'subject'>> {
  const what = `pull request #${String(number)}`;
  const path = `/repos/${deps.run.repository}/pulls/${String(number)}`;
  const pull = await askApi({ what, path, permission: 'pull-requests: read' }, deps);
  const revision = textAt(pull, 'head', 'sha');
  if (revision === undefined || !isFullSha(revision)) {
    throw new UserError(`There is no ${what} in ${deps.run.repository}: check the input "pr-number".`);
  }
  const headRepository = textAt(pull, 'head', 'repo', 'full_name');
  return {
    revision,
    branch: firstLine(textAt(pull, 'head', 'ref')),
    headRepository,
    isFork: !sameRepository(headRepository, deps.run.repository),
    subject: firstLine(textAt(pull, 'title')),
  };
}

interface PullCandidate {
  readonly number: number;
  readonly headSha: string | undefined;
  readonly open: boolean;
}

/** By head branch first, then by commit: a fork that is gone has only the commit left. */
async function findPullRequest(event: EventFacts, deps: CloseEventDeps): Promise<number> {
  const repository = `/repos/${deps.run.repository}`;
  const what = 'the pull request of the triggering run';
  const permission = 'pull-requests: read';
  const { headRepository, branch, revision } = event;
  if (headRepository !== undefined && branch !== undefined) {
    const owner = headRepository.slice(0, headRepository.indexOf('/'));
    const query = { head: `${owner}:${branch}`, state: 'all', per_page: 100 };
    const answer = await askApi({ what, path: `${repository}/pulls`, query, permission }, deps);
    const pulls = listAt(answer).filter((pull) =>
      sameRepository(textAt(pull, 'head', 'repo', 'full_name'), headRepository),
    );
    const found = theOne(pulls, revision);
    if (found !== undefined) return found;
  }
  const answer = await askApi({ what, path: `${repository}/commits/${revision}/pulls`, permission }, deps);
  const pulls = listAt(answer).filter((pull) =>
    sameRepository(textAt(pull, 'base', 'repo', 'full_name'), deps.run.repository),
  );
  const found = theOne(pulls, revision);
  if (found !== undefined) return found;
  const numbers = pulls.map((pull) => `#${String(countAt(pull, 'number') ?? '?')}`).join(', ');
  throw new UserError(
    `No single pull request belongs to ${revision} (${numbers === '' ? 'none found' : numbers}): set the input "pr-number".`,
  );
}

/** The one with that head; else the only one that is open; else the only one. */
function theOne(pulls: readonly unknown[], revision: string): number | undefined {
  const candidates = pulls.flatMap((pull): PullCandidate[] => {
    const number = countAt(pull, 'number');
    if (number === undefined) return [];
    return [{ number, headSha: textAt(pull, 'head', 'sha'), open: textAt(pull, 'state') === 'open' }];
  });
  const choices = [
    candidates.filter(({ headSha }) => headSha === revision),
    candidates.filter(({ open }) => open),
    candidates,
  ];
  const [choice] = choices.filter(({ length }) => length > 0);
  return choice?.length === 1 ? choice[0]?.number : undefined;
}

/** Whether the bare name is a git tag of this revision; an annotated tag is followed to its commit. */
async function isGitTag(event: EventFacts, name: string, deps: CloseEventDeps): Promise<boolean> {
  const repository = `/repos/${deps.run.repository}`;
  const question = { what: 'the ref of the triggering run', permission: 'contents: read' };
  const encoded = name.split('/').map(encodeURIComponent).join('/');
  const ref = await askApi({ ...question, path: `${repository}/git/ref/tags/${encoded}` }, deps);
  let sha = textAt(ref, 'object', 'sha');
  if (textAt(ref, 'object', 'type') === 'tag' && sha !== undefined) {
    const tag = await askApi({ ...question, path: `${repository}/git/tags/${encodeURIComponent(sha)}` }, deps);
    sha = textAt(tag, 'object', 'sha');
  }
  return sha === event.revision;
}

import { isFullSha } from '../../src/core/events/event-facts.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import { queryAllPages, queryApi, type RestDeps } from '../../src/services/github/rest-requests.ts';
import type { ActiveCommits } from './rules/active-commits.ts';

/** What is in use in this repository. */
export interface ActiveWork {
  readonly commits: ActiveCommits;
  /** Ids of the workflow runs that have not ended. */
  readonly runIds: ReadonlySet<number>;
}

/**
 * In the order in which a run passes through them, so that one which changes its status between two queries is not
 * missed.
 */
const unfinishedStatuses = ['requested', 'pending', 'waiting', 'queued', 'in_progress'];

/** A run that another one triggers is created when that one ends; the margin is for clocks and queues. */
const triggerMarginMs = 300_000;
const dayMs = 86_400_000;

/**
 * Queries the commits that unfinished workflow runs and open pull requests of this repository work on; this run does
 * not count. A run with the event `workflow_run` names the default branch's commit and not the one that it tests. While
 * there is such a run, the commits of all runs that ended since shortly before it count as active too:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run
 * @throws UserError when the token may not read them: then nothing may be deleted
 */
export async function queryActiveWork(run: RunFacts, deps: RestDeps): Promise<ActiveWork> {
  const commits = new Map<string, string>();
  const runIds = new Set<number>();
  let oldestTriggered = Infinity;
  for (const status of unfinishedStatuses) {
    for (const json of await queryRuns(run.repository, { status }, deps)) {
      const id = countAt(json, 'id');
      if (id === undefined || id === run.runId) continue;
      runIds.add(id);
      addRunCommits(json, `run ${id} (${status})`, commits);
      if (textAt(json, 'event') === 'workflow_run') {
        oldestTriggered = Math.min(oldestTriggered, readTime(json, 'created_at') ?? 0);
      }
    }
  }
  if (oldestTriggered !== Infinity) await addTriggeringCommits(run, oldestTriggered, commits, deps);
  const what = 'the open pull requests';
  const path = `/repos/${run.repository}/pulls`;
  const request = { what, path, query: { state: 'open' }, permission: 'pull-requests: read' };
  const pages = requirePages(await queryAllPages(request, deps), what);
  for (const pull of pages.flatMap((page) => listAt(page))) {
    const sha = textAt(pull, 'head', 'sha');
    if (sha !== undefined && isFullSha(sha)) commits.set(sha, `open pull request ${countAt(pull, 'number') ?? ''}`);
  }
  return { commits, runIds };
}

const runs = { what: 'the workflow runs', permission: 'actions: read' };

async function queryRuns(
  repository: string,
  query: Readonly<Record<string, string>>,
  deps: RestDeps,
): Promise<readonly unknown[]> {
  const request = { ...runs, path: `/repos/${repository}/actions/runs`, query };
  const pages = requirePages(await queryAllPages(request, deps), runs.what);
  return pages.flatMap((page) => listAt(page, 'workflow_runs'));
}

/** Filtered lists of runs end after 1,000; the rest is for runs that end while they are read. */
const maxRunsOfList = 900;
const minSpanMs = 60_000;

/**
 * Queries the runs that ended, by the time at which they were created. Where there are more than one list shows, queries
 * each half of the time.
 */
async function queryCompletedRuns(
  repository: string,
  { from, to }: { readonly from: number; readonly to: number },
  deps: RestDeps,
): Promise<readonly unknown[]> {
  const query = { status: 'completed', created: `${formatSecond(from)}..${formatSecond(to)}` };
  const path = `/repos/${repository}/actions/runs`;
  const total = countAt(await queryApi({ ...runs, path, query: { ...query, per_page: 1 } }, deps), 'total_count') ?? 0;
  if (total <= maxRunsOfList || to - from <= minSpanMs) return queryRuns(repository, query, deps);
  const middle = (from + to) / 2;
  const earlier = await queryCompletedRuns(repository, { from, to: middle }, deps);
  return [...earlier, ...(await queryCompletedRuns(repository, { from: middle, to }, deps))];
}

/** ISO 8601 without the fraction of a second. */
function formatSecond(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function addRunCommits(json: unknown, user: string, commits: Map<string, string>): void {
  for (const sha of [textAt(json, 'head_sha'), textAt(json, 'head_commit', 'id')]) {
    if (sha !== undefined && isFullSha(sha)) commits.set(sha, user);
  }
}

/** Adds the commits of runs that may have triggered one which was created at `createdAt`: at most a day before it. */
async function addTriggeringCommits(
  run: RunFacts,
  createdAt: number,
  commits: Map<string, string>,
  deps: RestDeps,
): Promise<void> {
  // The clocks of this machine and of GitHub may differ.
  const span = { from: Math.max(createdAt - dayMs, 0), to: deps.clock.now() + triggerMarginMs };
  for (const json of await queryCompletedRuns(run.repository, span, deps)) {
    if ((readTime(json, 'updated_at') ?? Infinity) < createdAt - triggerMarginMs) continue;
    addRunCommits(json, `what run ${countAt(json, 'id') ?? ''} may have started`, commits);
  }
}

function readTime(json: unknown, name: string): number | undefined {
  const time = Date.parse(textAt(json, name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** A list that GitHub does not show is not an empty list. */
function requirePages(pages: readonly unknown[] | undefined, what: string): readonly unknown[] {
  if (pages !== undefined) return pages;
  throw new UserError(`GitHub's API does not show ${what} of this repository: check "github-token".`);
}

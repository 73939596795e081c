import { isFullSha } from '../../src/core/events/event-facts.ts';
import type { LiveUse } from './rules/live-use.ts';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import { askPages, type AskDeps } from '../../src/services/github/ask-api.ts';

/** What is in use, and by which runs. */
export interface LiveWork {
  readonly shas: LiveUse;
  readonly runIds: ReadonlySet<number>;
}

/** In the order in which a run goes through them: one that moves on in between is still seen once. */
const unfinished = ['requested', 'pending', 'waiting', 'queued', 'in_progress'];

/**
 * The commits that queued and running workflows and open pull requests of this repository work on (K4), this run aside.
 * A run that another one's end started (`workflow_run`) names the default branch's commit and not what it tests; so
 * while there is one, the commits of runs that ended since shortly before it are in use too.
 * @throws UserError when the token may not ask: then nothing may be deleted
 */
export async function liveWork(run: RunFacts, deps: AskDeps): Promise<LiveWork> {
  const shas = new Map<string, string>();
  const runIds = new Set<number>();
  let oldestChained = Infinity;
  for (const status of unfinished) {
    for (const json of await runsOf(run.repository, { status }, deps)) {
      const id = countAt(json, 'id');
      if (id === undefined || id === run.runId) continue;
      runIds.add(id);
      noteShas(json, `run ${String(id)} (${status})`, shas);
      if (textAt(json, 'event') === 'workflow_run')
        oldestChained = Math.min(oldestChained, timeAt(json, 'created_at', 0));
    }
  }
  if (oldestChained !== Infinity) await noteTriggers(run, oldestChained, shas, deps);
  const pulls = await askPages(
    {
      ...{ what: 'the open pull requests', path: `/repos/${run.repository}/pulls`, query: { state: 'open' } },
      permission: 'pull-requests: read',
    },
    deps,
  );
  for (const pull of list(pulls, 'the open pull requests').flatMap((page) => listAt(page))) {
    const sha = textAt(pull, 'head', 'sha');
    if (sha !== undefined && isFullSha(sha))
      shas.set(sha, `open pull request ${String(countAt(pull, 'number') ?? '')}`);
  }
  return { shas, runIds };
}

async function runsOf(
  repository: string,
  query: Readonly<Record<string, string>>,
  deps: AskDeps,
): Promise<readonly unknown[]> {
  const what = 'the workflow runs';
  const path = `/repos/${repository}/actions/runs`;
  const pages = await askPages({ what, path, query, permission: 'actions: read' }, deps);
  return list(pages, what).flatMap((page) => listAt(page, 'workflow_runs'));
}

function noteShas(json: unknown, user: string, shas: Map<string, string>): void {
  for (const sha of [textAt(json, 'head_sha'), textAt(json, 'head_commit', 'id')]) {
    if (sha !== undefined && isFullSha(sha)) shas.set(sha, user);
  }
}

/** A run is created when the one that triggers it ends; five minutes for clocks and queues. */
async function noteTriggers(run: RunFacts, since: number, shas: Map<string, string>, deps: AskDeps): Promise<void> {
  const created = `>=${new Date(Math.max(since - 86_400_000, 0)).toISOString().slice(0, 19)}Z`;
  for (const json of await runsOf(run.repository, { status: 'completed', created }, deps)) {
    if (timeAt(json, 'updated_at', Infinity) < since - 300_000) continue;
    noteShas(json, `what run ${String(countAt(json, 'id') ?? '')} may have started`, shas);
  }
}

function timeAt(json: unknown, name: string, fallback: number): number {
  const time = Date.parse(textAt(json, name) ?? '');
  return Number.isNaN(time) ? fallback : time;
}

/** A list that is not there is no empty list. */
function list(pages: readonly unknown[] | undefined, what: string): readonly unknown[] {
  if (pages !== undefined) return pages;
  throw new UserError(`GitHub's API does not show ${what} of this repository: check "github-token".`);
}

import { isFullSha, type EventFacts } from '../../core/events/event-facts.ts';
import type { RunFacts } from '../../core/events/event-facts.ts';
import type { Log } from '../../ports/log.ts';
import type { Exec, ExecResult } from '../../ports/process.ts';

/**
 * What is checked out: HEAD of the workspace, else GITHUB_SHA. Warns when it is neither the revision nor a merge of
 * it: the image would then be built from something else than its tag says (T8).
 */
export async function readSourceSha(
  event: EventFacts,
  run: Pick<RunFacts, 'sha' | 'workspace'>,
  deps: { readonly exec: Exec; readonly log: Log },
): Promise<string> {
  // In a container job the checkout belongs to another user, which git would refuse to read.
  const git = (...args: string[]): Promise<ExecResult | undefined> =>
    deps.exec
      .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: 10_000 })
      .catch(() => undefined);
  const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
  if (!isFullSha(head)) return run.sha;
  if (head === event.revision || head === event.mergeSha) return head;
  // The commit itself, not the log: a shallow clone hides parents.
  const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
  const parents = parentsOf(commit);
  if (parents.length < 2 || !parents.includes(event.revision)) {
    deps.log.warning(
      `The checked-out commit ${head} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`,
    );
  }
  return head;
}

function parentsOf(commit: string): readonly string[] {
  const [headers = ''] = commit.split('\n\n', 1);
  return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}

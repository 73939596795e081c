import { isFullSha, type EventFacts } from '../../core/events/event-facts.ts';
import type { RunFacts } from '../../core/events/run-facts.ts';
import type { Log } from '../../ports/log.ts';
import type { Exec, ExecResult } from '../../ports/process.ts';

const gitTimeoutMs = 10_000;

/**
 * Reads which commit is checked out: HEAD of the workspace, else GITHUB_SHA. Warns when it is neither the revision nor a
 * merge of it, because the image is then built from another commit than its tag says.
 */
export async function readSourceSha(
  event: EventFacts,
  run: Pick<RunFacts, 'sha' | 'workspace'>,
  deps: { readonly exec: Exec; readonly log: Log },
): Promise<string> {
  // In a container job the checkout belongs to another user, and git refuses to read it without safe.directory:
  // https://github.com/actions/runner/issues/2033
  const git = (...args: string[]): Promise<ExecResult | undefined> =>
    deps.exec
      .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs })
      .catch(() => undefined);
  const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
  if (!isFullSha(head)) return run.sha;
  if (head === event.revision || head === event.mergeSha) return head;
  // Reads the commit object, because `git log` hides the parents in a shallow clone.
  const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
  const parents = readParents(commit);
  if (parents.length < 2 || !parents.includes(event.revision)) {
    deps.log.warning(
      `The checked-out commit ${head} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`,
    );
  }
  return head;
}

function readParents(commit: string): readonly string[] {
  const [headers = ''] = commit.split('\n\n', 1);
  return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}

import { isFullSha, type EventFacts } from '../../core/events/event-facts.ts';
import type { RunFacts } from '../../core/events/run-facts.ts';
import type { Log } from '../../ports/log.ts';
import type { Exec, ExecResult } from '../../ports/process.ts';

const gitTimeoutMs = 10_000;

interface Checkout {
  /** HEAD of the workspace, else GITHUB_SHA. */
  readonly sha: string;
  /** Whether it is neither the revision nor a merge of it: the image is then built from another commit than its tag says. */
  readonly isOther: boolean;
}

/** Reads which commit is checked out, as `readCheckout` does, and warns when it is another one. */
export async function readSourceSha(
  event: EventFacts,
  run: Pick<RunFacts, 'sha' | 'workspace'>,
  deps: { readonly exec: Exec; readonly log: Log },
): Promise<string> {
  const { sha, isOther } = await readCheckout(event, run, deps.exec);
  if (isOther) {
    deps.log.warning(
      `The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`,
    );
  }
  return sha;
}

/** Reads which commit is checked out, and whether it is what the event is about. */
export async function readCheckout(
  event: EventFacts,
  run: Pick<RunFacts, 'sha' | 'workspace'>,
  exec: Exec,
): Promise<Checkout> {
  // In a container job the checkout belongs to another user, and git refuses to read it without safe.directory:
  // https://github.com/actions/runner/issues/2033
  const git = (...args: string[]): Promise<ExecResult | undefined> =>
    exec
      .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs })
      .catch(() => undefined);
  const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
  if (!isFullSha(head)) return { sha: run.sha, isOther: false };
  if (head === event.revision || head === event.mergeSha) return { sha: head, isOther: false };
  // Reads the commit object, because `git log` hides the parents in a shallow clone.
  const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
  const parents = readParents(commit);
  return { sha: head, isOther: parents.length < 2 || !parents.includes(event.revision) };
}

function readParents(commit: string): readonly string[] {
  const [headers = ''] = commit.split('\n\n', 1);
  return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}

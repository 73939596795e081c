import type { EventFacts } from '../../src/core/events/event-facts.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { parseVersionTag } from '../../src/core/tags/tag-text.ts';
import type { Exec } from '../../src/ports/process.ts';

const gitTimeoutMs = 10_000;

/**
 * Reads the git tags with the major version of the event's, as far as they are checked out: actions/checkout gets others
 * only with `fetch-tags: true` or `fetch-depth: 0`. None where there is no git, or the event is no version.
 */
export async function readGitTags(
  event: EventFacts,
  deps: { readonly run: RunFacts; readonly exec: Exec },
): Promise<readonly string[]> {
  const version = event.kind === 'tag' ? parseVersionTag(event.tagName ?? '') : undefined;
  if (version === undefined || version.isPreRelease) return [];
  const patterns = ['', 'v', 'V'].map((prefix) => `${prefix}${version.major}.*`);
  const list = await deps.exec
    .run('git', ['-c', 'safe.directory=*', 'tag', '--list', ...patterns], {
      cwd: deps.run.workspace,
      timeoutMs: gitTimeoutMs,
    })
    .catch(() => undefined);
  return list?.stdout.split('\n').filter((name) => name !== '') ?? [];
}

import type { EventFacts } from '../../src/core/events/event-facts.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { UserError } from '../../src/errors.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Exec } from '../../src/ports/process.ts';
import { readCheckout } from '../../src/services/git/source-sha.ts';
import type { Overrides } from './rules/overrides.ts';

interface Source {
  /** What is checked out: full sha. */
  readonly sourceSha: string;
  /** Whether tags may be re-pointed: never to an image of another commit than the event's. */
  readonly mayMove: boolean;
}

/**
 * Reads what is checked out. On `workflow_run` that is rarely what the triggering run built, so there it says nothing
 * about the image. The rules of docker/metadata-action give the same tags whatever is checked out.
 * @throws UserError when someone commented on a pull request and something else is checked out: neither can be named
 */
export async function checkSource(
  event: EventFacts,
  { overrides, metadataAction }: { readonly overrides: Overrides; readonly metadataAction?: object | undefined },
  deps: { readonly run: RunFacts; readonly exec: Exec; readonly log: Log },
): Promise<Source> {
  const { run, exec, log } = deps;
  const { sha, isOther } = await readCheckout(event, run, exec);
  if (!isOther) return { sourceSha: sha, mayMove: true };
  const isGiven = overrides.ref !== undefined || overrides.sha !== undefined || overrides.prNumber !== undefined;
  if (event.eventName === 'issue_comment' && event.kind === 'pull-request' && !isGiven) {
    throw new UserError(
      `The checked-out commit ${sha} is not the head ${event.revision} of pull request #${event.prNumber ?? '?'}, which the comment is on: check out refs/pull/${event.prNumber ?? '?'}/head, or set "ref" and "sha" to what is built.`,
    );
  }
  const mayMove = run.eventName === 'workflow_run' || metadataAction !== undefined;
  log.warning(
    `The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it${mayMove ? '' : ', so no tag is moved'}: check out the revision before building, or set "ref" and "sha".`,
  );
  return { sourceSha: sha, mayMove };
}

import { RegistryError, UserError, toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { DeletingGitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RegistryRepository } from '../../src/ports/registry.ts';
import { deleteByApi, type AskDeps } from '../../src/services/github/ask-api.ts';
import type { DeletionEnd } from './delete-planned.ts';
import { explained } from './registry-with-retry.ts';

export interface DeleterDeps {
  readonly api: DeletingGitHubApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** GitHub asks for a second between requests that change something. */
const pauseMs = 1_000;

/** The limit is one for all of the repository's workflows: they get what is left of it. */
const sharedPart = 0.1;

const deleted: DeletionEnd = { action: 'deleted', reason: '' };

/** Deletes in a registry. */
export function registryRemove(registry: RegistryRepository): (digest: string) => Promise<DeletionEnd> {
  return async (digest) => {
    try {
      await registry.deleteManifest(digest);
      return deleted;
    } catch (error) {
      if (error instanceof UserError) return { action: 'deferred', reason: toMessage(error) };
      if (!(error instanceof RegistryError)) throw error;
      return { action: 'failed', reason: explained(error) };
    }
  };
}

/** Deletions through GitHub's API: one at a time, a second apart, and within the rate limit. */
interface ApiRemover {
  /** @param isThere asked after a 404, which GitHub also answers when the token may not delete */
  readonly remove: (path: string, what: string, isThere?: () => Promise<boolean>) => Promise<DeletionEnd>;
  /** Waits for the rate limit where the deadline allows; a text says why nothing more can be deleted now. */
  readonly stop: () => Promise<string | undefined>;
}

/**
 * @param deadline milliseconds since the epoch
 * @param permission what the token needs: `packages: write`
 */
export function apiRemover(
  { deadline, permission }: { readonly deadline: number; readonly permission: string },
  deps: DeleterDeps,
): ApiRemover {
  let nextAt = 0;
  let budget: { readonly left: number; readonly limit: number; readonly resetAt: number } | undefined;
  const asking: AskDeps & { readonly api: DeletingGitHubApi } = { ...deps, deadline };
  return {
    async stop() {
      if (budget === undefined || budget.left > budget.limit * sharedPart) return undefined;
      const { resetAt, left, limit } = budget;
      const wait = resetAt - deps.clock.now();
      if (resetAt >= deadline) {
        return `only ${String(left)} of ${String(limit)} requests are left until ${new Date(resetAt).toISOString()}, for all workflows of this repository`;
      }
      if (wait > 0) {
        deps.log.info(`Waiting ${String(Math.ceil(wait / 1000))} s for GitHub's rate limit.`);
        try {
          await deps.clock.sleep(wait, deps.signal);
        } catch (error) {
          return toMessage(error);
        }
      }
      budget = undefined;
      return undefined;
    },
    async remove(path, what, isThere) {
      try {
        // When the job is cancelled, what was begun is finished without pauses.
        const wait = deps.signal.aborted ? 0 : nextAt - deps.clock.now();
        if (wait > 0) await deps.clock.sleep(wait);
        const { outcome, status, message, headers } = await deleteByApi({ what, path }, asking);
        nextAt = deps.clock.now() + pauseMs;
        budget = budgetOf(headers);
        if (outcome === 'deleted') return deleted;
        const isGone = outcome === 'gone' && !((await isThere?.()) ?? false);
        return isGone ? { action: 'deleted', reason: 'was gone already' } : refusal(status, message, permission);
      } catch (error) {
        if (deps.signal.aborted) return { action: 'deferred', reason: toMessage(error) };
        return { action: 'failed', reason: toMessage(error) };
      }
    },
  };
}

/** Two refusals are rules of GitHub's that no later run changes, so they must not fail every run. */
function refusal(status: number, message: string, permission: string): DeletionEnd {
  if (/last tagged version|more than 5,?000 downloads/i.test(message)) return { action: 'kept', reason: message };
  const remedy = `the job needs "permissions: ${permission}", and this repository the role Admin in the package`;
  return { action: 'failed', reason: [401, 403, 404].includes(status) ? `${message}: ${remedy}` : message };
}

function budgetOf(
  headers: Readonly<Record<string, string>>,
): { readonly left: number; readonly limit: number; readonly resetAt: number } | undefined {
  const number = (name: string): number => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
  const [left, limit, reset] = [number('remaining'), number('limit'), number('reset')];
  return left >= 0 && limit > 0 && reset > 0 ? { left, limit, resetAt: reset * 1000 } : undefined;
}

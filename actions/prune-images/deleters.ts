import { RegistryError, UserError, toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { DeletingGitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RegistryRepository } from '../../src/ports/registry.ts';
import { deleteResource, RateLimitError, type RestDeps } from '../../src/services/github/rest-requests.ts';
import { SparedError, type DeletionOutcome } from './delete-planned.ts';
import { explainRegistryError } from './registry-with-retry.ts';

export interface DeleterDeps {
  readonly api: DeletingGitHubApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * GitHub asks for a second between requests that change something:
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
const deletionIntervalMs = 1_000;

/** All workflows of the repository share one rate limit: this share of it is left to the others. */
const reservedShare = 0.1;

const deleted: DeletionOutcome = { action: 'deleted', reason: '' };

/** Says why no further deletion may begin; undefined: it may. */
export function findStopReason({ signal, clock }: DeleterDeps, deadline: number): string | undefined {
  if (signal.aborted) return toMessage(signal.reason);
  return clock.now() >= deadline ? 'the time of "timeout-minutes" is over' : undefined;
}

/** How long a registry may show what it has deleted: it is looked for so often, a second apart. */
const maxLooks = 5;

/** Looks whether something is gone that was deleted. Where that cannot be asked, the answer to the deletion counts. */
export async function confirmDeletion(
  outcome: DeletionOutcome,
  isThere: () => Promise<boolean>,
  { clock, signal }: Pick<DeleterDeps, 'clock' | 'signal'>,
): Promise<DeletionOutcome> {
  try {
    for (let look = 1; await isThere(); look++) {
      if (signal.aborted) return outcome;
      if (look === maxLooks) {
        const reason = 'the deletion was accepted, and the image is still there';
        return { action: 'failed', reason, isForAll: true };
      }
      await clock.sleep(deletionIntervalMs, signal);
    }
  } catch (error) {
    if (!(error instanceof RegistryError) && !signal.aborted) throw error;
  }
  return outcome;
}

/** Makes a function that deletes manifests in a registry. It does not reject for what the registry refuses. */
export function registryRemover(
  registry: RegistryRepository,
  image: string,
  deps: Pick<DeleterDeps, 'clock' | 'signal'>,
): (digest: string, tags: readonly string[]) => Promise<DeletionOutcome> {
  return async (digest, tags) => {
    try {
      await deleteWithTags(registry, digest, tags);
      // A manifest without tags may be read for a while where registries keep what was deleted.
      const isThere = async (): Promise<boolean> => (await findTagsOf(registry, digest, tags)).length > 0;
      return await confirmDeletion(deleted, isThere, deps);
    } catch (error) {
      if (error instanceof SparedError) return error.outcome;
      if (error instanceof UserError) return { action: 'deferred', reason: toReason(error) };
      if (!(error instanceof RegistryError)) throw error;
      if (error.code === 'GOOGLE_MANIFEST_DANGLING_PARENT_IMAGE') {
        return { action: 'kept', reason: 'an index that has no tag still lists it' };
      }
      if (isProtected(error)) return { action: 'kept', reason: toMessage(error) };
      const isForAll = [401, 403, 405].includes(error.status ?? 0) || error.code === 'UNSUPPORTED';
      return { action: 'failed', reason: explainRegistryError(error, image, 'delete'), isForAll };
    }
  };
}

/** Whether a rule of the registry keeps an image, such as that a tag is immutable, which no later run changes. */
function isProtected({ status, message }: RegistryError): boolean {
  return status === 412 || (status !== undefined && status < 500 && /\bimmutab/i.test(message));
}

/** Deletes a tag whose manifest is gone. Most registries delete by digest alone, and here there is none. */
export async function removeGhostTag(
  registry: RegistryRepository,
  image: string,
  tag: string,
): Promise<DeletionOutcome> {
  try {
    if ((await registry.manifest(tag)).found) return { action: 'kept', reason: 'its manifest is there again' };
    await registry.deleteTag(tag);
    return (await registry.tags()).includes(tag) ? ghostTagLeft : deleted;
  } catch (error) {
    if (error instanceof UserError) return { action: 'deferred', reason: toReason(error) };
    if (!(error instanceof RegistryError)) throw error;
    if ([400, 405].includes(error.status ?? 0)) return ghostTagLeft;
    return { action: 'failed', reason: explainRegistryError(error, image, 'delete') };
  }
}

const ghostTagLeft: DeletionOutcome = {
  action: 'kept',
  reason: 'this registry does not delete a tag whose manifest is gone: push an image under it, and delete that',
};

/** Google's registries refuse a manifest that has tags: then these are deleted first. */
async function deleteWithTags(registry: RegistryRepository, digest: string, tags: readonly string[]): Promise<void> {
  try {
    await registry.deleteManifest(digest);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== 'GOOGLE_MANIFEST_DANGLING_TAG') throw error;
    for (const tag of await findTagsOf(registry, digest, tags)) await registry.deleteTag(tag);
    await registry.deleteManifest(digest);
  }
}

async function findTagsOf(
  registry: RegistryRepository,
  digest: string,
  tags: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const tag of tags) {
    const answer = await registry.manifest(tag);
    if (answer.found && answer.digest === digest) found.push(tag);
  }
  return found;
}

/** What is looked at while something is being deleted. */
interface DeletionLooks {
  /** Called after a 404, which is GitHub's answer also when the token may not delete. */
  readonly isThere: () => Promise<boolean>;
  /** Called before each further attempt. A SparedError ends them. */
  readonly beforeRetry: () => Promise<void>;
}

/** Deletes through GitHub's API: one resource at a time, a second apart, and within the rate limit. */
interface ApiRemover {
  readonly remove: (path: string, what: string, looks?: DeletionLooks) => Promise<DeletionOutcome>;
  /**
   * Waits for the rate limit where the deadline allows it. A text says why nothing more can be deleted now.
   * @param requestCount how many requests come before the next deletion
   */
  readonly stop: (requestCount?: number) => Promise<string | undefined>;
}

interface RateBudget {
  readonly left: number;
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly resetAt: number;
}

/**
 * @param limits `deadline` in epoch milliseconds, and the permission that the token needs: `packages: write`
 */
export function apiRemover(
  { deadline, permission }: { readonly deadline: number; readonly permission: string },
  deps: DeleterDeps,
): ApiRemover {
  let nextAt = 0;
  let budget: RateBudget | undefined;
  const restDeps: RestDeps & { readonly api: DeletingGitHubApi } = { ...deps, deadline };
  return {
    async stop(requestCount = 0) {
      if (budget === undefined || budget.left - requestCount > budget.limit * reservedShare) return undefined;
      const { resetAt, left, limit } = budget;
      const waitMs = resetAt - deps.clock.now();
      if (resetAt >= deadline) {
        return `only ${left} of ${limit} requests are left until ${new Date(resetAt).toISOString()}, for all workflows of this repository`;
      }
      if (waitMs > 0) {
        deps.log.info(`Waiting ${Math.ceil(waitMs / 1000)} s for GitHub's rate limit.`);
        try {
          await deps.clock.sleep(waitMs, deps.signal);
        } catch (error) {
          return toMessage(error);
        }
      }
      budget = undefined;
      return undefined;
    },
    async remove(path, what, { isThere, beforeRetry } = neverThere) {
      try {
        // A cancelled job finishes the image that it has begun, and does so without pauses.
        const waitMs = deps.signal.aborted ? 0 : nextAt - deps.clock.now();
        if (waitMs > 0) await deps.clock.sleep(waitMs);
        const { outcome, status, message, headers } = await deleteResource({ what, path, beforeRetry }, restDeps);
        nextAt = deps.clock.now() + deletionIntervalMs;
        budget = readRateBudget(headers);
        if (outcome === 'deleted') return deleted;
        const isGone = outcome === 'gone' && !(await isThere());
        return isGone
          ? { action: 'deleted', reason: 'was gone already' }
          : toRefusedDeletion(status, message, permission);
      } catch (error) {
        return error instanceof SparedError ? error.outcome : toUnfinishedDeletion(error, deps);
      }
    },
  };
}

/** What an error means for the deletion that it ended. One without requests left, or cancelled, is for the next run. */
export function toUnfinishedDeletion(error: unknown, { signal }: Pick<DeleterDeps, 'signal'>): DeletionOutcome {
  if (error instanceof RateLimitError) return { action: 'deferred', reason: toReason(error), isForAll: true };
  return { action: signal.aborted ? 'deferred' : 'failed', reason: toReason(error) };
}

/** A message as a part of another one. */
function toReason(error: unknown): string {
  return toMessage(error).replace(/\.$/, '');
}

const neverThere: DeletionLooks = { isThere: () => Promise.resolve(false), beforeRetry: () => Promise.resolve() };

/**
 * Two refusals are rules of GitHub's that no later run changes, so they must not fail every run:
 * https://docs.github.com/en/packages/learn-github-packages/deleting-and-restoring-a-package
 */
function toRefusedDeletion(status: number, message: string, permission: string): DeletionOutcome {
  if (/last (?:tagged )?version|more than 5,?000 downloads/i.test(message)) return { action: 'kept', reason: message };
  const remedy = `the job needs "permissions: ${permission}", and this repository the role Admin in the package`;
  const isForAll = [401, 403, 404].includes(status);
  return { action: 'failed', reason: isForAll ? `${message}: ${remedy}` : message, isForAll };
}

function readRateBudget(headers: Readonly<Record<string, string>>): RateBudget | undefined {
  const number = (name: string): number => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
  const [left, limit, reset] = [number('remaining'), number('limit'), number('reset')];
  return left >= 0 && limit > 0 && reset > 0 ? { left, limit, resetAt: reset * 1000 } : undefined;
}

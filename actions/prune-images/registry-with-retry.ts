import { classifyHttpStatus } from '../../src/core/failures/classify.ts';
import type { Failure } from '../../src/core/failures/failure.ts';
import { adviseOnRegistry, type Situation } from '../../src/core/failures/registry-advice.ts';
import { recognizeRegistry } from '../../src/core/failures/registry-host.ts';
import { tryLater } from '../../src/core/failures/rules/rule.ts';
import { registryHost } from '../../src/core/oci/reference.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { RegistryError, UserError, toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RegistryRepository } from '../../src/ports/registry.ts';
import { retry } from '../../src/services/retry/retry.ts';

interface RegistryRetryDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** How often, and until when, a registry is called. */
export interface RegistryRetry {
  readonly policy: RetryPolicy;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** A repository whose calls are retried. */
export interface RetryingRepository extends RegistryRepository {
  /** The same for one deletion: `look` is called before each further attempt, and what it throws ends them. */
  readonly beforeRetriedDeletion: (look: () => Promise<void>) => RegistryRepository;
}

/**
 * Retries the calls to a registry where that can help: after 5xx, a broken connection, and 429 once the wait that it
 * asks for is over. A call rejects with the error of its last attempt.
 */
export function registryWithRetry(
  registry: RegistryRepository,
  limits: RegistryRetry,
  deps: RegistryRetryDeps,
): RetryingRepository {
  const callWithRetry = async <T>(title: string, work: (attempt: number) => Promise<T>): Promise<T> => {
    const outcome = await retry<T>(
      { ...limits, title, work, signal: deps.signal, classify: classifyRegistryError },
      deps,
    );
    if (outcome.ok) return outcome.value;
    throw outcome.error;
  };
  return {
    beforeRetriedDeletion: (look) => ({
      ...registry,
      manifest: (reference) => callWithRetry(`Read ${reference}`, () => registry.manifest(reference)),
      deleteManifest: (digest) =>
        callWithRetry(`Delete ${digest}`, async (attempt) => {
          if (attempt > 1) await look();
          return registry.deleteManifest(digest);
        }),
      deleteTag: (tag) => callWithRetry(`Delete ${tag}`, () => registry.deleteTag(tag)),
    }),
    tags: () => callWithRetry('List the tags', () => registry.tags()),
    manifest: (reference) => callWithRetry(`Read ${reference}`, () => registry.manifest(reference)),
    config: (digest) => callWithRetry(`Read ${digest}`, () => registry.config(digest)),
    deleteManifest: (digest) => callWithRetry(`Delete ${digest}`, () => registry.deleteManifest(digest)),
    deleteTag: (tag) => callWithRetry(`Delete ${tag}`, () => registry.deleteTag(tag)),
    referrers: (digest) => callWithRetry(`Read what refers to ${digest}`, () => registry.referrers(digest)),
  };
}

function classifyRegistryError(error: unknown): Failure {
  const refusal = error instanceof RegistryError ? error : undefined;
  const failure = classifyHttpStatus(refusal?.status, toMessage(error), 'run the job again later');
  return { ...failure, retryAfterMs: refusal?.retryAfterMs };
}

/**
 * Says what an error of a registry means to the user.
 * @param image whose registry it is
 */
export function explainRegistryError(error: unknown, image: string, task: 'read' | 'delete'): string {
  const message = toMessage(error);
  if (!(error instanceof RegistryError)) return message;
  const { status, code, remedy } = error;
  const advise = (situation: Situation): string =>
    adviseOnRegistry(situation, { registry: recognizeRegistry(registryHost(image), message) });
  if (status === 401) return `${message}: ${advise('login')}, or set "username" and "password"`;
  if (status === 403) return `${message}: ${advise(task === 'read' ? 'denied-read' : 'denied-delete')}`;
  if (status === 405 || code === 'UNSUPPORTED') {
    return `${message}: this registry does not delete manifests, or deletion is switched off in it`;
  }
  const advice = remedy ?? (status === undefined || status >= 500 ? tryLater : undefined);
  return advice === undefined ? message : `${message}: ${advice}`;
}

/** The error for an image whose registry could not be read. */
export function toNothingDeletedError(image: string, error: unknown): UserError {
  return new UserError(`Nothing was deleted in ${image}: ${explainRegistryError(error, image, 'read')}.`, {
    cause: error,
  });
}

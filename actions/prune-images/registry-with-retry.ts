import { classifyHttpStatus } from '../../src/core/failures/classify.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import type { Failure } from '../../src/core/failures/failure.ts';
import { RegistryError, UserError, toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RegistryRepository } from '../../src/ports/registry.ts';
import { retry } from '../../src/services/retry/retry.ts';

interface PatientDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** How long and how often a registry is asked. */
export interface Patience {
  readonly policy: RetryPolicy;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/**
 * A registry that is asked again where that can help: 5xx, broken connections, and 429 after the wait that it asks for.
 * Calls reject with the registry's last refusal.
 */
export function registryWithRetry(
  registry: RegistryRepository,
  patience: Patience,
  deps: PatientDeps,
): RegistryRepository {
  const patiently = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    let asked: number | undefined;
    const tried = await retry<T>(
      {
        ...{ title, work, ...patience, signal: deps.signal },
        classify(error) {
          asked = error instanceof RegistryError ? error.retryAfterMs : undefined;
          return registryFailure(error);
        },
        retryAfter: () => Promise.resolve(asked),
      },
      deps,
    );
    if (tried.ok) return tried.value;
    throw tried.error;
  };
  return {
    tags: () => patiently('List the tags', () => registry.tags()),
    manifest: (reference) => patiently(`Read ${reference}`, () => registry.manifest(reference)),
    config: (digest) => patiently(`Read ${digest}`, () => registry.config(digest)),
    deleteManifest: (digest) => patiently(`Delete ${digest}`, () => registry.deleteManifest(digest)),
    referrers: (digest) => patiently(`Read what refers to ${digest}`, () => registry.referrers(digest)),
  };
}

function registryFailure(error: unknown): Failure {
  const status = error instanceof RegistryError ? error.status : undefined;
  return classifyHttpStatus(status, toMessage(error), 'run the job again later');
}

/** What a registry's refusal means to the user. */
export function explained(error: unknown): string {
  const said = toMessage(error);
  if (!(error instanceof RegistryError)) return said;
  if (error.status === 401 || error.status === 403) {
    return `${said}: log in with docker/login-action, or set "username" and "password"`;
  }
  if (error.status === 405)
    return `${said}: this registry does not delete manifests, or deletion is switched off in it`;
  return said;
}

/** The refusal as an error for the step. */
export function refusedBy(image: string, error: unknown): UserError {
  return new UserError(`Nothing was deleted in ${image}: ${explained(error)}.`, { cause: error });
}

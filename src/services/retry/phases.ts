import { classifyError, type FailureEvidence } from '../../core/failures/classify.ts';
import type { RetryPolicy } from '../../core/retry/retry-policy.ts';
import { ClassifiedError, type Failure } from '../../core/failures/failure.ts';
import type { TimedPhase, Attempt } from '../../core/retry/attempts.ts';
import { CommandError, UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { RateLimits } from '../../ports/registry.ts';
import { retry } from './retry.ts';
import type { NamedFailure } from '../../core/summary/page.ts';

/** One line of the report: how often a phase was tried, how long it took, how it failed. */
export interface PhaseReport extends TimedPhase {
  readonly attemptCount: number;
  readonly seconds: number;
  readonly failure?: Failure;
}

/** A phase that failed for good. */
export class PhaseError extends ClassifiedError {
  constructor(title: string, attempts: number, failure: Failure, cause: unknown) {
    const times = attempts === 1 ? '1 attempt' : `${String(attempts)} attempts`;
    const next = `Next: ${failure.remedy}.`;
    super(`${title} failed after ${times} (${failure.class}): ${failure.reason}. ${next}`, failure, cause);
  }
}

/**
 * What keeping a built image, and learning which one it is, may take after the deadline: a push that used up all the time
 * must not cost the image too, since the artifact is to stand in for that push.
 */
export const salvageTimeoutMs = 2 * 60_000;

interface PhaseRequest<T> {
  readonly title: string;
  readonly context: Omit<FailureEvidence, 'finalLine' | 'timedOut' | 'elapsedMs'>;
  readonly work: (limits: CallOptions, attempt: number) => Promise<T>;
  readonly checkAlreadyDone?: (failure: Failure) => Promise<T | undefined>;
  /** The reference whose registry is asked how long to wait when it limits the rate. */
  readonly ref?: string;
  /** Of one attempt, where it is shorter than that of a build. */
  readonly timeoutMs?: number;
  /** What an attempt may take although the deadline comes before, or has passed. */
  readonly minTimeoutMs?: number;
}

interface PhaseDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly rateLimits: RateLimits;
  readonly signal?: AbortSignal;
}

/** Runs the phases of one build under one deadline and keeps their reports. */
export class Phases {
  readonly reports: PhaseReport[] = [];
  readonly #limits: { readonly timeoutMs: number; readonly deadline: number; readonly policy: RetryPolicy };
  readonly #deps: PhaseDeps;

  constructor(
    limits: { readonly timeoutMs: number; readonly deadline: number; readonly policy: RetryPolicy },
    deps: PhaseDeps,
  ) {
    this.#limits = limits;
    this.#deps = deps;
  }

  /** @throws PhaseFailed when the work failed for good; other errors are not the work's. */
  async run<T>(request: PhaseRequest<T>): Promise<T> {
    const { clock, log, rateLimits, signal } = this.#deps;
    const { title, checkAlreadyDone: settle, ref } = request;
    const start = clock.now();
    const attempts: Attempt[] = [];
    let attemptStart = start;
    const tried = await retry<T>(
      {
        title,
        policy: this.#limits.policy,
        deadline: this.#limits.deadline,
        ...(signal === undefined ? {} : { signal }),
        work: (attempt) => {
          attemptStart = clock.now();
          const work = (): Promise<T> => request.work(this.limits(request.timeoutMs, request.minTimeoutMs), attempt);
          if (request.context.phase === 'registry') return work();
          return log.group(attempt === 1 ? title : `${title}, attempt ${String(attempt)}`, work);
        },
        onAttempt: (ended) => attempts.push(ended),
        classify: (error) => {
          const failure = classifyError(error, { ...request.context, elapsedMs: clock.now() - attemptStart });
          // No input raises a limit of its own.
          const silent = failure.class === 'timeout' && request.timeoutMs !== undefined;
          return silent
            ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
            : failure;
        },
        ...(settle === undefined ? {} : { checkAlreadyDone: settle }),
        ...(ref === undefined ? {} : { retryAfter: () => rateLimits.retryAfter(ref) }),
      },
      { clock, log },
    );
    const report = { title, attempts, attemptCount: tried.attemptCount, seconds: (clock.now() - start) / 1000 };
    if (tried.ok) {
      this.reports.push(report);
      return tried.value;
    }
    this.reports.push({ ...report, failure: tried.failure });
    throw new PhaseError(title, tried.attemptCount, tried.failure, tried.error);
  }

  /** The most tries that a phase took. */
  get attempts(): number {
    return Math.max(0, ...this.reports.map((report) => report.attemptCount));
  }

  /** Limits of one call: its own, cut to what the deadline leaves, which counts as `leastMs` at least. */
  limits(ownMs = Infinity, leastMs = 1): CallOptions {
    const { timeoutMs, deadline } = this.#limits;
    const { clock, signal } = this.#deps;
    return {
      timeoutMs: Math.min(ownMs, timeoutMs, Math.max(leastMs, deadline - clock.now())),
      ...(signal === undefined ? {} : { signal }),
    };
  }
}

/** What is reported of anything that ended a build. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ClassifiedError) return error.failure;
  if (error instanceof CommandError) return classifyError(error, { phase: 'build' });
  return { class: error instanceof UserError ? 'permanent' : 'unknown', reason: toMessage(error), remedy: '' };
}

/** What ended a step, for its summary page; empty when nothing did. */
export function reportedFailures(error: unknown): readonly NamedFailure[] {
  return error === undefined ? [] : [{ name: '', failure: toFailure(error) }];
}

import { classifyError } from '../../core/failures/classify.ts';
import type { FailureContext, FailurePhase } from '../../core/failures/evidence.ts';
import { ClassifiedError, type Failure } from '../../core/failures/failure.ts';
import { registryHost } from '../../core/oci/reference.ts';
import type { Attempt, TimedPhase } from '../../core/retry/attempts.ts';
import type { RetryPolicy } from '../../core/retry/retry-policy.ts';
import type { NamedFailure } from '../../core/summary/page.ts';
import { CommandError, UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { RateLimits } from '../../ports/registry.ts';
import { retry } from './retry.ts';

/** One phase as reports show it: its attempts, how long it took, how it failed. */
export interface PhaseReport extends TimedPhase {
  readonly attemptCount: number;
  readonly seconds: number;
  readonly failure?: Failure | undefined;
}

/** A phase that failed for good. */
export class PhaseError extends ClassifiedError {
  constructor(title: string, attemptCount: number, failure: Failure, cause: unknown) {
    const attempts = attemptCount === 1 ? '1 attempt' : `${attemptCount} attempts`;
    // Some programs end what they say with a full stop.
    const reason = failure.reason.replace(/\.$/, '');
    super(`${title} failed after ${attempts} (${failure.class}): ${reason}. Next: ${failure.remedy}.`, failure, cause);
  }
}

/** An attempt that failed in a way which is known where it is thrown, so that no text has to be classified. */
export class AttemptError extends Error {
  override readonly name = 'AttemptError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/**
 * What saving a built image, and learning its imageid, may take even after the deadline: a push that used up all the
 * time must not cost the image too, since the artifact stands in for that push.
 */
export const salvageTimeoutMs = 2 * 60_000;

/** How much longer one waits for a neighbour that does not answer. */
export interface Patience {
  /** After which failures it has not answered; undefined: after all that are no answer to the point. */
  readonly unanswered?: readonly Failure['class'][] | undefined;
  readonly leftMs: number;
  /** Takes off what an attempt without an answer, or the wait after it, has cost. */
  spend(ms: number): void;
}

/** After these failures the neighbour has not answered, or not to the point. A rate limit is an answer. */
const unansweredClasses: readonly Failure['class'][] = ['transient', 'timeout', 'builder', 'unknown'];
/** Limits of the waits while nobody answers. */
const maxUnansweredWaitMs = 2_000;
const minUnansweredAttemptMs = 1_000;

interface PhaseRequest<T> {
  readonly title: string;
  readonly context: Omit<FailureContext, 'elapsedMs'>;
  readonly work: (limits: CallOptions, attempt: number) => Promise<T>;
  /** False: it gets no group of its own in the log, since it runs inside one. */
  readonly hasGroup?: false | undefined;
  readonly checkAlreadyDone?: ((failure: Failure) => Promise<T | undefined>) | undefined;
  /** The reference whose registry says how long to wait when it limits the rate. */
  readonly ref?: string | undefined;
  /** Limit of one attempt, where it is shorter than that of a build. */
  readonly timeoutMs?: number | undefined;
  /** What an attempt may take even when the deadline comes earlier, or has passed. */
  readonly minTimeoutMs?: number | undefined;
  /**
   * Bounds the attempts that get no answer, and the waits between them. Undefined: the policy alone does. What the work
   * throws as an AttemptError was answered.
   */
  readonly patience?: Patience | undefined;
}

interface PhaseLimits {
  /** Of one attempt. */
  readonly timeoutMs: number;
  /** Of all phases: epoch milliseconds. */
  readonly deadline: number;
  readonly policy: RetryPolicy;
}

interface PhaseDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly rateLimits: RateLimits;
  readonly signal?: AbortSignal | undefined;
}

/** Runs the phases of one step under one deadline and keeps their reports. */
export class Phases {
  readonly reports: PhaseReport[] = [];
  readonly #limits: PhaseLimits;
  readonly #deps: PhaseDeps;

  constructor(limits: PhaseLimits, deps: PhaseDeps) {
    this.#limits = limits;
    this.#deps = deps;
  }

  /**
   * Retries the work of one phase and reports it. Questions to a registry get no group of their own in the log.
   * @throws PhaseError when the work failed for good; what `retry` does not retry is thrown as it is.
   */
  async run<T>(request: PhaseRequest<T>): Promise<T> {
    const { clock, log, rateLimits, signal } = this.#deps;
    const { policy, deadline } = this.#limits;
    const { title, ref } = request;
    const context = ref === undefined ? request.context : { host: registryHost(ref), ...request.context };
    const start = clock.now();
    const attempts: Attempt[] = [];
    let attemptStart = start;
    /** When the last attempt ended, where it got no answer: the wait after it counts too. */
    let unansweredSince: number | undefined;
    const { patience } = request;
    const outcome = await retry<T>(
      {
        title,
        policy,
        deadline,
        signal,
        work: (attempt) => {
          attemptStart = clock.now();
          if (unansweredSince !== undefined) patience?.spend(attemptStart - unansweredSince);
          // A limit of nothing would be none at all.
          const timeoutMs = Math.min(request.timeoutMs ?? Infinity, Math.max(1, patience?.leftMs ?? Infinity));
          const work = (): Promise<T> => request.work(this.limits(timeoutMs, request.minTimeoutMs), attempt);
          if (context.phase === 'registry' || request.hasGroup === false) return work();
          return log.group(attempt === 1 ? title : `${title}, attempt ${attempt}`, work);
        },
        onAttempt: (ended) => attempts.push(ended),
        classify: (error) => {
          unansweredSince = undefined;
          if (error instanceof AttemptError) return error.failure;
          const failure = classifyError(error, { ...context, elapsedMs: clock.now() - attemptStart });
          if (patience !== undefined && (patience.unanswered ?? unansweredClasses).includes(failure.class)) {
            unansweredSince = clock.now();
            patience.spend(unansweredSince - attemptStart);
          }
          // No input raises the limit of a phase that has one of its own.
          return failure.class === 'timeout' && request.timeoutMs !== undefined
            ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
            : failure;
        },
        checkAlreadyDone: request.checkAlreadyDone,
        maxWaitMs: () =>
          patience === undefined || unansweredSince === undefined
            ? undefined
            : Math.min(maxUnansweredWaitMs, patience.leftMs - minUnansweredAttemptMs),
        retryAfter: ref === undefined ? undefined : () => rateLimits.retryAfter(ref),
      },
      { clock, log },
    );
    const { attemptCount } = outcome;
    const report = { title, attempts, attemptCount, seconds: (clock.now() - start) / 1000 };
    if (outcome.ok) {
      this.reports.push(report);
      return outcome.value;
    }
    this.reports.push({ ...report, failure: outcome.failure });
    throw new PhaseError(title, attemptCount, outcome.failure, outcome.error);
  }

  /** Attempts of the phase that took most; 0 before the first one. */
  get attempts(): number {
    return Math.max(0, ...this.reports.map((report) => report.attemptCount));
  }

  /**
   * The limits of one call.
   * @param ownTimeoutMs its own, cut to that of an attempt and to what the deadline leaves
   * @param minTimeoutMs what the deadline leaves at least
   */
  limits(ownTimeoutMs = Infinity, minTimeoutMs = 1): CallOptions {
    const { timeoutMs, deadline } = this.#limits;
    const { clock, signal } = this.#deps;
    return {
      timeoutMs: Math.min(ownTimeoutMs, timeoutMs, Math.max(minTimeoutMs, deadline - clock.now())),
      ...(signal === undefined ? {} : { signal }),
    };
  }
}

/**
 * The failure to report of anything that ended a step.
 * @param phase what a program was started for that failed outside of the phases
 */
export function toFailure(error: unknown, phase: FailurePhase): Failure {
  if (error instanceof ClassifiedError || error instanceof AttemptError) return error.failure;
  if (error instanceof CommandError) return classifyError(error, { phase });
  return { class: error instanceof UserError ? 'permanent' : 'unknown', reason: toMessage(error), remedy: '' };
}

/** What ended a step, for its summary page; empty when nothing did. */
export function reportedFailures(error: unknown, phase: FailurePhase): readonly NamedFailure[] {
  return error === undefined ? [] : [{ name: '', failure: toFailure(error, phase) }];
}

import type { TargetRef } from '../../core/tags/target-refs.ts';
import type { Log } from '../../ports/log.ts';
import { PhaseError } from '../retry/phases.ts';
import type { PushedImage } from './push-ref.ts';

/** A reference that its registry did not take. */
export interface FailedRef {
  readonly ref: string;
  readonly reason: string;
}

/** What became of each reference. */
export interface PushReport {
  readonly pushed: PushedImage[];
  readonly failed: FailedRef[];
}

/** Repositories that did not answer, with the error of each. */
export type UnavailableRepositories = ReadonlyMap<string, PhaseError>;

interface PushRequest {
  readonly refs: readonly TargetRef[];
  /** Hosts whose push must succeed; undefined: all. */
  readonly requiredRegistries?: readonly string[] | undefined;
  /** They are not pushed to before it is known what they have. */
  readonly unavailable?: UnavailableRepositories | undefined;
  /** Undefined: the reference stays as it is, and counts neither as pushed nor as failed. */
  readonly push: (target: TargetRef) => Promise<PushedImage | undefined>;
}

/**
 * Pushes each reference, one after the other, and reports what became of it. A repository that fails, or did not answer
 * before, loses its further references, and the other ones go on.
 * @throws PhaseError of the first required registry that failed, once all had their turn
 */
export async function pushRefs(
  { refs, requiredRegistries, unavailable, push }: PushRequest,
  report: PushReport,
  { log }: { readonly log: Log },
): Promise<void> {
  const isRequired = ({ host }: TargetRef): boolean => requiredRegistries?.includes(host) ?? true;
  const failures = new Map<string, PhaseError>();
  for (const target of refs) {
    const { ref, repository } = target;
    const earlier = failures.get(repository);
    if (earlier !== undefined) {
      report.failed.push({ ref, reason: earlier.failure.reason });
      continue;
    }
    try {
      const unanswered = unavailable?.get(repository);
      if (unanswered !== undefined) throw unanswered;
      const image = await push(target);
      if (image !== undefined) report.pushed.push(image);
    } catch (error) {
      if (!(error instanceof PhaseError)) throw error;
      failures.set(repository, error);
      report.failed.push({ ref, reason: error.failure.reason });
      if (!isRequired(target)) {
        log.warning(`Not required, so going on without it: ${error.message}`, { isFinding: true });
      }
    }
  }
  for (const target of refs) {
    const failure = failures.get(target.repository);
    if (failure !== undefined && isRequired(target)) throw failure;
  }
}

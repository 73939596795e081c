import type { BuildInputs } from '../../core/build/build-inputs.ts';
import type { TargetRef } from '../../core/build/target-refs.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import type { Unanswered } from './existing-image.ts';
import { PhaseFailed } from './phase.ts';
import type { Pushed } from './push-phase.ts';

/** A reference that its registry did not take. */
export interface FailedRef {
  readonly ref: string;
  readonly reason: string;
}

/** What became of each reference. */
export interface PushReport {
  readonly pushed: Pushed[];
  readonly failed: FailedRef[];
}

/**
 * Gives each reference to `push`, one repository after the other. A repository that fails, or did not answer before,
 * loses its further references, and the other ones go on (B15).
 * @throws PhaseFailed of the first required registry that failed, once all had their turn.
 */
export async function pushRefs(
  inputs: Pick<BuildInputs, 'requiredRegistries'>,
  plan: Pick<BuildPlan, 'refs'>,
  report: PushReport,
  push: (target: TargetRef) => Promise<Pushed>,
  { log }: Pick<BuildDeps, 'log'>,
  unanswered: Unanswered = new Map(),
): Promise<void> {
  const failures = new Map<string, PhaseFailed>();
  for (const target of plan.refs) {
    const earlier = failures.get(target.repository);
    if (earlier !== undefined) {
      report.failed.push({ ref: target.ref, reason: earlier.failure.reason });
      continue;
    }
    try {
      const silent = unanswered.get(target.repository);
      if (silent !== undefined) throw silent;
      report.pushed.push(await push(target));
    } catch (error) {
      if (!(error instanceof PhaseFailed)) throw error;
      failures.set(target.repository, error);
      report.failed.push({ ref: target.ref, reason: error.failure.reason });
      if (!isRequired(target, inputs)) {
        log.warning(`Not required, so going on without it: ${error.message}`, { isFinding: true });
      }
    }
  }
  for (const target of plan.refs) {
    const failure = failures.get(target.repository);
    if (failure !== undefined && isRequired(target, inputs)) throw failure;
  }
}

function isRequired({ host }: TargetRef, { requiredRegistries }: Pick<BuildInputs, 'requiredRegistries'>): boolean {
  return requiredRegistries === undefined || requiredRegistries.includes(host);
}

import type { TargetRef } from '../../core/tags/target-refs.ts';
import type { Log } from '../../ports/log.ts';
import { PhaseError } from '../retry/phases.ts';
import type { PushedRef } from '../../core/handover/record.ts';
import { layerSizes } from '../../core/oci/layer-sizes.ts';
import type { FoundManifest } from './queries.ts';

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
  inputs: { readonly requiredRegistries: readonly string[] | undefined },
  plan: { readonly refs: readonly TargetRef[] },
  report: PushReport,
  push: (target: TargetRef) => Promise<Pushed>,
  { log }: { readonly log: Log },
  unanswered: Unanswered = new Map(),
): Promise<void> {
  const failures = new Map<string, PhaseError>();
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
      if (!(error instanceof PhaseError)) throw error;
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

function isRequired(
  { host }: TargetRef,
  { requiredRegistries }: { readonly requiredRegistries: readonly string[] | undefined },
): boolean {
  return requiredRegistries === undefined || requiredRegistries.includes(host);
}

/** What a registry has after a push. */
export interface Pushed extends PushedRef {
  readonly mediaType: string;
  /** Of its layers, where this is the image's own manifest and no index. */
  readonly layerBytes?: readonly number[];
}

/** What a registry answered of a reference after the push. */
export function pushedRef(ref: string, { digest, mediaType, raw }: FoundManifest): Pushed {
  const layerBytes = layerSizes(JSON.parse(raw));
  return { ref, digest, mediaType, ...(layerBytes === undefined ? {} : { layerBytes }) };
}

/** By repository. */
export type Unanswered = ReadonlyMap<string, PhaseError>;

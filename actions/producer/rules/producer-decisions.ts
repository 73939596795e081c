import type { EventKind } from '../../../src/core/events/event-facts.ts';
import type { FailureClass } from '../../../src/core/failures/failure.ts';

/** The input `artifact`. */
export type ArtifactPolicy = 'auto' | 'always' | 'never';

/** The input `require-push`. */
export type RequirePush = 'auto' | 'true' | 'false';

/** How the push ended. `degraded`: it failed for a reason that passes, and the artifact replaces it. */
export type RegistryState = 'pushed' | 'skipped' | 'degraded' | 'failed' | 'not-reached';

/** From what needs attention most to what needs none. */
const statesByWeight: readonly RegistryState[] = ['failed', 'not-reached', 'degraded', 'skipped', 'pushed'];

/** The state of several images: the gravest. */
export function joinRegistryStates(states: readonly RegistryState[]): RegistryState {
  return statesByWeight.find((state) => states.includes(state)) ?? 'not-reached';
}

/** Failures of a push that say nothing against the image or the permission to push it. */
const passingClasses: readonly FailureClass[] = ['transient', 'rate-limit', 'timeout'];

/** Whether images of this kind are deployed from the registry, so that the push is what the job is for. */
function isReleased(kind: EventKind): boolean {
  return kind === 'default-branch' || kind === 'tag';
}

/** Whether to upload the image as an artifact. With `auto` released images only where the registry does not have them. */
export function needsArtifact(policy: ArtifactPolicy, kind: EventKind, registry: RegistryState): boolean {
  if (policy !== 'auto') return policy === 'always';
  return !isReleased(kind) || registry !== 'pushed';
}

/**
 * Whether the image may have to be uploaded as an artifact, as far as that is known before the build.
 * @param pushes whether it will be pushed
 */
export function mightNeedArtifact(
  policy: ArtifactPolicy,
  requirePush: RequirePush,
  kind: EventKind,
  pushes: boolean,
): boolean {
  if (!pushes) return needsArtifact(policy, kind, 'skipped');
  return needsArtifact(policy, kind, mayDegrade(requirePush, kind, 'transient') ? 'degraded' : 'pushed');
}

/** Whether the artifact may replace a push that failed in this way. A denied push is never replaced. */
export function mayDegrade(requirePush: RequirePush, kind: EventKind, failed: FailureClass): boolean {
  const isRequired = requirePush === 'auto' ? isReleased(kind) : requirePush === 'true';
  return !isRequired && passingClasses.includes(failed);
}

import type { EventKind } from '../../../src/core/events/event-facts.ts';
import type { FailureClass } from '../../../src/core/failures/failure.ts';

export type ArtifactWish = 'auto' | 'always' | 'never';
export type RequirePush = 'auto' | 'true' | 'false';

/** What became of the push: `degraded` failed for a passing reason, and the artifact stands in for it. */
export type RegistryState = 'pushed' | 'skipped' | 'degraded' | 'failed' | 'not-reached';

/** Failures of a push that say nothing against the image or the right to push it. */
const passing: readonly FailureClass[] = ['transient', 'rate-limit', 'timeout'];

/** On these the registry is what the job is for: its image is deployed from there. */
function isReleased(kind: EventKind): boolean {
  return kind === 'default-branch' || kind === 'tag';
}

/** Whether the image goes up as an artifact: always, but with `auto` on released refs only when the registry has none. */
export function wantsArtifact(wish: ArtifactWish, kind: EventKind, registry: RegistryState): boolean {
  if (wish !== 'auto') return wish === 'always';
  return !isReleased(kind) || registry !== 'pushed';
}

/**
 * Whether the image may have to go up as an artifact, as far as that is known before it is built.
 * @param pushes whether it will be pushed
 */
export function mayWantArtifact(
  wish: ArtifactWish,
  requirePush: RequirePush,
  kind: EventKind,
  pushes: boolean,
): boolean {
  if (!pushes) return wantsArtifact(wish, kind, 'skipped');
  return wantsArtifact(wish, kind, mayDegrade(requirePush, kind, 'transient') ? 'degraded' : 'pushed');
}

/** Whether a push that failed so may be made up for by the artifact. A denied push never is. */
export function mayDegrade(requirePush: RequirePush, kind: EventKind, failed: FailureClass): boolean {
  const required = requirePush === 'auto' ? isReleased(kind) : requirePush === 'true';
  return !required && passing.includes(failed);
}

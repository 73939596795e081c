import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { hasRegistry, type TargetRef } from '../../../src/core/tags/target-refs.ts';
import { UserError } from '../../../src/errors.ts';
import type { EngineInfo } from '../../../src/ports/engine.ts';
import type { BuildInputs } from './build-inputs.ts';

/** Whether to push, and why not. */
export type PushDecision = { readonly push: true } | { readonly push: false; readonly reason: string };

/**
 * Decides `push`. A pull request of a fork, and one of Dependabot, has a token that cannot push: it builds without a push
 * instead of failing (https://docs.github.com/en/actions/security-guides/automatic-token-authentication).
 * @throws UserError when `push: true` has nowhere to go
 */
export function decidePush(
  inputs: Pick<BuildInputs, 'call' | 'push' | 'outputs'>,
  refs: readonly TargetRef[],
  event: Pick<EventFacts, 'canPush' | 'isFork'>,
): PushDecision {
  if (inputs.call !== 'build') return { push: false, reason: '"call" asks about the build without making it' };
  if (inputs.push === 'false') return { push: false, reason: 'push is false' };
  if (inputs.push === 'true') {
    if (refs.length === 0)
      throw new UserError('Input "push" is true and "tags" is empty: name what to push in "tags".');
    return { push: true };
  }
  if (inputs.outputs.length > 0) return { push: false, reason: '"outputs" says where the result goes' };
  if (refs.length === 0) return { push: false, reason: 'there are no tags' };
  const local = refs.find((ref) => !hasRegistry(ref));
  if (local !== undefined) return { push: false, reason: `"${local.ref}" names no registry` };
  if (!event.canPush) {
    const who = event.isFork ? 'a pull request from a fork' : "Dependabot's run";
    return { push: false, reason: `the token of ${who} cannot push` };
  }
  return { push: true };
}

/** Decides `load`: whether the image ends up in the engine of this machine. That of the docker driver is there anyway. */
export function decideLoad(
  inputs: Pick<BuildInputs, 'call' | 'load' | 'outputs' | 'platforms' | 'imageTar'>,
  engine: Pick<EngineInfo, 'local'>,
  driver: string,
): boolean {
  if (inputs.call !== 'build') return false;
  if (inputs.load !== 'auto') return inputs.load === 'true';
  const archiveInstead = inputs.imageTar !== undefined && driver !== 'docker';
  return inputs.platforms.length <= 1 && engine.local && inputs.outputs.length === 0 && !archiveInstead;
}

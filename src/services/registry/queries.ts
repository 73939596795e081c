import type { ExistingImage } from '../../core/oci/image-facts.ts';
import type { Failure } from '../../core/failures/failure.ts';
import { CommandError } from '../../errors.ts';
import type { ImageConfig } from '../../core/oci/image-facts.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { Registry, RegistryAnswer } from '../../ports/registry.ts';
import type { Log } from '../../ports/log.ts';
import type { Phases } from '../retry/phases.ts';

/** A question about a manifest moves a few kilobytes. */
export const queryTimeoutMs = 30_000;

export type FoundManifest = Extract<RegistryAnswer, { found: true }>;

/** After these the registry may have taken the push although its answer was lost (rows 48, 50). */
export const ambiguousClasses: readonly Failure['class'][] = ['transient', 'unknown', 'timeout', 'builder'];

/**
 * Whether a push that failed has arrived all the same (F13); asked before it is tried again. Nothing is known when the
 * registry cannot be asked.
 * @param isIt whether what the registry has is what was pushed.
 */
export async function pushAlreadyLanded(
  ref: string,
  failure: Failure,
  isIt: (answer: FoundManifest, limits: CallOptions) => boolean | Promise<boolean>,
  phases: Phases,
  { registry, log }: { readonly registry: Registry; readonly log: Log },
): Promise<true | undefined> {
  if (!ambiguousClasses.includes(failure.class)) return undefined;
  const limits = phases.limits(queryTimeoutMs);
  try {
    const answer = await registry.manifest(ref, limits);
    if (!answer.found || !(await isIt(answer, limits))) return undefined;
  } catch {
    return undefined;
  }
  log.info(`${ref}: the registry has the image although the push failed.`);
  return true;
}

/** What the registry has under a reference; undefined: nothing, or nothing that we may see. */
export function queryImage(ref: string, phases: Phases, registry: Registry): Promise<ExistingImage | undefined> {
  return phases.run({
    title: `find ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async (limits) => {
      const answer = await registry.manifest(ref, limits);
      if (!answer.found) return undefined;
      const configs = await registry.configs(ref, limits);
      return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
    },
  });
}

/** One config for each platform of an image that is known to be there. */
export function queryConfigs(ref: string, phases: Phases, registry: Registry): Promise<readonly ImageConfig[]> {
  return phases.run({
    title: `check the configs of ${ref}`,
    context: { phase: 'registry', justPushed: true },
    timeoutMs: queryTimeoutMs,
    ref,
    work: (limits) => registry.configs(ref, limits),
  });
}

/** The registry's own word on a reference that was pushed a moment ago; registries may lag behind (F14). */
export function readBack(ref: string, phases: Phases, registry: Registry): Promise<FoundManifest> {
  return phases.run({
    title: `check ${ref}`,
    context: { phase: 'registry', justPushed: true },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async (limits) => {
      const answer = await registry.manifest(ref, limits);
      if (answer.found) return answer;
      const stderr = `manifest unknown: "${ref}" was pushed and cannot be read back`;
      throw new CommandError({ command: 'docker buildx imagetools inspect', exitCode: 1, stderr });
    },
  });
}

import type { ExistingImage } from '../../core/build/existing-tag.ts';
import { CommandError } from '../../errors.ts';
import type { ImageConfig, Registry, RegistryAnswer } from '../../ports.ts';
import type { Phases } from './phase.ts';

/** A question about a manifest moves a few kilobytes. */
export const questionMs = 30_000;

export type FoundManifest = Extract<RegistryAnswer, { found: true }>;

/** What the registry has under a reference; undefined: nothing, or nothing that we may see. */
export function askForImage(ref: string, phases: Phases, registry: Registry): Promise<ExistingImage | undefined> {
  return phases.run({
    title: `find ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: questionMs,
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
export function askForConfigs(ref: string, phases: Phases, registry: Registry): Promise<readonly ImageConfig[]> {
  return phases.run({
    title: `check the configs of ${ref}`,
    context: { phase: 'registry', justPushed: true },
    timeoutMs: questionMs,
    ref,
    work: (limits) => registry.configs(ref, limits),
  });
}

/** The registry's own word on a reference that was pushed a moment ago; registries may lag behind (F14). */
export function readBack(ref: string, phases: Phases, registry: Registry): Promise<FoundManifest> {
  return phases.run({
    title: `check ${ref}`,
    context: { phase: 'registry', justPushed: true },
    timeoutMs: questionMs,
    ref,
    work: async (limits) => {
      const answer = await registry.manifest(ref, limits);
      if (answer.found) return answer;
      const stderr = `manifest unknown: "${ref}" was pushed and cannot be read back`;
      throw new CommandError({ command: 'docker buildx imagetools inspect', exitCode: 1, stderr });
    },
  });
}

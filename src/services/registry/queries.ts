import { tryLater } from '../../core/failures/rules/rule.ts';
import type { ExistingImage, ImageConfig } from '../../core/oci/image-facts.ts';
import { atDigest } from '../../core/oci/reference.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { Registry, RegistryAnswer } from '../../ports/registry.ts';
import { AttemptError, type Patience, type Phases } from '../retry/phases.ts';

/** Limit of one question about a manifest, which moves a few kilobytes. */
export const queryTimeoutMs = 30_000;

export type FoundManifest = Extract<RegistryAnswer, { found: true }>;

/** What the registry has under a reference; undefined: nothing, or nothing that this login may see. */
export function queryImage(
  ref: string,
  phases: Phases,
  registry: Registry,
  patience?: Patience,
): Promise<ExistingImage | undefined> {
  return phases.run({
    title: `find ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    patience,
    work: async (limits) => {
      const answer = await registry.manifest(ref, limits);
      if (!answer.found) return undefined;
      // Not of the tag, which another run may move in between.
      const configs = await registry.configs(atDigest(ref, answer.digest), limits);
      return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
    },
  });
}

/** One config for each platform of an image that is known to be there: its absence is retried, since registries lag. */
export function queryConfigs(
  ref: string,
  phases: Phases,
  registry: Registry,
  patience?: Patience,
): Promise<readonly ImageConfig[]> {
  const title = `check the configs of ${ref}`;
  return queryPushed({ title, ref, patience, work: (limits) => registry.configs(ref, limits) }, phases);
}

/** The manifest that the registry itself has of a reference after the push: its absence is retried too. */
export function queryPushedManifest(
  ref: string,
  phases: Phases,
  registry: Registry,
  patience?: Patience,
): Promise<FoundManifest> {
  const work = async (limits: CallOptions): Promise<FoundManifest> => {
    const answer = await registry.manifest(ref, limits);
    if (answer.found) return answer;
    throw new AttemptError({
      class: 'transient',
      reason: `manifest unknown: "${ref}" was pushed and cannot be read back`,
      remedy: tryLater,
    });
  };
  return queryPushed({ title: `check ${ref}`, ref, patience, work }, phases);
}

function queryPushed<T>(
  question: {
    readonly title: string;
    readonly ref: string;
    readonly patience: Patience | undefined;
    readonly work: (limits: CallOptions) => Promise<T>;
  },
  phases: Phases,
): Promise<T> {
  return phases.run({ ...question, context: { phase: 'registry', justPushed: true }, timeoutMs: queryTimeoutMs });
}

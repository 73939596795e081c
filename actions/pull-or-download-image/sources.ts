import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { UserError } from '../../src/errors.ts';
import type { OtherRun } from '../../src/ports/artifacts.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import { fromArtifact, type ArtifactDeps } from './artifact-source.ts';
import { fromRegistry, type RegistryDeps } from './registry-source.ts';
import { causeOf, type ObtainedImage, type SourceEnd } from './source-attempt.ts';
import { type RetryLimits } from '../../src/core/retry/retry-policy.ts';

export type Source = 'auto' | 'registry' | 'artifact';

/** How each source ended; undefined: it was not asked. */
export interface SourceEnds {
  readonly registry?: SourceEnd | undefined;
  readonly artifact?: SourceEnd | undefined;
}

interface SourcesRequest {
  readonly expected: ExpectedImage;
  readonly source: Source;
  readonly limits: RetryLimits;
  readonly info: EngineInfo;
  /** The run with the artifact; undefined: this one. */
  readonly from: OtherRun | undefined;
}

export type SourcesDeps = RegistryDeps & ArtifactDeps;

/**
 * Asks the sources in their order. With an artifact there, one failed registry step of any class leads to it at once;
 * the registry is tried again only when there is none.
 */
export async function askSources(request: SourcesRequest, deps: SourcesDeps): Promise<SourceEnds> {
  const { expected, source, limits, from } = request;
  const { artifactName } = expected;
  if (source === 'artifact' && artifactName === undefined) return {};
  if (source === 'registry' || artifactName === undefined) return { registry: await askRegistry(request, deps) };
  const once = { ...limits, policy: { ...limits.policy, maxAttempts: 1 } };
  const registry = source === 'artifact' ? undefined : await askRegistry({ ...request, limits: once }, deps);
  if (registry?.ok === true) return { registry };
  if (registry !== undefined) {
    deps.log.info(`The registry did not give the image (${registry.failure.reason}): taking the artifact.`);
  }
  const artifact = await fromArtifact({ ...request, name: artifactName, from }, deps);
  if (artifact.ok || !artifact.absent || registry === undefined || limits.policy.maxAttempts === 1) {
    return { registry, artifact };
  }
  const left = { ...limits, policy: { ...limits.policy, maxAttempts: limits.policy.maxAttempts - 1 } };
  return { registry: await askRegistry({ ...request, limits: left }, deps), artifact };
}

/** Undefined when there is nothing to ask it for. */
export async function askRegistry(
  { expected, info, limits }: Pick<SourcesRequest, 'expected' | 'info' | 'limits'>,
  deps: RegistryDeps,
): Promise<SourceEnd | undefined> {
  const { image, inRegistry } = expected;
  return image === undefined || !inRegistry
    ? undefined
    : fromRegistry({ ...expected, image }, info.store, limits, deps);
}

/**
 * The image that one of the sources gave.
 * @throws UserError with the cause of each source that was asked.
 */
export function imageOf({ registry, artifact }: SourceEnds): ObtainedImage {
  if (registry?.ok === true) return registry.image;
  if (artifact?.ok === true) return artifact.image;
  const causes = [
    ...(registry === undefined ? [] : [causeOf('registry', registry.failure)]),
    ...(artifact === undefined ? [] : [causeOf('artifact', artifact.failure)]),
  ];
  if (causes.length > 0) throw new UserError(causes.join(' '));
  throw new UserError(
    'There is nothing to take the image from: the producer did not push it or did not upload it, and "source" asks for that. Set "push" or "artifact: always" there, or leave "source" at auto here.',
  );
}

import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { UserError } from '../../src/errors.ts';
import type { OtherRun } from '../../src/ports/artifacts.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import { loadFromArtifact, type ArtifactDeps } from './load-from-artifact.ts';
import { pullFromRegistry, type RegistryDeps } from './pull-from-registry.ts';
import type { SourceResult, SourceResults } from './source-results.ts';

export type Source = 'auto' | 'registry' | 'artifact';

interface SourcesRequest {
  readonly expected: ExpectedImage;
  readonly source: Source;
  readonly limits: RetryLimits;
  readonly info: EngineInfo;
  /** The run that has the artifact. Undefined: this run. */
  readonly from: OtherRun | undefined;
}

export type SourcesDeps = RegistryDeps & ArtifactDeps;

/**
 * Tries the registry, then the artifact. Where an artifact is known, takes it after one failed attempt at the registry,
 * whatever the failure. Tries the registry again only when there turns out to be no artifact.
 */
export async function trySources(request: SourcesRequest, deps: SourcesDeps): Promise<SourceResults> {
  const { expected, source, limits, from } = request;
  const { artifactName } = expected;
  checkHasSource(expected, source);
  if (source === 'registry' || artifactName === undefined) return { registry: await tryRegistry(request, deps) };
  const registry =
    source === 'artifact' ? undefined : await tryRegistry({ ...request, limits: limitAttempts(limits, 1) }, deps);
  if (registry?.ok === true) return { registry };
  if (registry !== undefined) {
    deps.log.info(`The registry did not give the image (${registry.failure.reason}): taking the artifact.`);
  }
  const artifact = await loadFromArtifact({ ...request, name: artifactName, from }, deps);
  if (artifact.ok || !artifact.isMissing || registry === undefined || limits.policy.maxAttempts === 1) {
    return { registry, artifact };
  }
  const left = limitAttempts(limits, limits.policy.maxAttempts - 1);
  return { registry: await tryRegistry({ ...request, limits: left }, deps), artifact };
}

/**
 * Checks that there is a source that can have the image.
 * @throws UserError when the producer neither pushed nor uploaded it, or not where `source` asks for it
 */
export function checkHasSource({ image, inRegistry, artifactName }: ExpectedImage, source: Source): void {
  const canPull = source !== 'artifact' && image !== undefined && inRegistry;
  const canLoad = source !== 'registry' && artifactName !== undefined;
  if (canPull || canLoad) return;
  throw new UserError(
    'There is nothing to take the image from: the producer did not push it or did not upload it, and "source" asks for that. Set "push" or "artifact: always" there, or leave "source" at auto here.',
  );
}

/** Tries the registry. Undefined: there is no image that it could have. */
export async function tryRegistry(
  { expected, info, limits }: Pick<SourcesRequest, 'expected' | 'info' | 'limits'>,
  deps: RegistryDeps,
): Promise<SourceResult | undefined> {
  const { image, inRegistry } = expected;
  return image === undefined || !inRegistry
    ? undefined
    : pullFromRegistry({ ...expected, image }, info.store, limits, deps);
}

/** The same limits with another number of attempts. */
export function limitAttempts(limits: RetryLimits, maxAttempts: number): RetryLimits {
  return { ...limits, policy: { ...limits.policy, maxAttempts } };
}

import type { Environment } from '../core/inputs/environment.ts';
import type { ArchivedConfigs } from '../ports/archives.ts';
import type { Buildx } from '../ports/buildx.ts';
import type { Engine } from '../ports/engine.ts';
import type { Exec } from '../ports/process.ts';
import type { RateLimits, Registry } from '../ports/registry.ts';
import { readArchivedConfigs } from './archives/archived-configs.ts';
import { dockerBuildx } from './docker/buildx.ts';
import { dockerEngine } from './docker/engine.ts';
import { imagetoolsRegistry } from './registry/imagetools.ts';
import { registryRateLimits } from './registry/registry-rate-limits.ts';
import type { Leftovers } from './runner/leftovers.ts';

/** The neighbours that every entry needs which builds. */
interface BuildNeighbours {
  readonly buildx: Buildx;
  readonly engine: Engine;
  readonly archivedConfigs: ArchivedConfigs;
  readonly registry: Registry;
  readonly rateLimits: RateLimits;
}

/** @param builder name of the builder whose registry settings apply; undefined: the current one */
export function wireBuild(
  exec: Exec,
  env: Environment,
  builder: string | undefined,
  leftovers?: Leftovers,
): BuildNeighbours {
  return {
    buildx: dockerBuildx(exec, leftovers),
    engine: dockerEngine(exec, env, leftovers),
    archivedConfigs: readArchivedConfigs,
    registry: imagetoolsRegistry(exec, builder),
    rateLimits: registryRateLimits,
  };
}

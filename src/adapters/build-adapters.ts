import type { ArchivedConfigs, Buildx, Engine, Exec, RateLimits, Registry, RunFacts } from '../ports.ts';
import { archivedConfigs } from './archived-configs.ts';
import { dockerBuildx } from './docker-buildx.ts';
import { dockerEngine } from './docker-engine.ts';
import { dockerRegistry } from './docker-registry.ts';
import { registryRateLimits } from './registry-rate-limits.ts';

/** What a build works with: one docker client, one builder, and the registries behind them. */
export function buildAdapters(
  exec: Exec,
  env: RunFacts['env'],
  builder: string | undefined,
): {
  readonly buildx: Buildx;
  readonly engine: Engine;
  readonly archivedConfigs: ArchivedConfigs;
  readonly registry: Registry;
  readonly rateLimits: RateLimits;
} {
  return {
    buildx: dockerBuildx(exec),
    engine: dockerEngine(exec, env),
    archivedConfigs,
    registry: dockerRegistry(exec, builder),
    rateLimits: registryRateLimits,
  };
}

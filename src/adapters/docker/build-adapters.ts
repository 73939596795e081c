import type { RunFacts } from '../../core/events/event-facts.ts';
import type { ArchivedConfigs } from '../../ports/archives.ts';
import type { Buildx } from '../../ports/buildx.ts';
import type { Engine } from '../../ports/engine.ts';
import type { Exec } from '../../ports/process.ts';
import type { RateLimits, Registry } from '../../ports/registry.ts';
import { archivedConfigs } from '../archives/archived-configs.ts';
import { dockerBuildx } from './buildx.ts';
import { dockerEngine } from './engine.ts';
import { imagetoolsRegistry } from './imagetools.ts';
import { registryRateLimits } from '../registry/registry-rate-limits.ts';

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
    registry: imagetoolsRegistry(exec, builder),
    rateLimits: registryRateLimits,
  };
}

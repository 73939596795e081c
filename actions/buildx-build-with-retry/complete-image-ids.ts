import type { ImageIds } from '../../src/core/oci/image-ids.ts';
import { toMessage } from '../../src/errors.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { salvageTimeoutMs } from '../../src/services/retry/phases.ts';
import type { BuildJob } from './build-job.ts';
import type { BuildDeps } from './build-plan.ts';
import { hasAllImageIds, reportedImageIds } from './rules/built-image-ids.ts';

/** Fills in the imageids that neither buildx nor a registry gave: there may have been no push, or one that failed. */
export async function completeImageIds({ inputs, plan, phases, facts, deps }: BuildJob): Promise<void> {
  const { platforms } = inputs;
  const { built, loaded } = facts;
  const reported = reportedImageIds(built?.progress.configs ?? [], platforms, plan.engine.platform);
  const known = [facts.imageids, built?.archived ?? {}, reported].find((ids) => Object.keys(ids).length > 0) ?? {};
  facts.imageids = known;
  const [name] = plan.localNames;
  if (!loaded || name === undefined || hasAllImageIds(known, platforms) || deps.signal?.aborted === true) return;
  facts.imageids = { ...(await savedImageIds(name, phases.limits(Infinity, salvageTimeoutMs), deps)), ...known };
}

/**
 * Reads the imageids out of what the engine saves: of an image with attestations or several platforms the containerd
 * store shows them nowhere else. The build stands without them when that fails.
 */
async function savedImageIds(
  name: string,
  limits: CallOptions,
  { engine, archivedConfigs, log }: Pick<BuildDeps, 'engine' | 'archivedConfigs' | 'log'>,
): Promise<ImageIds> {
  try {
    return await archivedConfigs(await engine.save(name, limits));
  } catch (error) {
    if (limits.signal?.aborted === true) throw error;
    log.info(`The config digest of ${name} could not be read from the engine: ${toMessage(error)}`);
    return {};
  }
}

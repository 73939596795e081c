import type { ImageIds } from '../../src/core/oci/image-ids.ts';
import { toMessage } from '../../src/errors.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { BuildDeps } from './build-plan.ts';

/**
 * Config digests out of what the engine archives: the containerd store tells them nowhere else for an image with
 * attestations or several platforms. Nothing is known when that fails, and the build stands all the same.
 */
export async function idsInEngine(
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

import type { ImageIds } from '../../core/build/image-identity.ts';
import { toMessage } from '../../errors.ts';
import type { CallOptions } from '../../ports.ts';
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

import type { ImageIds } from '../../core/build/image-identity.ts';
import { CommandError, toMessage } from '../../errors.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';

/**
 * Config digests out of what the engine archives: the containerd store tells them nowhere else for an image with
 * attestations or several platforms. Nothing is known when that fails, and the build stands all the same.
 */
export async function idsInEngine(
  name: string,
  { deadline }: Pick<BuildPlan, 'deadline'>,
  { engine, archivedConfigs, log, clock, signal }: BuildDeps,
): Promise<ImageIds> {
  try {
    const timeoutMs = Math.max(1, deadline - clock.now());
    const saved = engine.save(name, { timeoutMs, ...(signal === undefined ? {} : { signal }) });
    const [ids, end] = await Promise.all([archivedConfigs(saved.stdout), saved.done]);
    if (end.exitCode !== 0) throw new CommandError({ command: 'docker image save', ...end });
    return ids;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    log.info(`The config digest of ${name} could not be read from the engine: ${toMessage(error)}`);
    return {};
  }
}

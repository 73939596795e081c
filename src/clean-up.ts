import { directPlugins } from './adapters/docker/docker-plugins.ts';
import { dockerEngine } from './adapters/docker/engine.ts';
import { childProcesses } from './adapters/process/child-processes.ts';
import { actionsLog } from './adapters/runner/actions-log.ts';
import { removeLeftovers } from './adapters/runner/remove-leftovers.ts';
import type { SavedState } from './adapters/runner/saved-state.ts';
import { stopCommands } from './adapters/runner/stop-commands.ts';
import { systemClock } from './adapters/runner/system-clock.ts';
import { toMessage } from './errors.ts';

/** Removes what a step's main part has left. Never fails. */
export async function cleanUp(saved: SavedState): Promise<void> {
  const { env } = process;
  const shield = stopCommands((chunk) => process.stdout.write(chunk));
  const log = actionsLog(shield, () => systemClock.now());
  const exec = directPlugins(childProcesses(shield), env);
  try {
    await removeLeftovers(saved, { engine: dockerEngine(exec, env), exec, log, env });
  } catch (error) {
    log.info(`Cleaning up failed: ${toMessage(error)}`);
  }
}

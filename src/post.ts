import { directPlugins } from './adapters/docker/docker-plugins.ts';
import { dockerEngine } from './adapters/docker/engine.ts';
import { childProcesses } from './adapters/process/child-processes.ts';
import { actionsLog } from './adapters/runner/actions-log.ts';
import { removeLeftovers } from './adapters/runner/remove-leftovers.ts';
import { stopCommands } from './adapters/runner/stop-commands.ts';
import { systemClock } from './adapters/runner/system-clock.ts';
import { toMessage } from './errors.ts';

/* The post part of every action that has one. It knows by the runner's state alone what to do. */

const { env } = process;
const shield = stopCommands((chunk) => process.stdout.write(chunk));
const log = actionsLog(shield, () => systemClock.now());
const exec = directPlugins(childProcesses(shield), env);
try {
  await removeLeftovers({ engine: dockerEngine(exec, env), exec, log, env });
} catch (error) {
  log.info(`Cleaning up failed: ${toMessage(error)}`);
}
// Open connections would keep Node alive.
process.exit(0);

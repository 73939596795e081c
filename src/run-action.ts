import * as core from '@actions/core';
import { directPlugins } from './adapters/docker/docker-plugins.ts';
import { proxyPasswords } from './adapters/http/find-proxy.ts';
import { childProcesses } from './adapters/process/child-processes.ts';
import { actionsLog } from './adapters/runner/actions-log.ts';
import { toAnnotationText } from './adapters/runner/annotation-text.ts';
import { writeOutputs, writeSummary, writeVariables } from './adapters/runner/command-files.ts';
import { stateLeftovers, type Leftovers } from './adapters/runner/leftovers.ts';
import { readRunFacts } from './adapters/runner/run-facts.ts';
import { runnerFiles } from './adapters/runner/runner-files.ts';
import { stopCommands } from './adapters/runner/stop-commands.ts';
import { systemClock } from './adapters/runner/system-clock.ts';
import type { RunFacts } from './core/events/run-facts.ts';
import { InputReader, type Outputs } from './core/inputs/input-reader.ts';
import { truncatePage } from './core/summary/truncate.ts';
import { UserError, toMessage } from './errors.ts';
import type { Clock } from './ports/clock.ts';
import type { Files } from './ports/files.ts';
import type { Log } from './ports/log.ts';
import type { Exec } from './ports/process.ts';

/** What every entry passes on to its use case. */
interface ActionIo {
  readonly inputs: InputReader;
  readonly run: RunFacts;
  readonly log: Log;
  readonly clock: Clock;
  readonly exec: Exec;
  readonly files: Files;
  readonly leftovers: Leftovers;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
}

/** What an entry gives back. Its outputs are written even when there is a failure to report. */
interface ActionResult {
  readonly outputs: Outputs;
  /** Variables for the job's later steps. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Markdown for the step's summary page. Undefined: none. */
  readonly summary?: string | undefined;
  readonly failure?: unknown;
}

/**
 * GitHub drops a summary of more than 1 MiB as a whole:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const maxSummaryBytes = 900_000;

/**
 * What a cancelled action may take to end by itself. The runner sends SIGTERM 7.5 seconds after SIGINT, and SIGKILL 2.5
 * seconds after that: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
 */
const cancelLimitMs = 7_000;

/**
 * Runs one action: reads what it needs from the runner, writes its outputs and summary, turns an error into the step's
 * failure, cleans up, and exits. The exit is forced, since open sockets would keep Node alive after the last await.
 */
export async function runAction(action: (io: ActionIo) => Promise<ActionResult>): Promise<never> {
  const shield = stopCommands((chunk) => process.stdout.write(chunk));
  const log = actionsLog(shield, () => systemClock.now());
  for (const password of proxyPasswords(process.env)) log.mask(password);
  const cancel = new AbortController();
  const fail = (error: unknown): void => {
    shield.resume();
    core.setFailed(toAnnotationText(toMessage(error)));
    if (error instanceof Error && !(error instanceof UserError) && error.stack !== undefined) core.debug(error.stack);
  };
  // What ends the action from outside of it.
  const ended = new Promise<never>((_, reject) => {
    // A promise of a library that never settles leaves Node with nothing to do: it would exit without a message.
    process.once('beforeExit', () => {
      reject(new Error('This step waits for something that cannot come any more: run it again, and report this.'));
    });
    process.on('uncaughtException', (error) => {
      // What is cut off by a cancellation, such as a library's download, may fail on its own while the action ends.
      if (cancel.signal.aborted) core.debug(toMessage(error));
      else reject(error);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        const reason = new UserError('The job was cancelled.');
        cancel.abort(reason);
        setTimeout(reject, cancelLimitMs, reason);
      });
    }
  });
  ended.catch(() => undefined);
  let cleanUp = (): Promise<void> => Promise.resolve();
  try {
    const leftovers = stateLeftovers(process.env);
    const files = runnerFiles(process.env, leftovers);
    cleanUp = async () => {
      // Nobody learns where the lasting files of a cancelled step are.
      await files.cleanUp(cancel.signal.aborted);
      if (!cancel.signal.aborted) leftovers.end();
    };
    const inputs = new InputReader(
      (name) => core.getInput(name, { trimWhitespace: false }),
      (message) => {
        log.warning(message);
      },
    );
    const io: ActionIo = {
      inputs,
      run: readRunFacts(process.env),
      log,
      clock: systemClock,
      exec: directPlugins(childProcesses(shield, { ...process.env, ...leftovers.processMark }), process.env),
      files,
      leftovers,
      signal: cancel.signal,
    };
    const end = await Promise.race([action(io), ended]);
    shield.resume();
    // Said first: what comes next may fail too.
    if (end.failure !== undefined) fail(end.failure);
    writeOutputs(end.outputs);
    writeVariables(end.env ?? {});
    if (end.summary !== undefined && hasSummary())
      // A page is no reason to fail what has been done.
      await writeSummary(truncatePage(end.summary, maxSummaryBytes)).catch((error: unknown) => {
        log.warning(toMessage(error));
      });
  } catch (error) {
    fail(error);
  }
  try {
    await cleanUp();
  } catch (error) {
    log.info(`Cleaning up failed: ${toMessage(error)}`);
  }
  await flush(process.stdout);
  process.exit();
}

/** Runners other than GitHub's may have no summary page. */
function hasSummary(): boolean {
  return (process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '';
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

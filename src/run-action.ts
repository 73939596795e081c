import * as core from '@actions/core';
import { actionsLog } from './adapters/runner/actions-log.ts';
import { childProcesses } from './adapters/process/child-processes.ts';
import { directPlugins } from './adapters/docker/docker-plugins.ts';
import { runnerFiles } from './adapters/runner/runner-files.ts';
import { readRunFacts } from './adapters/runner/run-facts.ts';
import { stopCommands } from './adapters/runner/stop-commands.ts';
import { systemClock } from './adapters/runner/system-clock.ts';
import { InputReader, type Outputs } from './core/inputs/input-reader.ts';
import { truncatePage } from './core/summary/truncate.ts';
import { UserError, toMessage } from './errors.ts';
import type { RunFacts } from './core/events/run-facts.ts';
import type { Clock } from './ports/clock.ts';
import type { Files } from './ports/files.ts';
import type { Log } from './ports/log.ts';
import type { Exec } from './ports/process.ts';

/** What every entry builds its flow from. */
interface ActionIo {
  readonly inputs: InputReader;
  readonly run: RunFacts;
  readonly log: Log;
  readonly clock: Clock;
  readonly exec: Exec;
  readonly files: Files;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
}

/** What an entry gives back: outputs are written also when there is a failure to report (pattern 10). */
interface ActionResult {
  readonly outputs: Outputs;
  /** Variables for the job's later steps. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Markdown for the step's summary page; undefined: none. */
  readonly summary?: string | undefined;
  readonly failure?: unknown;
}

/** Bytes. GitHub drops a summary of more than 1 MiB whole. */
const maxSummaryBytes = 900_000;

/**
 * Runs one action: collects what it needs from the runner, writes its outputs and summary, turns an error into the
 * step's failure, cleans up, and leaves. The forced exit is for sockets that would keep Node alive after the last await.
 */
export async function runAction(action: (io: ActionIo) => Promise<ActionResult>): Promise<never> {
  const shield = stopCommands((chunk) => process.stdout.write(chunk));
  const log = actionsLog(shield, () => systemClock.now());
  const files = runnerFiles(process.env);
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cancel.abort(new UserError('The job was cancelled.'));
    });
  }
  const fail = (error: unknown): void => {
    shield.resume();
    core.setFailed(toMessage(error));
    if (error instanceof Error && !(error instanceof UserError) && error.stack !== undefined) core.debug(error.stack);
  };
  // A library's promise that never settles leaves Node with nothing to do, and it would end without a word.
  const stuck = new Promise<never>((_, reject) => {
    process.once('beforeExit', () => {
      reject(new Error('This step waits for something that cannot come any more: run it again, and report this.'));
    });
  });
  try {
    const inputs = new InputReader((name) => core.getInput(name, { trimWhitespace: false }));
    const io: ActionIo = {
      inputs,
      run: readRunFacts(process.env),
      log,
      clock: systemClock,
      exec: directPlugins(childProcesses(shield), process.env),
      files,
      signal: cancel.signal,
    };
    const end = await Promise.race([action(io), stuck]);
    shield.resume();
    for (const [name, value] of Object.entries(end.outputs)) core.setOutput(name, value);
    for (const [name, value] of Object.entries(end.env ?? {})) core.exportVariable(name, value);
    if (end.summary !== undefined && hasSummary())
      await core.summary.addRaw(truncatePage(end.summary, maxSummaryBytes)).write();
    if (end.failure !== undefined) fail(end.failure);
  } catch (error) {
    fail(error);
  }
  try {
    await files.cleanUp();
  } catch (error) {
    core.info(`Cleaning up failed: ${toMessage(error)}`);
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

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, toMessage } from '../../errors.ts';
import type { Engine } from '../../ports/engine.ts';
import type { Log } from '../../ports/log.ts';
import type { Exec } from '../../ports/process.ts';
import { dockerBuildx } from '../docker/buildx.ts';
import { endProcesses, findProcesses, readStartTime } from '../process/process-table.ts';
import { markVariable } from './leftovers.ts';
import type { Leftover, MainProcess, SavedState } from './saved-state.ts';
import { isTemporaryPath } from './temporary-path.ts';

/** The main part cleans up within eight seconds of a signal. */
const mainGraceMs = 8_000;
const programGraceMs = 3_000;
const removeTimeoutMs = 30_000;

/**
 * How long an engine may still work on a request after the connection broke off: an image has its name, and a builder its
 * container, only at the end.
 */
const lateMs = 3_000;
const pollMs = 250;

/** When to look again for the container of a builder: a busy engine took more than the first of these. */
const lateContainerMs = [lateMs, 6_000];

export interface RemoveLeftoversDeps {
  readonly engine: Engine;
  readonly exec: Exec;
  readonly log: Log;
  readonly env: NodeJS.ProcessEnv;
}

/** How long to look for a name that is not there yet. */
interface Patience {
  readonly nameMs: number;
}

/**
 * Removes in a step's post part what its main part could not. Says nothing when there was nothing. Never fails: whatever
 * cannot be removed is told of in the log.
 */
export async function removeLeftovers(
  { main, hasEnded, leftovers }: SavedState,
  deps: RemoveLeftoversDeps,
): Promise<void> {
  if (main !== undefined) await endMainPart(main);
  const patience: Patience = { nameMs: hasEnded ? 0 : lateMs };
  // A file that a step which came to its end has not finished is that step's result.
  const left = leftovers.filter(({ kind }) => kind !== 'file' || !hasEnded);
  await Promise.all(left.map((leftover) => remove(leftover, { patience, hasEnded }, deps)));
}

/**
 * Ends what still runs: in a job with `container:` a cancelled job only loses its connection to the main part, which goes
 * on, and a main part that is killed leaves its programs.
 */
async function endMainPart({ pid, startTime, mark }: MainProcess): Promise<void> {
  const findMain = (): readonly number[] =>
    startTime !== undefined && readStartTime(pid) === startTime && pid !== process.pid ? [pid] : [];
  await endProcesses(findMain, mainGraceMs);
  await endProcesses(() => findProcesses(markVariable, mark), programGraceMs);
}

async function remove(
  leftover: Leftover,
  { patience, hasEnded }: { readonly patience: Patience; readonly hasEnded: boolean },
  deps: RemoveLeftoversDeps,
): Promise<void> {
  const what = `${words[leftover.kind]} ${leftover.name}`;
  try {
    const isRemoved = await removers[leftover.kind](leftover, patience, deps);
    const why = hasEnded ? 'which this step made for itself' : 'which the main part of this step left behind';
    if (isRemoved) deps.log.info(`Removed ${what}, ${why}.`);
  } catch (error) {
    deps.log.info(`The main part of this step left ${what} behind, which cannot be removed: ${toMessage(error)}`);
  }
}

const words: Readonly<Record<Leftover['kind'], string>> = {
  folder: 'the folder',
  file: 'the unfinished file',
  builder: 'the builder',
  'image-name': 'the name',
};

/** Whether there was something to remove. */
type Remover = (leftover: Leftover, patience: Patience, deps: RemoveLeftoversDeps) => Promise<boolean>;

const removers: Readonly<Record<Leftover['kind'], Remover>> = {
  folder: ({ name }, _, { env }) => (isTemporaryPath(name, env) ? removePath(name, true) : Promise.resolve(false)),
  file: ({ name }) => removePath(name, false),
  async builder({ name, unfinished }, _, { exec }) {
    const isRemoved = await removeBuilder(name, exec);
    if (unfinished === undefined) return isRemoved;
    // A container that came to be after buildx had looked for it is found again under the same name.
    const { driver, endpoint } = unfinished;
    const args = [`--name=${name}`, `--driver=${driver}`, '--', endpoint];
    for (const waitMs of lateContainerMs) {
      await sleep(waitMs);
      await exec.run('docker', ['buildx', 'create', ...args], { timeoutMs: removeTimeoutMs });
      await removeBuilder(name, exec);
    }
    return isRemoved;
  },
  async 'image-name'({ name, before }, { nameMs }, { engine }) {
    const options = { timeoutMs: removeTimeoutMs };
    let local = await engine.inspect(name, options);
    for (let waitedMs = 0; local === undefined && waitedMs < nameMs; waitedMs += pollMs) {
      await sleep(pollMs);
      local = await engine.inspect(name, options);
    }
    if (before !== undefined) {
      if (local?.id === before) return false;
      await engine.tag(before, name, options);
      return true;
    }
    if (local === undefined) return false;
    await engine.untag(name);
    return true;
  },
};

async function removeBuilder(name: string, exec: Exec): Promise<boolean> {
  try {
    await dockerBuildx(exec).remove(name, { timeoutMs: removeTimeoutMs });
    return true;
  } catch (error) {
    if (error instanceof CommandError && /no builder .* found/.test(error.stderr)) return false;
    throw error;
  }
}

async function removePath(path: string, recursive: boolean): Promise<boolean> {
  const wasThere = existsSync(path);
  await rm(path, { recursive, force: true });
  return wasThere;
}

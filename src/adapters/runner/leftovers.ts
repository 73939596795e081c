import { randomUUID } from 'node:crypto';
import { readStartTime } from '../process/process-table.ts';
import { saveState } from './command-files.ts';
import { stateNames, type Leftover, type MainProcess } from './saved-state.ts';

/** Keeps for the post part what the main part has made and not removed yet: the runner may kill it at any moment. */
export interface Leftovers {
  /** A variable for every program of this step, by which the post part finds those that still run. */
  readonly processMark: Readonly<Record<string, string>>;
  /** Call it before the thing is made. */
  remember(leftover: Leftover): void;
  /** Call it when the thing is gone, or is whole and the user's. */
  forget(kind: Leftover['kind'], name: string): void;
  /** The main part has come to its end, and was not cancelled. */
  end(): void;
}

export const markVariable = 'CI_IMAGE_ACTIONS_STEP';

/** Keeps nothing. */
export const noLeftovers: Leftovers = {
  processMark: {},
  remember: () => undefined,
  forget: () => undefined,
  end: () => undefined,
};

/**
 * Writes leftovers into the runner's state file, which reaches the post part also when the main part is killed:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#sending-values-to-the-pre-and-post-actions
 */
export function stateLeftovers(env: NodeJS.ProcessEnv): Leftovers {
  // A runner without that file would take the state from stdout, among all that is printed there.
  if ((env['GITHUB_STATE'] ?? '') === '') return noLeftovers;
  const mark = randomUUID();
  const main: MainProcess = { pid: process.pid, startTime: readStartTime(process.pid), mark };
  saveState(stateNames.main, JSON.stringify(main));
  const saved = new Map<string, string>();
  const keyOf = (kind: string, name: string): string => `${kind} ${name}`;
  return {
    processMark: { [markVariable]: mark },
    remember(leftover) {
      const key = keyOf(leftover.kind, leftover.name);
      const stateName = saved.get(key) ?? `${stateNames.leftover}${saved.size + 1}`;
      saved.set(key, stateName);
      saveState(stateName, JSON.stringify(leftover));
    },
    forget(kind, name) {
      const stateName = saved.get(keyOf(kind, name));
      if (stateName !== undefined) saveState(stateName, '');
    },
    end() {
      saveState(stateNames.end, 'true');
    },
  };
}

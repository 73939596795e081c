import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import { readStartTime } from '../process/process-table.ts';

/** Something of this step that must not outlive it. */
export interface Leftover {
  readonly kind: 'folder' | 'file' | 'builder' | 'image-name';
  /** Its path, or its name in the engine or in buildx. */
  readonly name: string;
  /** Id of the image that an image's name pointed to before. Undefined: none. */
  readonly before?: string | undefined;
  /** Of a builder whose creation has not ended: an engine may still be making its container. */
  readonly unfinished?: { readonly driver: string; readonly endpoint: string } | undefined;
}

/** The main part of a step, as the post part finds it again. */
export interface MainProcess {
  readonly pid: number;
  /** Tells it from a later process with the same id. */
  readonly startTime: string | undefined;
  /** Value of the variable that all its programs have. */
  readonly mark: string;
}

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
const mainState = 'main-process';
const endState = 'main-ended';
const leftoverState = 'leftover-';

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
  core.saveState(mainState, JSON.stringify(main));
  const stateNames = new Map<string, string>();
  const keyOf = (kind: string, name: string): string => `${kind} ${name}`;
  return {
    processMark: { [markVariable]: mark },
    remember(leftover) {
      const key = keyOf(leftover.kind, leftover.name);
      const stateName = stateNames.get(key) ?? `${leftoverState}${stateNames.size + 1}`;
      stateNames.set(key, stateName);
      core.saveState(stateName, JSON.stringify(leftover));
    },
    forget(kind, name) {
      const stateName = stateNames.get(keyOf(kind, name));
      if (stateName !== undefined) core.saveState(stateName, '');
    },
    end() {
      core.saveState(endState, 'true');
    },
  };
}

/** What the main part has left in the state. */
interface SavedState {
  /** Undefined: it did not come so far, or the runner keeps no state. */
  readonly main: MainProcess | undefined;
  readonly hasEnded: boolean;
  readonly leftovers: readonly Leftover[];
}

/** Reads in the post part what the main part has remembered and not forgotten. */
export function readLeftovers(env: NodeJS.ProcessEnv): SavedState {
  const state = Object.entries(env).flatMap(([variable, value = '']): readonly (readonly [string, string])[] =>
    variable.startsWith('STATE_') && value !== '' ? [[variable.slice('STATE_'.length), value]] : [],
  );
  const main = new Map(state).get(mainState);
  return {
    main: main === undefined ? undefined : (JSON.parse(main) as MainProcess),
    hasEnded: new Map(state).has(endState),
    leftovers: state
      .filter(([name]) => name.startsWith(leftoverState))
      .map(([, value]) => JSON.parse(value) as Leftover),
  };
}

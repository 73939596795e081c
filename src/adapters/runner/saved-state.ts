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

/** What the main part has left in the state. */
export interface SavedState {
  /** Undefined: it did not come so far, or the runner keeps no state. */
  readonly main: MainProcess | undefined;
  /** Whether it came to its end, and was not cancelled. */
  readonly hasEnded: boolean;
  readonly leftovers: readonly Leftover[];
}

/** Names in the runner's state; a leftover's has a number behind it. */
export const stateNames = { main: 'main-process', end: 'main-ended', leftover: 'leftover-' } as const;

/** Reads in the post part what the main part has remembered and not forgotten. */
export function readSavedState(env: NodeJS.ProcessEnv): SavedState {
  const state = Object.entries(env).flatMap(([variable, value = '']): readonly (readonly [string, string])[] =>
    variable.startsWith('STATE_') && value !== '' ? [[variable.slice('STATE_'.length), value]] : [],
  );
  const main = new Map(state).get(stateNames.main);
  return {
    main: main === undefined ? undefined : (JSON.parse(main) as MainProcess),
    hasEnded: new Map(state).has(stateNames.end),
    leftovers: state
      .filter(([name]) => name.startsWith(stateNames.leftover))
      .map(([, value]) => JSON.parse(value) as Leftover),
  };
}

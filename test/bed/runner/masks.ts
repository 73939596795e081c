/** Values that may not be shown, as a runner keeps them. */
export interface Masks {
  /** Adds a value, and each line of it; nothing for an empty one. */
  readonly add: (value: string) => void;
  /** The text with each value replaced by `***`. */
  readonly hide: (text: string) => string;
}

export function createMasks(): Masks {
  const values = new Set<string>();
  return {
    add(value) {
      for (const part of [value, ...value.split(/\r?\n/)]) {
        if (part.trim() !== '') values.add(part);
      }
    },
    hide(text) {
      let hidden = text;
      // The longest first: a value may be part of another one.
      for (const value of [...values].sort((a, b) => b.length - a.length)) hidden = hidden.replaceAll(value, '***');
      return hidden;
    },
  };
}

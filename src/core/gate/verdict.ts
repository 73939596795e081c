/**
 * What a gate says, and all that it may say: the output `gate` of every job that takes part in one. `skipped` is no
 * verdict on anything, and `error` means that there is none (G5).
 */
export const gates = ['pass', 'fail', 'skipped', 'error'] as const;

export type Gate = (typeof gates)[number];

/** Whether a text is one of the four words; anything else says nothing (G5). */
export function isGate(text: unknown): text is Gate {
  return gates.some((gate) => gate === text);
}

/** The one gate of several: no verdict outweighs a bad one, a bad one a good one, and `skipped` is what is left. */
export function overallGate(all: readonly Gate[]): Gate {
  return (['error', 'fail', 'pass'] as const).find((gate) => all.includes(gate)) ?? 'skipped';
}

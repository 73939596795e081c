/**
 * What a gate can say: the values of the output `gate` of every job that takes part in one. `skipped` judges nothing,
 * and `error` means that there is no verdict.
 */
export const gateVerdicts = ['pass', 'fail', 'skipped', 'error'] as const;

export type GateVerdict = (typeof gateVerdicts)[number];

/** Whether a value is one of the four verdicts, to the letter. */
export function isGateVerdict(value: unknown): value is GateVerdict {
  return gateVerdicts.some((verdict) => verdict === value);
}

/** Combines several verdicts into one: `error` outweighs `fail`, that one `pass`, and `skipped` is what is left. */
export function combineVerdicts(verdicts: readonly GateVerdict[]): GateVerdict {
  return (['error', 'fail', 'pass'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'skipped';
}

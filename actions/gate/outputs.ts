import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { GateResult } from './gate.ts';

/** Every output that `gate/action.yml` declares. */
export function gateOutputs({ gate, reason }: GateResult): Outputs {
  return { gate, reason };
}

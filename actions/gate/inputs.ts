import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { GateInputs } from './gate.ts';

/** Reads the inputs of `gate/action.yml`. */
export function readGateInputs(inputs: InputReader): GateInputs {
  return {
    needs: inputs.text('needs'),
    allowSkipped: inputs.list('allow-skipped'),
    requireGate: inputs.list('require-gate'),
  };
}

import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { isTextList, tryParseJson } from '../../src/core/json/read-json.ts';
import type { GateInputs } from './gate.ts';

/** Reads the inputs of `gate/action.yml`. */
export function readGateInputs(inputs: InputReader): GateInputs {
  return {
    needs: inputs.text('needs'),
    allowSkipped: readJobIds(inputs, 'allow-skipped'),
    allowedFailures: readJobIds(inputs, 'allowed-failures'),
    requireGate: readJobIds(inputs, 'require-gate'),
  };
}

/** Reads ids of jobs: a list in JSON, as `toJSON(…)` and re-actors/alls-green have it, or one in the form of any list. */
function readJobIds(inputs: InputReader, name: string): readonly string[] {
  const text = inputs.text(name);
  const json = text?.startsWith('[') === true ? tryParseJson(text) : undefined;
  return isTextList(json) ? json : inputs.list(name);
}

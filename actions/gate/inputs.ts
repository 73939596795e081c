import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { tryParseJson } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { GateInputs } from './gate.ts';

/** Reads the inputs of `gate/action.yml`. */
export function readGateInputs(inputs: InputReader): GateInputs {
  return {
    needs: inputs.text('needs'),
    allowedFailures: readJobs(inputs, 'allowed-failures'),
    allowSkipped: readJobs(inputs, 'allow-skipped'),
    allowedSkips: readJobs(inputs, 'allowed-skips'),
    requireGate: readJobs(inputs, 'require-gate'),
  };
}

/**
 * Reads ids of jobs: a list as everywhere, or a JSON list of texts, which re-actors/alls-green takes too.
 * @throws UserError for JSON that is anything else
 */
function readJobs(inputs: InputReader, name: string): readonly string[] {
  const text = inputs.text(name);
  if (text === undefined || !/^[[{]/.test(text)) return inputs.list(name);
  const json = tryParseJson(text);
  if (Array.isArray(json) && json.every((id) => typeof id === 'string')) {
    return json.map((id) => id.trim()).filter((id) => id !== '');
  }
  throw new UserError(
    `Input "${name}" is "${text.slice(0, 80)}", which is no JSON list of texts: use ["job", "other"].`,
  );
}

import { readFileSync } from 'node:fs';
import type { RunFacts } from '../../core/events/run-facts.ts';
import { readEnvVariable } from '../../core/inputs/environment.ts';
import { UserError } from '../../errors.ts';

/**
 * Reads the run's facts from the runner's variables and its event file:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @throws UserError when this does not run inside a workflow
 */
export function readRunFacts(env: NodeJS.ProcessEnv): RunFacts {
  const required = (name: string): string => {
    const value = readEnvVariable(env, name);
    if (value === undefined) {
      throw new UserError(`The variable ${name} is not set: run this as a step of a GitHub Actions workflow.`);
    }
    return value;
  };
  const eventPath = readEnvVariable(env, 'GITHUB_EVENT_PATH');
  let payload: unknown = {};
  if (eventPath !== undefined) {
    try {
      payload = JSON.parse(readFileSync(eventPath, 'utf8'));
    } catch (error) {
      throw new UserError(`The event file "${eventPath}" cannot be read as JSON: check what wrote GITHUB_EVENT_PATH.`, {
        cause: error,
      });
    }
  }
  return {
    eventName: required('GITHUB_EVENT_NAME'),
    payload,
    ref: readEnvVariable(env, 'GITHUB_REF') ?? '',
    sha: readEnvVariable(env, 'GITHUB_SHA') ?? '',
    repository: required('GITHUB_REPOSITORY'),
    actor: readEnvVariable(env, 'GITHUB_ACTOR') ?? '',
    runId: readRunNumber(env, 'GITHUB_RUN_ID') ?? 0,
    runAttempt: readRunNumber(env, 'GITHUB_RUN_ATTEMPT') ?? 1,
    serverUrl: readEnvVariable(env, 'GITHUB_SERVER_URL') ?? 'https://github.com',
    workspace: readEnvVariable(env, 'GITHUB_WORKSPACE') ?? '.',
    env,
  };
}

function readRunNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = readEnvVariable(env, name);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`The variable ${name} is "${text}", which is no number: look which step or program sets it.`);
}

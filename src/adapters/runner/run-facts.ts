import { readFileSync } from 'node:fs';
import type { RunFacts } from '../../core/events/run-facts.ts';
import { UserError } from '../../errors.ts';

/**
 * Reads the run's facts from the runner's variables and its event file:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @throws UserError when this does not run inside a workflow
 */
export function readRunFacts(env: NodeJS.ProcessEnv): RunFacts {
  const required = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '') {
      throw new UserError(`The variable ${name} is not set: run this as a step of a GitHub Actions workflow.`);
    }
    return value;
  };
  const eventPath = env['GITHUB_EVENT_PATH'];
  let payload: unknown = {};
  if (eventPath !== undefined && eventPath !== '') {
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
    ref: env['GITHUB_REF'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    repository: required('GITHUB_REPOSITORY'),
    actor: env['GITHUB_ACTOR'] ?? '',
    runId: Number(env['GITHUB_RUN_ID'] ?? 0),
    runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? 1),
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    workspace: env['GITHUB_WORKSPACE'] ?? '.',
    env,
  };
}

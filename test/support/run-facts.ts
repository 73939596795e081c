import type { RunFacts } from '../../src/core/events/run-facts.ts';

export const headSha = '3370e228f2209994e2a2bb5ab5e1f1a5d1cb8d6c';
export const mergeSha = 'a9c8c5828b91be19d9728548b24759e352367ef0';

/** Makes the facts of a push to the default branch of acme/app; `changes` make another event of it. */
export function runFacts(changes: Partial<RunFacts> = {}): RunFacts {
  return {
    eventName: 'push',
    payload: { repository: repositoryPayload() },
    ref: 'refs/heads/main',
    sha: headSha,
    repository: 'Acme/App',
    actor: 'octocat',
    runId: 4711,
    runAttempt: 1,
    serverUrl: 'https://github.com',
    workspace: '/home/runner/app',
    env: {},
    ...changes,
  };
}

/** Makes what every webhook payload says of its repository, as far as it matters here. */
export function repositoryPayload(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    name: 'App',
    full_name: 'Acme/App',
    html_url: 'https://github.com/Acme/App',
    description: 'An application',
    default_branch: 'main',
    license: { spdx_id: 'MIT' },
    ...changes,
  };
}

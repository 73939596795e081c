import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from './runner/expressions.ts';

/** The facts of a workflow run, as a runner learns them. */
export interface RunDescription {
  /** `push`, `pull_request`, … */
  readonly eventName: string;
  /** The webhook payload. */
  readonly event: Readonly<Record<string, Value>>;
  /** `owner/name` */
  readonly repository: string;
  /** `refs/heads/…`, `refs/tags/…` or `refs/pull/N/merge` */
  readonly ref: string;
  readonly sha: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly actor: string;
  /** GITHUB_TOKEN */
  readonly token: string;
  /** Base branch of a pull request, else ''. */
  readonly baseRef: string;
  /** Head branch of a pull request, else ''. */
  readonly headRef: string;
  /** Name of the workflow. */
  readonly workflow: string;
  /** `owner/name/.github/workflows/file.yml@ref` */
  readonly workflowRef: string;
  /** Id of the job. */
  readonly job: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly defaultBranch: string;
}

const defaults: RunDescription = {
  eventName: 'push',
  event: {},
  repository: 'octo-org/octo-app',
  ref: 'refs/heads/main',
  sha: '0123456789abcdef0123456789abcdef01234567',
  runId: 1000,
  runAttempt: 1,
  actor: 'octocat',
  token: 'ghs_test-token',
  baseRef: '',
  headRef: '',
  workflow: 'CI',
  workflowRef: 'octo-org/octo-app/.github/workflows/ci.yml@refs/heads/main',
  job: 'build',
  // No test may reach the live API by mistake: port 9 (discard) refuses.
  apiUrl: 'http://127.0.0.1:9',
  serverUrl: 'https://github.com',
  defaultBranch: 'main',
};

/** A push to `main` of octo-org/octo-app, with what is given put in its place. */
export function describeRun(given: Partial<RunDescription> = {}): RunDescription {
  return { ...defaults, ...given };
}

/** `main` of `refs/heads/main`, `7/merge` of `refs/pull/7/merge`. */
function refName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, '');
}

function refType(ref: string): string {
  return ref.startsWith('refs/tags/') ? 'tag' : 'branch';
}

/** The `github` context. */
export function githubContext(run: RunDescription, workspace: string): Readonly<Record<string, Value>> {
  const [owner = ''] = run.repository.split('/');
  return {
    token: run.token,
    job: run.job,
    ref: run.ref,
    ref_name: refName(run.ref),
    ref_type: refType(run.ref),
    sha: run.sha,
    repository: run.repository,
    repository_owner: owner,
    repository_id: '42',
    repository_owner_id: '8',
    run_id: String(run.runId),
    run_number: '1',
    run_attempt: String(run.runAttempt),
    actor: run.actor,
    triggering_actor: run.actor,
    workflow: run.workflow,
    workflow_ref: run.workflowRef,
    workflow_sha: run.sha,
    ref_protected: false,
    retention_days: '90',
    head_ref: run.headRef,
    base_ref: run.baseRef,
    event_name: run.eventName,
    event: run.event,
    server_url: run.serverUrl,
    api_url: run.apiUrl,
    graphql_url: `${run.apiUrl}/graphql`,
    workspace,
  };
}

/** The `runner` context of a hosted Linux runner. */
export function runnerContext(temp: string): Readonly<Record<string, Value>> {
  return {
    os: 'Linux',
    arch: 'X64',
    name: 'local',
    environment: 'github-hosted',
    temp,
    tool_cache: join(temp, '_tools'),
  };
}

/**
 * The default variables of a step. Writes the event's payload file below `temp`, where a runner keeps it too.
 * The machine's own variables are left out but for PATH, HOME and LANG: what else a step shall see is given by hand.
 */
export function runEnvironment(run: RunDescription, workspace: string, temp: string): Record<string, string> {
  const workflowFolder = join(temp, '_github_workflow');
  mkdirSync(workflowFolder, { recursive: true });
  const eventPath = join(workflowFolder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(run.event));
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: process.env['HOME'] ?? '/root',
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_PATH: eventPath,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'local',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TOOL_CACHE: join(temp, '_tools'),
  };
  for (const [name, value] of Object.entries(githubContext(run, workspace))) {
    if (name !== 'token' && typeof value === 'string') env[`GITHUB_${name.toUpperCase()}`] = value;
  }
  return env;
}

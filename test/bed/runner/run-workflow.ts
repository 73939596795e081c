import { dirname, join } from 'node:path';
import { describeRun, type RunDescription } from '../run-environment.ts';
import type { ActionTable } from './actions.ts';
import type { Value } from './expressions.ts';
import type { LogPlace, RunSettings } from './job-scope.ts';
import { runJobs } from './jobs.ts';
import { createMasks } from './masks.ts';
import type { Permissions } from './permissions.ts';
import { overallResult, type Conclusion, type JobResult } from './results.ts';
import { readWorkflow } from './workflow-file.ts';

export interface WorkflowRequest {
  /** Path of the workflow file. */
  readonly file: string;
  /** Facts of the run; the rest describes a push to main. */
  readonly run?: Partial<RunDescription>;
  readonly actions: ActionTable;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, Value>>;
  /** Variables of the machine that every step sees, such as DOCKER_HOST and DOCKER_CONFIG. */
  readonly machineEnv?: Readonly<Record<string, string>>;
  /** Asked once for each job; what only actions see, as on GitHub: ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN. */
  readonly runtimeEnv?: () => Readonly<Record<string, string>>;
  /**
   * Asked once for each job: a GITHUB_TOKEN with its `permissions`; undefined means that the file says nothing. Without
   * it every job gets the run's token, whatever it says.
   */
  readonly tokenFor?: (permissions: Permissions | undefined) => string;
  /** Folder below which called workflows lie at their `./` paths; by default the one above `.github/workflows`. */
  readonly root?: string;
  readonly beforeJob?: (job: { readonly id: string; readonly name: string }) => Promise<void>;
  readonly afterJob?: (job: JobResult) => Promise<void>;
  readonly log?: (line: string, place: LogPlace) => void;
}

export interface WorkflowResult {
  readonly name: string;
  readonly conclusion: Exclude<Conclusion, 'skipped'>;
  /** In the order in which they ended; each leg of a matrix is one. */
  readonly jobs: readonly JobResult[];
  readonly notes: readonly string[];
}

/**
 * Runs a workflow file on this machine, one job after the other, as GitHub would run it on Linux runners.
 * Real: GitHub's parser and expressions; conditions, needs, outputs, matrix, environments, command files, workflow
 * commands, masks, state, pre and post, timeouts, called workflows. By documentation only, never compared with a live
 * run: how a job's result follows from its legs and needs, and the names of legs. Left out: container and service
 * jobs, docker actions, concurrency, environments, problem matchers. Legs run one at a
 * time, so `max-parallel` has no effect and `fail-fast` cancels the legs that have not begun; `pre` runs right before
 * its `main`, not at the start of the job; what is hidden in a log is hidden line by line.
 * @throws Error when the file is not a valid workflow.
 */
export async function runWorkflow(request: WorkflowRequest): Promise<WorkflowResult> {
  const workflow = await readWorkflow(request.file);
  const run = describeRun({ workflow: workflow.name, ...request.run });
  const masks = createMasks();
  const secrets = { GITHUB_TOKEN: run.token, ...request.secrets };
  Object.values(secrets).forEach(masks.add);
  const settings: RunSettings = {
    run,
    masks,
    actions: request.actions,
    vars: request.vars ?? {},
    machineEnv: request.machineEnv ?? {},
    runtimeEnv: request.runtimeEnv ?? (() => ({})),
    tokenFor: request.tokenFor ?? (() => run.token),
    log: request.log ?? (() => undefined),
  };
  const { jobs } = await runJobs({
    workflow,
    prefix: '',
    inputs: request.inputs ?? {},
    secrets,
    settings,
    root: request.root ?? join(dirname(request.file), '../..'),
    beforeJob: request.beforeJob ?? (() => Promise.resolve()),
    afterJob: request.afterJob ?? (() => Promise.resolve()),
  });
  const result = overallResult(jobs.filter((job) => !job.continueOnError).map((job) => job.result));
  return {
    name: workflow.name,
    // A run whose jobs were all skipped is a success.
    conclusion: result === 'skipped' ? 'success' : result,
    jobs,
    notes: workflow.ignored.map((key) => `"${key}" is read and ignored here.`),
  };
}

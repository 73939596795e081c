import { asText, evaluate, isTrue, type Value } from './expressions.ts';
import { JobScope, type JobContexts, type RunSettings } from './job-scope.ts';
import type { Permissions } from './permissions.ts';
import type { JobResult, StepResult } from './results.ts';
import { StepRunner } from './step.ts';
import { entriesOf, resolve, type Template } from './template.ts';
import type { Job } from './workflow-file.ts';

/** Minutes that a job may take unless it says otherwise. */
const defaultTimeout = 360;

/** One job, or one leg of it, ready to run. */
interface JobRequest {
  readonly job: Job;
  /** `caller/job` for the jobs of a called workflow. */
  readonly id: string;
  readonly name: string;
  readonly contexts: JobContexts;
  readonly permissions: Permissions | undefined;
  readonly workflowEnv: Template | undefined;
  readonly workflowRunDefaults: Template | undefined;
  readonly settings: RunSettings;
}

const textsOf = (value: Value): Record<string, string> =>
  Object.fromEntries(Object.entries(value ?? {}).map(([key, item]) => [key, asText(item as Value)]));

/** Runs the steps of a job on a fresh workspace and RUNNER_TEMP, which are gone afterwards. */
export async function runJob({
  job,
  id,
  name,
  contexts,
  settings,
  permissions,
  ...workflow
}: JobRequest): Promise<JobResult> {
  const start = Date.now();
  const scope = new JobScope(job.id, settings, contexts, permissions);
  const notes = job.ignored.map((key) => `"${key}" is read and ignored here.`);
  const steps: StepResult[] = [];
  const evaluated = (template: Template | undefined): Value =>
    resolve(template ?? null, scope.contexts(), scope.functions());
  let outputs: Readonly<Record<string, string>> = {};
  let continueOnError = false;
  try {
    continueOnError = isTrue(evaluated(job.continueOnError));
    const timeout = evaluated(job.timeoutMinutes);
    scope.deadline = start + (typeof timeout === 'number' ? timeout : defaultTimeout) * 60_000;
    scope.addEnv(textsOf(evaluated(workflow.workflowEnv)));
    scope.addEnv(textsOf(evaluated(job.env)));
    const runDefaults = { ...entriesOf(workflow.workflowRunDefaults), ...entriesOf(job.runDefaults) };
    const runner = new StepRunner(scope, name, runDefaults);
    for (const step of job.steps) steps.push(await runner.run(step));
    for (const post of runner.posts.reverse()) {
      if (isTrue(evaluate(post.condition, scope.contexts(), scope.functions()))) steps.push(await post.run());
    }
    outputs = shownOutputs(textsOf(evaluated(job.outputs)), settings, notes);
  } catch (error) {
    scope.status = 'failure';
    notes.push(error instanceof Error ? error.message : String(error));
  } finally {
    scope.close();
  }
  const seconds = (Date.now() - start) / 1000;
  const matrix = contexts.matrix;
  return { id, name, matrix, result: scope.status, continueOnError, outputs, steps, seconds, notes };
}

/** The outputs without those that hold a masked value: GitHub drops them. */
function shownOutputs(
  outputs: Readonly<Record<string, string>>,
  { masks }: RunSettings,
  notes: string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(outputs).filter(([name, value]) => {
      const isSecret = masks.hide(value) !== value;
      if (isSecret) notes.push(`Skip output '${name}' since it may contain secret.`);
      return !isSecret;
    }),
  );
}

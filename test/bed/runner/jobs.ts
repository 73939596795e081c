import { githubContext } from '../run-environment.ts';
import { callWorkflow } from './called-workflow.ts';
import { asText, evaluate, isTrue, type Contexts, type Value } from './expressions.ts';
import { runJob } from './job.ts';
import type { RunSettings } from './job-scope.ts';
import type { Permissions } from './permissions.ts';
import { matrixLegs, type Leg } from './matrix.ts';
import { overallResult, type Conclusion, type JobResult } from './results.ts';
import { entriesOf, resolve } from './template.ts';
import { isComputed, type Job, type Workflow } from './workflow-file.ts';

/** What the jobs of one workflow file run with. */
export interface JobsRequest {
  readonly workflow: Workflow;
  /** For the ids of a called workflow's jobs: `caller/`. */
  readonly prefix: string;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly settings: RunSettings;
  /** Of the job that calls this workflow. */
  readonly permissions?: Permissions | undefined;
  /** Folder below which called workflows lie at their `./` paths. */
  readonly root: string;
  readonly beforeJob: (job: { readonly id: string; readonly name: string }) => Promise<void>;
  readonly afterJob: (job: JobResult) => Promise<void>;
}

/** A job of the file, all its legs together. */
export interface JobSum {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The jobs of one workflow file, each alone and by id with its legs together. */
export interface EndedJobs {
  readonly jobs: readonly JobResult[];
  readonly sums: Readonly<Record<string, JobSum>>;
}

/** Every job that `job` needs, directly or not. */
function ancestors(job: Job, jobs: readonly Job[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    jobs.find((other) => other.id === id)?.needs.forEach(visit);
  };
  job.needs.forEach(visit);
  return found;
}

/** Runs the jobs of one file in the order of their needs. */
export async function runJobs(given: JobsRequest): Promise<EndedJobs> {
  const { workflow, settings } = given;
  const sums: Record<string, JobSum> = {};
  const results: JobResult[] = [];
  const waiting = [...workflow.jobs];
  while (waiting.length > 0) {
    const next = waiting.findIndex((job) => job.needs.every((id) => id in sums));
    const [job] = waiting.splice(next, 1);
    if (next === -1 || job === undefined) throw new Error('The jobs need each other in a circle.');
    const before = [...ancestors(job, workflow.jobs)].map((id) => sums[id]?.result);
    const needs = Object.fromEntries(job.needs.map((id) => [id, { ...sums[id] }]));
    const contexts: Contexts = {
      needs,
      vars: settings.vars,
      inputs: given.inputs,
      strategy: {},
      matrix: {},
      github: githubContext({ ...settings.run, job: job.id }, ''),
    };
    const functions = {
      success: () => before.every((result) => result === 'success'),
      failure: () => before.includes('failure'),
      // Of the whole run, which nobody can cancel here.
      cancelled: () => false,
      always: () => true,
    };
    const legs = isTrue(evaluate(job.if, contexts, functions)) ? await runLegs(job, given, contexts) : undefined;
    const ended = legs ?? [skippedJob(job, given.prefix)];
    results.push(...ended.flatMap((leg) => leg.jobs));
    sums[job.id] = sumOf(ended);
  }
  return { jobs: results, sums };
}

interface Ended extends JobSum {
  /** The job itself, or those of the workflow that it called. */
  readonly jobs: readonly JobResult[];
}

/** Runs a job, once for each leg of its matrix. */
async function runLegs(job: Job, given: JobsRequest, contexts: Contexts): Promise<readonly Ended[]> {
  const strategy = entriesOf(job.strategy);
  const matrix = resolve(strategy['matrix'] ?? null, contexts);
  const failFast = isTrue(resolve(strategy['fail-fast'] ?? true, contexts));
  const legs = strategy['matrix'] === undefined ? [{}] : matrixLegs(matrix);
  const ended: Ended[] = [];
  for (const [index, leg] of legs.entries()) {
    const name = jobName(job, leg, contexts);
    const failedBefore = ended.some((other) => other.result === 'failure');
    if (failFast && failedBefore) {
      ended.push(withoutRunning(job, given.prefix, name, leg, 'cancelled'));
      continue;
    }
    const position = { 'fail-fast': failFast, 'job-index': index, 'job-total': legs.length };
    ended.push(await runLeg(job, name, leg, given, { ...contexts, matrix: leg, strategy: position }));
  }
  return ended;
}

async function runLeg(job: Job, name: string, leg: Leg, given: JobsRequest, contexts: Contexts): Promise<Ended> {
  const { settings, workflow } = given;
  const permissions = job.permissions ?? workflow.permissions ?? given.permissions;
  if (job.uses !== undefined) return callWorkflow(job, job.uses, { ...given, permissions }, contexts, runJobs);
  const id = given.prefix + job.id;
  await given.beforeJob({ id, name });
  const result = await runJob({
    job,
    id,
    name,
    settings,
    permissions,
    workflowEnv: workflow.env,
    workflowRunDefaults: workflow.runDefaults,
    contexts: {
      inputs: given.inputs,
      secrets: given.secrets,
      matrix: leg,
      needs: entriesOfValue(contexts['needs']),
      strategy: entriesOfValue(contexts['strategy']),
    },
  });
  await given.afterJob(result);
  // A job that may fail counts as a success for those who need it.
  return { result: result.continueOnError ? 'success' : result.result, outputs: result.outputs, jobs: [result] };
}

const entriesOfValue = (value: Value | undefined): Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Value>) : {};

/** The name as GitHub shows it: the values of the leg are added unless the name is computed. */
function jobName(job: Job, leg: Leg, contexts: Contexts): string {
  const name = asText(resolve(job.name ?? job.id, { ...contexts, matrix: leg }));
  const values = Object.values(leg).filter((value) => typeof value !== 'object');
  return values.length === 0 || isComputed(job.name) ? name : `${name} (${values.map(asText).join(', ')})`;
}

function withoutRunning(job: Job, prefix: string, name: string, matrix: Leg, result: Conclusion): Ended {
  const empty = { continueOnError: false, outputs: {}, steps: [], seconds: 0, notes: [] };
  return { result, outputs: {}, jobs: [{ id: prefix + job.id, name, matrix, result, ...empty }] };
}

function skippedJob(job: Job, prefix: string): Ended {
  return withoutRunning(job, prefix, job.id, {}, 'skipped');
}

/** A job's result over its legs; an output that several legs set is the last one's. */
function sumOf(legs: readonly JobSum[]): JobSum {
  const filled = legs.flatMap((leg) => Object.entries(leg.outputs).filter(([, value]) => value !== ''));
  const names = legs.flatMap((leg) => Object.keys(leg.outputs).map((name) => [name, '']));
  const outputs = Object.fromEntries([...names, ...filled]) as Record<string, string>;
  return { result: overallResult(legs.map((leg) => leg.result)), outputs };
}

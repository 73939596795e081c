import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asText, type Contexts, type Value } from './expressions.ts';
import { overallResult, type JobResult } from './results.ts';
import type { EndedJobs, JobSum, JobsRequest } from './jobs.ts';
import { entriesOf, resolve, type Template } from './template.ts';
import { readWorkflow, type Job } from './workflow-file.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** `./.github/workflows/x.yml` of the caller's repository, or `org/ci-image-actions/.github/…@ref` of this one. */
function fileOf(uses: string, root: string): string {
  if (uses.startsWith('./')) return join(root, uses);
  const own = /^org\/ci-image-actions\/(.+)@[^@]+$/.exec(uses)?.[1];
  if (own === undefined) throw new Error(`The workflow "${uses}" is not to be had here.`);
  return join(repository, own);
}

/** The value of an input: as given, else its default, else its type's empty value. */
function inputValue(given: Value | undefined, declared: Readonly<Record<string, Template>>): Value {
  if (given !== undefined && given !== null) return given;
  const fallback = declared['default'];
  if (fallback !== undefined) return resolve(fallback, {});
  const type = declared['type'];
  return type === 'boolean' ? false : type === 'number' ? 0 : '';
}

/**
 * Runs the reusable workflow that a job calls, with the inputs and secrets that it hands over.
 * @throws Error when the file cannot be called, or lacks a required input or secret.
 */
export async function callWorkflow(
  job: Job,
  uses: string,
  caller: JobsRequest,
  contexts: Contexts,
  runJobs: (request: JobsRequest) => Promise<EndedJobs>,
): Promise<JobSum & { readonly jobs: readonly JobResult[] }> {
  const workflow = await readWorkflow(fileOf(uses, caller.root));
  if (workflow.call === undefined) throw new Error(`The workflow "${uses}" has no "on: workflow_call".`);
  const given = resolve(job.with ?? {}, contexts) as Readonly<Record<string, Value>>;
  const inputs = Object.fromEntries(
    Object.entries(entriesOf(workflow.call['inputs'])).map(([name, declared]) => {
      const entries = entriesOf(declared);
      if (entries['required'] === true && given[name] === undefined)
        throw new Error(`Input ${name} is required by ${uses}.`);
      return [name, inputValue(given[name], entries)];
    }),
  );
  const passed = resolve(job.secrets ?? {}, { ...contexts, secrets: caller.secrets });
  const handedOver = passed === 'inherit' ? caller.secrets : (passed as Readonly<Record<string, string>>);
  const token = caller.secrets['GITHUB_TOKEN'];
  const secrets: Readonly<Record<string, string>> = {
    ...handedOver,
    ...(token === undefined ? {} : { GITHUB_TOKEN: token }),
  };
  for (const [name, declared] of Object.entries(entriesOf(workflow.call['secrets']))) {
    const isMissing = (secrets[name] ?? '') === '';
    if (entriesOf(declared)['required'] === true && isMissing)
      throw new Error(`Secret ${name} is required by ${uses}.`);
  }
  const prefix = `${caller.prefix}${job.id}/`;
  const { jobs, sums } = await runJobs({ ...caller, workflow, prefix, inputs, secrets });
  const result = overallResult(Object.values(sums).map((sum) => sum.result));
  const outputContexts = { ...contexts, inputs, jobs: sums as unknown as Value };
  const outputs = Object.entries(entriesOf(workflow.call['outputs'])).map(([name, declared]) => [
    name,
    asText(resolve(entriesOf(declared)['value'] ?? null, outputContexts)),
  ]);
  return { result, outputs: Object.fromEntries(outputs) as Record<string, string>, jobs };
}

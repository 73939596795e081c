import { readFileSync } from 'node:fs';
import { permissionsOf, type Permissions } from './permissions.ts';
import { Expression, entriesOf, templateOf, type Template } from './template.ts';
import { workflowParser } from './workflow-parser.ts';

/** A step as written; what is left out is undefined. */
export interface Step {
  /** Given, or made by the parser. */
  readonly id: string;
  readonly name: Template | undefined;
  /** With `success() &&` added where it names no status function. */
  readonly if: string;
  readonly env: Template | undefined;
  readonly run: Template | undefined;
  readonly uses: string | undefined;
  readonly with: Template | undefined;
  readonly shell: Template | undefined;
  readonly workingDirectory: Template | undefined;
  readonly continueOnError: Template | undefined;
  readonly timeoutMinutes: Template | undefined;
}

export interface Job {
  readonly id: string;
  readonly name: Template | undefined;
  readonly needs: readonly string[];
  /** As for steps. */
  readonly if: string;
  readonly env: Template | undefined;
  readonly outputs: Template | undefined;
  readonly strategy: Template | undefined;
  readonly continueOnError: Template | undefined;
  readonly timeoutMinutes: Template | undefined;
  /** `defaults.run` */
  readonly runDefaults: Template | undefined;
  readonly steps: readonly Step[];
  /** The reusable workflow that the job calls. */
  readonly uses: string | undefined;
  readonly with: Template | undefined;
  /** For the called workflow: its secrets, or `inherit`. */
  readonly secrets: Template | undefined;
  /** Undefined: those of the workflow. */
  readonly permissions: Permissions | undefined;
  /** Keys that are read and then ignored. */
  readonly ignored: readonly string[];
}

export interface Workflow {
  readonly name: string;
  readonly env: Template | undefined;
  readonly runDefaults: Template | undefined;
  readonly jobs: readonly Job[];
  /** `on.workflow_call`; undefined when it cannot be called. */
  readonly call: Readonly<Record<string, Template>> | undefined;
  /** Undefined: the defaults of the repository. */
  readonly permissions: Permissions | undefined;
  readonly ignored: readonly string[];
}

const ignoredKeys = ['concurrency', 'environment', 'container', 'services'];

function ignoredIn(entries: Readonly<Record<string, Template>>): readonly string[] {
  return ignoredKeys.filter((key) => key in entries);
}

function textList(template: Template | undefined): readonly string[] {
  if (template === undefined || template === null) return [];
  return (Array.isArray(template) ? template : [template]).map(String);
}

function text(template: Template | undefined): string | undefined {
  return typeof template === 'string' ? template : undefined;
}

interface Converted {
  readonly id: unknown;
  readonly if?: { readonly expression: string };
  readonly steps?: readonly Converted[];
}

function stepOf(template: Template, converted: Converted | undefined): Step {
  const entries = entriesOf(template);
  return {
    id: String(converted?.id),
    if: converted?.if?.expression ?? 'success()',
    name: entries['name'],
    env: entries['env'],
    run: entries['run'],
    uses: text(entries['uses']),
    with: entries['with'],
    shell: entries['shell'],
    workingDirectory: entries['working-directory'],
    continueOnError: entries['continue-on-error'],
    timeoutMinutes: entries['timeout-minutes'],
  };
}

function jobOf(id: string, template: Template, converted: Converted | undefined): Job {
  const entries = entriesOf(template);
  const steps = Array.isArray(entries['steps']) ? (entries['steps'] as readonly Template[]) : [];
  return {
    id,
    if: converted?.if?.expression ?? 'success()',
    name: entries['name'],
    needs: textList(entries['needs']),
    env: entries['env'],
    outputs: entries['outputs'],
    strategy: entries['strategy'],
    continueOnError: entries['continue-on-error'],
    timeoutMinutes: entries['timeout-minutes'],
    runDefaults: entriesOf(entries['defaults'])['run'],
    steps: steps.map((step, index) => stepOf(step, converted?.steps?.[index])),
    uses: text(entries['uses']),
    with: entries['with'],
    secrets: entries['secrets'],
    permissions: permissionsOf(entries['permissions']),
    ignored: ignoredIn(entries),
  };
}

/**
 * Reads and checks a workflow file with GitHub's own parser. Conditions and ids are those of the parser's model; the
 * rest is taken from its token tree, because the model leaves `with` and `shell` out.
 * @throws Error with everything that GitHub would refuse in the file.
 */
export function readWorkflow(file: string): Promise<Workflow> {
  return parseWorkflow(file, readFileSync(file, 'utf8'));
}

/** The same for text; `file` is what errors call it. */
export async function parseWorkflow(file: string, content: string): Promise<Workflow> {
  const parser = workflowParser();
  const { context, value } = parser.parseWorkflow({ name: file, content }, new parser.NoOperationTraceWriter());
  const converted = value === undefined ? undefined : await parser.convertWorkflowTemplate(context, value);
  const errors = context.errors.getErrors().map((error) => error.message);
  if (converted === undefined || errors.length > 0) throw new Error(`Invalid workflow file:\n${errors.join('\n')}`);
  const root = entriesOf(templateOf(JSON.parse(JSON.stringify(value))));
  const jobs = Object.entries(entriesOf(root['jobs']));
  const on = root['on'];
  const isCallable =
    on === 'workflow_call' || textList(on).includes('workflow_call') || 'workflow_call' in entriesOf(on);
  return {
    name: text(root['name']) ?? file,
    env: root['env'],
    runDefaults: entriesOf(root['defaults'])['run'],
    jobs: jobs.map(([id, job], index) => jobOf(id, job, converted.jobs[index] as Converted | undefined)),
    call: isCallable ? entriesOf(entriesOf(on)['workflow_call']) : undefined,
    permissions: permissionsOf(root['permissions']),
    ignored: ignoredIn(root),
  };
}

/** Whether text around or in a template is computed. */
export function isComputed(template: Template | undefined): boolean {
  return template instanceof Expression;
}

import { stringify } from 'yaml';
import { inputDefaults, mapping, readActionYml, text, type Mapping } from '../action-manifest.ts';
import type { FileEffects } from './command-files.ts';
import { interpolate, type Contexts, type Functions, type Value } from './expressions.ts';
import { stepFunctions, type StepScope } from './job-scope.ts';
import type { Recording } from './recording.ts';
import type { Conclusion, StepResult } from './results.ts';
import type { PostStep } from './step.ts';
import { parseWorkflow, type Step } from './workflow-file.ts';

/** An action that is a list of steps. */
interface CompositeAction {
  readonly folder: string;
  /** Input name, as declared, to its default; '' without one. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Output name to its value, expressions not evaluated yet. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** What runs steps on a scope, and what they ask to run at the end of the job. */
interface Runner {
  readonly posts: readonly PostStep[];
  readonly run: (step: Step) => Promise<StepResult>;
}

/** What a `uses` of a composite action has around it. */
interface Around {
  readonly scope: StepScope;
  /** The step's own `env`, which the steps inside see too. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly recording: Recording;
}

const stepKeys = ['id', 'name', 'if', 'run', 'shell', 'env', 'working-directory', 'uses', 'with', 'continue-on-error'];

/**
 * Reads the composite action in `folder`; undefined when it is of another kind. Its steps are read by GitHub's workflow
 * parser, as those of a job, after what differs has been checked.
 * @throws Error for a key that steps of composite actions do not have, and for a `run` without a `shell`.
 */
export async function readCompositeAction(folder: string): Promise<CompositeAction | undefined> {
  const { file, manifest } = readActionYml(folder);
  const runs = mapping(manifest['runs']);
  if (runs['using'] !== 'composite') return undefined;
  const steps = Array.isArray(runs['steps']) ? (runs['steps'] as readonly unknown[]).map(mapping) : [];
  for (const step of steps) checkStep(step, file);
  const asJob = stringify({ on: 'push', jobs: { composite: { 'runs-on': 'any', steps } } }, { lineWidth: 0 });
  const { jobs } = await parseWorkflow(file, asJob);
  return {
    folder,
    inputs: inputDefaults(manifest),
    outputs: Object.fromEntries(
      Object.entries(mapping(manifest['outputs'])).map(([name, output]) => [
        name,
        text(mapping(output)['value']) ?? '',
      ]),
    ),
    steps: jobs.flatMap((job) => job.steps),
  };
}

function checkStep(step: Mapping, file: string): void {
  const unknown = Object.keys(step).find((key) => !stepKeys.includes(key));
  if (unknown !== undefined) throw new Error(`${file}: Unexpected value '${unknown}'`);
  if ('run' in step && !('shell' in step)) throw new Error(`${file}: Required property is missing: shell`);
}

/**
 * Runs the steps of a composite action inside the step that uses it: inputs, steps and status of its own; environment
 * files, workspace and time of the job. Its outputs become the step's.
 */
export async function runCompositeAction(
  action: CompositeAction,
  given: Readonly<Record<string, string>>,
  around: Around,
  runnerOn: (scope: StepScope) => Runner,
): Promise<{ readonly succeeded: boolean; readonly posts: readonly PostStep[] }> {
  const { scope: outer, recording } = around;
  for (const name of Object.keys(given).filter((input) => !(input in action.inputs))) {
    recording.annotate({ level: 'warning', message: `Unexpected input(s) '${name}'`, properties: {} });
  }
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, value]) => [name, given[name] ?? interpolate(value, outer.contexts())]),
  );
  const scope = new CompositeScope(outer, action, inputs, around.env, around.timeoutMs);
  const runner = runnerOn(scope);
  for (const step of action.steps) recording.include(await runner.run(step));
  for (const [name, value] of Object.entries(action.outputs)) {
    recording.outputs[name] = interpolate(value, scope.contexts(), scope.functions());
  }
  const posts = runner.posts.map((post) => ({
    ...post,
    run: async () => {
      const result = await post.run();
      if (result.conclusion !== 'success' && result.conclusion !== 'skipped') outer.status = result.conclusion;
      return result;
    },
  }));
  return { succeeded: scope.status === 'success', posts };
}

/** The steps inside a composite action, in what is around it. */
class CompositeScope implements StepScope {
  readonly settings;
  readonly workspace;
  readonly temp;
  readonly runtimeEnv;
  readonly deadline;
  status: StepScope['status'] = 'success';
  private readonly outer: StepScope;
  private readonly action: CompositeAction;
  private readonly inputs: Readonly<Record<string, string>>;
  private readonly env: Readonly<Record<string, string>>;
  private readonly steps: Record<string, Value> = {};

  constructor(
    outer: StepScope,
    action: CompositeAction,
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>>,
    timeoutMs: number,
  ) {
    this.settings = outer.settings;
    this.workspace = outer.workspace;
    this.temp = outer.temp;
    this.runtimeEnv = outer.runtimeEnv;
    this.deadline = Math.min(outer.deadline, Date.now() + timeoutMs);
    this.outer = outer;
    this.action = action;
    this.inputs = inputs;
    this.env = env;
  }

  /** Those that GitHub has here: no `secrets`, `vars` and `needs`. */
  contexts(stepEnv: Readonly<Record<string, string>> = {}): Contexts {
    const outer = this.outer.contexts({ ...this.env, ...stepEnv });
    const shared = Object.entries(outer).filter(([name]) => !['secrets', 'vars', 'needs'].includes(name));
    const github = { ...(outer['github'] as Contexts), action_path: this.action.folder };
    return { ...Object.fromEntries(shared), inputs: this.inputs, steps: this.steps, github };
  }

  functions(): Functions {
    return stepFunctions(this);
  }

  processEnv(stepEnv: Readonly<Record<string, string>>): Record<string, string> {
    return this.outer.processEnv({ ...this.env, GITHUB_ACTION_PATH: this.action.folder, ...stepEnv });
  }

  apply(files: FileEffects): void {
    this.outer.apply(files);
  }

  record(id: string, outcome: Conclusion, conclusion: Conclusion, outputs: Readonly<Record<string, string>>): void {
    this.steps[id] = { outcome, conclusion, outputs };
  }

  addGroup(group: number | undefined): void {
    this.outer.addGroup(group);
  }
}

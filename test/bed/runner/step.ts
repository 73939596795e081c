import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  actionInputs,
  isActionFolder,
  readActionManifest,
  scriptPath,
  type ActionManifest,
} from '../action-manifest.ts';
import type { ActionSource, HandlerRequest } from './actions.ts';
import { asText, evaluate, isTrue, type Value } from './expressions.ts';
import { readCompositeAction, runCompositeAction } from './composite.ts';
import type { StepScope } from './job-scope.ts';
import { Recording } from './recording.ts';
import type { StepResult } from './results.ts';
import { runStepProcess } from './step-process.ts';
import { entriesOf, resolve, type Template } from './template.ts';
import type { Step } from './workflow-file.ts';

/** A script of an action that runs after the job's steps. */
export interface PostStep {
  readonly name: string;
  readonly condition: string;
  readonly run: () => Promise<StepResult>;
}

/** What runs as a step: it reports on `recording` and says whether it succeeded. */
type Work = (recording: Recording) => Promise<boolean> | boolean;

const texts = (values: Value): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, asText(value as Value)]));

/** Runs the steps of one job, one after the other. */
export class StepRunner {
  private readonly scope: StepScope;
  private readonly job: string;
  private readonly runDefaults: Readonly<Record<string, Template>>;
  /** What actions asked to run at the end, in the order of their steps. */
  readonly posts: PostStep[] = [];

  constructor(scope: StepScope, job: string, runDefaults: Template) {
    this.scope = scope;
    this.job = job;
    this.runDefaults = entriesOf(runDefaults);
  }

  /** Runs one step; a step whose condition does not hold is skipped. Never rejects: what goes wrong fails the step. */
  async run(step: Step): Promise<StepResult> {
    const { scope } = this;
    let env: Record<string, string> = {};
    const evaluated = (template: Template | undefined): Value =>
      resolve(template ?? null, scope.contexts(env), scope.functions());
    let name = step.id;
    let mayFail = false;
    try {
      if (!isTrue(evaluate(step.if, scope.contexts(), scope.functions()))) return this.skipped(step, name);
      env = texts(evaluated(step.env));
      name = this.nameOf(step, evaluated);
      mayFail = isTrue(evaluated(step.continueOnError));
    } catch (error) {
      return this.perform(name, step, mayFail, (recording) => failed(recording, error));
    }
    return this.perform(name, step, mayFail, (recording) => {
      const timeout = evaluated(step.timeoutMinutes);
      const timeoutMs = typeof timeout === 'number' ? timeout * 60_000 : Infinity;
      return step.uses === undefined
        ? this.runScript(step, env, timeoutMs, recording, evaluated)
        : this.runAction(step, step.uses, env, timeoutMs, recording, texts(evaluated(step.with)));
    });
  }

  private nameOf(step: Step, evaluated: (template: Template | undefined) => Value): string {
    if (step.name !== undefined) return asText(evaluated(step.name));
    return `Run ${step.uses ?? asText(evaluated(step.run)).trim().split('\n')[0] ?? ''}`;
  }

  private skipped(step: Step, name: string): StepResult {
    this.scope.record(step.id, 'skipped', 'skipped', {});
    const empty = { outputs: {}, seconds: 0, log: [], annotations: [], summary: '' };
    return { id: step.id, name, outcome: 'skipped', conclusion: 'skipped', ...empty };
  }

  /** Runs `work` as the step `step`: measures it, keeps its traces and lets it decide over the job's status. */
  private async perform(name: string, step: Pick<Step, 'id'>, mayFail: boolean, work: Work): Promise<StepResult> {
    const { scope } = this;
    const recording = new Recording(scope, this.job, name);
    const start = Date.now();
    let succeeded: boolean;
    try {
      succeeded = await work(recording);
    } catch (error) {
      succeeded = failed(recording, error);
    }
    const outcome = succeeded ? 'success' : Date.now() >= scope.deadline ? 'cancelled' : 'failure';
    const conclusion = outcome === 'failure' && mayFail ? 'success' : outcome;
    if (conclusion !== 'success') scope.status = conclusion;
    scope.record(step.id, outcome, conclusion, recording.outputs);
    const { outputs, log, annotations, summary } = recording;
    return {
      id: step.id,
      name,
      outcome,
      conclusion,
      outputs,
      seconds: (Date.now() - start) / 1000,
      log,
      annotations,
      summary,
    };
  }

  private async execute(
    command: { readonly program: string; readonly args: readonly string[]; readonly cwd: string },
    env: Readonly<Record<string, string>>,
    timeoutMs: number,
    recording: Recording,
  ): Promise<{ readonly succeeded: boolean; readonly state: Readonly<Record<string, string>> }> {
    const { scope } = this;
    const left = Math.min(timeoutMs, scope.deadline - Date.now());
    const ended = await runStepProcess({
      ...command,
      env: scope.processEnv(env),
      temp: scope.temp,
      onMask: (value) => {
        scope.settings.masks.add(value);
      },
      onLine: recording.line,
      ...(left === Infinity ? {} : { timeoutMs: Math.max(left, 1) }),
    });
    scope.addGroup(ended.group);
    const { commands, files } = ended;
    scope.apply(files);
    for (const annotation of commands.annotations) recording.annotate(annotation);
    for (const message of [...files.errors, ...files.dropped]) recording.error(message);
    Object.assign(recording.outputs, commands.outputs, files.outputs);
    recording.summary += scope.settings.masks.hide(files.summary);
    if (ended.timedOut) recording.error('The operation was canceled: its time is up.');
    else if (ended.exitCode !== 0) recording.error(`Process completed with exit code ${ended.exitCode}.`);
    return {
      succeeded: ended.exitCode === 0 && files.errors.length === 0,
      state: { ...commands.state, ...files.state },
    };
  }

  private async runScript(
    step: Step,
    env: Readonly<Record<string, string>>,
    timeoutMs: number,
    recording: Recording,
    evaluated: (template: Template | undefined) => Value,
  ): Promise<boolean> {
    const shell = evaluated(step.shell ?? this.runDefaults['shell']);
    const folder = evaluated(step.workingDirectory ?? this.runDefaults['working-directory']);
    const script = join(this.scope.temp, `${randomUUID()}.sh`);
    writeFileSync(script, asText(evaluated(step.run)));
    try {
      const [program = 'bash', ...args] = shellCommand(asText(shell)).map((part) => part.replace('{0}', script));
      const cwd = join(this.scope.workspace, asText(folder));
      return (await this.execute({ program, args, cwd }, { ...env, GITHUB_ACTION: step.id }, timeoutMs, recording))
        .succeeded;
    } finally {
      rmSync(script, { force: true });
    }
  }

  private async runAction(
    step: Step,
    uses: string,
    env: Readonly<Record<string, string>>,
    timeoutMs: number,
    recording: Recording,
    given: Readonly<Record<string, string>>,
  ): Promise<boolean> {
    const local = uses.startsWith('./') ? join(this.scope.workspace, uses) : undefined;
    const source: ActionSource =
      local !== undefined && isActionFolder(local)
        ? { kind: 'folder', folder: local, dist: undefined }
        : this.scope.settings.actions(uses);
    if (source.kind === 'skip') {
      recording.line(`${uses} is not run here.`);
      return true;
    }
    if (source.kind === 'handler') {
      const request: HandlerRequest = {
        inputs: given,
        workspace: this.scope.workspace,
        job: this.job,
        log: recording.line,
      };
      Object.assign(recording.outputs, await source.handler(request));
      return true;
    }
    const composite = await readCompositeAction(source.folder);
    if (composite !== undefined) {
      const around = { scope: this.scope, env, timeoutMs, recording };
      const { succeeded, posts } = await runCompositeAction(
        composite,
        given,
        around,
        (scope) => new StepRunner(scope, this.job, {}),
      );
      this.posts.push(...posts);
      return succeeded;
    }
    const manifest = readActionManifest(source.folder);
    const inputs = actionInputs(manifest, given, this.scope.contexts(env));
    for (const name of inputs.unexpected) {
      recording.annotate({ level: 'warning', message: `Unexpected input(s) '${name}'`, properties: {} });
    }
    const actionEnv = { ...env, ...this.scope.runtimeEnv, ...inputs.env, GITHUB_ACTION: step.id };
    const state: Record<string, string> = {};
    const runPart = async (part: string, on: Recording, limit: number): Promise<boolean> => {
      const saved = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
      const args = [scriptPath(manifest.folder, part, source.dist)];
      const command = { program: process.execPath, args, cwd: this.scope.workspace };
      const ended = await this.execute(command, { ...actionEnv, ...saved }, limit, on);
      Object.assign(state, ended.state);
      return ended.succeeded;
    };
    this.registerPost(step, uses, manifest, (part, on) => runPart(part, on, Infinity));
    const preSucceeded = manifest.pre === undefined || (await runPart(manifest.pre, recording, timeoutMs));
    return preSucceeded && (await runPart(manifest.main, recording, timeoutMs));
  }

  private registerPost(
    step: Step,
    uses: string,
    manifest: ActionManifest,
    runPart: (part: string, recording: Recording) => Promise<boolean>,
  ): void {
    const { post } = manifest;
    if (post === undefined) return;
    const name = `Post ${uses}`;
    this.posts.push({
      name,
      condition: manifest.postIf,
      run: () => this.perform(name, { id: `${step.id}__post` }, false, (recording) => runPart(post, recording)),
    });
  }
}

function failed(recording: Recording, error: unknown): boolean {
  recording.error(error instanceof Error ? error.message : String(error));
  return false;
}

/** The command line of a `shell`, `{0}` standing for the script. */
function shellCommand(shell: string): readonly string[] {
  if (shell === '') return ['bash', '-e', '{0}'];
  if (shell === 'bash') return ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'];
  if (shell === 'sh') return ['sh', '-e', '{0}'];
  if (shell.includes('{0}')) return shell.split(/\s+/);
  throw new Error(`The shell "${shell}" is not known here: use bash, sh or a command line with {0}.`);
}

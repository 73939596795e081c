import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionInputs, compiledActions, readActionManifest, scriptPath } from './action-manifest.ts';
import { describeRun, githubContext, runEnvironment, runnerContext, type RunDescription } from './run-environment.ts';
import { endGroup, livingWith, runStepProcess, type Interruption } from './runner/step-process.ts';
import type { StepAnnotation } from './runner/workflow-commands.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** How to run an action, and in what run. */
export interface ActionRequest {
  /** `compute-tag`, … ; `.` is the root action. */
  readonly action: string;
  /** The step's `with`; everything else gets the default of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Facts of the run; the rest describes a push to main. */
  readonly run?: Partial<RunDescription>;
  /** Further variables, such as DOCKER_HOST, ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN. */
  readonly env?: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE and working directory; a fresh folder by default. */
  readonly workspace?: string;
  readonly interrupt?: Interruption;
  /** One minute by default. */
  readonly timeoutMs?: number;
}

/** What came of it; `main` and `pre`/`post`, where the action has them, are added up. */
export interface ActionResult {
  /** Of the first script that failed, else 0; -1: a signal ended it. */
  readonly exitCode: number;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** How long the main part lived after the interruption's signal. Undefined: it got none. */
  readonly endedAfterMs: number | undefined;
  /** Of the post part alone, where there is one. */
  readonly post: { readonly exitCode: number; readonly stdout: string };
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly env: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly annotations: readonly StepAnnotation[];
  readonly masks: readonly string[];
  /** What is left in RUNNER_TEMP, relative to it. */
  readonly leftovers: readonly string[];
  /** Command lines of processes that outlived the action's own. */
  readonly orphans: readonly string[];
  /** `with` names that action.yml does not declare; a runner warns of them. */
  readonly unexpectedInputs: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('_github_workflow'))
    .sort();
}

/**
 * Runs a compiled action of this repository as a runner would, on the Node that runs this (which has to be 24, what
 * action.yml asks for): defaults from action.yml, INPUT_*, command files, event file, pre, main and post.
 * RUNNER_TEMP, and the workspace when none is given, are fresh and removed afterwards.
 */
export async function runAction(request: ActionRequest): Promise<ActionResult> {
  const manifest = readActionManifest(join(repository, request.action));
  const run = describeRun(request.run);
  const home = mkdtempSync(join(tmpdir(), 'ciia-action-'));
  try {
    const temp = mkdtempSync(join(home, 'temp-'));
    const workspace = request.workspace ?? mkdtempSync(join(home, 'work-'));
    const inputs = actionInputs(manifest, request.inputs ?? {}, {
      github: githubContext(run, workspace),
      runner: runnerContext(temp),
    });
    const base = { ...runEnvironment(run, workspace, temp), ...inputs.env, ...request.env };
    const scripts = [manifest.pre, manifest.main, manifest.post].filter((script) => script !== undefined);
    const result = {
      exitCode: 0,
      timedOut: false,
      stdout: '',
      stderr: '',
      endedAfterMs: undefined as number | undefined,
      post: { exitCode: 0, stdout: '' },
      summary: '',
      outputs: {},
      env: {},
      state: {} as Record<string, string>,
      orphans: [] as string[],
      path: [] as string[],
      annotations: [] as StepAnnotation[],
      masks: [] as string[],
    };
    const groups: (number | undefined)[] = [];
    for (const script of scripts) {
      // Post runs also after a failure.
      if (result.exitCode !== 0 && script !== manifest.post) continue;
      const savedState = Object.entries(result.state).map(([name, value]) => [`STATE_${name}`, value]);
      const ended = await runStepProcess({
        program: process.execPath,
        args: [scriptPath(manifest.folder, script, compiledActions)],
        env: { ...base, ...(Object.fromEntries(savedState) as Record<string, string>) },
        cwd: workspace,
        temp,
        timeoutMs: request.timeoutMs ?? 60_000,
        ...(request.interrupt === undefined || script !== manifest.main ? {} : { interrupt: request.interrupt }),
      });
      groups.push(ended.group);
      if (script === manifest.main) result.endedAfterMs = ended.endedAfterMs;
      if (script === manifest.post) result.post = { exitCode: ended.exitCode, stdout: ended.stdout };
      const { commands, files } = ended;
      if (files.errors.length > 0) throw new Error(`${script} broke a command file: ${files.errors.join(' ')}`);
      if (result.exitCode === 0) result.exitCode = ended.exitCode;
      result.timedOut ||= ended.timedOut;
      result.stdout += ended.stdout;
      result.stderr += ended.stderr;
      result.summary += files.summary;
      Object.assign(result.outputs, commands.outputs, files.outputs);
      Object.assign(result.env, files.env);
      Object.assign(result.state, commands.state, files.state);
      result.path.push(...files.path);
      result.annotations.push(...commands.annotations);
      result.masks.push(...commands.masks);
    }
    // What is left running goes at the job's end, after the post parts.
    result.orphans.push(...livingWith(temp));
    groups.forEach(endGroup);
    return { ...result, leftovers: filesBelow(temp), unexpectedInputs: inputs.unexpected };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

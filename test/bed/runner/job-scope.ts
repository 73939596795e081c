import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubContext, runEnvironment, runnerContext, type RunDescription } from '../run-environment.ts';
import type { ActionTable } from './actions.ts';
import { asText, type Contexts, type Functions, type Value } from './expressions.ts';
import { hashFiles } from './hash-files.ts';
import type { Masks } from './masks.ts';
import type { Permissions } from './permissions.ts';
import type { Conclusion } from './results.ts';
import type { FileEffects } from './command-files.ts';
import { endGroup } from './step-process.ts';

/** Where a log line comes from. */
export interface LogPlace {
  readonly job: string;
  readonly step: string;
}

/** What every job of a run shares. */
export interface RunSettings {
  readonly run: RunDescription;
  readonly actions: ActionTable;
  /** Variables of the machine that every step sees, such as DOCKER_HOST. */
  readonly machineEnv: Readonly<Record<string, string>>;
  /** Asked once for each job; what only actions see: ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN. */
  readonly runtimeEnv: () => Readonly<Record<string, string>>;
  /** Asked once for each job: its GITHUB_TOKEN. */
  readonly tokenFor: (permissions: Permissions | undefined) => string;
  readonly vars: Readonly<Record<string, string>>;
  readonly log: (line: string, place: LogPlace) => void;
  readonly masks: Masks;
}

/** The contexts that a job gets from the workflow around it. */
export interface JobContexts {
  readonly needs: Readonly<Record<string, Value>>;
  readonly inputs: Readonly<Record<string, Value>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly strategy: Readonly<Record<string, Value>>;
  readonly matrix: Readonly<Record<string, Value>>;
}

/** What a step needs of what it belongs to: a job, or a composite action in one. */
export interface StepScope {
  readonly settings: RunSettings;
  readonly workspace: string;
  readonly temp: string;
  readonly runtimeEnv: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch at which the time is up. */
  readonly deadline: number;
  status: Exclude<Conclusion, 'skipped'>;
  /** The contexts as of now; `stepEnv` lies over what is around the step. */
  readonly contexts: (stepEnv?: Readonly<Record<string, string>>) => Contexts;
  /** Status functions and `hashFiles`. */
  readonly functions: () => Functions;
  /** A process's whole environment, the step's own variables on top. */
  readonly processEnv: (stepEnv: Readonly<Record<string, string>>) => Record<string, string>;
  /** Takes over what a step wrote into GITHUB_ENV and GITHUB_PATH. */
  readonly apply: (files: FileEffects) => void;
  /** Shows a step's outcome and outputs in the `steps` context. */
  readonly record: (
    id: string,
    outcome: Conclusion,
    conclusion: Conclusion,
    outputs: Readonly<Record<string, string>>,
  ) => void;
  /** Remembers a process group, whose background processes live as long as the job. */
  readonly addGroup: (group: number | undefined) => void;
}

/** What grows while a job runs, on a workspace and a RUNNER_TEMP of its own. */
export class JobScope implements StepScope {
  readonly settings: RunSettings;
  readonly workspace: string;
  readonly temp: string;
  readonly runtimeEnv: Readonly<Record<string, string>>;
  deadline = Infinity;
  status: Exclude<Conclusion, 'skipped'> = 'success';
  private readonly home: string;
  private readonly run: RunDescription;
  private readonly given: JobContexts;
  private readonly steps: Record<string, Value> = {};
  private readonly baseEnv: Readonly<Record<string, string>>;
  private workflowEnv: Readonly<Record<string, string>> = {};
  private path: readonly string[] = [];
  private readonly groups: (number | undefined)[] = [];

  constructor(job: string, settings: RunSettings, given: JobContexts, permissions: Permissions | undefined) {
    const token = settings.tokenFor(permissions);
    settings.masks.add(token);
    this.settings = settings;
    this.given = { ...given, secrets: { ...given.secrets, GITHUB_TOKEN: token } };
    this.run = { ...settings.run, job, token };
    this.home = mkdtempSync(join(tmpdir(), 'ciia-job-'));
    this.workspace = mkdtempSync(join(this.home, 'work-'));
    this.temp = mkdtempSync(join(this.home, 'temp-'));
    this.runtimeEnv = settings.runtimeEnv();
    this.baseEnv = { ...runEnvironment(this.run, this.workspace, this.temp), ...settings.machineEnv };
  }

  contexts(stepEnv: Readonly<Record<string, string>> = {}): Contexts {
    return {
      ...this.given,
      github: githubContext(this.run, this.workspace),
      vars: this.settings.vars,
      env: { ...this.workflowEnv, ...stepEnv },
      job: { status: this.status },
      runner: runnerContext(this.temp),
      steps: this.steps,
    };
  }

  functions(): Functions {
    return stepFunctions(this);
  }

  /** Lays variables over those of the workflow and the job. */
  addEnv(env: Readonly<Record<string, string>>): void {
    this.workflowEnv = { ...this.workflowEnv, ...env };
  }

  processEnv(stepEnv: Readonly<Record<string, string>>): Record<string, string> {
    const env = { ...this.baseEnv, ...this.workflowEnv, ...stepEnv };
    return { ...env, PATH: [...this.path, env['PATH']].join(':') };
  }

  apply(files: FileEffects): void {
    this.addEnv(files.env);
    this.path = [...[...files.path].reverse(), ...this.path];
  }

  record(id: string, outcome: Conclusion, conclusion: Conclusion, outputs: Readonly<Record<string, string>>): void {
    this.steps[id] = { outcome, conclusion, outputs };
  }

  addGroup(group: number | undefined): void {
    this.groups.push(group);
  }

  /** Ends what steps left running and removes the job's folders. */
  close(): void {
    this.groups.forEach(endGroup);
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What expressions may call in a step: status functions, over the steps before it, and `hashFiles`. */
export function stepFunctions(scope: Pick<StepScope, 'status' | 'workspace'>): Functions {
  return {
    success: () => scope.status === 'success',
    failure: () => scope.status === 'failure',
    cancelled: () => scope.status === 'cancelled',
    always: () => true,
    hashfiles: (...patterns) => hashFiles(scope.workspace, patterns.map(asText)),
  };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { projectActions, type ActionTable } from './actions.ts';
import type { JobResult, StepResult } from './results.ts';
import { runWorkflow, type WorkflowRequest, type WorkflowResult } from './run-workflow.ts';

/** The lines that steps wrote, in order. */
export function logOf({ steps }: { readonly steps: readonly StepResult[] }): string[] {
  return steps.flatMap((step) => step.log);
}

export interface WorkflowFolder {
  /** Writes a workflow file; answers with its path. */
  readonly write: (name: string, text: string) => string;
  /** Runs a workflow on push, which is this text behind its `on`. */
  readonly run: (jobs: string, more?: Partial<WorkflowRequest>) => Promise<WorkflowResult>;
  /** Runs the steps as a workflow of one job. */
  readonly steps: (text: string, more?: Partial<WorkflowRequest>) => Promise<JobResult>;
  /** A JavaScript action made of scripts, for every `uses` that starts with `test/`. */
  readonly testAction: (scripts: Readonly<Record<string, string>>) => ActionTable;
}

/** A fresh folder of workflows around each test of the calling file. */
export function workflowFolder(): WorkflowFolder {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ciia-workflows-'));
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
  const write: WorkflowFolder['write'] = (name, text) => {
    const file = join(root, '.github/workflows', name);
    writeFileSync(file, text);
    return file;
  };
  const run: WorkflowFolder['run'] = (jobs, more = {}) =>
    runWorkflow({ file: write('ci.yml', `on: push\n${jobs}`), actions: projectActions({}), ...more });
  return {
    write,
    run,
    async steps(text, more = {}) {
      const indented = text.replace(/^/gm, '      ');
      const { jobs } = await run(`jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${indented}`, more);
      const [job] = jobs;
      if (job === undefined) throw new Error('no job');
      return job;
    },
    testAction(scripts) {
      const folder = join(root, 'action');
      mkdirSync(folder);
      for (const [name, script] of Object.entries(scripts)) writeFileSync(join(folder, `${name}.mjs`), script);
      const entries = Object.keys(scripts).map((name) => `  ${name}: ${name}.mjs\n`);
      writeFileSync(join(folder, 'action.yml'), `name: x\nruns:\n  using: node24\n${entries.join('')}`);
      return (uses) =>
        uses.startsWith('test/') ? { kind: 'folder', folder, dist: undefined } : projectActions({})(uses);
    },
  };
}

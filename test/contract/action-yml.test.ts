import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { toMessage, UserError } from '../../src/errors.ts';
import { actions } from './actions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface ActionYml {
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

const ymlOf = (folder: string): ActionYml => parse(readFileSync(join(root, folder, 'action.yml'), 'utf8')) as ActionYml;

/** What nobody means: other types, other syntaxes, what hides or ends text, and text that is long. */
const strangeTexts = [
  'a\nb|a\r\nb\r\n|\t a\tb |"a|"a" \'b\'|e\u0301\u202ea|\ufeff1\u00a0|\uff19|\u{1f600}|\ud800'.split('|'),
  'yes True -1 1e9 0x10 99999999999999999999 [1,null] {"a":1} undefined = /'.split(' '),
  '# c\na\n\na|,|a,,b|--help|../../a|$(id)|${{ a }}|{{a}}|::error::a%0A|\r::a|]]>|<b>`'.split('|'),
  `__proto__ constructor a=b=c \u0001\u001b[31m sha256:${'b'.repeat(64)} a@b a:b:c [::1]:1/a`.split(' '),
  ['a', ' ', '"', ',', 'a='].map((piece) => `x${piece.repeat(10_000)}!`),
].flat();

/** Inputs that entries read themselves, since no flow needs them. */
const readByEntries = ['job-summary', 'github-token'];

test('every action.yml of the repository is known here, and every entry has one', () => {
  const folders = ['.', ...readdirSync(root)].filter((folder) => existsSync(join(root, folder, 'action.yml')));
  expect(actions.map((action) => action.folder).sort()).toEqual(folders.sort());
  expect(actions.map((action) => action.name).sort()).toEqual(readdirSync(join(root, 'actions')).sort());
});

describe.each(actions)('$name', ({ name, folder, read, outputs }) => {
  const yml = ymlOf(folder);
  const entry = readFileSync(join(root, 'actions', name, 'main.ts'), 'utf8');

  test('runs the committed bundle on Node 24', () => {
    const up = folder === '.' ? '' : '../';
    const main = `${up}dist/${name}/index.js`;
    // These start no program that could be left, and make no file that another step does not read.
    const hasPost = !['compute-tag', 'gate'].includes(name);
    expect(yml.runs).toEqual({ using: 'node24', main, ...(hasPost ? { post: `${up}dist/post/index.js` } : {}) });
  });

  test('reads exactly the inputs that it declares', () => {
    const names = new Set(readByEntries.filter((input) => entry.includes(`'${input}'`)));
    read(
      new InputReader((input) => {
        names.add(input);
        return '';
      }),
    );
    expect([...names].sort()).toEqual(Object.keys(yml.inputs).sort());
  });

  test('has the same defaults in action.yml and in the code', () => {
    const declared = read(new InputReader((input) => yml.inputs[input]?.default ?? ''));
    expect(declared).toEqual(read(new InputReader(() => '')));
  });

  test('takes any text in any input, or refuses it in one sentence that names the input', () => {
    const flaws: string[] = [];
    for (const input of Object.keys(yml.inputs)) {
      for (const text of strangeTexts) {
        try {
          read(new InputReader((asked) => (asked === input ? text : (yml.inputs[asked]?.default ?? ''))));
        } catch (error) {
          const message = error instanceof UserError ? error.message : `no UserError: ${toMessage(error)}`;
          const isSentence = message.includes(`"${input}"`) && /^[A-Z].*[.]$/s.test(message);
          if (!isSentence || /undefined|NaN|\[object/.test(message.replace(text.trim(), '')))
            flaws.push(`${input} ${text.slice(0, 20)}: ${message.slice(0, 200)}`);
        }
      }
    }
    expect(flaws).toEqual([]);
  });

  test('writes exactly the outputs that it declares', () => {
    expect(Object.keys(outputs()).sort()).toEqual(Object.keys(yml.outputs).sort());
  });

  test('describes itself, its inputs and its outputs in sentences', () => {
    const texts = [yml, ...Object.values(yml.inputs), ...Object.values(yml.outputs)].map((part) => part.description);
    expect(texts.filter((text) => !/^[A-Z].*[.]$/s.test(text.trim()))).toEqual([]);
    expect(yml.author).toBe('ci-image-actions');
  });

  test('has an entry of at most 40 lines', () => {
    expect(entry.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});

test('the root action declares its inputs as the actions that they come from do', () => {
  const parts = ['compute-tag', 'buildx-build-with-retry', 'save-and-upload-image'].map(
    (folder) => ymlOf(folder).inputs,
  );
  const own = ['artifact', 'require-push', 'job-summary'];
  for (const [name, input] of Object.entries(ymlOf('.').inputs)) {
    if (own.includes(name)) continue;
    expect({ [name]: parts.map((inputs) => inputs[name]) }).toEqual({ [name]: expect.arrayContaining([input]) });
  }
});

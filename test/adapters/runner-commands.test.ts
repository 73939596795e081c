import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runnerCommands } from '../../src/adapters/runner-commands.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-commands-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is printed, line by line, while `work` talks to a runner with these variables. */
function printed(
  work: (runner: ReturnType<typeof runnerCommands>) => void,
  env: Readonly<Record<string, string>> = {},
): readonly string[] {
  let text = '';
  work(runnerCommands(env, (chunk) => (text += chunk)));
  return text.split(/\r?\n/).slice(0, -1);
}

describe('talking to the runner', () => {
  test('inputs are read by the name that the runner gives them, white space kept', () => {
    const runner = runnerCommands({ 'INPUT_SEP-TAGS': ' , ', INPUT_A_B: 'x' }, () => undefined);
    expect([runner.input('sep-tags'), runner.input('a b'), runner.input('absent')]).toEqual([' , ', 'x', '']);
  });

  test('outputs and variables go into their files, a delimiter of its own around each value', () => {
    const env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_ENV: join(folder, 'env') };
    const evil = 'one\ntwo\nEOF\nend_\nx<<y';
    const lines = printed((runner) => {
      runner.output('tag', 'a');
      runner.output('list', evil);
      runner.variable('NAME', '');
    }, env);
    expect(lines).toEqual([]);
    const output = readFileSync(env.GITHUB_OUTPUT, 'utf8');
    const [, first = '', second = ''] = /^tag<<(\S+)\na\n\1\nlist<<(\S+)\n[^]*\n\2\n$/.exec(output) ?? [];
    expect(output).toBe(`tag<<${first}\na\n${first}\nlist<<${second}\n${evil}\n${second}\n`);
    expect(first).not.toBe(second);
    expect(readFileSync(env.GITHUB_ENV, 'utf8')).toMatch(/^NAME<<(\S+)\n\n\1\n$/);
  });

  test('without the files an output is a command, as older runners take it', () => {
    expect(
      printed((runner) => {
        runner.output('tag', 'a\nb');
      }),
    ).toEqual(['::set-output name=tag::a%0Ab']);
  });

  test('the summary is added to the page, or dropped where there is none', () => {
    const path = join(folder, 'summary');
    const runner = runnerCommands({ GITHUB_STEP_SUMMARY: path }, () => undefined);
    runner.summary('# one\n');
    runner.summary('two\n');
    expect(readFileSync(path, 'utf8')).toBe('# one\ntwo\n');
    expect(
      printed((without) => {
        without.summary('x');
      }),
    ).toEqual([]);
  });

  test('annotations are one line, with what they point to', () => {
    expect(
      printed((runner) => {
        runner.annotate('warning', '100% of\r\nit', { title: 'a: b, c', file: 'x.yml', startLine: 3 });
        runner.annotate('error', 'why');
        runner.debug('d');
        runner.startGroup('g');
        runner.endGroup();
        runner.mask('secret');
      }),
    ).toEqual([
      '::warning title=a%3A b%2C c,file=x.yml,line=3::100%25 of%0D%0Ait',
      '::error::why',
      '::debug::d',
      '::group::g',
      '::endgroup::',
      '::add-mask::secret',
    ]);
  });

  test('what is only shown never becomes a command (threat 8)', () => {
    const lines = printed((runner) => {
      runner.info('plain: a::b\n::set-output name=x::y\n  ##[error]z\n::stop-commands::t');
    });
    expect(lines[0]).toBe('plain: a::b');
    expect(lines.filter((line) => /^\s*(::|##\[)/.test(line))).toEqual([]);
  });
});

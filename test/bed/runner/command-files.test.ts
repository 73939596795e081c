import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandFiles, parseNamedValues } from './command-files.ts';

describe('named values', () => {
  test('are lines and blocks, in any mix', () => {
    expect(parseNamedValues('a=b=c\n\nd<<EOF\nline 1\n\nx=y\nEOF\ne=\n')).toEqual({
      a: 'b=c',
      d: 'line 1\n\nx=y',
      e: '',
    });
  });

  test('keep << that stands behind the first =', () => {
    expect(parseNamedValues('a=1<<2')).toEqual({ a: '1<<2' });
  });

  test.each([
    ['no equals', /Invalid format 'no equals'/],
    ['=x', /Name must not be empty/],
    ['a<<', /Delimiter must not be empty/],
    ['a<<E\nb', /Matching delimiter not found 'E'/],
  ])('are refused as in %j', (text, message) => {
    expect(() => parseNamedValues(text)).toThrow(message);
  });
});

describe('command files', () => {
  let temp: string;
  beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), 'ciia-files-'));
  });
  afterEach(() => {
    rmSync(temp, { recursive: true });
  });

  test('give back what a step wrote and leave nothing behind', () => {
    const files = commandFiles(temp);
    const write = (name: string, text: string): void => {
      const path = files.env[name];
      if (path === undefined || !existsSync(path)) throw new Error(`no file for ${name}`);
      appendFileSync(path, text);
    };
    write('GITHUB_OUTPUT', 'a=1\n');
    write('GITHUB_ENV', 'B=2\n');
    write('GITHUB_STATE', 'c=3\n');
    write('GITHUB_PATH', '/x\n/y\n');
    write('GITHUB_STEP_SUMMARY', '# Hello\n');
    expect(files.collect()).toEqual({
      outputs: { a: '1' },
      env: { B: '2' },
      state: { c: '3' },
      path: ['/x', '/y'],
      summary: '# Hello\n',
      errors: [],
      dropped: [],
    });
    expect(readdirSync(temp)).toEqual([]);
  });

  test('report a broken file, NODE_OPTIONS and a summary that is too large', () => {
    const files = commandFiles(temp);
    appendFileSync(files.env['GITHUB_OUTPUT'] ?? '', 'broken\n');
    appendFileSync(files.env['GITHUB_ENV'] ?? '', 'NODE_OPTIONS=--inspect\nOK=1\n');
    appendFileSync(files.env['GITHUB_STEP_SUMMARY'] ?? '', 'x'.repeat(1024 * 1024 + 1));
    const effects = files.collect();
    expect(effects.errors).toHaveLength(1);
    expect(effects.dropped).toHaveLength(2);
    expect(effects).toMatchObject({ outputs: {}, env: { OK: '1' }, summary: '' });
  });
});

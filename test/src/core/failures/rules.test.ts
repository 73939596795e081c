import { describe, expect, test } from '@jest/globals';
import { classifyFailure } from '../../../../src/core/failures/classify.ts';
import { finalErrorLine, withoutQueries } from '../../../../src/core/failures/error-text.ts';
import { parseError } from '../../../../src/core/failures/parse-error.ts';
import { findRule, ruleGroups } from '../../../../src/core/failures/rules/index.ts';

const rules = ruleGroups.flatMap((group) => group.rules);

describe('the rules', () => {
  test('each has an id of its own', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test.each(rules)('$id decides its own example', ({ id, class: name, example: { text, ...context } }) => {
    const error = parseError(text, { phase: 'build', ...context }, context.phase === 'artifact');
    expect(findRule(error)?.id).toBe(id);
    const failure = classifyFailure({ phase: 'build', text, ...context });
    expect(failure.class).toBe(name);
    expect(failure.remedy).toMatch(/^[^\n]{10,}[^.\n]$/);
  });

  test('a pattern keeps no state between two errors', () => {
    const patterns = rules.flatMap(({ when }) => [when.text, when.runResult, when.systemCode]);
    expect(patterns.filter((pattern) => pattern?.global === true || pattern?.sticky === true)).toEqual([]);
  });
});

describe('texts that are made to be slow (Z16)', () => {
  const size = 100_000;
  const fill = (text: string): string => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  const pieces = [
    '"',
    '\\"',
    ': ',
    'ERROR: ',
    'https://',
    'process "',
    '{\n',
    '<a ',
    '\u001b[',
    '#1 1.1 ',
    'denied: ',
    'a.',
    '\n',
  ];
  const examples = rules.map(({ example }) => example.text);

  test.each([...pieces, ...examples])('100 kB of "%s"', (piece) => {
    const texts = [fill(`${piece}\n`), `${piece}${fill('a')}`, `ERROR: ${fill(piece.replaceAll('\n', ' '))}`];
    for (const text of texts) {
      expect(classifyFailure({ phase: 'push', text }).reason.length).toBeLessThanOrEqual(500);
    }
  });

  /** A pattern that is not linear needs minutes for these, and a machine that stands still some seconds. */
  const limitMs = 20_000;
  test.each([
    ['queries of addresses in a row', () => withoutQueries(`${'https://'.repeat(500_000)} http://a/b?c:d`)],
    ['a word without queries', () => withoutQueries('a'.repeat(1_000_000))],
    ['spaces before a page', () => classifyFailure({ phase: 'push', text: `a${' '.repeat(15_000)}b<html>c</html>` })],
    ['a last line without an end', () => finalErrorLine(`${'<a '.repeat(500_000)}\n${'</'.repeat(500_000)}`)],
    ['a line of megabytes', () => classifyFailure({ phase: 'push', text: `ERROR: ${'denied: '.repeat(500_000)}` })],
  ])('%s take no time (Z16)', (_what, work) => {
    const start = performance.now();
    work();
    expect(performance.now() - start).toBeLessThan(limitMs);
  });

  test('queries are left out of addresses alone (Z16)', () => {
    const text = 'Put "https://r.example/v2/x?state=secret&y=?z": denied; http://a/b?c:d what?now';
    expect(withoutQueries(text)).toBe('Put "https://r.example/v2/x": denied; http://a/b:d what?now');
  });
});

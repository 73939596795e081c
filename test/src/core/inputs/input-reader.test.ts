import { describe, expect, test } from '@jest/globals';
import { InputReader, oneOf } from '../../../../src/core/inputs/input-reader.ts';

const reader = (values: Record<string, string>): InputReader => new InputReader((name) => values[name] ?? '');

describe('InputReader', () => {
  test('takes an empty and a missing input for unset', () => {
    expect(reader({ tag: '  ' }).text('tag')).toBeUndefined();
    expect(reader({}).text('tag')).toBeUndefined();
    expect(reader({ tag: ' v1 ' }).text('tag')).toBe('v1');
  });

  test('answers a wrong enum value with the values that are right', () => {
    expect(reader({}).choice('source', ['auto', 'registry'], 'auto')).toBe('auto');
    expect(reader({ source: 'registry' }).choice('source', ['auto', 'registry'], 'auto')).toBe('registry');
    expect(() => reader({ source: 'mirror' }).choice('source', ['auto', 'registry'], 'auto')).toThrow(
      'Input "source" is "mirror": use "auto" or "registry".',
    );
  });

  test.each(['true', 'True', 'TRUE'])('reads %s as true', (value) => {
    expect(reader({ load: value }).boolean('load', false)).toBe(true);
  });

  test('refuses what YAML no longer takes for a boolean', () => {
    expect(reader({ load: 'false' }).boolean('load', true)).toBe(false);
    expect(reader({}).boolean('load', true)).toBe(true);
    expect(() => reader({ load: 'yes' }).boolean('load', true)).toThrow('Input "load" is "yes": use true or false.');
  });

  test.each(['0', '11', '-1', '1.5', '0x3', 'three', '99999999999999999999'])('refuses %s attempts', (value) => {
    const range = { min: 1, max: 10, fallback: 3 };
    expect(() => reader({ 'max-attempts': value }).integer('max-attempts', range)).toThrow(
      `Input "max-attempts" is "${value}": use a whole number from 1 to 10.`,
    );
  });

  test('reads whole numbers inside the range', () => {
    const range = { min: 1, max: 10, fallback: 3 };
    expect(reader({}).integer('max-attempts', range)).toBe(3);
    expect(reader({ 'max-attempts': '10' }).integer('max-attempts', range)).toBe(10);
  });

  test('leaves out blank lines and comment lines, and keeps "#" inside a line (B1)', () => {
    const value = '\n  FOO=bar # kept\n# comment\r\n\n  BAZ=a,b\n';
    expect(reader({ 'build-args': value }).lines('build-args')).toEqual(['FOO=bar # kept', 'BAZ=a,b']);
  });

  test('splits short lists on commas too, but not inside quotes (B1)', () => {
    const value = 'linux/amd64, linux/arm64\n"a,b",c\n# no\n';
    expect(reader({ platforms: value }).list('platforms')).toEqual(['linux/amd64', 'linux/arm64', 'a,b', 'c']);
  });
});

test('oneOf reads like a sentence', () => {
  expect([oneOf([]), oneOf(['a']), oneOf(['a', 'b', 'c'])]).toEqual(['', '"a"', '"a", "b" or "c"']);
});

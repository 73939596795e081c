import { describe, expect, test } from '@jest/globals';
import { csvList, lineList, plainLines, shortList } from '../../../../src/core/inputs/csv-list.ts';

const short = (text: string): readonly string[] => csvList('tags', text, shortList);
const lines = (text: string): readonly string[] => csvList('labels', text, lineList);

describe('short lists, as build-push-action reads them (B1)', () => {
  test.each([
    ['a,b\nc', ['a', 'b', 'c']],
    ['a, b ,, c', ['a', 'b', 'c']],
    ['"a,b",c', ['a,b', 'c']],
    ['# comment, with commas\na\n\n  # another\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['', []],
  ])('%j is %j', (text, values) => {
    expect(short(text)).toEqual(values);
  });
});

describe('lists of whole lines (B1, B12)', () => {
  test.each([
    ['key=a, b, c', ['key=a, b, c']],
    ['key=say "hi"', ['key=say "hi"']],
    ['"key=a, ""b"""', ['key=a, "b"']],
    ['"key=first\nsecond"\nother=1', ['key=first\nsecond', 'other=1']],
    ['"key=first\n# no comment"', ['key=first\n# no comment']],
    ['key=a=b=c', ['key=a=b=c']],
    ['"a"b=c', ['"a"b=c']],
    ['key=#5', ['key=#5']],
    ["key='single'", ["key='single'"]],
  ])('%j is %j', (text, values) => {
    expect(lines(text)).toEqual(values);
  });

  test('a quote that is never closed is an error that names the input', () => {
    expect(() => lines('"key=first\nother=1')).toThrow('Input "labels" has a value that starts with a quote');
  });
});

test('what buildx reads as CSV itself keeps its quotes', () => {
  const text = 'type=local,"dest=a,b"\ntype=docker';
  expect(csvList('outputs', text, plainLines)).toEqual(['type=local,"dest=a,b"', 'type=docker']);
});

import { describe, expect, test } from '@jest/globals';
import {
  csvForm,
  lineForm,
  rawLineForm,
  readCsvFields,
  readCsvList,
  writeCsvLine,
} from '../../../../src/core/inputs/csv.ts';

const short = (text: string): readonly string[] => readCsvList('tags', text, csvForm);
const lines = (text: string): readonly string[] => readCsvList('labels', text, lineForm);

describe('short lists, as build-push-action reads them (B1)', () => {
  test.each([
    ['a,b\nc', ['a', 'b', 'c']],
    ['a, b ,, c', ['a', 'b', 'c']],
    ['"a,b",c', ['a,b', 'c']],
    ['# comment, with commas\na\n\n  # another\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\r\nb\nc', ['a', 'b', 'c']],
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
  expect(readCsvList('outputs', text, rawLineForm)).toEqual(['type=local,"dest=a,b"', 'type=docker']);
});

describe('one line of fields', () => {
  test('readCsvFields follows RFC 4180 for one line', () => {
    expect(readCsvFields('a,,"b ""c"", d",e')).toEqual(['a', '', 'b "c", d', 'e']);
  });

  test('a quote that is never closed is a character like others', () => {
    expect(readCsvFields('type=gha,"scope=a')).toEqual(['type=gha', '"scope=a']);
  });

  test.each([
    [['type=local', 'dest=a,b'], 'type=local,"dest=a,b"'],
    [['id=a', 'src=/tmp/say "hi"'], 'id=a,"src=/tmp/say ""hi"""'],
    [['id=a', 'src=/tmp/first\nsecond'], 'id=a,"src=/tmp/first\nsecond"'],
  ])('%j is written as %j and read back', (fields, line) => {
    expect(writeCsvLine(fields)).toBe(line);
    expect(readCsvFields(line)).toEqual(fields);
  });
});

import { describe, expect, test } from '@jest/globals';
import { ArchiveRefusedError } from '../../../../src/core/archive/errors.ts';
import { parseStrictJson } from '../../../../src/core/archive/strict-json.ts';

describe('a document that two parsers must read the same (A6)', () => {
  test('passes when its keys are plain', () => {
    const text = '{"config":{"digest":"a: b"},"layers":[{"size":1}],"annotations":{"Digest":"x","ſ":"y"}}';
    expect(parseStrictJson(text, 'it')).toEqual(JSON.parse(text));
  });

  test.each([
    ['a key twice', '{"config":{"digest":"a"},"config":{"digest":"b"}}'],
    ['a key twice further in', '{"layers":[{"digest":"a","digest":"b"}]}'],
    ['a key twice among annotations', '{"annotations":{"x":"a","x":"b"}}'],
    ['a key in another case', '{"config":{"digest":"a","Digest":"b"}}'],
    ['only the key in another case', '{"Config":{"digest":"a"}}'],
    ['a letter that Go folds to s', '{"layers":[],"layerſ":[]}'],
    ['a key with an escape beside it', '{"config":1,"\\u0063onfig":2}'],
    ['a list', '[]'],
    ['no JSON', '{'],
    ['a byte order mark', '\ufeff{}'],
  ])('is refused with %s', (_what, text) => {
    expect(() => parseStrictJson(text, 'it')).toThrow(ArchiveRefusedError);
  });
});

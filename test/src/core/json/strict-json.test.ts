import { describe, expect, test } from '@jest/globals';
import { JsonError, parseBoundedJson, parseStrictJson } from '../../../../src/core/json/strict-json.ts';

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('JSON that another parser reads too', () => {
  test.each([
    '{"a":1,"b":{"a":[{"a":2},{"a":3}]}}',
    '{"a":"x\\":\\"y","b":"{\\"a\\":1,\\"a\\":2}"}',
    '{"__proto__":1,"constructor":2,"A":3,"a":4}',
    ' [ "a" , { "b" \n : \t "c:" } ] ',
    '"text"',
    '1e999',
    deep(100),
    '{"\\ud800":1}',
  ])('%j is taken as it is', (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  test.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"a":{"b":1,"b":2}}]}',
    '{"a" : 1, "b":2 , "a"\n:3}',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
    '{"\\\\":1,"\\\\":2}',
  ])('%j has a key twice', (text) => {
    expect(() => parseStrictJson(text)).toThrow('has a key twice');
    expect(parseBoundedJson(text)).toEqual(JSON.parse(text));
  });

  test.each(['', ' ', '\ufeff{}', '{} {}', '{"a":NaN}', "{'a':1}", '{"a":1,}', '{"a":01}', '[1]\0', '{"a":"\n"}', '{'])(
    '%j is not JSON',
    (text) => {
      for (const parse of [parseStrictJson, parseBoundedJson]) expect(() => parse(text)).toThrow('is not JSON');
    },
  );

  test.each([101, 100_000, 3_000_000])(
    'lists that are nested %d times are refused before they are parsed',
    (levels) => {
      for (const text of [deep(levels), '['.repeat(levels), `{"a":${deep(levels)}}`, '{"a":'.repeat(levels)]) {
        for (const parse of [parseStrictJson, parseBoundedJson]) {
          expect(() => parse(text)).toThrow(JsonError);
          expect(() => parse(text)).toThrow('is nested deeper than 100');
        }
      }
    },
  );
});

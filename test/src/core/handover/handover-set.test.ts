import { expect, test } from '@jest/globals';
import { parseHandoverSet, serializeHandoverSet } from '../../../../src/core/handover/handover-set.ts';
import { handoverRecord } from '../../../support/handover-records.ts';

const record = handoverRecord();

test('a set is one line of JSON, and is read back unchanged (I4)', () => {
  const set = { schema: 1, images: { api: record, 'web.1': handoverRecord({ tag: 'v2' }) } } as const;
  const text = serializeHandoverSet(set);
  expect(text).not.toContain('\n');
  expect(parseHandoverSet(text)).toEqual(set);
});

test('a name that JavaScript gives a meaning to is a name like others (I4)', () => {
  const set = parseHandoverSet(`{"schema":1,"images":{"__proto__":${JSON.stringify(record)}}}`);
  expect(Object.keys(set.images)).toEqual(['__proto__']);
});

const hundred = Array.from({ length: 101 }, (_, index) => [`app-${index}`, record] as const);

test.each([
  ['no JSON', '{', 'The handover set is not JSON: pass the "handover" output'],
  ['no object', '[]', 'The handover set is no JSON object'],
  ['another schema', '{"schema":2,"images":{}}', 'has schema 2, and this version reads 1'],
  ['no schema', '{"images":{}}', 'has schema nothing'],
  ['a list of images', '{"schema":1,"images":[]}', 'has no object of records as "images"'],
  ['no image', '{"schema":1,"images":{}}', 'holds no image'],
  ['a name with a slash', JSON.stringify({ schema: 1, images: { 'a/b': record } }), 'names an image "a/b"'],
  ['a name with a line break', JSON.stringify({ schema: 1, images: { 'a\nb': record } }), 'names an image "a\\nb"'],
  ['an empty name', JSON.stringify({ schema: 1, images: { '': record } }), 'names an image ""'],
  ['a long name', JSON.stringify({ schema: 1, images: { ['a'.repeat(129)]: record } }), 'names an image "aaa'],
  ['a record that is none', '{"schema":1,"images":{"api":null}}', 'The handover set, image "api", is no JSON object'],
  [
    'a record with a wrong field',
    JSON.stringify({ schema: 1, images: { web: { ...record, digest: 'sha256:1' } } }),
    'The handover set, image "web", has "sha256:1" as "digest"',
  ],
  [
    'an image twice',
    `{"schema":1,"images":{"api":${JSON.stringify(record)},"api":${JSON.stringify(record)}}}`,
    'The handover set has a key twice',
  ],
  ['lists nested 100,000 times', `{"schema":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'set is nested deeper than 100'],
  ['a byte order mark', `\ufeff{"schema":1,"images":{"api":${JSON.stringify(record)}}}`, 'is not JSON'],
  ['too many images', JSON.stringify({ schema: 1, images: Object.fromEntries(hundred) }), 'holds 101 images'],
  ['too long a text', `{"schema":1,"images":{}}${' '.repeat(1_000_000)}`, 'and at most 1000000 are read'],
])('%s is refused with what it is (I4, Z15)', (_what, text, message) => {
  expect(() => parseHandoverSet(text)).toThrow(message);
});

import { describe, expect, test } from '@jest/globals';
import { serializeHandover, type HandoverRecord } from '../../../../src/core/handover/record.ts';
import { parseHandover } from '../../../../src/core/handover/parse-record.ts';

const digest = (byte: string): string => `sha256:${byte.repeat(32)}`;

const record: HandoverRecord = {
  schema: 1,
  image: 'ghcr.io/acme/app',
  tag: 'pr-7-abc1234',
  digest: digest('aa'),
  imageid: digest('bb'),
  imageids: { 'linux/amd64': digest('bb'), 'linux/arm64/v8': digest('cc') },
  platforms: ['linux/amd64', 'linux/arm64/v8'],
  revision: 'abc1234'.padEnd(40, '0'),
  'source-sha': 'def5678'.padEnd(40, '0'),
  'pushed-refs': [{ ref: 'ghcr.io/acme/app:pr-7-abc1234', digest: digest('aa') }],
  archive: {
    reference: 'ghcr.io/acme/app:pr-7-abc1234',
    platform: 'linux/amd64',
    'artifact-name': 'app-pr-7-abc1234',
    'artifact-id': 12,
    'artifact-digest': digest('dd'),
    'size-bytes': 2_000,
    'archive-bytes': 1_000,
    compression: 'zstd',
  },
  run: { id: 5, attempt: 1, repository: 'Acme/app', 'head-repository': 'Acme/app', event: 'pull_request' },
  created: '2026-01-02T03:04:05.000Z',
  skipped: null,
};

const changed = (change: object): string => JSON.stringify({ ...record, ...change });

describe('the handover record', () => {
  test('survives being a job output unchanged, in one line (S7, R4)', () => {
    const text = serializeHandover(record);
    expect(text).not.toContain('\n');
    expect(parseHandover(text, 'input "handover"')).toEqual(record);
  });

  test('may leave unknown what a skipped build does not know (002-6)', () => {
    const skipped = { ...record, digest: '', imageid: '', imageids: {}, archive: null, skipped: 'chore: tidy up' };
    expect(parseHandover(JSON.stringify(skipped), 'record')).toEqual(skipped);
  });

  test('leaves out fields that it does not know', () => {
    expect(parseHandover(changed({ surprise: '--privileged' }), 'record')).toEqual(record);
  });

  test('may say what the build took, in one line and within schema 1 (R1, R4)', () => {
    const measured = { ...record, 'build-seconds': 61.3 };
    expect(serializeHandover(measured)).not.toContain('\n');
    expect(parseHandover(serializeHandover(measured), 'record')).toEqual(measured);
    expect(parseHandover(changed({}), 'record')).not.toHaveProperty('build-seconds');
    for (const odd of ['61', -1, null, 1e9, {}]) {
      expect(() => parseHandover(changed({ 'build-seconds': odd }), 'record')).toThrow('"build-seconds"');
    }
  });

  test.each([
    ['image', 'Acme/App'],
    ['image', 'ghcr.io/acme/app:tag'],
    ['tag', '--privileged'],
    ['tag', 'x\nevil=1'],
    ['digest', 'sha256:short'],
    ['imageid', 7],
    ['imageids', { 'linux/amd64': 'latest' }],
    ['imageids', { 'two\nlines': digest('bb') }],
    ['imageids', 5],
    ['imageids', ''],
    ['imageids', []],
    ['platforms', ['linux']],
    ['platforms', 'linux/amd64'],
    ['revision', 'main'],
    ['source-sha', '$(id)'],
    ['pushed-refs', [{ ref: 'x', digest: 'y' }]],
    ['created', 'yesterday'],
    ['skipped', 'two\nlines'],
  ])('is refused with %s = %j (threats 2 and 7)', (field, value) => {
    expect(() => parseHandover(changed({ [field]: value }), 'input "handover"')).toThrow('The input "handover"');
  });

  test.each([
    [{ run: { ...record.run, id: -1 } }, '"run"'],
    [{ run: { ...record.run, event: 'push; rm' } }, '"run"'],
    [{ archive: { ...record.archive, compression: 'lz4' } }, '"archive"'],
    [{ archive: { ...record.archive, reference: '-v /:/h' } }, '"archive"'],
    [{ archive: 'yes' }, '"archive"'],
  ])('names the part at fault in %j', (change, part) => {
    expect(() => parseHandover(changed(change), 'record')).toThrow(part);
  });

  test('asks for the same version when the schema is another one', () => {
    expect(() => parseHandover(changed({ schema: 2 }), 'record')).toThrow('schema 2, and this version reads 1');
    expect(() => parseHandover('nonsense', 'record')).toThrow('The record is not JSON');
    expect(() => parseHandover('[]', 'record')).toThrow('no JSON object');
  });
});

test('a set is not taken for a record: the error says how to pass one of it (I4)', () => {
  expect(() => parseHandover('{"schema":1,"images":{}}', 'input "handover"')).toThrow(
    'The input "handover" is a set of several images, and one is meant here: pass the record of one',
  );
});

describe('a record that parsers may read differently, or not at all (Z5, Z15)', () => {
  const text = JSON.stringify(record);
  const withField = (field: string): string => text.replace(/\}$/, `,${field}}`);
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const oneSentence = /^The record[^\n]{5,400}: pass the "handover" output of the producer job unchanged\.$/;

  test.each([
    ['a field twice', withField(`"imageid":"${digest('ee')}"`), 'has a key twice'],
    ['a field twice, once escaped', withField(`"im\\u0061geid":"${digest('ee')}"`), 'has a key twice'],
    ['a field twice within', text.replace('"artifact-id":12', '"artifact-id":12,"artifact-id":13'), 'has a key twice'],
    ['a byte order mark', `\ufeff${text}`, 'is not JSON'],
    ['two documents', `${text}${text}`, 'is not JSON'],
    ['zero bytes behind it', `${text}\0`, 'is not JSON'],
    ['lists nested 100,000 times', withField(`"x":${deep(100_000)}`), 'is nested deeper than 100'],
    ['a megabyte', text + ' '.repeat(1_000_000), 'and at most 1000000 are read'],
    ['a size beyond any number', text.replace('"size-bytes":2000', '"size-bytes":1e999'), 'has null as "size-bytes"'],
    ['a size that is not exact', text.replace('"size-bytes":2000', '"size-bytes":9007199254740993'), '"size-bytes"'],
    ['a size that is a text', text.replace('"size-bytes":2000', '"size-bytes":"2000"'), '"size-bytes"'],
    ['half of a character', changed({ skipped: '\ud800' }), '"skipped"'],
    ['a line separator', changed({ skipped: 'a\u2028b' }), '"skipped"'],
    ['a control character', changed({ skipped: 'a\u001b[2Jb' }), '"skipped"'],
    ['a zero byte in a name', changed({ archive: { ...record.archive, 'artifact-name': 'a\0b' } }), '"artifact-name"'],
    ['a platform of two lines', changed({ imageids: { 'linux/amd64\nx=1': digest('bb') } }), '"imageids"'],
    ['ids as a list', changed({ imageids: [digest('bb')] }), '"imageids"'],
    ['ids as a text', changed({ imageids: digest('bb') }), '"imageids"'],
  ])('%s is refused in one sentence', (_what, given, finding) => {
    expect(() => parseHandover(given, 'record')).toThrow(oneSentence);
    expect(() => parseHandover(given, 'record')).toThrow(finding);
  });

  test.each([
    ['__proto__ with other ids', `"__proto__":{"imageid":"${digest('ee')}"}`],
    ['names of JavaScript', '"constructor":1,"toString":2,"hasOwnProperty":3'],
    ['fields in another case', `"ImageID":"${digest('ee')}","IMAGEID":"x"`],
    ['a number that no parser can hold', '"x":1e999'],
    ['lists nested 90 times', `"x":${deep(90)}`],
  ])('%s is left out', (_what, field) => {
    expect(parseHandover(withField(field), 'record')).toEqual(record);
  });

  test('a schema of any size is shown in part', () => {
    expect(() => parseHandover(changed({ schema: 'x'.repeat(10_000) }), 'record')).toThrow(
      /^The record has schema "x{79}, and this version reads 1: use the same version in both jobs\.$/,
    );
    expect(() => parseHandover('{}', 'record')).toThrow('has schema nothing, and');
  });
});

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

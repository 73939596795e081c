import { describe, expect, test } from '@jest/globals';
import {
  listNamedRecords,
  parseHandovers,
  parseWantedImages,
  selectRecords,
  type NamedRecord,
} from '../../../../actions/pull-or-download-image/rules/named-records.ts';
import type { HandoverRecord } from '../../../../src/core/handover/record.ts';
import { archiveFacts, handoverRecord } from '../../../support/handover-records.ts';

const id = (letter: string): string => `sha256:${letter.repeat(64)}`;

function imageRecord(name: string, changes: Partial<HandoverRecord> = {}): HandoverRecord {
  return handoverRecord({
    image: `ghcr.io/acme/${name}`,
    imageid: `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)}`,
    archive: archiveFacts(`ghcr.io/acme/${name}:1`, `${name}-1`, 10),
    ...changes,
  });
}

const named = (name: string, changes: Partial<HandoverRecord> = {}): NamedRecord => ({
  name,
  record: imageRecord(name, changes),
});
const stack = [named('api'), named('web'), named('worker')];
const namesOf = (records: readonly NamedRecord[]): readonly string[] => records.map(({ name }) => name);

describe('the input "images"', () => {
  test.each([
    [[], undefined],
    [['all'], 'all'],
    [
      ['api', 'web', 'api'],
      ['api', 'web'],
    ],
  ])('%j is %j (I5)', (list, wanted) => {
    expect(parseWantedImages(list)).toEqual(wanted);
  });

  test.each([
    [['all', 'web'], 'Input "images" is "all, web": use "all" alone, or names alone.'],
    [['ghcr.io/acme/api'], 'Input "images" names "ghcr.io/acme/api"'],
    [['{"schema":1}'], 'Input "images" names "{"schema":1}"'],
    [Array.from({ length: 101 }, (_, index) => `app-${index}`), 'has 101 names'],
  ])('%j is refused (I5)', (list, message) => {
    expect(() => parseWantedImages(list)).toThrow(message);
  });
});

test('a record alone goes by the last part of its image, and a set by its targets (I5)', () => {
  const record = imageRecord('Api'.toLowerCase());
  expect(namesOf(listNamedRecords(parseHandovers(JSON.stringify(record), 'input')))).toEqual(['api']);
  const set = JSON.stringify({ schema: 1, images: { backend: record } });
  expect(namesOf(listNamedRecords(parseHandovers(set, 'input')))).toEqual(['backend']);
});

describe('of the records of a run or a set', () => {
  test('all or the named ones are taken (I5)', () => {
    expect(namesOf(selectRecords(stack, 'all', 'set'))).toEqual(['api', 'web', 'worker']);
    expect(namesOf(selectRecords(stack, ['web', 'api'], 'set'))).toEqual(['api', 'web']);
  });

  test('a name that none has is named with those that there are (I5)', () => {
    expect(() => selectRecords(stack, ['wep', 'api', 'db'], 'handover set')).toThrow(
      'There is no image "wep", "db" in the handover set, which has api, web, worker: correct the name, or let the producer build what is missing.',
    );
    const many = Array.from({ length: 40 }, (_, index) => named(`service-${index}`));
    expect(() => selectRecords(many, ['servce-7'], 'set')).toThrow(/which has 40, among them service-7, /);
  });

  test('a name that two have is an error with both, and only where it is asked for (I5)', () => {
    const two = [
      ...stack,
      { name: 'api', record: imageRecord('api', { image: 'ghcr.io/acme/v2/api', imageid: id('9') }) },
    ];
    const both =
      /The name "api" stands for ghcr.io\/acme\/api:\S+ \(artifact "api-1"\) and for ghcr.io\/acme\/v2\/api:/;
    expect(() => selectRecords(two, 'all', 'set')).toThrow(both);
    expect(() => selectRecords(two, ['api'], 'set')).toThrow(both);
    expect(namesOf(selectRecords(two, ['web'], 'set'))).toEqual(['web']);
  });

  test('one image that stands in a set and beside it counts once, under its target (I5)', () => {
    const record = imageRecord('api');
    const twice = [
      { name: 'api', record },
      { name: 'backend', record },
    ];
    expect(namesOf(selectRecords(twice, 'all', 'set'))).toEqual(['backend']);
  });

  test('two revisions are an error with both; one that is not known is none (I5)', () => {
    const other = named('web', { revision: 'b'.repeat(40) });
    expect(() => selectRecords([named('api'), other], 'all', 'set')).toThrow(
      new RegExp(`"api" is of revision [0-9a-f]{40}, and "web" of b{40}: these are no images of one build`),
    );
    expect(namesOf(selectRecords([named('api'), other], ['web'], 'set'))).toEqual(['web']);
    expect(selectRecords([named('api'), named('web', { revision: '' })], 'all', 'set')).toHaveLength(2);
  });

  test('a producer that skipped knows no targets: its record stands for each of them (I5)', () => {
    const skipped = named('app', { skipped: 'matches ^chore:', imageid: '' });
    expect(selectRecords([skipped], ['api', 'web'], 'set')).toEqual([skipped]);
    expect(() => selectRecords([skipped, named('api')], ['web'], 'set')).toThrow('no image "web"');
  });

  test('a record without an image name is refused where all are wanted (I5)', () => {
    const unnamed = { name: '', record: imageRecord('x', { image: '', tag: '' }) };
    expect(() => selectRecords([unnamed], 'all', 'set')).toThrow('an image without a name (artifact "x-1")');
  });
});

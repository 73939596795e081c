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
  isTarget: false,
});
const stack = [named('api'), named('web'), named('worker')];
const amd64 = { platform: 'linux/amd64', where: 'set' };
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
    expect(namesOf(selectRecords(stack, 'all', amd64))).toEqual(['api', 'web', 'worker']);
    expect(namesOf(selectRecords(stack, ['web', 'api'], amd64))).toEqual(['api', 'web']);
  });

  test('a name that none has is named with those that there are (I5)', () => {
    expect(() => selectRecords(stack, ['wep', 'api', 'db'], { ...amd64, where: 'handover set' })).toThrow(
      'There is no image "wep", "db" in the handover set, which has api, web, worker: correct the name, or let the producer build what is missing.',
    );
    const many = Array.from({ length: 40 }, (_, index) => named(`service-${index}`));
    expect(() => selectRecords(many, ['servce-7'], amd64)).toThrow(/which has 40, among them service-7, /);
  });

  test('a name that two have is an error with both, and only where it is asked for (I5)', () => {
    const two = [...stack, { ...named('api', { image: 'ghcr.io/acme/v2/api', imageid: id('9') }), name: 'api' }];
    const both =
      /The name "api" stands for ghcr.io\/acme\/api:\S+ \(artifact "api-1"\) and for ghcr.io\/acme\/v2\/api:/;
    expect(() => selectRecords(two, 'all', amd64)).toThrow(both);
    expect(() => selectRecords(two, ['api'], amd64)).toThrow(both);
    expect(namesOf(selectRecords(two, ['web'], amd64))).toEqual(['web']);
  });

  test('one image that stands in a set and beside it counts once, under its target (I5)', () => {
    const record = imageRecord('api');
    const alone = { name: 'api', record, isTarget: false };
    const target = { name: 'backend', record, isTarget: true };
    expect(namesOf(selectRecords([target, alone], 'all', amd64))).toEqual(['backend']);
    expect(namesOf(selectRecords([alone, { ...alone }], 'all', amd64))).toEqual(['api']);
    // Two services of one image are two names.
    expect(namesOf(selectRecords([target, { ...target, name: 'worker' }], 'all', amd64))).toEqual([
      'backend',
      'worker',
    ]);
  });

  test('of one image that was built once for each platform that of the wanted one is taken (I5)', () => {
    const built = (platform: string, letter: string): NamedRecord =>
      named('api', { imageid: id(letter), imageids: { [platform]: id(letter) }, tag: `1-${letter}` });
    const both = [built('linux/amd64', 'a'), built('linux/arm64', 'b'), named('web')];
    const newer = built('linux/amd64/v3', 'c');
    expect(selectRecords([newer, built('linux/arm64', 'b')], 'all', amd64)).toEqual([newer]);
    expect(selectRecords([newer, ...both], ['api'], amd64)).toEqual([both[0]]);
    const [api] = selectRecords(both, ['api'], { ...amd64, platform: 'linux/arm64' });
    expect(api?.record.imageid).toBe(id('b'));
    expect(namesOf(selectRecords(both, 'all', amd64))).toEqual(['api', 'web']);
    expect(() => selectRecords(both, 'all', { ...amd64, platform: 'linux/s390x' })).toThrow(
      'The name "api" stands for',
    );
  });

  test('two revisions are an error with both; one that is not known is none (I5)', () => {
    const other = named('web', { revision: 'b'.repeat(40) });
    expect(() => selectRecords([named('api'), other], 'all', amd64)).toThrow(
      new RegExp(`"api" is of revision [0-9a-f]{40}, and "web" of b{40}: these are no images of one build`),
    );
    expect(namesOf(selectRecords([named('api'), other], ['web'], amd64))).toEqual(['web']);
    expect(selectRecords([named('api'), named('web', { revision: '' })], 'all', amd64)).toHaveLength(2);
  });

  test('a producer that skipped knows no targets: its record stands for each of them (I5)', () => {
    const skipped = named('app', { skipped: 'matches ^chore:', imageid: '' });
    expect(selectRecords([skipped], ['api', 'web'], amd64)).toEqual([skipped]);
    expect(() => selectRecords([skipped, named('api')], ['web'], amd64)).toThrow('no image "web"');
  });

  test('a record without an image name is refused where all are wanted (I5)', () => {
    const unnamed = { ...named('x', { image: '', tag: '' }), name: '' };
    expect(() => selectRecords([unnamed], 'all', amd64)).toThrow('an image without a name (artifact "x-1")');
  });
});

test('more records than a run can have are decided at once (Z16)', () => {
  const records = Array.from({ length: 60_000 }, (_, index) => ({ ...named(`image-${index}`), isTarget: true }));
  const start = performance.now();
  expect(selectRecords(records, ['image-7', 'image-8'], amd64)).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(10_000);
});

import { describe, expect, test } from '@jest/globals';
import type { HandoverRecord } from '../../../../src/core/handover/record.ts';
import { selectRecordedSources, type FoundRecord } from '../../../../actions/merge-manifests/rules/records-to-merge.ts';
import { handoverRecord } from '../../../support/handover-records.ts';
import { repeatedDigest } from '../../../support/merge-images.ts';
import { headSha } from '../../../support/run-facts.ts';

const image = 'ghcr.io/acme/app';
const wanted = { image, tag: 'sha-1', revision: headSha, runId: 4711 };
const found = (changes: Partial<HandoverRecord>): FoundRecord => {
  const record = handoverRecord({ tag: 'sha-1-amd64', digest: repeatedDigest('a'), ...changes });
  return { artifact: `app-${record.tag}.handover.json`, record };
};

describe('records of a run (M3)', () => {
  test('give their images by digest; those of other images, tags and runs, and skipped ones, are passed over', () => {
    const records = [
      found({}),
      found({ tag: 'sha-1-arm64', digest: repeatedDigest('b') }),
      found({ image: 'ghcr.io/acme/other' }),
      found({ tag: 'sha-1' }),
      found({ tag: 'sha-10-amd64' }),
      found({ tag: 'sha-1-s390x', digest: '', skipped: 'no change' }),
      found({ tag: 'sha-1-386', run: { ...handoverRecord().run, id: 1 } }),
    ];
    expect(selectRecordedSources(records, wanted).map(({ ref }) => ref)).toEqual([
      `${image}@${repeatedDigest('a')}`,
      `${image}@${repeatedDigest('b')}`,
    ]);
  });

  test('that name one image twice give it once', () => {
    expect(selectRecordedSources([found({}), found({ tag: 'sha-1-x64' })], wanted)).toHaveLength(1);
  });

  test.each([
    ['none is for the image', [found({ tag: 'other' })], `No handover record of this run is for "${image}:sha-1-…"`],
    ['there is none at all', [], 'there: none'],
    [
      'all builds were skipped (M3)',
      ['amd64', 'arm64'].map(() => found({ image: '', tag: '', digest: '', skipped: 'only documents changed' })),
      'All builds of this run were skipped (only documents changed), so there is nothing to merge: skip this job too.',
    ],
    [
      'one was skipped, and none is for the image (M3)',
      [found({ image: '', tag: '', digest: '', skipped: 'x' }), found({ tag: 'other' })],
      `there: no image ("app-.handover.json"), ${image}:other`,
    ],
    ['one was not pushed', [found({}), found({ tag: 'sha-1-arm64', digest: '' })], 'were not pushed'],
    ['one is of another revision', [found({ revision: 'e'.repeat(40) })], `is of ${'e'.repeat(40)}`],
  ])('are refused when %s', (_, records, message) => {
    expect(() => selectRecordedSources(records, wanted)).toThrow(message);
  });
});

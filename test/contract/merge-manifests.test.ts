import { expect, test } from '@jest/globals';
import { mergeOutputs } from '../../actions/merge-manifests/outputs.ts';
import { mergeSummary } from '../../actions/merge-manifests/summary.ts';
import type { MergeResult } from '../../actions/merge-manifests/merge-manifests.ts';
import { handoverRecord } from '../support/handover-records.ts';
import { repeatedDigest, plannedIndex } from '../support/merge-images.ts';

const start = 1_760_000_000_000;
const merged: MergeResult = {
  imageRef: 'ghcr.io/acme/app:1.2.3',
  digest: repeatedDigest('f'),
  mediaType: 'application/vnd.oci.image.index.v1+json',
  platforms: plannedIndex.platforms,
  attempts: 2,
  failure: undefined,
  handover: handoverRecord(),
  pushedRefs: [{ ref: 'ghcr.io/acme/app:1.2.3', digest: repeatedDigest('f'), mediaType: '' }],
  failedRefs: [{ ref: 'quay.io/acme/app:1.2.3', reason: 'it is down' }],
  phases: [
    { title: 'find ghcr.io/acme/app:1.2.3', attemptCount: 1, seconds: 1, attempts: [{ start, seconds: 1 }] },
    { title: 'push ghcr.io/acme/app:1.2.3', attemptCount: 1, seconds: 3.21, attempts: [{ start, seconds: 3.21 }] },
  ],
};

test('outputs are texts, JSON where there are several', () => {
  const { handover, ...outputs } = mergeOutputs(merged);
  expect(outputs).toEqual({
    digest: repeatedDigest('f'),
    'image-ref': 'ghcr.io/acme/app:1.2.3',
    platforms: 'linux/amd64,linux/arm64',
    'pushed-refs': `[{"ref":"ghcr.io/acme/app:1.2.3","digest":"${repeatedDigest('f')}"},{"ref":"quay.io/acme/app:1.2.3","error":"it is down"}]`,
    imageids: `{"linux/amd64":"${repeatedDigest('c')}","linux/arm64":"${repeatedDigest('c')}"}`,
    'media-type': 'application/vnd.oci.image.index.v1+json',
    attempts: '2',
  });
  expect(JSON.parse(handover ?? '')).toEqual(merged.handover);
});

test('the summary shows the index, the digest of each platform, and what became of each reference', () => {
  const summary = mergeSummary(merged);
  expect(summary).toContain('### Platforms merged');
  expect(summary).toContain(`| digest | <code>${repeatedDigest('f')}</code> |`);
  expect(summary).toContain(`| linux/amd64 | <code>${repeatedDigest('a')}</code> |`);
  expect(summary).toContain(`| linux/arm64 | <code>${repeatedDigest('b')}</code> |`);
  expect(summary).toContain('quay.io/acme/app:1.2.3: it is down');
  expect(summary).toContain('gantt');
  const failure = { class: 'transient', reason: '503', remedy: 'run again' } as const;
  expect(mergeSummary({ ...merged, failure })).toContain('### Platforms not merged');
});

import { expect, test } from '@jest/globals';
import type { PullOrDownloadResult } from '../../../actions/pull-or-download-image/pull-or-download-image.ts';
import { reportImages } from '../../../actions/pull-or-download-image/report-images.ts';
import { pullOrDownloadSummary } from '../../../actions/pull-or-download-image/summary.ts';
import { ClassifiedError } from '../../../src/core/failures/failure.ts';

const failure = { class: 'transient', reason: 'received 503', remedy: 'run again' } as const;
const obtained: PullOrDownloadResult = {
  source: 'artifact',
  imageRef: 'acme/app:1',
  imageid: 'sha256:bb',
  digest: '',
  revision: '',
  trust: 'unknown',
  registryError: 'received 503',
  artifactError: '',
  platform: 'linux/amd64',
  attempts: 2,
  seconds: 4.2,
  buildSeconds: 61.3,
  archiveBytes: 572_000_000,
  skipped: '',
  failures: [{ name: 'registry', failure, isOvercome: true }],
  phases: [],
  images: [],
  composeFile: '',
  envFile: '',
};

test('a consumer says where its image came from, what did not give it, and what it saved (R1, P1)', () => {
  const page = pullOrDownloadSummary(obtained);
  expect(page).toMatch(/^### Image from the artifact\n\n> \[!WARNING\]\n> \*\*registry: transient\*\*/);
  expect(page).toContain(
    'This job did not build. Obtained from the artifact in **4.2 s**; the build took **61.3 s**: 1 build avoided, **57.1 s saved**.',
  );
});

test('nothing is claimed to be saved where the producer does not say what its build took, or where it was quicker', () => {
  expect(pullOrDownloadSummary({ ...obtained, buildSeconds: undefined })).toContain(
    '\nObtained from the artifact in **4.2 s**.\n',
  );
  expect(pullOrDownloadSummary({ ...obtained, buildSeconds: undefined })).not.toContain('saved');
  expect(pullOrDownloadSummary({ ...obtained, buildSeconds: 1.2 })).toContain('1 build avoided, no time saved.');
});

test('without an image each source says why, and a skipped build is no failure', () => {
  const none = { ...obtained, source: undefined, failures: [] };
  const failures = [{ name: 'registry', failure }];
  const own = new ClassifiedError('It failed.', { ...failure, class: 'permanent' }, undefined);
  expect(pullOrDownloadSummary({ ...none, failures })).toContain('> [!CAUTION]\n> **registry: transient**');
  expect(pullOrDownloadSummary(none, own)).toContain('> **permanent** <code>received 503</code>');
  const skipped = pullOrDownloadSummary({ ...none, skipped: 'chore: <b>' });
  expect(skipped).toMatch(
    /^### No image to test\n\nThe producer skipped the build: <code>chore: &#60;b&#62;<\/code>\.\n/,
  );
});

test('what ended the step stands behind what it overcame, and nothing is called obtained then', () => {
  const conflict = new ClassifiedError(
    'It failed.',
    { ...failure, class: 'permanent', reason: 'the tag moved' },
    undefined,
  );
  const page = pullOrDownloadSummary(obtained, conflict);
  expect(page).toMatch(/^### No image\n[\s\S]*\*\*registry: transient\*\*[\s\S]*\*\*permanent\*\* <code>the tag moved/);
  expect(page).toMatch(/\[!WARNING\]\n> \*\*registry: transient\*\*[\s\S]*\[!CAUTION\]\n> \*\*permanent\*\*/);
  expect(page).not.toContain('Obtained');
});

test('of several images only what kept one away is an error, and what was overcome a warning', () => {
  const missing = {
    name: 'web',
    result: { ...obtained, source: undefined, failures: [{ name: 'registry', failure, isOvercome: false }] },
    error: 'gone',
  };
  const arrived = {
    name: 'api',
    result: { ...obtained, failures: [{ name: 'registry', failure, isOvercome: true }] },
    error: '',
  };
  const images = [arrived, missing];
  const page = pullOrDownloadSummary({ ...reportImages(images, 'same-run'), images, composeFile: '', envFile: '' });
  expect(page).toContain('> [!WARNING]\n> **api, registry: transient**');
  expect(page).toContain('> [!CAUTION]\n> **web, registry: transient**');
});

test('what ended the step stands behind what one of several images overcame', () => {
  const named = reportImages([{ name: 'api', result: obtained, error: 'the tag moved' }], 'same-run');
  expect(named.failures.map(({ name, failure: { reason } }) => [name, reason])).toEqual([
    ['api, registry', 'received 503'],
    ['api', 'the tag moved'],
  ]);
});

test('several images are counted in the heading, with where they came from (I5, I8)', () => {
  const image = { name: 'api', result: obtained, error: '' };
  const titleOf = (result: PullOrDownloadResult): string => pullOrDownloadSummary(result).split('\n')[0] ?? '';
  const images = [image, { ...image, name: 'web' }];
  expect(titleOf({ ...obtained, images })).toBe('### 2 images from artifacts');
  expect(titleOf({ ...obtained, source: undefined, images })).toBe('### 2 images from the registry and artifacts');
  const skipped = { ...image, result: { ...obtained, skipped: 'chore' } };
  expect(titleOf({ ...obtained, images: [image, skipped] })).toBe('### 1 image from the artifact');
  expect(titleOf({ ...obtained, skipped: 'chore', images: [skipped, skipped] })).toBe('### No images to test');
  expect(titleOf({ ...obtained, images: [image, { ...image, error: 'gone' }] })).toBe('### 1 of 2 images missing');
});

import { expect, test } from '@jest/globals';
import { obtainSummary, type ObtainFacts } from '../../../actions/pull-or-download-image/summary.ts';

const failure = { class: 'transient', reason: 'received 503', remedy: 'run again' } as const;
const obtained: ObtainFacts = {
  source: 'artifact',
  imageRef: 'acme/app:1',
  imageid: 'sha256:bb',
  digest: '',
  revision: '',
  trust: undefined,
  platform: 'linux/amd64',
  attempts: 2,
  seconds: 4.2,
  buildSeconds: 61.3,
  archiveBytes: 572_000_000,
  skipped: '',
  failures: [{ name: 'registry', failure }],
  phases: [],
};

test('a consumer says where its image came from, what did not give it, and what it saved (R1, P1)', () => {
  const page = obtainSummary(obtained);
  expect(page).toMatch(/^### Image from the artifact\n\n> \[!WARNING\]\n> \*\*registry: transient\*\*/);
  expect(page).toContain(
    'This job did not build. Obtained from the artifact in **4.2 s**; the build took **61.3 s**: 1 build avoided, **57.1 s saved**.',
  );
});

test('nothing is claimed to be saved where the producer does not say what its build took, or where it was quicker', () => {
  expect(obtainSummary({ ...obtained, buildSeconds: undefined })).toContain(
    '\nObtained from the artifact in **4.2 s**.\n',
  );
  expect(obtainSummary({ ...obtained, buildSeconds: undefined })).not.toContain('saved');
  expect(obtainSummary({ ...obtained, buildSeconds: 1.2 })).toContain('1 build avoided, no time saved.');
});

test('without an image each source says why, and a skipped build is no failure', () => {
  const none = { ...obtained, source: undefined, failures: [] };
  const own = [{ name: '', failure: { ...failure, class: 'permanent' as const } }];
  expect(obtainSummary({ ...none, failures: obtained.failures })).toContain('> [!CAUTION]\n> **registry: transient**');
  expect(obtainSummary(none, own)).toContain('> **permanent** <code>received 503</code>');
  const skipped = obtainSummary({ ...none, skipped: 'chore: <b>' });
  expect(skipped).toMatch(
    /^### No image to test\n\nThe producer skipped the build: <code>chore: &#60;b&#62;<\/code>\.\n/,
  );
});

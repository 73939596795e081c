import { expect, test } from '@jest/globals';
import { buildCost } from '../../../actions/buildx-build-with-retry/build-result.ts';
import { ProgressReader } from '../../../actions/buildx-build-with-retry/rules/build-progress.ts';
import { buildSummary, type SummaryFacts } from '../../../actions/buildx-build-with-retry/summary.ts';
import { layerSizes, layersOfPlatform } from '../../../src/core/oci/layer-sizes.ts';

const failure = { class: 'transient', reason: 'received 502', remedy: 'run again' } as const;
const built: SummaryFacts = {
  imageRef: 'ghcr.io/acme/app:1',
  digest: 'sha256:aa',
  imageid: 'sha256:bb',
  reused: false,
  attempts: 2,
  pushedRefs: [{ ref: 'ghcr.io/acme/app:1' }, { ref: 'ghcr.io/acme/app:latest' }],
  failedRefs: [{ ref: 'quay.io/acme/app:1', reason: 'received 502' }],
  pushSkippedReason: '',
  sizeBytes: 186_000_000,
  layers: 2,
  layerBytes: [70_000_000, 2_100_000],
  cache: { cached: 43, total: 51 },
  cacheFound: true,
  buildSeconds: 61.3,
  pushSeconds: 4.2,
  failure: undefined,
  phases: [],
};

test('the page says what was built: tags, digest, size, layers, attempts, cache hits, warm or cold (R1, C7, C9, 003-6)', () => {
  const page = buildSummary(built);
  expect(page).toContain(
    '<code>ghcr.io/acme/app:1</code> was built in **61.3 s** and pushed under 2 tags in **4.2 s**.',
  );
  expect(page).toContain('| digest | <code>sha256:aa</code> |');
  expect(page).toContain('<code>186 MB in 2 layers</code><br><code>72.1 MB in 2 layers in the registry</code>');
  expect(page).toContain('| steps from cache | <code>43 of 51 &#40;84 &#37;&#41;</code> |');
  expect(page).toContain('| attempts | <code>2</code> |');
  expect(page).toContain('| cache | <code>warm</code> |');
  expect(page).toContain('| push failed | <code>quay.io/acme/app:1: received 502</code> |');
});

test('an image that was there already was not built, and a failed build is called so', () => {
  expect(buildSummary({ ...built, reused: true })).toContain('**nothing was built**');
  const failed = buildSummary({ ...built, failure });
  expect(failed).toMatch(/^### Image build failed\n\n> \[!CAUTION\]/);
  expect(failed).not.toContain('was built');
});

test('what a build costs is the try that went through, without its upload', () => {
  const tries = [
    { start: 0, seconds: 5, failure },
    { start: 9, seconds: 61.3 },
  ];
  expect(
    buildCost(
      [
        { title: 'find r/a:1', attempts: [{ start: 0, seconds: 1 }] },
        { title: 'build', attempts: tries },
      ],
      0,
    ),
  ).toBe(61.3);
  const progress = new ProgressReader();
  for (const line of [
    '#5 exporting layers 1.9s done',
    '#5 pushing layers',
    '#5 pushing layers 1.4s done',
    '#4 9.1 #5 pushing layers 7s done',
    '#5 pushing manifest for r.example/a:1@sha256:26bb 0.1s done',
  ]) {
    progress.read(line);
  }
  expect(buildCost([{ title: 'build and push r/a:1', attempts: tries }], progress.pushSeconds)).toBeCloseTo(59.8);
  expect(buildCost([{ title: 'build', attempts: tries.slice(0, 1) }], 0)).toBeUndefined();
  expect(buildCost([{ title: 'pull r/a@sha256:1', attempts: tries }], 0)).toBeUndefined();
});

test("layers are counted from the platform's own manifest, and from no index or nonsense", () => {
  expect(layerSizes({ layers: [{ size: 1 }, { size: 2 }] })).toEqual([1, 2]);
  for (const odd of [{ manifests: [] }, null, 5, { layers: [{}] }, { layers: [null] }]) {
    expect(layerSizes(odd)).toBeUndefined();
  }
  const config = { imageid: '', manifestDigest: '', labels: {} };
  const configs = [
    { ...config, platform: 'linux/amd64', layerBytes: [1] },
    { ...config, platform: 'linux/arm64', layerBytes: [2] },
  ];
  expect(layersOfPlatform(configs, 'linux/arm64')).toEqual([2]);
  expect(layersOfPlatform(configs, 'linux/s390x')).toBeUndefined();
  expect(layersOfPlatform(configs.slice(0, 1), 'linux/s390x')).toEqual([1]);
});

test('the page of several images counts those that were built, and says so where nothing was (I3, I8)', () => {
  const result = { ...built, imageid: 'sha256:bb' };
  const names = ['api', 'web'] as const;
  const images = names.map((name) => ({ name, result }));
  const page = buildSummary({ ...built, images });
  expect(page).toMatch(/^### Images built\n/);
  expect(page).toContain('**2 of 2** images were built in **61.3 s** and pushed in **4.2 s**.');

  const [api] = images;
  const denied = { name: 'web', result: { ...result, failure, pushedRefs: [] }, failure };
  const unbuilt = { name: 'worker', result: { ...denied.result, imageid: '' }, failure };
  const failed = buildSummary({ ...built, failure, images: [...(api === undefined ? [] : [api]), denied, unbuilt] });
  expect(failed).toMatch(/^### Image builds failed\n/);
  expect(failed).toContain('**2 of 3** images were built in **61.3 s** and **1** of them pushed in **4.2 s**.');
  const notPushed = { ...result, pushedRefs: [], pushSkippedReason: 'the pull request is from a fork' };
  const ofFork = buildSummary({ ...built, images: images.map((image) => ({ ...image, result: notPushed })) });
  expect(ofFork).toContain('**2 of 2** images were built in **61.3 s**.');
  expect(ofFork).toContain('| not pushed | <code>the pull request is from a fork</code> |');

  const reused = images.map((image) => ({ ...image, result: { ...result, reused: true } }));
  const found = buildSummary({ ...built, reused: true, images: reused });
  expect(found).toMatch(/^### Images reused\n/);
  expect(found).toContain(
    '**2 of 2** images were there already, of this very revision and build: **nothing was built**.',
  );
});

import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { nothingBuilt, type ImageResult } from '../../../actions/buildx-build-with-retry/build-result.ts';
import type { ComputeTagResult } from '../../../actions/compute-tag/compute-tag.ts';
import { handOverImages } from '../../../actions/producer/hand-over-images.ts';
import { producerOutputs } from '../../../actions/producer/outputs.ts';
import type { ProducerResult } from '../../../actions/producer/producer.ts';
import { producerSummary } from '../../../actions/producer/summary.ts';
import { readSaveImageInputs } from '../../../actions/save-and-upload-image/inputs.ts';
import { nothingUploaded, type SaveImageDeps } from '../../../actions/save-and-upload-image/save-and-upload-image.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import type { StreamingUploads } from '../../../src/ports/artifacts.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { memoryArtifacts } from '../../support/memory-artifacts.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { runFacts } from '../../support/run-facts.ts';

const save = readSaveImageInputs(new InputReader(() => ''));

/** Hands over the records of pushed images whose names are the keys, each from its repository. */
async function handOver(
  repositories: Readonly<Record<string, string>>,
  send: StreamingUploads['send'],
  {
    signal,
    freeBytes = 6,
    push = true,
    artifactName,
    aliases,
  }: {
    readonly signal?: AbortSignal;
    readonly freeBytes?: number;
    readonly push?: boolean;
    readonly artifactName?: string;
    readonly aliases?: readonly string[];
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-several-'));
  const log = recordingLog();
  const artifacts = memoryArtifacts();
  const images = Object.entries(repositories).map(([name, image]): ImageResult => {
    const pushedRef = { ref: `${image}:1`, digest: `sha256:${'1'.repeat(64)}` };
    const handover = handoverRecord({ image, tag: '1', digest: pushedRef.digest, 'pushed-refs': [pushedRef] });
    return { name, aliases, result: { ...nothingBuilt, pushed: push, buildSeconds: 1, sizeBytes: 2, handover } };
  });
  try {
    const { result, failure } = await handOverImages(
      {
        inputs: { artifact: 'auto', requirePush: 'auto', save: { ...save, artifactName } },
        tag: { kind: 'default-branch' } as ComputeTagResult,
        images,
        imageTar: undefined,
      },
      {
        artifacts,
        log,
        signal,
        clock: fakeClock(),
        direct: { send },
        files: { ...runnerFiles({ RUNNER_TEMP: folder }), freeBytes: () => Promise.resolve(freeBytes) },
        run: runFacts(),
      } as unknown as SaveImageDeps,
    );
    return { ...result, failure, lines: log.lines, calls: artifacts.calls };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const apart = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, `ghcr.io/acme/${name}`]));

test('images are uploaded three at a time, in the order of the targets (I4)', async () => {
  let running = 0;
  let most = 0;
  const { images, failure } = await handOver(apart, async (name, content) => {
    running += 1;
    most = Math.max(most, running);
    await text(content);
    await sleep(name.startsWith('a') ? 20 : 5);
    running -= 1;
    return { id: 1, name, sizeBytes: 1, digest: undefined };
  });
  expect(failure).toBeUndefined();
  expect(most).toBe(3);
  expect(images.map(({ name }) => name)).toEqual(Object.keys(apart));
});

test('images go one after the other where the disk does not hold their archives at once (I4)', async () => {
  let running = 0;
  let most = 0;
  const send: StreamingUploads['send'] = async (name) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(5);
    running -= 1;
    return { id: 1, name, sizeBytes: 1, digest: undefined };
  };
  const { failure } = await handOver(apart, send, { freeBytes: 5 });
  expect(failure).toBeUndefined();
  expect(most).toBe(1);
});

test('an upload that cannot be planned leaves the state of the push as it was (I4)', async () => {
  const send: StreamingUploads['send'] = (name) => Promise.resolve({ id: 1, name, sizeBytes: 1, digest: undefined });
  const given = { push: false, artifactName: `${'x'.repeat(233)}-{name}` };
  const { images, registry, failure } = await handOver({ api: 'ghcr.io/a/api', longer: 'ghcr.io/a/b' }, send, given);
  expect(String(failure)).toContain('longer than');
  expect(images.map((image) => image.registry)).toEqual(['skipped', 'skipped']);
  expect(registry).toBe('skipped');
});

test('each line says of which image it is, and one that fails does not keep the others (I4)', async () => {
  const { images, lines, calls } = await handOver(apart, (name) =>
    name.startsWith('c')
      ? Promise.reject(new Error('broken off'))
      : Promise.resolve({ id: 1, name, sizeBytes: 1, digest: undefined }),
  );
  expect(lines.filter((line) => line.includes('is not uploaded at once'))).toEqual([
    expect.stringContaining('c: "c-1.handover.json"'),
  ]);
  expect(calls).toEqual(['upload c-1.handover.json']);
  expect(images.map(({ save: { artifactName } }) => artifactName)).toEqual(['a-1', 'b-1', 'c-1', 'd-1', 'e-1']);
});

test('images of one name in two repositories are told apart by the targets, also by their case (I4)', async () => {
  const sent: string[] = [];
  await handOver({ Api: 'ghcr.io/one/app', api: 'ghcr.io/two/app' }, (name) => {
    sent.push(name);
    return Promise.resolve({ id: 1, name, sizeBytes: 1, digest: undefined });
  });
  expect(sent.sort()).toEqual(['Api-1.handover.json', 'api-1.handover.json']);
});

test('an image of several names is uploaded once, and has all of them (I4)', async () => {
  const sent: string[] = [];
  const send: StreamingUploads['send'] = (name) => {
    sent.push(name);
    return Promise.resolve({ id: 1, name, sizeBytes: 1, digest: undefined });
  };
  const { images, save: saved, registry } = await handOver({ api: 'ghcr.io/a/api' }, send, { aliases: ['worker'] });
  expect(sent).toEqual(['api-1.handover.json']);
  const tag = { tags: [], tagNames: [], labels: [], annotations: [], movingTags: [] };
  const result = { tag, build: nothingBuilt, save: saved, registry, images } as unknown as ProducerResult;
  const outputs = producerOutputs(result);
  for (const output of ['images', 'handover']) expect(outputs[output]).toContain('"worker":');
  expect(producerSummary(result)).toContain('api, worker');
});

test('the page of one image names the moving tags that it was given, and none that stayed at a newer image', () => {
  const [own, family, latest] = ['1.20.4', '1.20', 'latest'].map((tag) => `ghcr.io/a/app:${tag}`);
  const tag = { imageRef: own, revision: '', movingTags: [family, latest] };
  const build = { ...nothingBuilt, pushedRefs: [own, family].map((ref) => ({ ref, digest: '', mediaType: '' })) };
  const result = { tag, build, save: nothingUploaded, registry: 'pushed' } as unknown as ProducerResult;
  expect(producerSummary(result)).toContain(`| moving tags | <code>${family ?? ''}</code> |`);
});

test('the page says why images were not pushed whose artifacts stand in, and that the step went on (I4)', () => {
  const handover = handoverRecord();
  const failure = { class: 'transient', reason: 'received 503', remedy: 'run again' } as const;
  const images = (['pushed', 'degraded'] as const).map((registry) => {
    const result = { ...nothingBuilt, failure: registry === 'degraded' ? failure : undefined };
    return { name: `is-${registry}`, result, registry, save: nothingUploaded, handover };
  });
  const tag = { tag: '1', revision: '' };
  const result = { tag, build: nothingBuilt, save: nothingUploaded, registry: 'degraded', images };
  const page = producerSummary(result as unknown as ProducerResult);
  expect(page).toMatch(
    /> \[!WARNING\]\n> \*\*is-degraded: transient\*\* .*received 503.*\n>\n> \*\*Next:\*\* .*run again/,
  );
  expect(page).not.toContain('is-pushed:');
  expect(page).toContain('**1** was not pushed, and its artifact stands in for it.');
});

test('a cancel ends all uploads, begins none, and leaves what is known of each image (I4, Z18)', async () => {
  const controller = new AbortController();
  const begun: string[] = [];
  const { images, registry, failure } = await handOver(
    apart,
    async (name) => {
      begun.push(name);
      controller.abort(new Error('cancelled'));
      await sleep(1);
      throw new Error('cancelled');
    },
    { signal: controller.signal },
  );
  expect(begun.length).toBeLessThanOrEqual(3);
  expect(String(failure)).toBe('Error: cancelled');
  expect(images.map(({ name, handover }) => `${name} ${handover['pushed-refs'].length}`)).toEqual(
    Object.keys(apart).map((name) => `${name} 1`),
  );
  expect(registry).toBe('pushed');
});

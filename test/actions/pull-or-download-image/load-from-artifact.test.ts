import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { ArchiveRefusedError } from '../../../src/core/archive/errors.ts';
import { readExpectedFromRecord } from '../../../src/core/handover/expected-image.ts';
import { loadFromArtifact } from '../../../actions/pull-or-download-image/load-from-artifact.ts';
import type { PickedImage } from '../../../src/core/archive/pick-image.ts';
import type { SourceResult } from '../../../actions/pull-or-download-image/source-results.ts';
import type { ArtifactEntry } from '../../../src/ports/artifacts.ts';
import type { Engine } from '../../../src/ports/engine.ts';
import type { Files } from '../../../src/ports/files.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { pickedImage } from '../../support/picked-image.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { storedArtifacts, type StoredArtifact } from '../../support/stored-artifacts.ts';
import { whole } from '../../support/whole.ts';

const imageid = `sha256:${'1'.repeat(64)}`;
const ref = 'ghcr.io/acme/app:pr-15-3370e22';
const name = 'app-pr-15-3370e22';
const good = { name, content: 'good' };
const bad = { name, content: 'bad' };

interface World {
  readonly stored: readonly StoredArtifact[];
  readonly archive?: Partial<ReturnType<typeof archiveFacts>>;
  /** Content that a stream brings; none: there are no streams. */
  readonly streamed?: string;
  readonly files?: Partial<Files>;
  readonly dataRoot?: string;
}

/** Archives whose whole content is a word: "good" is the image, "old" one of another revision, and "bad" is refused. */
async function take(world: World): Promise<{
  readonly end: SourceResult;
  readonly calls: readonly string[];
  readonly opened: readonly ArtifactEntry[];
  readonly lines: readonly string[];
}> {
  const memory = memoryEngine({ [ref]: { id: imageid } });
  const engine: Engine = {
    ...memory,
    async load(archive) {
      await whole(archive);
      return [imageid];
    },
  };
  const opened: ArtifactEntry[] = [];
  const artifacts = storedArtifacts(world.stored);
  const log = recordingLog();
  const record = handoverRecord({
    imageid,
    archive: world.archive === undefined ? null : { ...archiveFacts(ref, name, 1000), ...world.archive },
  });
  const expected = { ...readExpectedFromRecord(record, none, 'linux/amd64'), tag: 'pr-15-3370e22' };
  const info = await engine.info();
  const end = await loadFromArtifact(
    {
      expected,
      name,
      from: undefined,
      info: { ...info, dataRoot: world.dataRoot },
      limits: { policy: { maxAttempts: 2, waitSeconds: 1, retryOn: 'transient' }, timeoutMs: 60_000 },
    },
    {
      engine,
      artifacts,
      log,
      run: runFacts(),
      clock: fakeClock(),
      onMismatch: 'fail',
      files: { ...runnerFiles({}), ...world.files },
      streams: {
        open(artifact) {
          opened.push(artifact);
          return Promise.resolve(world.streamed === undefined ? undefined : Readable.from([world.streamed]));
        },
      },
      archives: {
        rewrite(archive, asked) {
          let image: PickedImage | undefined;
          const stream = async function* (): AsyncGenerator<Buffer> {
            const content = await whole(archive);
            if (content.toString() === 'bad') throw new ArchiveRefusedError('it is bad');
            const revision = content.toString() === 'good' ? headSha : 'f'.repeat(40);
            image = pickedImage(imageid, { 'org.opencontainers.image.revision': revision });
            asked.check?.(image);
            memory.tags.set(asked.name ?? '', imageid);
            yield content;
          };
          return { stream: stream(), image: () => image };
        },
      },
      signal: new AbortController().signal,
    },
  );
  return { end, calls: artifacts.calls, opened, lines: log.lines };
}

const none = { image: undefined, tag: undefined, digest: undefined, imageid: undefined, revision: undefined };
const digest = `sha256:${'e'.repeat(64)}`;

describe('of several artifacts of one name', () => {
  test('the newest that is acceptable is taken, and each refusal is a warning', async () => {
    const { end, calls, lines } = await take({ stored: [good, bad] });
    expect(end).toMatchObject({ ok: true, attemptCount: 1, image: { imageid } });
    expect(calls.filter((call) => call.startsWith('download'))).toEqual([`download ${name} 2`, `download ${name} 1`]);
    expect(lines.filter((line) => line.startsWith('warning: '))).toEqual([expect.stringContaining('it is bad')]);
  });

  test('the newest of the right revision is taken', async () => {
    const { end, lines } = await take({ stored: [good, { name, content: 'old' }] });
    expect(end).toMatchObject({ ok: true, image: { labels: { 'org.opencontainers.image.revision': headSha } } });
    expect(lines.filter((line) => line.startsWith('warning: '))).toEqual([
      expect.stringContaining('was built from revision ffff'),
    ]);
  });

  test('the one that the record names is taken alone (Z5)', async () => {
    const own = await take({ stored: [good, good], archive: { 'artifact-id': 1 } });
    expect(own.end.ok).toBe(true);
    expect(own.calls).toEqual(['list', `download ${name} 1`]);
    const broken = await take({ stored: [bad, good], archive: { 'artifact-id': 1 } });
    expect(broken.end).toMatchObject({ ok: false, isMissing: false });
  });

  test('one under the name that the record does not mean is refused, with both ids (Z5)', async () => {
    const { end, calls } = await take({ stored: [good], archive: { 'artifact-id': 99 } });
    expect(end).toMatchObject({ ok: false, isMissing: false, failure: { class: 'permanent' } });
    expect(end.ok ? '' : end.failure.reason).toContain('with id 99, and this run has it with id 1');
    expect(calls).toEqual(['list']);
  });

  test('one whose digest is not the recorded one is refused, with both digests (Z5)', async () => {
    const archive = { 'artifact-id': 1, 'artifact-digest': digest };
    const { end, calls } = await take({ stored: [{ ...good, digest: `sha256:${'0'.repeat(64)}` }], archive });
    expect(end.ok ? '' : end.failure.reason).toContain(`the digest ${digest}, and the service says sha256:000`);
    expect(calls).toEqual(['list']);
  });

  test('with none acceptable the end names the finding of each', async () => {
    const { end } = await take({ stored: [bad, bad] });
    expect(end).toMatchObject({ ok: false, isMissing: false, failure: { class: 'permanent' } });
    expect(end.ok ? '' : end.failure.reason.match(/it is bad/g)).toHaveLength(2);
  });
});

describe('an artifact that the record describes', () => {
  const archive = { 'artifact-id': 7, 'artifact-digest': digest };

  test('is streamed by its id and digest, without a list', async () => {
    const { end, calls, opened } = await take({ stored: [], archive, streamed: 'good' });
    expect(end).toMatchObject({ ok: true, image: { imageid, archiveBytes: 1000 } });
    expect(opened).toEqual([{ id: 7, name, sizeBytes: 1000, digest }]);
    expect(calls).toEqual([]);
  });

  test('is looked for in the list, and not streamed again, when there is no stream of it', async () => {
    const { end, calls, opened } = await take({
      stored: [{ ...good, digest }],
      archive: { ...archive, 'artifact-id': 1 },
    });
    expect(end.ok).toBe(true);
    expect(opened).toHaveLength(1);
    expect(calls).toEqual(['list', `download ${name} 1`]);
  });

  test('is fetched again as a file when the stream brought something else (A4)', async () => {
    const { end, calls, lines } = await take({
      stored: [{ ...good, digest }],
      archive: { ...archive, 'artifact-id': 1 },
      streamed: 'bad',
    });
    expect(end).toMatchObject({ ok: true, attemptCount: 2 });
    expect(calls).toEqual(['list', `download ${name} 1`]);
    expect(lines.join('\n')).toContain('What arrived is not acceptable: it is bad - trying again');
  });
});

test.each(['linux/arm64', 'linux/arm/v7'])(
  'an archive of %s is no image for another platform: one error before anything is asked for or fetched (H5)',
  async (platform) => {
    const archive = { 'artifact-id': 1, 'artifact-digest': digest, platform };
    const { end, calls, opened } = await take({ stored: [good], archive, streamed: 'good' });
    expect(end).toMatchObject({ ok: false, isMissing: true, attemptCount: 1, failure: { class: 'permanent' } });
    expect(end.ok ? '' : end.failure.reason).toBe(
      `The artifact "${name}" holds the image for ${platform} alone, and linux/amd64 is wanted: push the image, so that this job can pull it from ghcr.io/acme/app, or build it for linux/amd64 in a job with an artifact of its own, or run this job on ${platform}.`,
    );
    expect({ calls, opened }).toEqual({ calls: [], opened: [] });
  },
);

test("an engine's disk that is too small ends the source before anything is fetched (threat 4)", async () => {
  const files = { exists: () => Promise.resolve(true), freeBytes: () => Promise.resolve(2000) };
  const world = { stored: [good], archive: { 'artifact-id': 1 }, files };
  const { end, calls } = await take({ ...world, dataRoot: '/var/lib/docker' });
  expect(end.ok ? '' : end.failure.reason).toBe(
    'The image has 1.00 kB, and the disk of the engine (/var/lib/docker) has 2.00 kB free where loading needs 2.20 kB: free disk space before this step.',
  );
  expect(calls).toEqual(['list']);

  const elsewhere = await take(world);
  expect(elsewhere.end.ok).toBe(true);
});

describe('an artifact counts with the digest of the record alone', () => {
  const digestOf = (content: string): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

  test('where the record knows no id, another artifact of the name is refused (Z5)', async () => {
    const archive = { 'artifact-id': 0, 'artifact-digest': digestOf('good') };
    const { end, calls } = await take({ stored: [{ name, content: 'bad' }], archive });
    expect(end).toMatchObject({ ok: false });
    expect(JSON.stringify(end)).toContain(`and the service says ${digestOf('bad')}: it was replaced`);
    expect(calls.filter((call) => call.startsWith('download'))).toEqual([]);
  });

  test('where the record knows no id, the one with its digest is taken, and not a newer one (Z5)', async () => {
    const archive = { 'artifact-id': 0, 'artifact-digest': digestOf('good') };
    const { end, calls } = await take({ stored: [good, { name, content: 'old' }], archive });
    expect(end).toMatchObject({ ok: true });
    expect(calls.filter((call) => call.startsWith('download'))).toEqual([`download ${name} 1`]);
  });

  test('where the service tells no digest, what arrives is compared with that of the record (Z5)', async () => {
    const archive = { 'artifact-id': 1, 'artifact-digest': digestOf('good') };
    const { opened } = await take({ stored: [{ ...good, digest: 'none' }], archive, streamed: 'good' });
    expect(opened.map((artifact) => artifact.digest)).toEqual([digestOf('good')]);
  });
});

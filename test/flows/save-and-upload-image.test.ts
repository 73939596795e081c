import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../src/adapters/runner-files.ts';
import { parseHandover } from '../../src/core/handover-record.ts';
import type { Outcome } from '../../src/flows/outcome.ts';
import type { SaveImageInputs } from '../../src/flows/save/plan.ts';
import { saveAndUploadImage, type SaveImageResult } from '../../src/flows/save-and-upload-image.ts';
import type { ArchivePacker, Files, PackRequest } from '../../src/ports.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { handoverRecord } from '../support/handover-records.ts';
import { memoryArtifacts } from '../support/memory-artifacts.ts';
import { memoryEngine } from '../support/memory-engine.ts';
import { recordingLog } from '../support/recording-log.ts';
import { headSha, runFacts } from '../support/run-facts.ts';

const imageid = `sha256:${'1'.repeat(64)}`;
const other = `sha256:${'2'.repeat(64)}`;
const ref = 'ghcr.io/acme/app:pr-15-3370e22';
const pushed = { digest: `sha256:${'d'.repeat(64)}`, 'pushed-refs': [{ ref, digest: `sha256:${'d'.repeat(64)}` }] };
const quota = { message: 'Artifact storage quota has been hit. Unable to upload any new artifacts.' };

const unset: SaveImageInputs = {
  ...{ image: undefined, handover: undefined, tags: [], imageTar: undefined, artifactName: undefined },
  ...{ localTag: undefined, upload: 'image', compression: 'auto', compressionLevel: 1, archive: false },
  ...{ fileName: 'image.tar', retentionDays: 1, overwrite: 'auto' },
};

/** Writes what it is given, and reads "REFERENCE ID" as the archive's content. */
const plainPacker = (requests: PackRequest[]): ArchivePacker => ({
  async pack(request) {
    requests.push(request);
    const content = await text(request.open(new AbortController().signal).stdout);
    writeFileSync(request.file, content);
    const [reference, id = ''] = content.split(' ');
    const image = { imageid: id, reference, platform: 'linux/amd64', labels: {}, manifestDigest: undefined };
    return { image, sizeBytes: 2 * content.length, archiveBytes: content.length };
  },
});

describe('handing an image over', () => {
  let folder: string;
  let requests: PackRequest[];
  let artifacts: ReturnType<typeof memoryArtifacts>;
  let engine: ReturnType<typeof memoryEngine>;
  let log: ReturnType<typeof recordingLog>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-flow-'));
    requests = [];
    artifacts = memoryArtifacts();
    engine = memoryEngine({ [ref]: { id: imageid } });
    log = recordingLog();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const handOver = (
    inputs: Partial<SaveImageInputs>,
    { files = {}, runAttempt = 1 }: { files?: Partial<Files>; runAttempt?: number } = {},
  ): Promise<Outcome<SaveImageResult>> =>
    saveAndUploadImage(
      { ...unset, ...inputs },
      {
        engine,
        artifacts,
        direct: { send: () => Promise.reject(new Error('no direct way')) },
        log,
        packer: plainPacker(requests),
        clock: fakeClock(),
        files: { ...runnerFiles({ RUNNER_TEMP: folder }), ...files },
        run: runFacts({ runAttempt }),
      },
    );
  const storedRecord = (name: string): ReturnType<typeof parseHandover> =>
    parseHandover(artifacts.stored.get(name)?.content.toString() ?? '', name);

  test('the archive and a record that describes it are uploaded, and nothing stays behind', async () => {
    const { result, failure } = await handOver({ image: ref });

    expect(failure).toBeUndefined();
    expect([...artifacts.stored.keys()]).toEqual(['app-pr-15-3370e22', 'app-pr-15-3370e22.handover.json']);
    const record = storedRecord('app-pr-15-3370e22.handover.json');
    expect(record).toEqual(result.record);
    expect(record).toMatchObject({
      ...{ image: 'ghcr.io/acme/app', tag: 'pr-15-3370e22', imageid, revision: headSha, digest: '' },
      run: { id: 4711, attempt: 1, repository: 'Acme/App', 'head-repository': 'Acme/App', event: 'push' },
      archive: {
        reference: ref,
        'artifact-name': 'app-pr-15-3370e22',
        'artifact-digest': artifacts.stored.get('app-pr-15-3370e22')?.entry.digest,
        compression: 'zstd',
      },
    });
    expect(result.artifactUrl).toBe('https://github.com/Acme/App/actions/runs/4711/artifacts/1');
    expect(readdirSync(folder)).toEqual([]);
  });

  describe('which image', () => {
    test.each<[string, Partial<SaveImageInputs>]>([
      ['the exact reference', { image: ref }],
      ['the reference with an owner in upper case (002-3)', { image: 'ghcr.io/Acme/App:pr-15-3370e22' }],
      ['the image id', { image: imageid }],
      ['the record', { handover: handoverRecord() }],
      ['the first line of a metadata output', { tags: [ref, 'ghcr.io/acme/app:latest'] }],
    ])('by %s', async (_, inputs) => {
      const { failure } = await handOver(inputs);

      expect(failure).toBeUndefined();
      expect(engine.calls).toEqual([`save ${ref}`]);
    });

    test('no input at all says which are empty and why that happens (S2)', async () => {
      await expect(handOver({})).rejects.toThrow(/"image", "handover" and "tags" are all empty.*masked value/);
    });

    test('a malformed reference fails before the engine is asked (001-7)', async () => {
      await expect(handOver({ image: 'ghcr.io/acme/app:' })).rejects.toThrow('no image reference');
      expect(engine.calls).toEqual([]);
    });

    test('one that is not there fails with the nearest local names (S1, 002-2)', async () => {
      engine = memoryEngine({
        'ghcr.io/acme/app:pr-15-3370e23': { id: imageid },
        'postgres:17': { id: other },
      });

      const { failure, result } = await handOver({ image: ref });

      expect(String(failure)).toContain('nearest names there: ghcr.io/acme/app:pr-15-3370e23, postgres:17');
      expect(result.uploaded).toBe(false);
    });

    test('an id with several names and no hint which is meant is refused', async () => {
      engine = memoryEngine({ 'app:1': { id: imageid }, 'app:2': { id: imageid } });

      const { failure } = await handOver({ image: imageid });

      expect(String(failure)).toContain('has the names app:1, app:2 in the engine');
    });

    test('another image than the one that the build recorded is not handed over', async () => {
      const { failure } = await handOver({ handover: handoverRecord({ imageid: other }) });

      expect(String(failure)).toContain(`holds the image ${imageid}, and the build recorded ${other}`);
      expect(artifacts.calls).toEqual([]);
    });
  });

  test('a local tag is the only one in the archive, and the engine is left as it was (S9)', async () => {
    engine = memoryEngine({ [ref]: { id: imageid }, 'app:taken': { id: other } });

    const { result } = await handOver({ image: ref, localTag: 'app:local' });
    await handOver({ image: ref, localTag: 'app:taken', artifactName: 'second' });

    expect(result.record?.archive?.reference).toBe('app:local');
    expect(result.record?.tag).toBe('pr-15-3370e22');
    expect([...engine.tags]).toEqual([
      [ref, imageid],
      ['app:taken', other],
    ]);
  });

  test.each([
    ['classic', 'zstd'],
    ['containerd', 'none'],
  ] as const)('on the %s store "auto" compresses with %s', async (store, compression) => {
    engine = memoryEngine({ [ref]: { id: imageid } }, store);

    await handOver({ image: ref });

    expect(requests.map((request) => request.compression)).toEqual([compression]);
  });

  test('a disk that cannot hold the archive is found out before saving (F21)', async () => {
    const { failure } = await handOver({ image: ref }, { files: { freeBytes: () => Promise.resolve(200) } });

    expect(String(failure)).toContain("needs at least 250 B in the runner's temporary folder, and 200 B are free");
    expect(requests).toEqual([]);
  });

  describe('names', () => {
    test('characters that artifacts must not have are replaced (S3)', async () => {
      await handOver({ image: ref, artifactName: 'my/image: "1"' });

      expect([...artifacts.stored.keys()]).toEqual(['my-image- -1-', 'my-image- -1-.handover.json']);
    });

    test.each([
      ['a.zip', 'unpack'],
      ['app.handover.json', 'ending of handover records'],
      ['x'.repeat(250), 'longer than'],
    ])('"%s" is refused', async (artifactName, why) => {
      await expect(handOver({ image: ref, artifactName })).rejects.toThrow(why);
    });

    test('in a zip the file has its own name', async () => {
      await handOver({ image: ref, archive: true, fileName: 'app.tar' });

      expect([...artifacts.stored.keys()]).toEqual(['app-pr-15-3370e22', 'app-pr-15-3370e22.handover.json']);
      await expect(handOver({ image: ref, archive: true, fileName: '../app.tar' })).rejects.toThrow('plain file name');
    });
  });

  describe('an artifact of that name is there (S6)', () => {
    test('with the same image: it is kept', async () => {
      const first = await handOver({ image: ref });
      const second = await handOver({ image: ref }, { runAttempt: 2 });

      expect(second.failure).toBeUndefined();
      expect(second.result.artifact).toEqual(first.result.artifact);
    });

    test("with an earlier attempt's image: it is replaced, with its record", async () => {
      await handOver({ image: ref });
      engine = memoryEngine({ [ref]: { id: other } });

      const { result } = await handOver({ image: ref }, { runAttempt: 2 });

      expect(result.artifact?.id).toBe(3);
      expect(storedRecord('app-pr-15-3370e22.handover.json')).toMatchObject({ imageid: other, run: { attempt: 2 } });
    });

    test('with another image of the same attempt: two jobs share a name', async () => {
      await handOver({ image: ref });
      engine = memoryEngine({ [ref]: { id: other } });

      const { failure, result } = await handOver({ image: ref });

      expect(String(failure)).toContain('another job of this run uploads under the same name');
      expect(result.uploaded).toBe(false);
      expect(storedRecord('app-pr-15-3370e22.handover.json').imageid).toBe(imageid);
    });

    test.each([
      ['true', undefined],
      ['false', 'another job of this run uploads under the same name'],
    ] as const)('overwrite: %s', async (overwrite, error) => {
      await handOver({ image: ref });
      engine = memoryEngine({ [ref]: { id: other } });

      const { failure } = await handOver({ image: ref, overwrite }, { runAttempt: 2 });

      if (error === undefined) expect(failure).toBeUndefined();
      else expect(String(failure)).toContain(error);
    });
  });

  describe('an upload that fails', () => {
    beforeEach(() => {
      artifacts = memoryArtifacts([quota]);
    });

    test('fails the step where nothing else has the image, with what is known in the outputs', async () => {
      const { failure, result } = await handOver({ handover: handoverRecord() });

      expect(String(failure)).toContain('lower "retention-days"');
      expect(result).toMatchObject({ uploaded: false, packed: { image: { imageid } }, record: { archive: null } });
    });

    test('is a warning where the registry has the image (A3)', async () => {
      const { failure, result } = await handOver({ handover: handoverRecord(pushed) });

      expect(failure).toBeUndefined();
      expect(result.uploaded).toBe(false);
      expect(log.lines.filter((line) => line.startsWith('warning:'))).toEqual([
        expect.stringContaining('The registry has the image, so the job goes on.'),
      ]);
    });

    test('leaves nothing in the temporary folder once the action ended', async () => {
      const files = runnerFiles({ RUNNER_TEMP: folder });
      await handOver({ image: ref }, { files });
      await files.cleanUp();

      expect(readdirSync(folder)).toEqual([]);
    });
  });

  describe('the record alone', () => {
    test('is uploaded for a build without an archive', async () => {
      const { result } = await handOver({ upload: 'record', handover: handoverRecord(pushed) });

      expect([...artifacts.stored.keys()]).toEqual(['app-pr-15-3370e22.handover.json']);
      expect(result).toMatchObject({ uploaded: true, artifact: undefined });
      expect(engine.calls).toEqual([]);
    });

    test('says that the build was skipped (002-6)', async () => {
      const handover = handoverRecord({ skipped: 'commit subject matches "^chore:"' });

      const { result, failure } = await handOver({ handover });

      expect(failure).toBeUndefined();
      expect(result.uploaded).toBe(false);
      expect(storedRecord('app-pr-15-3370e22.handover.json').skipped).toBe('commit subject matches "^chore:"');
    });

    test('needs the record', async () => {
      await expect(handOver({ upload: 'record', image: ref })).rejects.toThrow('set "handover"');
    });
  });

  describe('an archive that the build wrote', () => {
    test('is uploaded in place of what the engine would save', async () => {
      const imageTar = join(folder, 'built.tar');
      writeFileSync(imageTar, `app:built ${imageid}`);

      const { result } = await handOver({ imageTar });

      expect(engine.calls).toEqual([]);
      expect(artifacts.stored.get('app-built')?.content.toString()).toBe(`app:built ${imageid}`);
      expect(result.record).toMatchObject({ image: 'app', tag: 'built', archive: { reference: 'app:built' } });
    });

    test('that is not there fails with its path', async () => {
      const { failure } = await handOver({ imageTar: '/nowhere.tar' });

      expect(String(failure)).toContain('"/nowhere.tar", and there is no such file');
    });
  });
});

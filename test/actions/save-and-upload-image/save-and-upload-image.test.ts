import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { memoryArtifacts } from '../../support/memory-artifacts.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { headSha } from '../../support/run-facts.ts';
import { imageid, ref, SaveWorld } from '../../support/save-world.ts';

const pushed = { digest: `sha256:${'d'.repeat(64)}`, 'pushed-refs': [{ ref, digest: `sha256:${'d'.repeat(64)}` }] };
const quota = { message: 'Artifact storage quota has been hit. Unable to upload any new artifacts.' };

describe('handing an image over', () => {
  let world: SaveWorld;
  beforeEach(() => {
    world = new SaveWorld();
  });
  afterEach(() => {
    world.remove();
  });

  test('the archive and a record that describes it are uploaded, and nothing stays behind (S7)', async () => {
    const { result, failure } = await world.handOver({ image: ref });

    expect(failure).toBeUndefined();
    expect([...world.artifacts.stored.keys()]).toEqual(['app-pr-15-3370e22', 'app-pr-15-3370e22.handover.json']);
    const record = world.storedRecord('app-pr-15-3370e22.handover.json');
    expect(record).toEqual(result.record);
    expect(record).toMatchObject({
      image: 'ghcr.io/acme/app',
      tag: 'pr-15-3370e22',
      imageid,
      revision: headSha,
      digest: '',
      run: { id: 4711, attempt: 1, repository: 'Acme/App', 'head-repository': 'Acme/App', event: 'push' },
      archive: {
        reference: ref,
        'artifact-name': 'app-pr-15-3370e22',
        'artifact-digest': world.artifacts.stored.get('app-pr-15-3370e22')?.entry.digest,
        compression: 'zstd',
      },
    });
    expect(result.artifactUrl).toBe('https://github.com/Acme/App/actions/runs/4711/artifacts/1');
    expect(readdirSync(world.folder)).toEqual([]);
  });

  test.each([
    ['classic', 'zstd'],
    ['containerd', 'none'],
  ] as const)('on the %s store "auto" compresses with %s', async (store, compression) => {
    world.engine = memoryEngine({ [ref]: { id: imageid } }, store);

    await world.handOver({ image: ref });

    expect(world.packed.map((request) => request.compression)).toEqual([compression]);
  });

  test('a disk that cannot hold the archive is found out before saving (F21)', async () => {
    const { failure } = await world.handOver({ image: ref }, { files: { freeBytes: () => Promise.resolve(200) } });

    expect(String(failure)).toContain("needs at least 250 B in the runner's temporary folder, and 200 B are free");
    expect(world.packed).toEqual([]);
  });

  describe('an upload that fails', () => {
    beforeEach(() => {
      world.artifacts = memoryArtifacts([quota]);
    });

    test('fails the step where nothing else has the image, with what is known in the outputs', async () => {
      const { failure, result } = await world.handOver({ handover: handoverRecord() });

      expect(String(failure)).toContain('lower "retention-days"');
      expect(result).toMatchObject({ uploaded: false, packed: { image: { imageid } }, record: { archive: null } });
    });

    test('is a warning where the registry has the image (A3)', async () => {
      const { failure, result } = await world.handOver({ handover: handoverRecord(pushed) });

      expect(failure).toBeUndefined();
      expect(result.uploaded).toBe(false);
      expect(world.log.lines.filter((line) => line.startsWith('warning:'))).toEqual([
        expect.stringContaining('The registry has the image, so the job goes on.'),
      ]);
    });

    test('leaves nothing in the temporary folder once the action ended', async () => {
      const files = runnerFiles({ RUNNER_TEMP: world.folder });
      await world.handOver({ image: ref }, { files });
      await files.cleanUp();

      expect(readdirSync(world.folder)).toEqual([]);
    });
  });

  describe('the record alone', () => {
    test('is uploaded for a build without an archive', async () => {
      const { result } = await world.handOver({ upload: 'record', handover: handoverRecord(pushed) });

      expect([...world.artifacts.stored.keys()]).toEqual(['app-pr-15-3370e22.handover.json']);
      expect(result).toMatchObject({ uploaded: true, artifact: undefined });
      expect(world.engine.calls).toEqual([]);
    });

    test('says that the build was skipped (002-6)', async () => {
      const handover = handoverRecord({ skipped: 'commit subject matches "^chore:"' });

      const { result, failure } = await world.handOver({ handover });

      expect(failure).toBeUndefined();
      expect(result.uploaded).toBe(false);
      expect(world.storedRecord('app-pr-15-3370e22.handover.json').skipped).toBe('commit subject matches "^chore:"');
    });

    test('needs the record', async () => {
      await expect(world.handOver({ upload: 'record', image: ref })).rejects.toThrow('set "handover"');
    });
  });

  describe('an archive that the build wrote', () => {
    test('is uploaded in place of what the engine would save', async () => {
      const imageTar = join(world.folder, 'built.tar');
      writeFileSync(imageTar, `app:built ${imageid}`);

      const { result } = await world.handOver({ imageTar });

      expect(world.engine.calls).toEqual([]);
      expect(world.artifacts.stored.get('app-built')?.content.toString()).toBe(`app:built ${imageid}`);
      expect(result.record).toMatchObject({ image: 'app', tag: 'built', archive: { reference: 'app:built' } });
    });

    test('that is not there, or a folder, fails with its path', async () => {
      const { failure } = await world.handOver({ imageTar: '/nowhere.tar' });
      const { failure: ofFolder } = await world.handOver({ imageTar: world.folder });

      expect(String(failure)).toContain('"/nowhere.tar", and there is no such file');
      expect(String(ofFolder)).toContain(`"${world.folder}", and that is a folder, no archive`);
    });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import {
  ArtifactUploadError,
  uploadArtifact,
  type ConflictAction,
} from '../../../actions/save-and-upload-image/upload-artifact.ts';
import type { ArtifactEntry } from '../../../src/ports/artifacts.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { memoryArtifacts } from '../../support/memory-artifacts.ts';
import { recordingLog } from '../../support/recording-log.ts';

const reset = 'Failed to CreateArtifact: Unable to make request: ECONNRESET';
const cut = 'Failed to FinalizeArtifact: Received non-retryable error: Failed request: (403) Forbidden';

describe('uploading an artifact', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-upload-'));
    writeFileSync(join(folder, 'app-1'), 'the archive');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const upload = async (
    artifacts: ReturnType<typeof memoryArtifacts>,
    decide: (taken: ArtifactEntry | undefined) => ConflictAction = () => 'refuse',
  ): Promise<{ entry: ArtifactEntry; lines: string[]; waits: number[] }> => {
    const log = recordingLog();
    const clock = fakeClock();
    const entry = await uploadArtifact(
      {
        name: 'app-1',
        spareName: 'app-1.2',
        file: join(folder, 'app-1'),
        retentionDays: 1,
        archive: false,
        onConflict: (taken) => Promise.resolve(decide(taken)),
      },
      { artifacts, clock, log, files: runnerFiles({}) },
    );
    return { entry, lines: log.lines, waits: clock.waits };
  };

  test.each([
    [1, [{ message: reset }]],
    [2, [{ message: reset }, { message: 'Failed to CreateArtifact: Unable to make request: ENOTFOUND' }]],
  ])('a connection that fails %i times is tried again (A1)', async (times, faults) => {
    const artifacts = memoryArtifacts(faults);

    const { entry, waits } = await upload(artifacts);

    expect(entry.name).toBe('app-1');
    expect(waits).toHaveLength(times);
  });

  test('an upload whose answer got lost is recognised by its digest, without another one (A2)', async () => {
    const artifacts = memoryArtifacts([
      { message: 'Failed to FinalizeArtifact: Unable to make request: ECONNRESET', effect: 'answer lost' },
    ]);

    const { entry } = await upload(artifacts);

    expect(entry).toEqual(artifacts.stored.get('app-1')?.entry);
    expect(artifacts.calls).toEqual(['upload app-1']);
  });

  test("another job's artifact under the name is never taken for ours (A2)", async () => {
    const artifacts = memoryArtifacts();
    writeFileSync(join(folder, 'app-1'), 'of another job');
    await upload(artifacts);
    writeFileSync(join(folder, 'app-1'), 'ours');

    const failure = await upload(artifacts).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ArtifactUploadError);
    expect(String(failure)).toContain('another job of this run uploads under the same name: set "artifact-name"');
    expect(artifacts.stored.get('app-1')?.content.toString()).toBe('of another job');
  });

  test('a name that a broken-off upload holds for the rest of the run gives way to the spare one', async () => {
    const artifacts = memoryArtifacts([{ message: cut, effect: 'broken off' }]);

    const { entry, lines } = await upload(artifacts);

    expect(entry.name).toBe('app-1.2');
    expect(artifacts.calls).toEqual(['upload app-1', 'upload app-1', 'upload app-1.2']);
    expect(lines.at(-1)).toContain('uploading as "app-1.2" instead');
  });

  test.each([409, 403, 503])(
    'a storage that answers every PUT with %i is named, and no other job is (H4)',
    async (status) => {
      const storage = { host: 'storage.example', status };
      const fault = {
        message: 'Server failed to authenticate the request.\nRequestId: 1',
        effect: 'broken off',
        storage,
      } as const;
      // The first name, what the service says of it when it is tried again, and the spare name.
      const artifacts = memoryArtifacts([fault, ...(status === 503 ? [undefined, fault] : [])]);

      const failure = await upload(artifacts).catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(ArtifactUploadError);
      expect(String(failure)).toContain(
        `the storage storage.example, which keeps the content of artifacts, answered HTTP ${status}`,
      );
      expect(String(failure)).not.toContain('another job');
      expect(artifacts.stored.size).toBe(0);
    },
  );

  test('parts that the storage lost are uploaded anew', async () => {
    const storage = { host: 'storage.example', status: 400 };
    const message = 'The specified block list is invalid.\nRequestId: 1';
    const artifacts = memoryArtifacts([{ message, storage }]);

    const { entry } = await upload(artifacts);

    expect(entry.name).toBe('app-1');
    expect(artifacts.stored.size).toBe(1);
  });

  test('what is to be replaced is removed first, once', async () => {
    const artifacts = memoryArtifacts();
    await upload(artifacts);

    await upload(artifacts, () => 'replace');

    expect(artifacts.calls).toEqual(['upload app-1', 'upload app-1', 'remove app-1', 'upload app-1']);
  });

  test('what is to be kept is answered with', async () => {
    const artifacts = memoryArtifacts();
    const { entry } = await upload(artifacts);
    writeFileSync(join(folder, 'app-1'), 'saved again');

    expect((await upload(artifacts, () => 'keep')).entry).toEqual(entry);
  });

  test.each([
    ['Artifact storage quota has been hit. Unable to upload any new artifacts.\nMore info', 'lower "retention-days"'],
    [
      'Failed to CreateArtifact: Received non-retryable error: Failed request: (403) Forbidden: no',
      "repository's Actions settings allow artifacts",
    ],
    ['Unable to get the ACTIONS_RUNTIME_TOKEN env variable', 'need a runner of github.com'],
  ])('"%s" ends at once, with its remedy (A3)', async (message, remedy) => {
    const artifacts = memoryArtifacts([{ message }]);

    const failure = await upload(artifacts).catch((error: unknown) => error);

    expect(String(failure)).toContain(remedy);
    expect(artifacts.calls).toEqual(['upload app-1']);
  });
});

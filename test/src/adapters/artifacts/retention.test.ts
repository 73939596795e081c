import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { streamingUploads } from '../../../../src/adapters/artifacts/streaming-upload.ts';
import { startActionsService, type ActionsService } from '../../../bed/actions-service.ts';
import { recordingLog } from '../../../support/recording-log.ts';

let service: ActionsService;
beforeAll(async () => {
  service = await startActionsService();
});
afterAll(() => service.stop());

/** For how many days an artifact is kept that went up while it was made; `most` is the repository's own limit. */
async function keptFor(runId: number, retentionDays: number, most = ''): Promise<{ days: number; warnings: string[] }> {
  const log = recordingLog();
  const env = { ...service.runtimeEnv(runId), GITHUB_RETENTION_DAYS: most };
  await streamingUploads(env, log).send('app-1', Readable.from([Buffer.from('an archive')]), { retentionDays });
  const days = service.artifactsOf(runId).map(({ expiresAt }) => Math.round((expiresAt - Date.now()) / 86_400_000));
  return { days: days[0] ?? 0, warnings: log.lines.filter((line) => line.startsWith('warning: ')) };
}

test('an artifact that goes up while it is made is kept for as many days as asked (S5)', async () => {
  expect(await keptFor(1, 3)).toEqual({ days: 3, warnings: [] });
});

test('a repository that keeps artifacts for less time has the last word, and the log says so (S5)', async () => {
  const warnings = ['warning: The repository keeps artifacts for 2 days at most.'];
  expect(await keptFor(2, 90, '2')).toEqual({ days: 2, warnings });
});

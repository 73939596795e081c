import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { UploadError } from '../../../src/errors.ts';
import { streamedUpload, type StreamedUpload } from '../../../actions/save-and-upload-image/streamed-upload.ts';
import type { StreamingUploads } from '../../../src/ports/artifacts.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

const entry = { id: 1, name: 'app-1', sizeBytes: 4, digest: undefined };

const upload = (send: StreamingUploads['send'], log = recordingLog(), clock = fakeClock()): StreamedUpload =>
  streamedUpload({ name: 'app-1', retentionDays: 3 }, { direct: { send }, clock, log });

test('what was sent while it was made is the artifact', async () => {
  const sent: string[] = [];
  const streamed = upload(async (name, content, { retentionDays }) => {
    sent.push(`${name} ${retentionDays} ${await text(content)}`);
    return entry;
  });
  streamed.begin(Readable.from(['pack', 'ed']));
  const attempt = { start: fakeClock().now(), seconds: 0 };
  expect(await streamed.end()).toEqual({ artifact: entry, sentDigest: undefined, attempt });
  expect(sent).toEqual(['app-1 3 packed']);
});

test('it takes as long as it ran beside the saving, not what remained of it afterwards (B17)', async () => {
  const clock = fakeClock();
  const start = clock.now();
  const streamed = upload(() => clock.sleep(3_000).then(() => entry), recordingLog(), clock);
  streamed.begin(Readable.from(['x']));
  expect((await streamed.end()).attempt).toEqual({ start, seconds: 3 });
});

test('what did not come about is no failure: the file is uploaded then, and a sent digest is not lost', async () => {
  const log = recordingLog();
  const streamed = upload(() => Promise.reject(new UploadError('reset', 'sha256:1')), log);
  streamed.begin(Readable.from(['x']));
  expect(await streamed.end()).toEqual({ artifact: undefined, sentDigest: 'sha256:1', attempt: undefined });
  expect(log.lines.some((line) => line.startsWith('warning: '))).toBe(false);
});

test('nothing is sent before it begins', async () => {
  const streamed = upload(() => Promise.reject(new Error('not expected')));
  expect(await streamed.end()).toEqual({ artifact: undefined, sentDigest: undefined, attempt: undefined });
});

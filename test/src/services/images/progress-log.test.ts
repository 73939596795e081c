import { expect, test } from '@jest/globals';
import { formatBytes } from '../../../../src/core/summary/format.ts';
import { progressLog } from '../../../../src/services/images/progress-log.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { recordingLog } from '../../../support/recording-log.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.50 kB'],
  [57_200_000, '57.2 MB'],
  [1_470_000_000, '1.47 GB'],
  // What a slow transfer moves in a second is no whole number.
  [1000 / 3, '333 B'],
  [9_996, '10.0 kB'],
  [999_950, '1.00 MB'],
  [2_500_000_000_000_000, '2500 TB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('a long transfer says every ten seconds how far and how fast it is; each piece says nothing', async () => {
  const clock = fakeClock();
  const log = recordingLog();
  const progress = progressLog('Uploading', { clock, log }, 500_000_000);

  for (let second = 1; second <= 25; second++) {
    await clock.sleep(1000);
    progress(second * 10_000_000);
  }

  expect(log.lines).toEqual([
    'info: Uploading: 100 MB of 500 MB, 10.0 MB/s',
    'info: Uploading: 200 MB of 500 MB, 10.0 MB/s',
  ]);
});

import { expect, test } from '@jest/globals';
import { runDemo } from '../support/run-demo.ts';

// What it runs is seen on the other store by the tests of the main job.
test('the demo shows ten test jobs with the images of their builds (000-17)', async () => {
  const { exitCode, end, printed } = await runDemo('demo.ts', process.env['CIIA_CONTAINERD_HOST'] ?? '');
  expect({ exitCode, end }).toEqual({
    exitCode: 0,
    end: '> Every test job had the image of its build job.',
  });
  const sources = printed.split('\n').flatMap((line) => /'(registry|artifact)' *│ 'sha256:/.exec(line)?.[1] ?? []);
  expect(sources).toEqual([...Array<string>(5).fill('registry'), ...Array<string>(5).fill('artifact')]);
}, 300_000);

import { expect, test } from '@jest/globals';
import { runDemo } from '../support/run-demo.ts';

test('the demo of compose starts three services from their artifacts, and says what each of them runs (I6)', async () => {
  const { exitCode, end, printed } = await runDemo('compose-demo.ts', process.env['CIIA_CLASSIC_HOST'] ?? '');
  expect({ exitCode, end }).toEqual({
    exitCode: 0,
    end: '> Every service ran the image of the build job.',
  });
  const rows = [...printed.matchAll(/'(\w+)' *│ '(artifact)' *│ '(sha256:\w{12})' *│ '(sha256:\w{12})'/g)];
  expect(rows.map(([, service, source]) => [service, source])).toEqual([
    ['api', 'artifact'],
    ['web', 'artifact'],
    ['worker', 'artifact'],
  ]);
  for (const [, , , built, running] of rows) expect(running).toBe(built);
  expect(new Set(rows.map(([, , , built]) => built)).size).toBe(3);
  expect(printed).toMatch(/^> Using the Docker daemon that answers: Engine /m);
  expect(printed.match(/^> +\S+:pr-7-3370e22, also as the artifact \w+-pr-7-3370e22$/gm)).toHaveLength(3);
  expect(printed).toContain('> Docker Compose started api, web, worker');
  expect(printed).toMatch(/^> Docker Compose \d+\.\d+/m);
}, 300_000);

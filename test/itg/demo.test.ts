import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Runs a demo against the engine at `host`, which answers, so that nothing is installed or started but a registry. */
async function runDemo(
  file: string,
  host: string,
): Promise<{ readonly exitCode: number | null; readonly printed: string }> {
  const demo = fileURLToPath(new URL(`../demo/${file}`, import.meta.url));
  const child = spawn(process.execPath, [demo, '--no-install'], {
    env: { ...process.env, DOCKER_HOST: host },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { printed: await text(child.stdout), exitCode: await exitCode };
}

// What it runs is seen on the other store by the tests of the main job.
test('the demo shows ten test jobs with the images of their builds (000-17)', async () => {
  const { exitCode, printed } = await runDemo('demo.ts', process.env['CIIA_CONTAINERD_HOST'] ?? '');
  expect({ exitCode, end: printed.trimEnd().split('\n').at(-1) }).toEqual({
    exitCode: 0,
    end: '> Every test job had the image of its build job.',
  });
  const sources = printed.split('\n').flatMap((line) => /'(registry|artifact)' *│ 'sha256:/.exec(line)?.[1] ?? []);
  expect(sources).toEqual([...Array<string>(5).fill('registry'), ...Array<string>(5).fill('artifact')]);
}, 300_000);

test('the demo of compose starts three services from their artifacts, and says what each of them runs (I6)', async () => {
  const { exitCode, printed } = await runDemo('compose-demo.ts', process.env['CIIA_CLASSIC_HOST'] ?? '');
  expect({ exitCode, end: printed.trimEnd().split('\n').at(-1) }).toEqual({
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
  expect(printed).toMatch(/^> Docker Compose \d+\.\d+/m);
}, 300_000);

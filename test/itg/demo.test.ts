import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const demo = fileURLToPath(new URL('../demo/demo.ts', import.meta.url));

/** Runs the demo against the engine at `host`, which answers, so that nothing is installed or started but a registry. */
async function runDemo(host: string): Promise<{ readonly exitCode: number | null; readonly printed: string }> {
  const child = spawn(process.execPath, [demo, '--no-install'], {
    env: { ...process.env, DOCKER_HOST: host },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { printed: await text(child.stdout), exitCode: await exitCode };
}

// What it runs is seen on the other store by the tests of the main job.
test('the demo shows ten test jobs with the images of their builds (000-17)', async () => {
  const { exitCode, printed } = await runDemo(process.env['CIIA_CONTAINERD_HOST'] ?? '');
  expect({ exitCode, end: printed.trimEnd().split('\n').at(-1) }).toEqual({
    exitCode: 0,
    end: '> Every test job had the image of its build job.',
  });
  const sources = printed.split('\n').flatMap((line) => /'(registry|artifact)' *│ 'sha256:/.exec(line)?.[1] ?? []);
  expect(sources).toEqual([...Array<string>(5).fill('registry'), ...Array<string>(5).fill('artifact')]);
}, 300_000);

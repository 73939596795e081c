import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Runs a demo against the engine at `host`, which answers, so that nothing is installed or started but a registry. */
export async function runDemo(
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

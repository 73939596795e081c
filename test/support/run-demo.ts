import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** How a demo ended, and what it printed. */
interface DemoEnd {
  readonly exitCode: number | null;
  readonly printed: string;
  /** The last line; all of them when it failed, so that a test shows why. */
  readonly end: string | undefined;
}

/** Runs a demo against the engine at `host`, which answers, so that nothing is installed or started but a registry. */
export async function runDemo(file: string, host: string): Promise<DemoEnd> {
  const demo = fileURLToPath(new URL(`../demo/${file}`, import.meta.url));
  const child = spawn(process.execPath, [demo, '--no-install'], {
    env: { ...process.env, DOCKER_HOST: host },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const printed = await text(child.stdout);
  const exitCode = await ended;
  return { exitCode, printed, end: exitCode === 0 ? printed.trimEnd().split('\n').at(-1) : printed };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDaemon } from './daemon.ts';
import { freePort, type LocalRegistry } from './registry.ts';

/** Whether crane is on PATH: today's toolchain has it, the oldest one does not. */
export function hasCrane(): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'crane')));
}

/**
 * Starts crane's registry, which keeps its data in memory: a second implementation of the specification.
 * @throws Error when it does not answer within 20 s
 */
export async function startCraneRegistry(): Promise<Pick<LocalRegistry, 'address' | 'stop'>> {
  const address = `127.0.0.1:${await freePort()}`;
  const daemon = startDaemon('crane', ['registry', 'serve', '--address', address], 'ignore');
  const stop = (): Promise<void> => daemon.end(5_000);
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://${address}/v2/`).catch(() => undefined);
    if (answer?.ok === true) return { address, stop };
    await sleep(200);
  }
  await stop();
  throw new Error(`crane's registry did not answer on ${address} within 20 s`);
}

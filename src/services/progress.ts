import { formatBytes } from '../core/summary/format.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

const quietMs = 10_000;

/**
 * Says every ten seconds how far a long transfer is and how fast it goes; a short one says nothing.
 * @param title `Saving`, `Uploading`
 * @param totalBytes when it is known
 */
export function progressLog(
  title: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  totalBytes?: number,
): (bytes: number) => void {
  const start = clock.now();
  let saidAt = start;
  return (bytes) => {
    const now = clock.now();
    if (now - saidAt < quietMs) return;
    saidAt = now;
    const rate = formatBytes(bytes / ((now - start) / 1000));
    const total = totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`;
    log.info(`${title}: ${formatBytes(bytes)}${total}, ${rate}/s`);
  };
}

import { formatBytes } from '../../core/summary/format.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

const progressIntervalMs = 10_000;

/**
 * Logs every ten seconds how far a transfer is and how fast it goes. A short transfer logs nothing.
 * @param title `Saving`, `Uploading`
 * @param totalBytes when it is known
 * @returns to be called with the bytes so far, as often as the transfer likes
 */
export function progressLog(
  title: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  totalBytes?: number,
): (bytes: number) => void {
  const start = clock.now();
  let lastLogged = start;
  return (bytes) => {
    const now = clock.now();
    if (now - lastLogged < progressIntervalMs) return;
    lastLogged = now;
    const rate = formatBytes(bytes / ((now - start) / 1000));
    const total = totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`;
    log.info(`${title}: ${formatBytes(bytes)}${total}, ${rate}/s`);
  };
}

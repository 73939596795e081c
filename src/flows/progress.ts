import type { Clock, Log } from '../ports.ts';

const quietMs = 10_000;

/** A size as people read it: `1.5 GB`, in powers of ten as disks and networks count. */
export function readableBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 ? String(bytes) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power] ?? ''}`;
}

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
    const rate = readableBytes(bytes / ((now - start) / 1000));
    const total = totalBytes === undefined ? '' : ` of ${readableBytes(totalBytes)}`;
    log.info(`${title}: ${readableBytes(bytes)}${total}, ${rate}/s`);
  };
}

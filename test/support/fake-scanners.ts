import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScannerName, ScanTarget, Scanners } from '../../src/ports/scanners.ts';

/** How a scan ends: with the text of its report, or an error. */
export type FakeScan = string | Error;

/** Scanners whose scans end as given, one after the other. The last one is repeated. */
export function fakeScanners(
  installed: readonly ScannerName[],
  scans: readonly FakeScan[],
  sarif?: string,
): Scanners & { readonly scanned: (readonly [ScannerName, ScanTarget])[] } {
  const scanned: (readonly [ScannerName, ScanTarget])[] = [];
  return {
    scanned,
    installed: (name) => Promise.resolve(installed.includes(name)),
    async scan(name, target, folder, { signal }) {
      await Promise.resolve();
      signal.throwIfAborted();
      scanned.push([name, target]);
      const scan = scans[Math.min(scanned.length, scans.length) - 1] ?? '';
      if (scan instanceof Error) throw scan;
      const report = join(folder, 'report.json');
      writeFileSync(report, scan);
      if (sarif === undefined) return { report, sarif: undefined };
      const file = join(folder, 'report.sarif');
      writeFileSync(file, sarif);
      return { report, sarif: file };
    },
  };
}

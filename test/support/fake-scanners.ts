import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingKind, ScannerName, ScanTarget, Scanners } from '../../src/ports/scanners.ts';

/** How a scan ends: with the text of its report, or an error. */
export type FakeScan = string | Error;

interface FakeScanners extends Scanners {
  readonly scanned: (readonly [ScannerName, ScanTarget])[];
  /** What each scan was to look for. */
  readonly kinds: (readonly FindingKind[])[];
}

/** Scanners whose scans end as given, one after the other. The last one is repeated. */
export function fakeScanners(
  installed: readonly ScannerName[],
  scans: readonly FakeScan[],
  sarif?: string,
): FakeScanners {
  const scanned: (readonly [ScannerName, ScanTarget])[] = [];
  const asked: (readonly FindingKind[])[] = [];
  return {
    scanned,
    kinds: asked,
    installed: (name) => Promise.resolve(installed.includes(name)),
    async scan(name, target, folder, { kinds, signal }) {
      await Promise.resolve();
      signal.throwIfAborted();
      scanned.push([name, target]);
      asked.push(kinds);
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

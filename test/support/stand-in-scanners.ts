import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScannerName } from '../../src/ports/scanners.ts';
import type { StandInScan } from '../bed/stand-in-scanner.ts';

const script = fileURLToPath(new URL('../bed/stand-in-scanner.ts', import.meta.url));

/** A PATH with stand-ins for scanners. */
export interface StandInScanners {
  /** Variables for the action. */
  readonly env: Readonly<Record<string, string>>;
  /** The command lines that were run, in their order. */
  readonly calls: () => readonly string[];
  readonly remove: () => void;
}

/** Puts stand-ins for these scanners on a PATH. Their scans end as `scans` say, one after the other. */
export function standInScanners(names: readonly ScannerName[], scans: readonly StandInScan[]): StandInScanners {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-scanners-'));
  const path = process.env['PATH'] ?? '';
  const program = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(folder, name), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  };
  const calls = join(folder, 'calls');
  const files = `STAND_IN_CALLS='${calls}' STAND_IN_SCANS='${join(folder, 'scans.json')}'`;
  const run = (name: string): string => `PATH='${path}' ${files} exec '${process.execPath}' '${script}' ${name} "$@"`;
  for (const name of names) {
    if (name !== 'docker-scout') program(name, [run(name)]);
  }
  const real = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
  const scout = names.includes('docker-scout')
    ? run('docker')
    : `echo "docker: 'scout' is not a docker command." >&2; exit 1`;
  program('docker', [`if [ "$1" = scout ]; then ${scout}; fi`, `exec '${real}' "$@"`]);
  writeFileSync(calls, '');
  writeFileSync(join(folder, 'scans.json'), JSON.stringify(scans));
  return {
    env: { PATH: `${folder}:${path}` },
    calls: () =>
      readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

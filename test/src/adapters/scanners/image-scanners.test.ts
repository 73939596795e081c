import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../../../src/adapters/runner/runner-files.ts';
import { imageScanners } from '../../../../src/adapters/scanners/image-scanners.ts';
import { CommandError } from '../../../../src/errors.ts';
import type { Exec, ExecOptions, ExecResult } from '../../../../src/ports/process.ts';
import type { ScanTarget, Scanners } from '../../../../src/ports/scanners.ts';

const target: ScanTarget = { kind: 'engine', name: 'app:1', platform: undefined };
const limits = { kinds: ['vuln'] as const, timeoutMs: 1000, signal: new AbortController().signal };

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ciia-scanners-'));
  folder = mkdtempSync(join(home, 'results-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** Programs that end so, after having written these files into the folder of the results. */
function scannersThat(
  end: (args: readonly string[]) => Partial<ExecResult> & { readonly writes?: readonly string[] },
): Scanners & { readonly options: ExecOptions[] } {
  const options: ExecOptions[] = [];
  const exec: Exec = {
    run(_program, args, given = {}) {
      const { writes = [], ...result } = end(args);
      for (const name of writes) writeFileSync(join(folder, name), 'written');
      options.push(given);
      return Promise.resolve({ exitCode: 0, stdout: '', stderr: '', timedOut: false, ...result });
    },
    stream: () => {
      throw new Error('not expected');
    },
    has: (program) => Promise.resolve(program === 'docker'),
  };
  return { ...imageScanners(exec, runnerFiles({ RUNNER_TEMP: home })), options };
}

describe('imageScanners', () => {
  test('runs a scanner in an empty folder, with its output shown', async () => {
    const scanners = scannersThat(() => ({ writes: ['report.json', 'report.sarif'] }));
    const files = await scanners.scan('grype', target, folder, limits);
    expect(files).toEqual({ report: join(folder, 'report.json'), sarif: join(folder, 'report.sarif') });
    const [options] = scanners.options;
    expect(options).toMatchObject({ show: true, timeoutMs: 1000, env: { GRYPE_FAIL_ON_SEVERITY: '' } });
    expect(options?.cwd?.startsWith(home)).toBe(true);
    expect(options?.cwd).not.toBe(folder);
  });

  test('a scanner that ends badly rejects with its evidence, also when it wrote a report (G4)', async () => {
    const scanners = scannersThat(() => ({ exitCode: 1, stderr: 'FATAL x', writes: ['report.json'] }));
    await expect(scanners.scan('trivy', target, folder, limits)).rejects.toThrow(CommandError);
  });

  test('what an earlier attempt left is no report of this one (G4)', async () => {
    writeFileSync(join(folder, 'report.json'), 'old');
    await expect(scannersThat(() => ({})).scan('trivy', target, folder, limits)).rejects.toThrow('wrote no report');
  });

  test("trivy's SARIF comes from its report, and a trivy that cannot convert has none", async () => {
    const converting = scannersThat(([verb]) => ({ writes: [verb === 'convert' ? 'report.sarif' : 'report.json'] }));
    expect((await converting.scan('trivy', target, folder, limits)).sarif).toBe(join(folder, 'report.sarif'));
    const old = scannersThat(([verb]) => (verb === 'convert' ? { exitCode: 1 } : { writes: ['report.json'] }));
    expect(await old.scan('trivy', target, folder, limits)).toEqual({
      report: join(folder, 'report.json'),
      sarif: undefined,
    });
  });

  test("Docker Scout's report is its SARIF, and it is there when docker knows the plugin", async () => {
    const scanners = scannersThat(() => ({ writes: ['report.sarif'] }));
    const sarif = join(folder, 'report.sarif');
    expect(await scanners.scan('docker-scout', target, folder, limits)).toEqual({ report: sarif, sarif });
    expect(await scanners.installed('docker-scout')).toBe(true);
    expect(await scanners.installed('trivy')).toBe(false);
    expect(await scannersThat(() => ({ exitCode: 1 })).installed('docker-scout')).toBe(false);
  });
});

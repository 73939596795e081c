import { join } from 'node:path';
import { CommandError } from '../../errors.ts';
import type { Files } from '../../ports/files.ts';
import type { CallOptions, Exec, ExecResult } from '../../ports/process.ts';
import type { Scanners } from '../../ports/scanners.ts';
import { convertCommand, scanCommand, type ScannerCommand } from './scanner-command.ts';
import { isScannerVariable } from './scanner-environment.ts';

/**
 * Scanners on PATH. They run in an empty folder, so that no settings file of the checked-out commit (`.trivyignore`,
 * `trivy.yaml`, `.grype.yaml`) changes what they report, and see no variable that they have no use for.
 */
export function imageScanners(exec: Exec, files: Files): Scanners {
  const run = (command: ScannerCommand, cwd: string, options: CallOptions): Promise<ExecResult> =>
    exec.run(command.program, command.args, {
      ...options,
      cwd,
      inherits: isScannerVariable,
      env: command.env,
      show: true,
    });
  return {
    async installed(scanner) {
      if (scanner !== 'docker-scout') return exec.has(scanner);
      if (!(await exec.has('docker'))) return false;
      return (await exec.run('docker', ['scout', 'version'], { inherits: isScannerVariable })).exitCode === 0;
    },
    async scan(scanner, target, folder, { kinds, ...options }) {
      const report = join(folder, 'report.json');
      const sarif = join(folder, 'report.sarif');
      // Files of an earlier attempt must not pass for the result of this one.
      for (const file of [report, sarif]) await files.remove(file);
      const empty = await files.temporaryFolder();
      const command = scanCommand(scanner, target, { report, sarif }, { timeoutMs: options.timeoutMs, kinds });
      const result = await run(command, empty, options);
      const name = scanner === 'docker-scout' ? 'docker scout cves' : scanner;
      if (result.exitCode !== 0) throw new CommandError({ command: name, ...result });
      if (scanner === 'trivy') await run(convertCommand({ report, sarif }), empty, options);
      const hasSarif = await files.exists(sarif);
      const own = scanner === 'docker-scout' ? sarif : report;
      if (!(await files.exists(own))) throw new Error(`${name} ended without an error and wrote no report`);
      return { report: own, sarif: hasSarif ? sarif : undefined };
    },
  };
}

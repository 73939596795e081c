import type { ScannerName, ScanTarget } from '../../ports/scanners.ts';

/** How a program is started. */
export interface ScannerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** All that trivy knows, whatever a variable of the user's leaves out. */
const everySeverity = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';

/**
 * The command line of one scan that leaves nothing out and whose exit code means failure alone, whatever the user's
 * variables say: the gate is ours. References stand behind `--`.
 * @param files where its own report and its SARIF go; trivy writes the one, Docker Scout the other, grype both
 */
export function scanCommand(
  scanner: ScannerName,
  target: ScanTarget,
  files: { readonly report: string; readonly sarif: string },
  timeoutMs: number,
): ScannerCommand {
  const platform = target.platform === undefined ? [] : ['--platform', target.platform];
  switch (scanner) {
    case 'trivy': {
      const options = ['--format', 'json', '--output', files.report, '--scanners', 'vuln', '--severity', everySeverity];
      const whole = ['--ignore-unfixed=false', '--exit-code', '0', '--no-progress'];
      // Its own limit is five minutes.
      const limit = ['--timeout', `${String(Math.max(1, Math.ceil(timeoutMs / 1000)))}s`];
      const source = { registry: 'remote', engine: 'docker', archive: '' }[target.kind];
      const image = source === '' ? ['--input', target.name] : ['--image-src', source, ...platform, '--', target.name];
      return { program: 'trivy', args: ['image', ...options, ...whole, ...limit, ...image], env: {} };
    }
    case 'grype': {
      const scheme = { registry: 'registry', engine: 'docker', archive: 'docker-archive' }[target.kind];
      const outputs = ['--output', `json=${files.report}`, '--output', `sarif=${files.sarif}`];
      return {
        program: 'grype',
        args: [...outputs, ...platform, '--', `${scheme}:${target.name}`],
        env: { GRYPE_FAIL_ON_SEVERITY: '', GRYPE_ONLY_FIXED: 'false', GRYPE_ONLY_NOTFIXED: 'false' },
      };
    }
    case 'docker-scout': {
      const scheme = { registry: 'registry', engine: 'local', archive: 'archive' }[target.kind];
      const options = ['--format', 'sarif', '--output', files.sarif, ...platform];
      return { program: 'docker', args: ['scout', 'cves', ...options, '--', `${scheme}://${target.name}`], env: {} };
    }
  }
}

/** Turns a report of trivy into SARIF, without a second scan. */
export function convertCommand(files: { readonly report: string; readonly sarif: string }): ScannerCommand {
  const options = ['--format', 'sarif', '--output', files.sarif, '--severity', everySeverity, '--exit-code', '0'];
  return { program: 'trivy', args: ['convert', ...options, '--', files.report], env: {} };
}

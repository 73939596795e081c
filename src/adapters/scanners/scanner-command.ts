import type { FindingKind, ScannerName, ScanTarget } from '../../ports/scanners.ts';

/** How a program is started. */
export interface ScannerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** All severities of trivy, whatever the user's variables leave out. */
const allSeverities = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';

/**
 * Makes the command line of one scan. Nothing is left out of its report, and its exit code says only whether it failed,
 * whatever the user's variables say: the gate decides, not the scanner. References stand behind `--`.
 * - https://github.com/aquasecurity/trivy/blob/main/docs/guide/references/configuration/cli/trivy_image.md
 * - https://github.com/anchore/grype#readme
 * - https://docs.docker.com/reference/cli/docker/scout/cves/
 * @param files paths for its own report and its SARIF: trivy writes the first, Docker Scout the second, grype both
 */
export function scanCommand(
  scanner: ScannerName,
  target: ScanTarget,
  files: { readonly report: string; readonly sarif: string },
  { timeoutMs, kinds }: { readonly timeoutMs: number; readonly kinds: readonly FindingKind[] },
): ScannerCommand {
  const platform = target.platform === undefined ? [] : ['--platform', target.platform];
  switch (scanner) {
    case 'trivy': {
      const looked = ['--scanners', kinds.join(','), '--severity', allSeverities];
      const options = ['--format', 'json', '--output', files.report, ...looked];
      const complete = ['--ignore-unfixed=false', '--exit-code', '0', '--exit-on-eol', '0', '--no-progress'];
      // The default of trivy's own limit is five minutes.
      const limit = ['--timeout', `${Math.max(1, Math.ceil(timeoutMs / 1000))}s`];
      const source = { registry: 'remote', engine: 'docker', archive: '' }[target.kind];
      const image = source === '' ? ['--input', target.name] : ['--image-src', source, ...platform, '--', target.name];
      return {
        program: 'trivy',
        args: ['image', ...options, ...complete, ...limit, ...image],
        // Older versions know neither variable. What settings of the user left out is then in the report, apart.
        env: { TRIVY_IGNORE_STATUS: '', TRIVY_SHOW_SUPPRESSED: 'true' },
      };
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

/** Makes the command line that turns a report of trivy into SARIF, without a second scan. */
export function convertCommand(files: { readonly report: string; readonly sarif: string }): ScannerCommand {
  const options = ['--format', 'sarif', '--output', files.sarif, '--severity', allSeverities, '--exit-code', '0'];
  return { program: 'trivy', args: ['convert', ...options, '--', files.report], env: {} };
}

import type { ScannerName } from '../../../src/ports/scanners.ts';

/** What users do to have a scanner on their runner. */
export const scannerRemedies: Readonly<Record<ScannerName, string>> = {
  trivy: 'trivy with "uses: aquasecurity/setup-trivy"',
  grype: 'grype with "uses: anchore/scan-action/download-grype" and its folder on PATH',
  'docker-scout': 'the "scout" plugin of docker with its install script, and a login to Docker Hub',
};

/** In the order in which `auto` looks for one. */
export const scannerNames = Object.keys(scannerRemedies) as readonly ScannerName[];

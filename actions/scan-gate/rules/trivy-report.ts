import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { findDigests, readImageLabels, readObjects } from './report-fields.ts';
import { ReportError, type Finding, type ScanReport } from './report.ts';
import { parseSeverity } from './severity.ts';

/** Whether a report is trivy's own: no other one has `SchemaVersion`. */
export function isTrivyReport(json: unknown): boolean {
  return valueAt(json, 'SchemaVersion') !== undefined;
}

/**
 * Reads `trivy image --format json`, schema 2. Trivy leaves out lists that would be empty.
 * https://github.com/aquasecurity/trivy/blob/main/pkg/types/report.go
 * @throws ReportError
 */
export function readTrivyReport(json: unknown): ScanReport {
  if (valueAt(json, 'SchemaVersion') !== 2) {
    throw new ReportError('it is of a schema of trivy other than 2: use a newer trivy');
  }
  return {
    tool: 'trivy',
    findings: readObjects(json, 'Results').flatMap((result) =>
      readObjects(result, 'Vulnerabilities').map(readVulnerability),
    ),
    imageids: findDigests([valueAt(json, 'Metadata', 'ImageID'), ...listAt(json, 'Metadata', 'RepoDigests')]),
    labels: readImageLabels(json, 'Metadata', 'ImageConfig', 'config', 'Labels'),
  };
}

function readVulnerability(entry: unknown): Finding {
  const id = textAt(entry, 'VulnerabilityID');
  if (id === undefined) throw new ReportError('it has a vulnerability without "VulnerabilityID"');
  const text = (name: string): string => textAt(entry, name) ?? '';
  const fixed = text('FixedVersion');
  return {
    id,
    aliases: [],
    package: text('PkgName'),
    installed: text('InstalledVersion'),
    fixed,
    fixable: fixed !== '',
    severity: parseSeverity(text('Severity')) ?? 'UNKNOWN',
    title: text('Title'),
  };
}

import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { findDigests, readImageLabels, readObjects } from './report-fields.ts';
import { ReportError, type Finding, type ScanReport } from './report.ts';
import { parseSeverity } from './severity.ts';

/** Whether a report is grype's own, by the program that it names. */
export function isGrypeReport(json: unknown): boolean {
  return textAt(json, 'descriptor', 'name') === 'grype';
}

/**
 * Reads `grype -o json`: https://github.com/anchore/grype/tree/main/schema/grype/json
 * @throws ReportError
 */
export function readGrypeReport(json: unknown): ScanReport {
  // Grype writes an empty list when it found nothing: a report without a list is not whole.
  if (!Array.isArray(valueAt(json, 'matches'))) throw new ReportError('it has no list "matches"');
  const target = (name: string): unknown => valueAt(json, 'source', 'target', name);
  return {
    tool: 'grype',
    findings: readObjects(json, 'matches').map(readMatch),
    imageids: findDigests([
      target('imageID'),
      target('manifestDigest'),
      ...listAt(json, 'source', 'target', 'repoDigests'),
    ]),
    labels: readImageLabels(json, 'source', 'target', 'labels'),
  };
}

function readMatch(match: unknown): Finding {
  const id = textAt(match, 'vulnerability', 'id');
  if (id === undefined) throw new ReportError('it has a match without the id of a vulnerability');
  const fixed = listAt(match, 'vulnerability', 'fix', 'versions').filter((version) => typeof version === 'string');
  return {
    id,
    aliases: listAt(match, 'relatedVulnerabilities').flatMap((related) => textAt(related, 'id') ?? []),
    package: textAt(match, 'artifact', 'name') ?? '',
    installed: textAt(match, 'artifact', 'version') ?? '',
    fixed: fixed.join(', '),
    fixable: textAt(match, 'vulnerability', 'fix', 'state') === 'fixed',
    severity: parseSeverity(textAt(match, 'vulnerability', 'severity') ?? '') ?? 'UNKNOWN',
    title: textAt(match, 'vulnerability', 'description') ?? '',
  };
}

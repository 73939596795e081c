import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import {
  endOfLifeRemark,
  findDigests,
  leftOutRemark,
  otherSubjectRemark,
  quote,
  readImageLabels,
  readObjects,
  readSeverity,
  readTexts,
} from './report-fields.ts';
import { ReportError, type Finding, type ScanReport } from './report.ts';

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
  if (textAt(json, 'source', 'type') === undefined) throw new ReportError('it does not say of what it is ("source")');
  checkDatabase(json);
  const target = (name: string): unknown => valueAt(json, 'source', 'target', name);
  return {
    tool: 'grype',
    findings: readObjects(json, 'matches').map(readMatch),
    notAsked: [],
    images: [
      findDigests([target('imageID'), target('manifestDigest'), ...listAt(json, 'source', 'target', 'repoDigests')]),
    ],
    labels: readImageLabels(json, 'source', 'target', 'labels'),
    remarks: findGrypeRemarks(json),
  };
}

/** With GRYPE_DB_VALIDATE_AGE=false and the like grype goes on with a database that it calls invalid. */
function checkDatabase(json: unknown): void {
  const database = valueAt(json, 'descriptor', 'db');
  const status = valueAt(database, 'status') ?? database;
  const error = valueAt(status, 'error') ?? '';
  if (valueAt(status, 'valid') !== false && error === '') return;
  throw new ReportError(`its database of vulnerabilities was not valid (${quote(error)})`);
}

function findGrypeRemarks(json: unknown): readonly string[] {
  const remarks: string[] = [];
  if (textAt(json, 'distro', 'name') === undefined) {
    remarks.push('The report of grype covers no packages of a distribution: no distribution was known');
  }
  const alerts = listAt(json, 'alertsByPackage').flatMap((entry) => listAt(entry, 'alerts'));
  const ended = alerts.filter((alert) => textAt(alert, 'type') === 'distro-eol');
  const names = ended.map((alert) =>
    [textAt(alert, 'metadata', 'name'), textAt(alert, 'metadata', 'version')].join(' '),
  );
  for (const name of new Set(names)) remarks.push(endOfLifeRemark(name));
  const ignored = listAt(json, 'ignoredMatches').length;
  if (ignored > 0) remarks.push(leftOutRemark('grype', ignored, 'its ignore rules, or VEX'));
  const subject = textAt(json, 'source', 'type');
  if (subject === 'directory' || subject === 'file') remarks.push(otherSubjectRemark('grype', subject));
  return remarks;
}

/** https://github.com/anchore/grype/blob/main/grype/vulnerability/fix.go */
const unfixedStates = ['not-fixed', 'wont-fix', 'unknown'];

function readMatch(match: unknown): Finding {
  const id = textAt(match, 'vulnerability', 'id');
  if (id === undefined) throw new ReportError('it has a match without the id of a vulnerability');
  const fixed = readTexts(match, 'vulnerability', 'fix', 'versions');
  return {
    kind: 'vuln',
    id,
    aliases: [...listAt(match, 'relatedVulnerabilities'), ...listAt(match, 'vulnerability', 'advisories')].flatMap(
      (other) => textAt(other, 'id') ?? [],
    ),
    package: textAt(match, 'artifact', 'name') ?? '',
    installed: textAt(match, 'artifact', 'version') ?? '',
    fixed: fixed.join(', '),
    fixable: !unfixedStates.includes(textAt(match, 'vulnerability', 'fix', 'state') ?? ''),
    severity: readSeverity(id, match, 'vulnerability', 'severity'),
    title: textAt(match, 'vulnerability', 'description') ?? '',
  };
}

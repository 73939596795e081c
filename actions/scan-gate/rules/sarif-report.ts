import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import type { FindingKind } from '../../../src/ports/scanners.ts';
import { findDigests, readObjects } from './report-fields.ts';
import { ReportError, type ScanReport } from './report.ts';
import { isGrype, readResult } from './sarif-result.ts';
import { findRules, readToolName } from './sarif-rules.ts';

/** Whether a report is SARIF, of whatever scanner. */
export function isSarif(json: unknown): boolean {
  return Array.isArray(valueAt(json, 'runs'));
}

/**
 * Reads SARIF 2.1.0 of any scanner: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * `level` is never taken for a severity: scanners use one level for CRITICAL and HIGH, and some one for everything.
 * Suppressions are not read: versions of grype gave one to every result.
 * @throws ReportError when the scanner did not finish (no results, a failed execution), or a result has no severity
 */
export function readSarif(json: unknown, kinds: readonly FindingKind[]): ScanReport {
  if (valueAt(json, 'version') !== '2.1.0') throw new ReportError('it is of a version of SARIF other than 2.1.0');
  const runs = readObjects(json, 'runs');
  if (runs.length === 0) throw new ReportError('it has no run of a scanner');
  if (valueAt(json, 'inlineExternalProperties') !== undefined) throw new ReportError('it has results outside its runs');
  for (const run of runs) checkRun(run);
  const results = runs.flatMap((run) => readObjects(run, 'results').map((result) => ({ run, result })));
  const found = results.map(({ run, result }) => {
    const kind = findKind(run, result);
    // What is of no known kind counts, whatever is asked for.
    const isAsked = kind === undefined || kinds.includes(kind);
    return { kind: kind ?? 'vuln', finding: isAsked ? readResult(kind ?? 'vuln', run, result) : undefined };
  });
  return {
    tool: [...new Set(runs.map(readToolName))].join(', '),
    findings: found.flatMap(({ finding }) => finding ?? []),
    notAsked: found.flatMap(({ kind, finding }) => (finding === undefined ? [kind] : [])),
    images: runs.map((run) =>
      findDigests([valueAt(run, 'properties', 'imageID'), ...listAt(run, 'properties', 'repoDigests')]),
    ),
    labels: {},
    remarks: findSarifRemarks(runs, results.length, kinds),
  };
}

/**
 * Checks that a run of a scanner went well and is all there.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317567
 */
function checkRun(run: unknown): void {
  for (const invocation of readObjects(run, 'invocations')) {
    const notes = ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((name) =>
      readObjects(invocation, name),
    );
    const isFailed =
      valueAt(invocation, 'executionSuccessful') !== true ||
      (valueAt(invocation, 'exitCode') ?? 0) !== 0 ||
      ['exitSignalName', 'exitSignalNumber', 'processStartFailureMessage'].some(
        (name) => (valueAt(invocation, name) ?? undefined) !== undefined,
      ) ||
      notes.some(
        (note) => textAt(note, 'level') === 'error' || (valueAt(note, 'exception') ?? undefined) !== undefined,
      );
    if (isFailed) throw new ReportError('it says that the scanner did not succeed');
  }
  if (!Array.isArray(valueAt(run, 'results'))) throw new ReportError('it has a run without results');
  if (valueAt(run, 'externalPropertyFileReferences', 'results') !== undefined) {
    throw new ReportError('it has results in other files');
  }
}

const kindTags: ReadonlyMap<string, FindingKind> = new Map([
  ['vulnerability', 'vuln'],
  ['secret', 'secret'],
  ['misconfiguration', 'misconfig'],
  ['license', 'license'],
]);

/** What trivy says of a rule by its first tag. Undefined: the tool does not say. */
function findKind(run: unknown, result: unknown): FindingKind | undefined {
  if (!isTrivy(run)) return undefined;
  const kinds = findRules(run, result).rules.map((rule) => textAt(rule, 'properties', 'tags', '0') ?? '');
  const [first, ...others] = new Set(kinds);
  return first === undefined || others.length > 0 ? undefined : kindTags.get(first);
}

function isTrivy(run: unknown): boolean {
  return /^trivy$/i.test(readToolName(run));
}

function findSarifRemarks(runs: readonly unknown[], results: number, kinds: readonly FindingKind[]): readonly string[] {
  const remarks: string[] = [];
  if (results > 0 && kinds.join() !== 'vuln' && !runs.every(isTrivy)) {
    remarks.push('The report does not say which results are of what "scanners" names: every one counts');
  }
  if (runs.some((run) => isGrype(run) && listAt(run, 'results').length > 0)) {
    remarks.push(
      'SARIF of grype says "low" of what is of unknown or negligible severity too: its JSON tells them apart',
    );
  }
  return remarks;
}

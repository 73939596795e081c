import { parseStrictJson } from '../../../src/core/json/strict-json.ts';
import type { FindingKind } from '../../../src/ports/scanners.ts';
import { isGrypeReport, readGrypeReport } from './grype-report.ts';
import { ReportError, defaultKinds, findingKinds, kindWords, type ScanReport } from './report.ts';
import { isSarif, readSarif } from './sarif-report.ts';
import { isTrivyReport, readTrivyReport } from './trivy-report.ts';

/**
 * Reads a scanner's report: JSON of trivy or grype, or SARIF of any scanner. A report that is not whole is refused, since a
 * scan that failed must never look like one that found nothing.
 * @param where its path, for errors
 * @param kinds what counts
 * @throws ReportError
 */
export function readReport(text: string, where: string, kinds = defaultKinds): ScanReport {
  try {
    const report = readKnownReport(parseReportJson(text), kinds);
    const others = kinds.filter((kind) => kind !== 'vuln');
    if (others.length > 0 && /^(?:grype|docker scout)$/i.test(report.tool)) {
      throw new ReportError(`${report.tool} finds vulnerabilities alone, and "scanners" asks for ${others.join(', ')}`);
    }
    const counted = findingKinds
      .map((kind) => [kind, report.notAsked.filter((other) => other === kind).length] as const)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kindWords[kind][count === 1 ? 0 : 1]} (${kind})`);
    if (counted.length === 0) return report;
    const remark = `The report has ${counted.join(', ')}, which do not count, since "scanners" does not name them`;
    return { ...report, remarks: [...report.remarks, remark] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(`The report ${where} cannot be used: ${error.message}.`, { cause: error });
  }
}

function readKnownReport(json: unknown, kinds: readonly FindingKind[]): ScanReport {
  const isOf = [isTrivyReport(json), isGrypeReport(json), isSarif(json)];
  if (isOf.filter(Boolean).length > 1) throw new ReportError('it is of several formats at once');
  if (isTrivyReport(json)) return readTrivyReport(json, kinds);
  if (isGrypeReport(json)) return readGrypeReport(json);
  if (isSarif(json)) return readSarif(json, kinds);
  throw new ReportError(
    "it is neither trivy's nor grype's JSON nor SARIF (which Docker Scout writes with --format sarif)",
  );
}

/** Whether `text` is JSON that looks like SARIF. */
export function isSarifText(text: string): boolean {
  try {
    return isSarif(parseReportJson(text));
  } catch {
    return false;
  }
}

function parseReportJson(text: string): unknown {
  if (text.trim() === '') throw new ReportError('it is empty');
  try {
    // Some tools begin a file with a byte order mark.
    return parseStrictJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { message } = error as Error;
    throw new ReportError(message === 'is not JSON' ? 'it is no JSON, or cut off' : `it ${message}`, { cause: error });
  }
}

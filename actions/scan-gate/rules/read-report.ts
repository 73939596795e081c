import { isGrypeReport, readGrypeReport } from './grype-report.ts';
import { ReportError, type ScanReport } from './report.ts';
import { isSarif, readSarif } from './sarif-report.ts';
import { isTrivyReport, readTrivyReport } from './trivy-report.ts';

/**
 * Reads a scanner's report: JSON of trivy or grype, or SARIF of any scanner. A report that is not whole is refused, since a
 * scan that failed must never look like one that found nothing.
 * @param where its path, for errors
 * @throws ReportError
 */
export function readReport(text: string, where: string): ScanReport {
  try {
    const json = parseReportJson(text);
    if (isTrivyReport(json)) return readTrivyReport(json);
    if (isGrypeReport(json)) return readGrypeReport(json);
    if (isSarif(json)) return readSarif(json);
    throw new ReportError("it is neither trivy's nor grype's JSON nor SARIF");
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(`The report ${where} cannot be used: ${error.message}.`, { cause: error });
  }
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
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ReportError('it is no JSON, or cut off');
  }
}

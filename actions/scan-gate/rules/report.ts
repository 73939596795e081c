import { UserError } from '../../../src/errors.ts';
import { severities, type Severity } from './severity.ts';

/** One entry of a scanner's report: a vulnerability in a package. All texts come from outside. */
export interface Finding {
  /** `CVE-2024-1234`, `GHSA-…` */
  readonly id: string;
  /** Other ids of the same vulnerability. */
  readonly aliases: readonly string[];
  readonly package: string;
  readonly installed: string;
  /** The version that fixes it; '' when none is known. */
  readonly fixed: string;
  /** True also when the report does not say: then the finding is not left out as unfixed. */
  readonly fixable: boolean;
  readonly severity: Severity;
  readonly title: string;
}

/** A scanner's report, whole. */
export interface ScanReport {
  /** The scanner's name, as the report has it. */
  readonly tool: string;
  readonly findings: readonly Finding[];
  /** Digests of the image's config, manifest or index. */
  readonly imageids: readonly string[];
  /** Of the image. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The findings by severity, each kind in the order of the report. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** A report that must not be taken for the result of a scan. */
export class ReportError extends UserError {}

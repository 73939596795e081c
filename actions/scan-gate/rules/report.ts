import { UserError } from '../../../src/errors.ts';
import type { FindingKind } from '../../../src/ports/scanners.ts';
import { severities, type Severity } from './severity.ts';

/** What scanners look for, and how sentences name one and several of it. */
export const kindWords: Readonly<Record<FindingKind, readonly [one: string, several: string]>> = {
  vuln: ['vulnerability', 'vulnerabilities'],
  secret: ['secret', 'secrets'],
  misconfig: ['misconfiguration', 'misconfigurations'],
  license: ['license', 'licenses'],
};

export const findingKinds = Object.keys(kindWords) as readonly FindingKind[];

/** What counts when nobody says. */
export const defaultKinds: readonly FindingKind[] = ['vuln'];

/** One entry of a scanner's report, such as a vulnerability in a package. All texts come from outside. */
export interface Finding {
  readonly kind: FindingKind;
  /** `CVE-2024-1234`, `GHSA-…`; the id of a rule for what is no vulnerability. */
  readonly id: string;
  /** Other ids of the same thing. */
  readonly aliases: readonly string[];
  /** A package, or the file that a secret or misconfiguration is in. */
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
  /** Of the kinds that were asked for. */
  readonly findings: readonly Finding[];
  /** Findings of other kinds, which do not count. */
  readonly notAsked: readonly FindingKind[];
  /** Digests of config, manifest or index, of each image that the report has a part about. */
  readonly images: readonly (readonly string[])[];
  /** Of the image. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the report does not cover, in sentences. */
  readonly remarks: readonly string[];
}

/** The findings by severity, each kind in the order of the report. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** A report that must not be taken for the result of a scan. */
export class ReportError extends UserError {}

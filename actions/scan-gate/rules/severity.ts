/** How bad a finding is, in the words of trivy, worst first. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;

export type Severity = (typeof severities)[number];

/** Other words of scanners: grype's `negligible`, Docker Scout's `unspecified`. */
const otherWords: Readonly<Record<string, Severity>> = {
  NEGLIGIBLE: 'LOW',
  UNSPECIFIED: 'UNKNOWN',
  NONE: 'UNKNOWN',
};

/** Reads a scanner's word for a severity, in upper or lower case. Undefined: it is no such word. */
export function parseSeverity(word: string): Severity | undefined {
  const upper = word.toUpperCase();
  return severities.find((severity) => severity === upper) ?? otherWords[upper];
}

/**
 * The severity of a CVSS score, by GitHub's thresholds for `security-severity`:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 * Undefined: it is no number from 0 to 10.
 */
export function rateScore(score: number): Severity | undefined {
  if (!(score >= 0 && score <= 10)) return undefined;
  if (score === 0) return 'UNKNOWN';
  if (score >= 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  return score >= 4 ? 'MEDIUM' : 'LOW';
}

/** The worst of several; undefined when there is none. */
export function worstSeverity(found: readonly Severity[]): Severity | undefined {
  return severities.find((severity) => found.includes(severity));
}

/** A score that `rateScore` rates as this severity. */
export const exampleScores: Readonly<Record<Severity, string>> = {
  CRITICAL: '9.5',
  HIGH: '8.0',
  MEDIUM: '5.5',
  LOW: '2.0',
  UNKNOWN: '0.0',
};

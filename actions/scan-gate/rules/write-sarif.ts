import type { FindingKind } from '../../../src/ports/scanners.ts';
import { kindWords, worstFirst, type Finding, type ScanReport } from './report.ts';
import { exampleScores, type Severity } from './severity.ts';

const levels: Readonly<Record<Severity, string>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  UNKNOWN: 'note',
};

/** As trivy begins the help of a rule. */
const helpWords: Readonly<Record<FindingKind, string>> = {
  vuln: 'Vulnerability',
  secret: 'Secret',
  misconfig: 'Misconfiguration',
  license: 'License',
};

/** Writes all findings of a report as SARIF 2.1.0 for code scanning, where the scanner itself wrote none. */
export function writeSarif({ tool, findings }: ScanReport): string {
  // A vulnerability may be rated differently for two packages. Its one rule has the worst severity; each result its own.
  const rules = [...new Map([...worstFirst(findings)].reverse().map((finding) => [finding.id, finding])).values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: tool, rules: rules.map(sarifRule) } },
          results: findings.map((finding) => sarifResult(finding, indexes.get(finding.id) ?? 0)),
          columnKind: 'utf16CodeUnits',
        },
      ],
    },
    undefined,
    2,
  );
}

function sarifRule({ kind, id, severity, title }: Finding): unknown {
  const text = title === '' ? id : title;
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${helpWords[kind]} ${id}\nSeverity: ${severity}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [kindWords[kind][0], 'security', severity], 'security-severity': exampleScores[severity] },
  };
}

function sarifResult(finding: Finding, ruleIndex: number): unknown {
  const { id, severity, installed, fixed, fixable } = finding;
  const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
  const lines = [
    `${finding.kind === 'vuln' ? 'Package' : 'Artifact'}: ${oneLine(finding.package)}`,
    `Installed Version: ${oneLine(installed)}`,
    ...(fixable && fixed === '' ? [] : [`Fixed Version: ${oneLine(fixed)}`]),
  ];
  return {
    ruleId: id,
    ruleIndex,
    level: levels[severity],
    message: { text: lines.join('\n') },
    properties: { severity },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: finding.package.replaceAll(/[^\w.@-]/g, '-') || 'image' },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
        },
      },
    ],
  };
}

import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { findDigests, readObjects } from './report-fields.ts';
import { ReportError, type Finding, type ScanReport } from './report.ts';
import { rateScore, parseSeverity, type Severity } from './severity.ts';

/** Whether a report is SARIF, of whatever scanner. */
export function isSarif(json: unknown): boolean {
  return Array.isArray(valueAt(json, 'runs'));
}

/**
 * Reads SARIF 2.1.0 of any scanner: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * `level` is never taken for a severity: scanners use one level for CRITICAL and HIGH, and some one for everything.
 * Suppressions are not read: versions of grype gave one to every result.
 * @throws ReportError when the scanner did not finish (no results, a failed execution), or no result has a severity
 */
export function readSarif(json: unknown): ScanReport {
  if (valueAt(json, 'version') !== '2.1.0') throw new ReportError('it is of a version of SARIF other than 2.1.0');
  const runs = readObjects(json, 'runs');
  if (runs.length === 0) throw new ReportError('it has no run of a scanner');
  const rated = runs.flatMap(readRun);
  if (rated.length > 0 && rated.every(({ severity }) => severity === undefined)) {
    throw new ReportError('none of its results has a severity ("security-severity" of the rule)');
  }
  return {
    tool: textAt(runs[0], 'tool', 'driver', 'name') ?? 'unknown',
    findings: rated.map(({ finding, severity = 'UNKNOWN' }) => ({ ...finding, severity })),
    imageids: findDigests(
      runs.flatMap((run) => [valueAt(run, 'properties', 'imageID'), ...listAt(run, 'properties', 'repoDigests')]),
    ),
    labels: {},
  };
}

interface RatedFinding {
  readonly finding: Omit<Finding, 'severity'>;
  /** Undefined: the report does not say. */
  readonly severity: Severity | undefined;
}

function readRun(run: unknown): readonly RatedFinding[] {
  for (const invocation of listAt(run, 'invocations')) {
    const notes = listAt(invocation, 'toolExecutionNotifications');
    const isFailed = notes.some((note) => textAt(note, 'level') === 'error');
    if (valueAt(invocation, 'executionSuccessful') === false || isFailed) {
      throw new ReportError('it says that the scanner did not succeed');
    }
  }
  if (!Array.isArray(valueAt(run, 'results'))) throw new ReportError('it has a run without results');
  const rules = listAt(run, 'tool', 'driver', 'rules');
  const byId = new Map(rules.map((rule) => [textAt(rule, 'id'), rule]));
  return readObjects(run, 'results').map((result) => {
    const index = valueAt(result, 'ruleIndex') ?? valueAt(result, 'rule', 'index');
    const id = textAt(result, 'ruleId') ?? textAt(result, 'rule', 'id');
    // By its id first: versions of grype wrote index 0 in every result.
    const rule = byId.get(id) ?? (typeof index === 'number' ? rules[index] : undefined);
    const ruleId = id ?? textAt(rule, 'id');
    if (ruleId === undefined) throw new ReportError('it has a result without the id of a rule');
    return rateResult(ruleId, rule, result);
  });
}

function rateResult(ruleId: string, rule: unknown, result: unknown): RatedFinding {
  const help = textAt(rule, 'help', 'text') ?? '';
  const message = textAt(result, 'message', 'text') ?? '';
  const line = (name: string): string | undefined => findLine(message, name) ?? findLine(help, name);
  const property = (name: string): string | undefined => textAt(rule, 'properties', name);
  const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? advisory.exec(ruleId)?.[0] ?? ruleId;
  const fixed = property('fixed_version') ?? line('Fix(?:ed)? Version');
  const isUnfixed = fixed === '' || fixed === 'not fixed';
  const reported = /\breports (\S+) at version (\S+)/.exec(message);
  const purl = textAt(rule, 'properties', 'purls', '0') ?? property('purl');
  return {
    finding: {
      id,
      aliases: id === ruleId ? [] : [ruleId],
      package: line('Package') ?? reported?.[1] ?? purl ?? '',
      installed: line('(?:Installed )?Version') ?? reported?.[2] ?? '',
      fixed: isUnfixed ? '' : (fixed ?? ''),
      fixable: !isUnfixed,
      title: textAt(rule, 'shortDescription', 'text') ?? '',
    },
    severity: findSeverity(rule, result, findLine(help, 'Severity') ?? findLine(message, 'Severity')),
  };
}

/** The id of a vulnerability at the start of a rule's id, which may name the package behind it. */
const advisory = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-|$)/;

/** The rest of the first line that begins with `name:`. */
function findLine(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
}

/**
 * Finds the severity: the scanner's own word comes before the score. The score is the CVSS score of some source, from which
 * the scanner may differ (a distribution may rate a flaw of 9.8 as low).
 */
function findSeverity(rule: unknown, result: unknown, inText: string | undefined): Severity | undefined {
  const words = [
    textAt(result, 'properties', 'severity'),
    textAt(rule, 'properties', 'cvssV3_severity'),
    ...listAt(rule, 'properties', 'tags'),
    inText,
  ];
  for (const word of words) {
    const severity = typeof word === 'string' ? parseSeverity(word) : undefined;
    if (severity !== undefined) return severity;
  }
  const score = valueAt(result, 'properties', 'security-severity') ?? valueAt(rule, 'properties', 'security-severity');
  const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  return typeof number === 'number' ? rateScore(number) : undefined;
}

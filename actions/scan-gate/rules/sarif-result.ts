import { textAt, valueAt } from '../../../src/core/json/read-json.ts';
import type { FindingKind } from '../../../src/ports/scanners.ts';
import { parsePackageUrl } from './package-url.ts';
import { quote, readSeverity, readTexts } from './report-fields.ts';
import { ReportError, type Finding } from './report.ts';
import { findRules, readToolName } from './sarif-rules.ts';
import { parseSeverity, rateScore, worstSeverity, type Severity } from './severity.ts';

/**
 * Reads one result of SARIF as trivy, grype and Docker Scout write it, and as far as it goes that of any other tool.
 * @throws ReportError when it has no severity that can be read
 */
export function readResult(kind: FindingKind, run: unknown, result: unknown): Finding {
  const { id: ruleId, rules } = findRules(run, result);
  const [rule] = rules;
  const help = textAt(rule, 'help', 'text') ?? '';
  const message = textAt(result, 'message', 'text') ?? '';
  const line = (name: string): string | undefined => findLines(message, name)[0] ?? findLines(help, name)[0];
  const severities = (rules.length === 0 ? [undefined] : rules).map(
    (each) => readGrypeSeverity(run, message) ?? findSeverity(ruleId, each, result),
  );
  const severity = worstSeverity(severities) ?? 'UNKNOWN';
  const title = textAt(rule, 'shortDescription', 'text') ?? '';
  if (kind !== 'vuln') {
    // The text of a secret follows in the message: nothing but the first lines is read.
    const id = kind === 'license' ? (/^License (.+)$/m.exec(help)?.[1] ?? ruleId) : ruleId;
    const place = line('PkgName') ?? line('Artifact') ?? '';
    const rest = { installed: '', fixed: '', fixable: true, severity, title };
    return { kind, id, aliases: id === ruleId ? [] : [ruleId], package: place, ...rest };
  }
  const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? advisory.exec(ruleId)?.[0] ?? ruleId;
  const isOfOther = isGrype(run) && !isOfRule(help, message);
  // What the result itself says comes first: its rule may be of the same flaw in another package.
  const fixed = isOfOther
    ? undefined
    : (findLines(message, fixLine)[0] ?? textAt(rule, 'properties', 'fixed_version') ?? line(fixLine));
  const isUnfixed = fixed === '' || fixed === 'not fixed';
  const reported =
    /\breports (\S+) at version (\S+)/.exec(message) ?? / package: (\S+), version (\S+) was found/.exec(message);
  const installed = isOfOther ? undefined : line('(?:Installed )?Version');
  const packages = readPackages(line('Package') ?? reported?.[1], rule);
  return {
    kind,
    id,
    aliases: id === ruleId ? [] : [ruleId],
    package: joinUnique(packages.map(({ name }) => name)),
    installed: installed ?? reported?.[2] ?? joinUnique(packages.map(({ version }) => version)),
    fixed: isUnfixed ? '' : (fixed ?? ''),
    fixable: !isUnfixed,
    severity,
    title,
  };
}

/** Reads the packages that a result is about: by name, or by package URL as Docker Scout gives them, also several. */
function readPackages(named: string | undefined, rule: unknown): readonly { name: string; version: string }[] {
  const purl = textAt(rule, 'properties', 'purl');
  const given = [...readTexts(rule, 'properties', 'purls'), ...(purl === undefined ? [] : [purl])];
  return (named === undefined ? given : [named]).map((text) => parsePackageUrl(text) ?? { name: text, version: '' });
}

function joinUnique(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join(', ');
}

/** The id of a vulnerability at the start of a rule's id, which may name the package behind it. */
const advisory = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-|$)/;

/** Trivy, grype and Docker Scout each write it in their own way. */
const fixLine = 'Fix(?:ed)? [Vv]ersion';

/** Whether grype wrote the run. */
export function isGrype(run: unknown): boolean {
  return /^grype$/i.test(readToolName(run));
}

/**
 * Whether the rule of a result of grype is of that very match. Grype writes one rule for each flaw and name of a package:
 * severity and fix in it are those of the first match, and another version or type of the package may have others.
 * https://github.com/anchore/grype/blob/main/grype/presenter/sarif/presenter.go
 */
function isOfRule(help: string, message: string): boolean {
  const [type = '', name = '', version = ''] = ['Type', 'Package', 'Version'].map((each) => findLines(help, each)[0]);
  return message === '' || message.includes(` vulnerability in ${type} package: ${name}, version ${version} was found`);
}

/** Reads the severity of a match from grype's message, `A high vulnerability in …`. Undefined: it does not say. */
function readGrypeSeverity(run: unknown, message: string): Severity | undefined {
  const word = isGrype(run) ? /^An? (\w+) vulnerability in /.exec(message)?.[1] : undefined;
  return word === undefined ? undefined : parseSeverity(word);
}

/** The rest of each line that begins with `name:`. */
function findLines(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*(.*)$`, 'gm'))].map((match) =>
    (match[1] ?? '').trim(),
  );
}

/**
 * Finds the severity. What the scanner says of this result or rule comes before the score, which is the CVSS score of some
 * source: a distribution may rate a flaw of 9.8 as low. A tag is a weaker word, since tags have no fixed meaning: where it
 * differs from the score, the worse one counts.
 */
function findSeverity(ruleId: string, rule: unknown, result: unknown): Severity {
  const own = valueAt(result, 'properties', 'severity') ?? undefined;
  if (own !== undefined) return readSeverity(ruleId, result, 'properties', 'severity');
  const inMessage = findLines(textAt(result, 'message', 'text') ?? '', 'Severity');
  if (inMessage.length > 0) return worstOf(ruleId, inMessage);
  const inHelp = findLines(textAt(rule, 'help', 'text') ?? '', 'Severity').slice(0, 1);
  if (inHelp.length > 0) return worstOf(ruleId, inHelp);
  const scout = valueAt(rule, 'properties', 'cvssV3_severity') ?? undefined;
  if (scout !== undefined) return readSeverity(ruleId, rule, 'properties', 'cvssV3_severity');
  const tags = readTexts(rule, 'properties', 'tags').flatMap((tag) => parseSeverity(tag) ?? []);
  const score = valueAt(result, 'properties', 'security-severity') ?? valueAt(rule, 'properties', 'security-severity');
  const rated = score === undefined || score === null ? [] : [readScore(ruleId, score)];
  const worst = worstSeverity([...tags, ...rated]);
  if (worst !== undefined) return worst;
  throw new ReportError(`its result ${quote(ruleId)} has no severity ("security-severity" of the rule)`);
}

/** The worst of several lines: a package may be named so that its name looks like a line that says less. */
function worstOf(ruleId: string, [first, ...more]: readonly string[]): Severity {
  const said = readSeverity(ruleId, { first }, 'first');
  return worstSeverity([said, ...more.flatMap((word) => parseSeverity(word) ?? [])]) ?? said;
}

function readScore(ruleId: string, score: unknown): Severity {
  const text = typeof score === 'number' ? String(score) : score;
  const rated = typeof text === 'string' && /^\d{1,2}(?:\.\d+)?$/.test(text) ? rateScore(Number(text)) : undefined;
  if (rated !== undefined) return rated;
  throw new ReportError(`its result ${quote(ruleId)} has the score ${quote(score)}, which is no number from 0 to 10`);
}

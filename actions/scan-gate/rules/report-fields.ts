import { isObject, listAt, valueAt } from '../../../src/core/json/read-json.ts';
import { findFoldedKey } from '../../../src/core/json/strict-json.ts';
import { ReportError } from './report.ts';
import { parseSeverity, severities, type Severity } from './severity.ts';

/**
 * Reads the list of objects under `name`; empty when it is left out.
 * @throws ReportError when there is something else
 */
export function readObjects(json: unknown, name: string): readonly unknown[] {
  const folded = isObject(json) ? findFoldedKey(json, [name]) : undefined;
  if (folded !== undefined) throw new ReportError(`it has "${folded}" where scanners write "${name}"`);
  const list = valueAt(json, name) ?? [];
  const isWhole = Array.isArray(list) && list.every((entry) => typeof entry === 'object' && entry !== null);
  if (!isWhole) throw new ReportError(`its "${name}" is no list of objects`);
  return list as readonly unknown[];
}

/**
 * Reads the severity of a finding, at `path`.
 * @throws ReportError when it is missing or none that is known: taken for UNKNOWN, it would pass most gates
 */
export function readSeverity(id: string, json: unknown, ...path: readonly string[]): Severity {
  const word = valueAt(json, ...path);
  const severity = typeof word === 'string' ? parseSeverity(word) : undefined;
  if (severity !== undefined) return severity;
  const what = word === undefined ? 'no severity' : `the severity ${quote(word)}`;
  throw new ReportError(`${quote(id)} has ${what}, which is none of ${severities.join(', ')}`);
}

/** A value of the report for a message, in one line. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** The texts of a list at `path`. */
export function readTexts(json: unknown, ...path: readonly string[]): readonly string[] {
  return listAt(json, ...path).filter((value) => typeof value === 'string');
}

/** Says that settings of the scanner kept findings out of its report. */
export function leftOutRemark(tool: string, count: number, what: string): string {
  return `Settings of ${tool} left out ${count} ${count === 1 ? 'finding' : 'findings'} (${what})`;
}

/** Says that a report is of something else than an image, which may have little in common with it. */
export function otherSubjectRemark(tool: string, subject: string): string {
  return `The report of ${tool} is of a ${quote(subject)}, and not of an image`;
}

/** Says that a distribution gets no more advisories, so that a clean report of it says little. */
export function endOfLifeRemark(name: string): string {
  return `The distribution "${name.trim()}" is past its end of support: vulnerabilities of today are not reported for it`;
}

/** Finds digests in values such as `sha256:…` and `ghcr.io/acme/app@sha256:…`. */
export function findDigests(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => (typeof value === 'string' ? (/sha256:[0-9a-f]{64}$/.exec(value) ?? []) : []));
}

/** Reads the labels at `path`. Values that are no text are left out. */
export function readImageLabels(json: unknown, ...path: readonly string[]): Readonly<Record<string, string>> {
  const labels = valueAt(json, ...path);
  if (typeof labels !== 'object' || labels === null) return {};
  return Object.fromEntries(
    Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

import { valueAt } from '../../../src/core/json/read-json.ts';
import { ReportError } from './report.ts';

/**
 * Reads the list of objects under `name`; empty when it is left out.
 * @throws ReportError when there is something else
 */
export function readObjects(json: unknown, name: string): readonly unknown[] {
  const list = valueAt(json, name) ?? [];
  const isWhole = Array.isArray(list) && list.every((entry) => typeof entry === 'object' && entry !== null);
  if (!isWhole) throw new ReportError(`its "${name}" is no list of objects`);
  return list as readonly unknown[];
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

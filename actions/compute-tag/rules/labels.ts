import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { textAt } from '../../../src/core/json/read-json.ts';
import { computeOciLabels, runLabel } from '../../../src/core/oci/labels.ts';
import { UserError } from '../../../src/errors.ts';

export type Labels = Readonly<Record<string, string>>;

/** What the labels say beside the event. */
export interface LabelFacts {
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  readonly runId: number;
  readonly payload: unknown;
}

const labelPrefix = 'io.github.ci-image-actions.';

/**
 * Computes the labels of an image: the eight of the OCI specification, ours, and the user's, which win.
 * @returns sorted by key
 */
export function computeLabels(event: EventFacts, facts: LabelFacts, custom: Labels): Labels {
  const { payload, repository } = facts;
  const text = (...path: readonly string[]): string | undefined => {
    const value = textAt(payload, 'repository', ...path);
    return value === undefined ? undefined : toOneLine(value);
  };
  const ociLabels = computeOciLabels({
    created: facts.created,
    description: text('description') ?? '',
    licenses: text('license', 'spdx_id') ?? '',
    revision: event.revision,
    title: text('name') ?? repository.slice(repository.indexOf('/') + 1),
    url: text('html_url') ?? `${facts.serverUrl}/${repository}`,
    version: facts.version,
  });
  return sortLabels({ ...ociLabels, ...computeOwnLabels(event), [runLabel]: String(facts.runId), ...custom });
}

/**
 * Reads `key=value` lines; `key=` keeps the key with an empty value.
 * @throws UserError for a line without a key
 */
export function readLabels(lines: readonly string[], input: 'labels' | 'annotations'): Labels {
  const labels = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf('=');
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key === '') throw new UserError(`Input "${input}" has "${line}": use key=value, one a line.`);
    labels.set(key, line.slice(at + 1));
  }
  return Object.fromEntries(labels);
}

/** Writes labels as `key=value`, in their order. */
export function toLabelLines(labels: Labels): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

function computeOwnLabels(event: EventFacts): Labels {
  const { prNumber, branch } = event;
  const labels: Record<string, string> = {};
  if (prNumber !== undefined) labels[`${labelPrefix}pr-number`] = String(prNumber);
  if (branch !== undefined) labels[`${labelPrefix}branch`] = toOneLine(branch);
  return labels;
}

function sortLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Joins the lines of a text, because a label is one line of a list. */
export function toOneLine(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
}

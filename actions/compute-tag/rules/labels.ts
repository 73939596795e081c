import { UserError } from '../../../src/errors.ts';
import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { textAt } from '../../../src/core/json/read-json.ts';

export type Labels = Readonly<Record<string, string>>;

/** What the OCI labels are filled with, beside the event. */
export interface LabelFacts {
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly repository: string;
  readonly serverUrl: string;
  readonly payload: unknown;
}

const ours = 'io.github.ci-image-actions.';

/**
 * The eight OCI labels (T16) and ours; `revision` is what the tag was computed for.
 * @param custom labels of the user, which win
 */
export function imageLabels(event: EventFacts, facts: LabelFacts, custom: Labels): Labels {
  return sortedLabels({ ...ociLabels(event.revision, facts), ...ownLabels(event), ...custom });
}

/** The eight labels of the OCI image specification. */
function ociLabels(revision: string, facts: LabelFacts): Labels {
  const { payload, repository, serverUrl } = facts;
  const told = (...path: readonly string[]): string | undefined => textAt(payload, 'repository', ...path);
  const url = told('html_url') ?? `${serverUrl}/${repository}`;
  const oci = {
    created: facts.created,
    description: told('description') ?? '',
    licenses: told('license', 'spdx_id') ?? '',
    revision,
    source: url,
    title: told('name') ?? repository.slice(repository.indexOf('/') + 1),
    url,
    version: facts.version,
  };
  return Object.fromEntries(
    Object.entries(oci).map(([name, value]) => [`org.opencontainers.image.${name}`, oneLine(value)]),
  );
}

/**
 * Reads `key=value` lines; `key=` keeps the key with an empty value.
 * @throws UserError for a line without a key.
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

/** `key=value` texts, by key. */
export function labelLines(labels: Labels): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

function ownLabels(event: EventFacts): Labels {
  const { prNumber, branch } = event;
  return {
    ...(prNumber === undefined ? {} : { [`${ours}pr-number`]: String(prNumber) }),
    ...(branch === undefined ? {} : { [`${ours}branch`]: oneLine(branch) }),
  };
}

function sortedLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A label is one line of a list. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
}

import type { Failure } from '../failures/failure.ts';
import type { TimedPhase } from '../retry/attempts.ts';
import { escapeAsCode } from './escape.ts';
import { factTableLines, type FactRow } from './table.ts';
import { timelineLines } from './timeline.ts';

/** Of failures that are alike, one for each of many images, more would hide what came out. */
const maxAlikeAlerts = 3;

/** What a step shows on the job's summary page: the same parts in every action. */
interface SummaryPage {
  /** Markdown without any text from outside. */
  readonly title: string;
  /** What ended the step, or what it overcame. */
  readonly failures?: readonly NamedFailure[] | undefined;
  /** Whether the failures ended the step. */
  readonly failed: boolean;
  /** One or two sentences of Markdown that say what came out; '' for none. */
  readonly lead: string;
  readonly rows: readonly FactRow[];
  /** A further table, of several things, as Markdown; '' for none. */
  readonly list?: string | undefined;
  readonly phases?: readonly TimedPhase[] | undefined;
}

export interface NamedFailure {
  /** What failed: `registry`; '' where the step has one thing to do. */
  readonly name: string;
  readonly failure: Failure;
  /** Whether something else took its place, also in a step that failed. */
  readonly isOvercome?: boolean | undefined;
}

/** Renders a page: first what went wrong and what to do next, then what came out, then where the time went. */
export function renderSummaryPage({
  title,
  failures = [],
  failed,
  lead,
  rows,
  list = '',
  phases = [],
}: SummaryPage): string {
  const table = factTableLines(rows);
  const lines = [
    `### ${title}`,
    '',
    ...listAlike(failures, failed).flatMap(alertsLines),
    ...(lead === '' ? [] : [lead, '']),
    ...(table.length === 0 ? [] : [...table, '']),
    ...(list === '' ? [] : [list]),
    ...timelineLines(phases),
  ];
  return `${lines.join('\n')}\n`;
}

type AlertKind = 'CAUTION' | 'WARNING';

/** Failures of one class with one next step; without a step, of one reason. */
interface AlikeFailures {
  readonly kind: AlertKind;
  readonly failures: readonly NamedFailure[];
}

function listAlike(failures: readonly NamedFailure[], failed: boolean): readonly AlikeFailures[] {
  const groups = new Map<string, { readonly kind: AlertKind; readonly failures: NamedFailure[] }>();
  for (const named of failures) {
    const kind = failed && named.isOvercome !== true ? 'CAUTION' : 'WARNING';
    const { class: failureClass, reason, remedy } = named.failure;
    const key = JSON.stringify([kind, failureClass, remedy === '' ? reason : remedy]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kind, failures: [named] });
    else group.failures.push(named);
  }
  return [...groups.values()];
}

/** An alert for each of the first failures; the last one names all others. */
function alertsLines({ kind, failures }: AlikeFailures): readonly string[] {
  const others = failures.slice(maxAlikeAlerts).map(({ name }) => escapeAsCode(name));
  const lines = failures.slice(0, maxAlikeAlerts).flatMap((failure) => alertLines(failure, kind));
  return others.length === 0
    ? lines
    : [...lines.slice(0, -1), '>', `> **${others.length} more likewise:** ${others.join(', ')}`, ''];
}

/**
 * Class, reason and next step as an alert; where Markdown has no alerts it is a quotation:
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
function alertLines({ name, failure }: NamedFailure, kind: AlertKind): readonly string[] {
  const { class: failureClass, reason, remedy } = failure;
  const subject = name === '' ? '' : `${name}: `;
  const next = remedy === '' ? [] : ['>', `> **Next:** ${escapeAsCode(remedy)}`];
  return [`> [!${kind}]`, `> **${subject}${failureClass}** ${escapeAsCode(reason)}`, ...next, ''];
}

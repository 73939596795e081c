import type { Failure } from '../failures/failure.ts';
import type { TimedPhase } from '../retry/attempts.ts';
import { escapeAsCode } from './escape.ts';
import { factTableLines, type FactRow } from './table.ts';
import { timelineLines } from './timeline.ts';

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
  /** Whether the step came by what it wanted all the same, so that this did not end it. */
  readonly overcome?: boolean | undefined;
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
    ...failures.flatMap((each) => alertLines(each, failed && each.overcome !== true ? 'CAUTION' : 'WARNING')),
    ...(lead === '' ? [] : [lead, '']),
    ...(table.length === 0 ? [] : [...table, '']),
    ...(list === '' ? [] : [list]),
    ...timelineLines(phases),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Class, reason and next step as an alert; where Markdown has no alerts it is a quotation:
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
function alertLines({ name, failure }: NamedFailure, kind: 'CAUTION' | 'WARNING'): readonly string[] {
  const { class: failureClass, reason, remedy } = failure;
  const subject = name === '' ? '' : `${name}: `;
  const next = remedy === '' ? [] : ['>', `> **Next:** ${escapeAsCode(remedy)}`];
  return [`> [!${kind}]`, `> **${subject}${failureClass}** ${escapeAsCode(reason)}`, ...next, ''];
}

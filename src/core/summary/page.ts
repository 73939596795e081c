import type { Failure } from '../failures/failure.ts';
import { tableLines, type SummaryRow } from './table.ts';
import type { TimedPhase } from '../retry/attempts.ts';
import { asCode } from './escape.ts';
import { timelineLines } from './timeline.ts';

/** What a step puts on the job's summary page: every action's looks the same. */
interface SummaryPage {
  /** In our own words: nothing from outside. */
  readonly title: string;
  /** What ended the step, or what it got over, with the name of what failed: `registry`. */
  readonly failures?: readonly NamedFailure[] | undefined;
  /** Whether the step failed of it, and did not merely have to go round it. */
  readonly failed: boolean;
  /** One or two sentences in our own words, Markdown: what came out of it. */
  readonly lead: string;
  readonly rows: readonly SummaryRow[];
  readonly phases?: readonly TimedPhase[];
}

export interface NamedFailure {
  /** '' where the step has one thing to do. */
  readonly name: string;
  readonly failure: Failure;
}

/** The page: what went wrong and what to do next come first, then what came out, then where the time went. */
export function summaryPage({ title, failures = [], failed, lead, rows, phases = [] }: SummaryPage): string {
  const timeline = timelineLines(phases);
  const table = rows.some(([, values]) => values.length > 0) ? [...tableLines(rows), ''] : [];
  const alerts = failures.flatMap((failure) => alertLines(failure, failed ? 'CAUTION' : 'WARNING'));
  const lines = [`### ${title}`, '', ...alerts, ...(lead === '' ? [] : [lead, '']), ...table, ...timeline];
  return `${lines.join('\n')}\n`;
}

/** Class, reason and next step as one of GitHub's alerts; elsewhere it is a quotation. */
function alertLines({ name, failure }: NamedFailure, kind: 'CAUTION' | 'WARNING'): readonly string[] {
  const { class: failureClass, reason, remedy } = failure;
  const subject = name === '' ? '' : `${name}: `;
  const next = remedy === '' ? [] : ['>', `> **Next:** ${asCode(remedy)}`];
  return [`> [!${kind}]`, `> **${subject}${failureClass}** ${asCode(reason)}`, ...next, ''];
}

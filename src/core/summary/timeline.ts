import { formatSeconds } from './format.ts';
import type { TimedPhase, Attempt } from '../retry/attempts.ts';
import { asCode, asLabel } from './escape.ts';

/** More bars than this make no picture; the table below it has them all. */
const mostBars = 40;
const longestLabel = 48;

/** Lanes of what is only asked: drawn in grey. */
const questions = ['find', 'check', 'record'];

/** One try, with where it belongs. */
interface Bar {
  readonly lane: string;
  readonly subject: string;
  readonly attempt: number;
  readonly of: Attempt;
}

/**
 * The phases of a step as a mermaid gantt, a bar for each try, and below it the same as a table to fold out: nothing
 * where nothing was timed. Failed tries are red, and the gaps behind them are the waits (B17, 004-11).
 */
export function timelineLines(phases: readonly TimedPhase[]): readonly string[] {
  const bars = phases.flatMap(barsOf).sort((one, other) => one.of.start - other.of.start);
  const [first] = bars;
  if (first === undefined) return [];
  const total = Math.max(...bars.map(({ of }) => of.start + of.seconds * 1000)) - first.of.start;
  const failed = bars.filter(({ of }) => of.failure !== undefined).length;
  const title = [
    formatSeconds(total / 1000),
    `${String(bars.length)} ${bars.length === 1 ? 'step' : 'steps'}`,
    ...(failed === 0 ? [] : [`${String(failed)} failed`]),
  ].join(', ');
  return [
    ...chart(bars, first.of.start, total),
    `<details><summary>Timeline as a table: ${title}</summary>`,
    '',
    '| | begins after | takes | |',
    '|---|--:|--:|---|',
    ...bars.map((bar) => tableRow(bar, first.of.start)),
    '',
    '</details>',
  ];
}

function barsOf({ title, attempts: tries }: TimedPhase): readonly Bar[] {
  const [, lane = '', subject = ''] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
  return tries.map((of, index) => ({ lane, subject, attempt: index + 1, of }));
}

/** Times of the day from midnight on: mermaid then shows what was written, whatever the reader's time zone. */
function chart(bars: readonly Bar[], start: number, total: number): readonly string[] {
  // What takes no hundredth of the whole is no more than a stroke; but a try that follows a failed one is never left out.
  const shown = bars
    .filter(({ of, attempt }) => of.failure !== undefined || attempt > 1 || of.seconds * 1000 >= total / 100)
    .slice(0, mostBars);
  if (shown.length < 2) return [];
  const lanes = [...new Set(shown.map(({ lane }) => lane))];
  return [
    '```mermaid',
    'gantt',
    'dateFormat HH:mm:ss.SSS',
    `axisFormat ${total <= 5_000 ? '%S.%L s' : total < 3_600_000 ? '%M:%S' : '%H:%M'}`,
    `tickInterval ${tickInterval(total)}`,
    ...lanes.flatMap((lane) => [
      `section ${lane}`,
      ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, start)),
    ]),
    '```',
    '',
  ];
}

function chartLine({ lane, subject, attempt, of }: Bar, start: number): string {
  // Of a reference the end tells most, and it may hold no colon.
  const last = subject.replace(/^.*[:/](?=[^:/]*$)/s, '');
  const label = asLabel([lane, last].join(' '), longestLabel);
  const again = attempt === 1 ? '' : ` again (${String(attempt)})`;
  const tag = of.failure !== undefined ? 'crit, ' : questions.includes(lane) ? 'done, ' : '';
  return `${label}${again} ${formatSeconds(of.seconds)} :${tag}${timeOfDay(of.start - start)}, ${String(Math.max(1, Math.round(of.seconds * 1000)))}ms`;
}

function timeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}

/** At most about ten ticks. */
function tickInterval(total: number): string {
  const steps = [
    ...[200, 500].map((ms) => [ms, `${String(ms)}millisecond`] as const),
    ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1000, `${String(seconds)}second`] as const),
    ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 60_000, `${String(minutes)}minute`] as const),
  ];
  return (steps.find(([length]) => length * 10 >= total) ?? steps.at(-1))?.[1] ?? '';
}

function tableRow({ lane, subject, attempt, of }: Bar, start: number): string {
  const name = [lane, ...(subject === '' ? [] : [asCode(subject)])].join(' ');
  const again = attempt === 1 ? '' : `, attempt ${String(attempt)}`;
  const end = of.failure === undefined ? '' : `failed (${of.failure.class}): ${asCode(of.failure.reason)}`;
  return `| ${name}${again} | ${formatSeconds((of.start - start) / 1000)} | ${formatSeconds(of.seconds)} | ${end} |`;
}

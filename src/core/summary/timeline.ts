import { shortenDigests } from '../oci/digest.ts';
import type { Attempt, TimedPhase } from '../retry/attempts.ts';
import { escapeAsCode, escapeAsLabel } from './escape.ts';
import { formatSeconds } from './format.ts';

/** With more bars the diagram cannot be read; the table below it has them all. */
const maxBars = 40;
const maxLabelLength = 48;

/** Lanes of queries, drawn in grey: they change nothing. */
const queryLanes = ['find', 'check', 'record'];

/** One attempt, with its place in the diagram. */
interface Bar {
  readonly lane: string;
  readonly subject: string;
  /** Counted from 1. */
  readonly attemptNumber: number;
  readonly attempt: Attempt;
}

/**
 * The phases of a step as a mermaid gantt with a bar for each attempt, and below it as a table to fold out. Nothing when
 * nothing was timed. Failed attempts are red, and the gaps behind them are the waits.
 * Syntax of the diagram: https://mermaid.js.org/syntax/gantt.html
 */
export function timelineLines(phases: readonly TimedPhase[]): readonly string[] {
  const bars = phases.flatMap(toBars).sort((one, other) => one.attempt.start - other.attempt.start);
  const [first] = bars;
  if (first === undefined) return [];
  const { start } = first.attempt;
  const totalMs = Math.max(...bars.map(({ attempt }) => attempt.start + attempt.seconds * 1000)) - start;
  const failed = bars.filter(({ attempt }) => attempt.failure !== undefined).length;
  const title = [
    formatSeconds(totalMs / 1000),
    `${bars.length} ${bars.length === 1 ? 'step' : 'steps'}`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
  ].join(', ');
  return [
    ...chartLines(bars, start, totalMs),
    `<details><summary>Timeline as a table: ${title}</summary>`,
    '',
    '| | begins after | takes | |',
    '|---|--:|--:|---|',
    ...bars.map((bar) => timelineRow(bar, start)),
    '',
    '</details>',
  ];
}

function toBars({ title, attempts }: TimedPhase): readonly Bar[] {
  const [, lane = '', subject = ''] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
  return attempts.map((attempt, index) => ({ lane, subject, attemptNumber: index + 1, attempt }));
}

/** Times are counted from midnight, so that mermaid shows them as written in every time zone. */
function chartLines(bars: readonly Bar[], start: number, totalMs: number): readonly string[] {
  // A bar shorter than a hundredth of the whole is a mere stroke, but failed attempts and retries are always shown.
  const isRetry = ({ attempt, attemptNumber }: Bar): boolean => attempt.failure !== undefined || attemptNumber > 1;
  const visible = bars.filter((bar) => isRetry(bar) || bar.attempt.seconds * 1000 >= totalMs / 100);
  // Of too many the longest ones, so that the diagram reaches to the end.
  const rank = (bar: Bar): number => (isRetry(bar) ? Number.MAX_VALUE : bar.attempt.seconds);
  const drawn = new Set([...visible].sort((one, other) => rank(other) - rank(one)).slice(0, maxBars));
  const shown = visible.filter((bar) => drawn.has(bar));
  if (shown.length < 2) return [];
  const lanes = [...new Set(shown.map(({ lane }) => lane))];
  const labelOf = chooseLabels(shown);
  return [
    '```mermaid',
    'gantt',
    'dateFormat HH:mm:ss.SSS',
    `axisFormat ${totalMs <= 5_000 ? '%S.%L s' : totalMs < 3_600_000 ? '%M:%S' : '%H:%M'}`,
    `tickInterval ${tickInterval(totalMs)}`,
    ...lanes.flatMap((lane) => [
      `section ${lane}`,
      ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, labelOf(bar), start)),
    ]),
    '```',
    '',
  ];
}

/** How bars are called: by the end of their reference, which says most. With several images that is the name too. */
function chooseLabels(bars: readonly Bar[]): (bar: Bar) => string {
  const endOf = ({ subject }: Bar): string => {
    const text = shortenDigests(subject);
    const [, name, digest] = /([^/@]*)@sha256:(\w+)$/.exec(text) ?? [];
    return name === undefined ? text.replace(/^.*[:/](?=[^:/]*$)/s, '') : `${name} ${digest ?? ''}`;
  };
  const repositories = new Map<string, Set<string>>();
  for (const bar of bars) {
    const end = endOf(bar);
    repositories.set(end, (repositories.get(end) ?? new Set()).add(bar.subject));
  }
  return (bar) => {
    const end = endOf(bar);
    return (repositories.get(end)?.size ?? 0) > 1 ? shortenDigests(bar.subject).replace(/^.*\//s, '') : end;
  };
}

function chartLine({ lane, attemptNumber, attempt }: Bar, subject: string, start: number): string {
  const label = escapeAsLabel([lane, subject].join(' '), maxLabelLength);
  const again = attemptNumber === 1 ? '' : ` again (${attemptNumber})`;
  const tag = attempt.failure !== undefined ? 'crit, ' : queryLanes.includes(lane) ? 'done, ' : '';
  const lengthMs = Math.max(1, Math.round(attempt.seconds * 1000));
  return `${label}${again} ${formatSeconds(attempt.seconds)} :${tag}${timeOfDay(attempt.start - start)}, ${lengthMs}ms`;
}

function timeOfDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}

/** Chosen so that there are at most about ten ticks. */
function tickInterval(totalMs: number): string {
  const intervals = [
    ...[200, 500].map((ms) => [ms, `${ms}millisecond`] as const),
    ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1000, `${seconds}second`] as const),
    ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 60_000, `${minutes}minute`] as const),
  ];
  return (intervals.find(([ms]) => ms * 10 >= totalMs) ?? intervals.at(-1))?.[1] ?? '';
}

function timelineRow({ lane, subject, attemptNumber, attempt }: Bar, start: number): string {
  const name = [lane, ...(subject === '' ? [] : [escapeAsCode(subject)])].join(' ');
  const again = attemptNumber === 1 ? '' : `, attempt ${attemptNumber}`;
  const { seconds, failure } = attempt;
  const end = failure === undefined ? '' : `failed (${failure.class}): ${escapeAsCode(failure.reason)}`;
  return `| ${name}${again} | ${formatSeconds((attempt.start - start) / 1000)} | ${formatSeconds(seconds)} | ${end} |`;
}

import { median } from '../hand-over/table.ts';
import type { BuildRound } from './builds.ts';
import type { ConsumerRound } from './consumers.ts';

/** All rounds on the engine of one store. */
export interface ImagesResult {
  readonly store: string;
  readonly megabytes: number;
  readonly buildWork: number;
  readonly rounds: number;
  readonly cores: number;
  readonly engine: string;
  readonly builds: readonly BuildRound[];
  readonly consumers: readonly ConsumerRound[];
}

/** Median of what is picked out of each round, and the range that it lies in. */
function cell<Round>(rounds: readonly Round[], pick: (round: Round) => number): string {
  const values = rounds.map(pick);
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)];
  const range = values.length === 1 ? '' : ` (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return `${middle.toFixed(2)}${range}`;
}

function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** A row for each source; ratios are those of single rounds, since a noisy machine is as noisy for both sides of one. */
function consumerTable(rounds: readonly ConsumerRound[], cores: number): string {
  const head = ['source', 'slowest alone, s', 'three in one step, s', 'ratio', 'of what cores allow', 'of docker pull'];
  const rows = [...new Set(rounds.map(({ source }) => source))].map((source) => {
    const own = rounds
      .filter((round) => round.source === source)
      .map(({ together, alone, plain }) => {
        const slowest = Math.max(...alone.map(({ seconds }) => seconds));
        const cpuOfThree = alone.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
        const least = Math.max(slowest, cpuOfThree / cores);
        return { slowest, together: together.seconds, least, plain: plain?.seconds };
      });
    return [
      source,
      cell(own, ({ slowest }) => slowest),
      cell(own, ({ together }) => together),
      cell(own, ({ together, slowest }) => together / slowest),
      cell(own, ({ together, least }) => together / least),
      own.every(({ plain }) => plain === undefined) ? '' : cell(own, ({ together, plain = NaN }) => together / plain),
    ];
  });
  return markdownTable([head, ...rows]);
}

function buildTable(rounds: readonly BuildRound[]): string {
  return markdownTable([
    ['three builds side by side, s', 'one bake solve, s', 'ratio'],
    [
      cell(rounds, ({ sideBySide }) => sideBySide.seconds),
      cell(rounds, ({ oneSolve }) => oneSolve.seconds),
      cell(rounds, ({ oneSolve, sideBySide }) => oneSolve.seconds / sideBySide.seconds),
    ],
  ]);
}

/** Both comparisons as Markdown. */
export function imagesTables({ builds, consumers, ...result }: ImagesResult): string {
  const { store, megabytes, rounds, cores, engine } = result;
  return [
    `**${store} store, three images of ${megabytes} MB**, rounds: ${rounds}, medians and ranges, ${cores} cores, Engine ${engine}`,
    buildTable(builds),
    consumerTable(consumers, cores),
    '"Of what cores allow" compares with the longer of two times: the slowest alone, and the CPU seconds of all three by the cores, as if an engine could share any work among them. "Of docker pull" compares with three of them side by side, which is what this engine can do.',
  ].join('\n\n');
}

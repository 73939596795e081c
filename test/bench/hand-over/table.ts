import type { Cost } from './measured-process.ts';
import type { HandOver } from './recipes.ts';

/** The value in the middle; the mean of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

/** All runs of one recipe. */
export interface Measured {
  readonly name: string;
  readonly runs: readonly HandOver[];
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
const seconds = (run: HandOver): number => run.producer.seconds + run.consumer.seconds;

/**
 * Medians as a Markdown table.
 * @param floor the recipe that the others are related to
 */
export function table(rows: readonly Measured[], floor: Measured, usual: Measured): string {
  const floorSeconds = median(floor.runs.map(seconds));
  const usualSeconds = median(usual.runs.map(seconds));
  const lines = rows.map(({ name, runs }) => {
    const of = (pick: (run: HandOver) => number): number => median(runs.map(pick));
    const largest = (pick: (cost: Cost) => number): number =>
      Math.max(...runs.flatMap((run) => [pick(run.producer), pick(run.consumer)]));
    const sum = of(seconds);
    const cells = [
      name,
      of((run) => run.producer.seconds).toFixed(1),
      of((run) => run.consumer.seconds).toFixed(1),
      sum.toFixed(1),
      `${(sum / floorSeconds).toFixed(2)}x`,
      `${(usualSeconds / sum).toFixed(1)}x`,
      megabytes(of((run) => run.storedBytes)),
      megabytes(largest((cost) => cost.peakBytes)),
      megabytes(of((run) => run.producer.tempBytes)),
      megabytes(of((run) => run.consumer.tempBytes)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    '| recipe | producer s | consumer s | sum s | of the floor | faster than usual | stored MB | peak memory MB | temp MB, producer | temp MB, consumer |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ];
  return [...head, ...lines].join('\n');
}

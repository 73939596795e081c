import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
  readonly label: string;
  readonly runs: readonly HandOver[];
}

/** One store and size; the floor comes first, then what people do. */
export interface Result {
  readonly store: string;
  readonly megabytes: number;
  readonly cores: number;
  readonly engine: string;
  readonly measured: readonly Measured[];
  /** Seconds of consumers with a dead registry, and without one. */
  readonly dead: { readonly asked: readonly number[]; readonly notAsked: readonly number[] };
}

/** The results in a file; none when it is not there. */
export function readResults(file: string): readonly Result[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result[]) : [];
}

/** Puts a result into the file, in the place of an older one of the same store and size. */
export function keepResult(file: string, result: Result): void {
  const others = readResults(file).filter(
    ({ store, megabytes }) => store !== result.store || megabytes !== result.megabytes,
  );
  const all = [...others, result].sort(
    (one, other) => one.store.localeCompare(other.store) || one.megabytes - other.megabytes,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(all, undefined, 1)}\n`);
}

export function heading({ store, megabytes: size, cores, engine, measured }: Result): string {
  const counts = [...new Set(measured.map(({ runs }) => String(runs.length)))].join(' or ');
  return `**${store} store, ${size} MB image**, medians of ${counts} runs, ${cores} cores, Engine ${engine}`;
}

/** What a dead registry costs. */
export function deadRegistryLine({ dead: { asked, notAsked } }: Result): string {
  const [through, without] = [median(asked), median(notAsked)];
  return `With a dead registry the consumer takes ${through.toFixed(1)} s by \`source: auto\`, and ${without.toFixed(1)} s by \`source: artifact\`.`;
}

/** Median of the seconds of both sides. */
export function medianSeconds({ runs }: Measured): number {
  return median(runs.map(seconds));
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
const seconds = (run: HandOver): number => run.producer.seconds + run.consumer.seconds;

/** Medians as a Markdown table. */
export function table(rows: readonly Measured[]): string {
  const [floorSeconds = NaN, usualSeconds = NaN] = rows.map(medianSeconds);
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

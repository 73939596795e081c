import { spawnSync } from 'node:child_process';
import { median } from '../hand-over/table.ts';

/** A whole command, as it is measured: with everything that starting it costs. */
export interface Candidate {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What happens before each run and is not measured. */
  readonly prepare?: () => void;
}

/** Runs a command and answers with the milliseconds that it took. */
export function runOnce(candidate: Candidate): number {
  candidate.prepare?.();
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(candidate.program, [...candidate.args], {
    cwd: candidate.cwd,
    env: { ...process.env, ...candidate.env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${candidate.name} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * Runs both by turns, after one turn that does not count, and prints the medians and the medians of the differences
 * and ratios of each turn: on a noisy machine the pair is what can be trusted.
 */
export function comparePairwise(base: Candidate, ours: Candidate, turns: number): void {
  const rows = Array.from({ length: turns + 1 }, () => [runOnce(base), runOnce(ours)] as const).slice(1);
  const columns = { base: rows.map(([a]) => a), ours: rows.map(([, b]) => b), added: rows.map(([a, b]) => b - a) };
  const ratios = rows.map(([a, b]) => b / a);
  const cell = (values: readonly number[]): string =>
    `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
  console.log(`| ${base.name}, ms | ${ours.name}, ms | added, ms | ratio |\n| --- | --- | --- | --- |`);
  console.log(
    `| ${cell(columns.base)} | ${cell(columns.ours)} | ${cell(columns.added)} | ${median(ratios).toFixed(2)} |`,
  );
  console.log(`\nMedians (and range) of ${turns} turns, one after the other.`);
}

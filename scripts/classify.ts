import { readFileSync } from 'node:fs';
import { classifyInput, readOptions } from './classify-lines.ts';

/*
 * Says what a failure is taken for, how often it is tried again, and what to do next: the failure table as a tool. Reads
 * a log, or JSON lines with `text` and perhaps `phase`, `host` and `id`, on stdin. Asks no network.
 */
try {
  process.stdout.write(classifyInput(readFileSync(0, 'utf8'), readOptions(process.argv.slice(2))));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A call of a method of `DefaultArtifactClient`, as JSON. */
export type ClientCall = readonly [method: string, ...args: unknown[]];

/** What the call gave, or the message of its error. */
export type ClientAnswer = { readonly value: unknown } | { readonly error: string };

const script = `
  import { writeSync } from 'node:fs';
  import { DefaultArtifactClient } from '@actions/artifact';
  const client = new DefaultArtifactClient();
  const answers = [];
  for (const [method, ...args] of JSON.parse(process.argv[1])) {
    try { answers.push({ value: await client[method](...args) }); } catch (error) { answers.push({ error: error.message }); }
  }
  writeSync(3, JSON.stringify(answers));
  process.exit();`;

/** Makes calls of the real `@actions/artifact` client, one after the other, in a process with its own environment. */
export async function callArtifactClient(
  env: Readonly<Record<string, string>>,
  calls: readonly ClientCall[],
): Promise<readonly ClientAnswer[]> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, JSON.stringify(calls)], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const read = (descriptor: 2 | 3): Promise<string> => {
    const stream = child.stdio[descriptor];
    return stream instanceof Readable ? text(stream) : Promise.resolve('');
  };
  const [answers, errors] = await Promise.all([read(3), read(2)]);
  if (answers === '') throw new Error(`The artifact client did not come to its end:\n${errors}`);
  return JSON.parse(answers) as readonly ClientAnswer[];
}

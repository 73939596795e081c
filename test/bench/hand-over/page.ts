import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plot } from './plot.ts';
import { deadRegistryLine, heading, table, type Result } from './table.ts';

const docs = fileURLToPath(new URL('../../../docs/development/', import.meta.url));

/**
 * Writes docs/development/hand-over-speed.md and its plot.
 * @throws Error without results.
 */
export function writePage(results: readonly Result[]): void {
  if (results.length === 0) throw new Error('There are no results to write a page from.');
  mkdirSync(`${docs}images`, { recursive: true });
  writeFileSync(`${docs}images/hand-over-speed.svg`, plot(results));
  const sections = results.map((result) => [heading(result), table(result.measured), deadRegistryLine(result)]);
  const page = [
    '# What a hand-over costs',
    'Save, upload, download and load of one image, recipe beside recipe in the same minutes, on an engine of its own and an artifact service on loopback. The image has twelve layers of real binaries and text. The floor is what the engine itself needs, without any artifact; "what people do" is `docker save -o`, the default upload and download, and `docker load`. The row of the engine and zstd without any artifact is the least that a compressed archive costs on that machine, before anything is checked or sent.',
    '![Seconds of a hand-over over the size of the image](images/hand-over-speed.svg)',
    '"Peak memory" is that of the process that runs the step; "temp" is what lay in its temporary folder at one time.',
    ...sections.flat(),
    '## How far to trust a figure',
    'Look at the ratios, and not at their last digit: the machines are shared, and two cores run engine, compressor, artifact service and step at once. Half an hour apart, one machine and the same code handed 100 MB over 2.6 and 3.0 times as fast as what people do. How much faster than usual the floor itself is, is about the most that any recipe can reach. Another machine, with a slower single thread, gave 2.6 to 2.8 at 100 MB, 3.2 at 500 MB, 3.6 at 1000 MB, 3.0 at 1470 MB and 2.9 at 2000 MB. A faster level of zstd gains nothing that could be told from noise (`--fast=1` to `--fast=10` at 100 and 500 MB), and stores up to 60 % more.',
    '## How to repeat it',
    'On a Linux machine with nothing else to do, as root (it installs what is missing and starts engines of its own):',
    '```sh\nnpm run bench -- hand-over --sizes 100,500,1000,1470,2000 --runs 3 --slow-runs 1 --page\n```',
    'The figures are kept in `.bench/hand-over-speed.json`; this page and its plot are made from them.',
    '## Several images',
    'Three images in one consumer step against the slowest of them alone, from the registry and from the artifact, and against three `docker pull` side by side; and one bake solve of three targets against three builds side by side, in one run on both image stores:',
    '```sh\nnpm run bench -- images --megabytes 200 --rounds 3\n```',
    'It prints the ratios, and what the cores allow: two cores cannot do three times the work in the time of one. `--megabytes 20 --build-work 1 --rounds 1` tries it out. Seen with 200 MB on two cores (Engine 28.5, medians of three rounds): one solve took as long as three side by side on either store (0.93 and 0.99). Three images took 1.7 to 2.0 times the slowest one alone. That is 1.01 (registry) and 1.06 (artifact) times what two cores allow on the containerd store, 1.14 (artifact) on the classic one, and 1.27 (registry) there, where three `docker pull` side by side took as long: that store shares less of its work among cores.',
  ];
  writeFileSync(`${docs}hand-over-speed.md`, `${page.join('\n\n')}\n`);
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isPage = (file: string): boolean => /\.(md|ya?ml)$/.test(file);

test('wherever a page or an example runs an image that was obtained, nothing else can be pulled behind its back (P15)', () => {
  const folders = ['docs', 'examples', 'pull-or-download-image', 'save-and-upload-image', 'merge-manifests', '.github'];
  const files = [
    ...readdirSync(root).filter(isPage),
    ...folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(isPage)
        .map((file) => join(folder, file)),
    ),
  ];
  const lines = files.flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'));
  const runs = lines.filter((line) => /\bdocker run .*[\w-]+:[\w-]+/.test(line));
  expect(runs.length).toBeGreaterThan(10);
  expect(runs.filter((line) => !line.includes('docker run --rm --pull=never '))).toEqual([]);
});

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { markdownPages } from '../support/markdown-pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('wherever a page or an example runs an image that was obtained, nothing else can be pulled behind its back (P15)', () => {
  const workflows = ['examples', '.github'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yml'))
      .map((file) => join(folder, file)),
  );
  const files = [...markdownPages, ...workflows];
  const lines = files.flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'));
  const runs = lines.filter((line) => /\bdocker run .*[\w-]+:[\w-]+/.test(line));
  expect(runs.length).toBeGreaterThan(10);
  expect(runs.filter((line) => !line.includes('docker run --rm --pull=never '))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAction } from '../bed/action-process.ts';

/** Bytes of the compiled code that a step loads, by Node's own account of the scripts that it ran. */
async function loadedBytes(action: string, inputs: Readonly<Record<string, string>>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-loaded-'));
  try {
    await runAction({ action, inputs, env: { NODE_V8_COVERAGE: folder } });
    const scripts = readdirSync(folder).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] };
      return result.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url));
    });
    return [...new Set(scripts)].reduce((sum, path) => sum + statSync(path).size, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ['gate', { needs: '{}' }],
  ['save-and-upload-image', {}],
  ['pull-or-download-image', {}],
  ['buildx-build-with-retry', {}],
])('a step of %s starts without a library that it does not use: less than 700 kB of code', async (action, inputs) => {
  const bytes = await loadedBytes(action, inputs);
  expect(bytes).toBeGreaterThan(50e3);
  expect(bytes).toBeLessThan(700e3);
});

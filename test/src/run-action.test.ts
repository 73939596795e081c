import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { describeRun, runEnvironment } from '../bed/run-environment.ts';

const source = fileURLToPath(new URL('../../src/run-action.ts', import.meta.url));

test('a step that waits for what cannot come fails with a message and cleans up', async () => {
  const temp = mkdtempSync(join(tmpdir(), 'ciia-stuck-'));
  const script = `
    import { runAction } from ${JSON.stringify(source)};
    await runAction(async ({ files }) => {
      await files.temporaryFolder();
      return new Promise(() => undefined);
    });`;
  const env = runEnvironment(describeRun(), temp, temp);
  const end = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
    execFile(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script], { env }, (error, stdout) => {
      resolve({ code: error?.code ?? 0, stdout });
    });
  });
  expect(end).toEqual({ code: 1, stdout: expect.stringContaining('::error::This step waits for something') });
  expect(readdirSync(temp)).toEqual(['_github_workflow']);
  rmSync(temp, { recursive: true });
});

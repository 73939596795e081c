import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const file = fileURLToPath(new URL('../../.github/workflows/test-with-image.yml', import.meta.url));
const { jobs } = parse(readFileSync(file, 'utf8')) as {
  readonly jobs: { readonly test: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
};
const script = jobs.test.steps.find(({ name }) => name === 'Test')?.run ?? '';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-workflow-'));
  writeFileSync(join(folder, 'images.env'), 'API_IMAGE=localhost:5000/api:1\nWEB_IMAGE=web:test\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the step that tests, as GitHub does with `run:` on Linux. */
function runTest(env: Readonly<Record<string, string>>): { readonly status: number | null; readonly stdout: string } {
  const nothing = { COMMAND: '', IMAGE: '', PROJECT_FILE: '', OVERRIDE_FILE: '', ENV_FILE: '' };
  return spawnSync('bash', ['-e', '-c', script], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...nothing, ...env },
  });
}

test('the command of a reusable test job knows each of several images, and compose the override for them (I6)', () => {
  const ended = runTest({
    COMMAND: 'echo "$API_IMAGE $WEB_IMAGE $COMPOSE_FILE"',
    PROJECT_FILE: 'compose.yml',
    OVERRIDE_FILE: '/tmp/compose.images.yml',
    ENV_FILE: join(folder, 'images.env'),
  });
  expect(ended).toMatchObject({
    status: 0,
    stdout: 'localhost:5000/api:1 web:test compose.yml:/tmp/compose.images.yml\n',
  });
});

test('a reusable test job of one image has that one, and says what compose lacks (I6)', () => {
  const one = { COMMAND: 'echo "$IMAGE ${COMPOSE_FILE-none}"', IMAGE: 'app:1' };
  expect(runTest(one)).toMatchObject({ status: 0, stdout: 'app:1 none\n' });
  const ended = runTest({ ...one, PROJECT_FILE: 'compose.yml' });
  expect(ended.status).toBe(1);
  expect(ended.stdout).toContain('::error::Set "images", or pass a set by "handover"');
  expect(runTest({ COMMAND: 'exit 3' }).status).toBe(3);
});

import { expect, jest, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { uniqueName } from '../../bed/images.ts';
import { buildContext } from '../../support/build-fixture.ts';
import { storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const [{ host } = { host: '' }] = storeEngines();

/** Builds a Dockerfile in the folder `app` of the workspace. */
async function check(dockerfile: string, inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
  const context = buildContext(dockerfile);
  const workspace = mkdtempSync(join(tmpdir(), 'ciia-checks-'));
  cpSync(context.folder, join(workspace, 'app'), { recursive: true });
  context.remove();
  try {
    const tags = `127.0.0.1:9/${uniqueName('ciia-checks')}:1.2.3`;
    return await runAction({
      action: 'buildx-build-with-retry',
      inputs: { context: 'app', tags, push: 'false', load: 'false', ...inputs },
      env: { DOCKER_HOST: host, BUILDX_BUILDER: 'default' },
      workspace,
    });
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

test('warnings of the build checks are annotations at their line, ten of them at most (B18)', async () => {
  const stages = Array.from({ length: 14 }, (_, index) => `FROM scratch as stage${index}\nCOPY Dockerfile /${index}\n`);
  const made = await check(stages.join(''), {});
  expect(made.exitCode).toBe(0);
  const shown = made.annotations.filter(({ message }) => message.startsWith('FromAsCasing'));
  expect(shown).toHaveLength(10);
  // buildx lists them in any order; each FROM is in an odd line.
  for (const { level, properties } of shown) {
    expect({ level, ...properties }).toMatchObject({ level: 'warning', file: 'app/Dockerfile' });
    expect(Number(properties['line']) % 2).toBe(1);
  }
});

test('"call: check" that finds something fails at attempt 1, names what, and makes no image', async () => {
  const made = await check('FROM scratch\nCOPY Dockerfile /\nCMD /Dockerfile\n', { call: 'check' });
  expect(made.exitCode).toBe(1);
  expect(made.outputs).toMatchObject({ attempts: '1', 'failure-class': 'user', pushed: 'false', digest: '' });
  expect(made.outputs['failure-reason']).toBe('Check complete, 1 warning has been found!');
  expect(made.outputs['imageid']).toBe('');
});

import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { buildContext, contentDigest, forgetImages } from '../../support/build-fixture.ts';
import { storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const repository = `${process.env['CIIA_REGISTRY'] ?? ''}/ciia-action-${process.pid}/app`;
const actionYml = fileURLToPath(new URL('../../../buildx-build-with-retry/action.yml', import.meta.url));
const declared = Object.keys((parse(readFileSync(actionYml, 'utf8')) as { outputs: object }).outputs).sort();

describe.each(storeEngines())('the action as a step, $store store', (stored) => {
  afterAll(() => {
    forgetImages(stored, repository);
  });
  const run = (
    dockerfile: string,
    inputs: Readonly<Record<string, string>>,
    how: Partial<Parameters<typeof runAction>[0]> = {},
  ): Promise<ActionResult> => {
    const context = buildContext(dockerfile);
    return runAction({
      action: 'buildx-build-with-retry',
      inputs: { context: context.folder, ...inputs },
      ...how,
      env: { DOCKER_HOST: stored.host, ...how.env },
    }).finally(context.remove);
  };

  test('writes every output, a record that consumers can read, and the summary', async () => {
    const ref = `${repository}:1.2.3-${stored.store}`;
    const made = await run('FROM scratch\nCOPY Dockerfile /\n', { tags: ref });
    expect(made).toMatchObject({ exitCode: 0, leftovers: [], unexpectedInputs: [] });
    expect(Object.keys(made.outputs).sort()).toEqual(declared);
    expect(made.outputs).toMatchObject({ pushed: 'true', 'image-ref': ref, 'failure-class': 'none', reused: 'false' });
    expect(made.outputs['digest']).toBe(await contentDigest(ref));
    expect(parseHandover(made.outputs['handover'] ?? '', 'output').imageid).toBe(made.outputs['imageid']);
    expect(made.summary).toContain(made.outputs['digest']);
  });

  const onClassic = stored.store === 'classic' ? test : undefined;
  onClassic?.('a build that fails writes every output too, and what it prints sets none (threat 8, F17)', async () => {
    const print = '::set-output name=digest::evil\\\\n##[set-output name=digest;]evil\\\\n::error::evil';
    const start = Date.now();
    const made = await run(
      `FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sh", "-c", "/busybox printf '${print}'; exit 3"]\n`,
      { tags: `${repository}:2.0.0-${stored.store}` },
    );
    expect(made.exitCode).toBe(1);
    expect(Object.keys(made.outputs).sort()).toEqual(declared);
    expect(made.outputs).toMatchObject({
      digest: '',
      imageid: '',
      pushed: 'false',
      'pushed-refs': '[]',
      'failure-class': 'user',
      attempts: '1',
    });
    expect(Date.now() - start).toBeLessThan(60_000);
    expect(made.outputs['failure-reason']).toContain('exit code: 3');
    expect(made.annotations.filter(({ message }) => message.startsWith('evil'))).toEqual([]);
  });
});

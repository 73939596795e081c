import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { uniqueName } from '../../bed/images.ts';
import { fetchManifest, startCopyAction, type CopyAction } from '../../support/copy-action.ts';
import { storeEngines } from '../../support/store-engines.ts';

const open = process.env['CIIA_REGISTRY'] ?? '';
let action: CopyAction;

beforeAll(() => {
  action = startCopyAction();
});

afterAll(() => {
  action.stop();
});

test.each(storeEngines())('an image that only the $store engine has keeps its imageid (004-9)', async (bed) => {
  const repository = uniqueName('ciia-copy-engine');
  const imageid = bed.build(`${repository}:1`, { content: repository });
  const refs = ['one', 'two'].map((name) => `${open}/${repository}/${name}:latest`);
  const inputs = { src: `${repository}:1`, source: 'engine', dst: refs.join('\n') };
  const env = { DOCKER_HOST: bed.host };

  const result = await action.run(inputs, { env });
  expect(result.annotations).toEqual([]);
  expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { 'referrers-copied': '0' } });
  const { digest = '' } = result.outputs;
  for (const name of ['one', 'two']) {
    const there = await fetchManifest(open, `${repository}/${name}`, 'latest');
    const { config } = JSON.parse(there.text) as { config: { digest: string } };
    expect({ digest: there.digest, imageid: config.digest }).toEqual({ digest, imageid });
  }
  const again = await action.run(inputs, { env });
  expect(JSON.parse(again.outputs['copied-refs'] ?? '')).toEqual(refs.map((ref) => ({ ref, digest, copied: false })));
  const names = bed.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').split('\n');
  expect(names.filter((name) => name.includes(repository))).toEqual([`${repository}:1`]);
  bed.docker('image', 'rm', '--force', `${repository}:1`);
});

test('an image that is not there is an error with the nearest names, and nothing is copied', async () => {
  const [bed] = storeEngines();
  const inputs = { src: 'ciia-nothing:1', source: 'engine', dst: `${open}/${uniqueName('ciia-copy')}/app:1` };
  const result = await action.run(inputs, { env: { DOCKER_HOST: bed?.host ?? '' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { 'copied-refs': '[]' } });
  expect(result.annotations[0]?.message).toContain(
    'The input "src" is "ciia-nothing:1", and the engine has no such image',
  );
});

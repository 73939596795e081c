import { describe, expect, test } from '@jest/globals';
import { readPruneInputs } from '../../../../actions/prune-images/inputs.ts';
import { pruneImages } from '../../../../actions/prune-images/prune-images.ts';
import { chooseRegistryApi } from '../../../../actions/prune-images/rules/registry-api.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

test.each([
  ['ghcr.io/acme/app', 'auto', 'github'],
  ['containers.acme.ghe.com/acme/app', 'auto', 'github'],
  ['registry.example/acme/app', 'auto', 'distribution'],
  ['acme/app', 'auto', 'distribution'],
  ['registry.example/acme/app', 'github', 'github'],
  ['ghcr.io/acme/app', 'distribution', 'distribution'],
] as const)('%s is reached, with "%s", by the API %s', (image, choice, api) => {
  expect(chooseRegistryApi(image, choice)).toBe(api);
});

describe("GitHub's API deletes nothing for another company's registry: it would be the package of the same name", () => {
  test.each([
    ['acme/app', 'docker.io'],
    ['quay.io/acme/app', 'quay.io'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
  ])('%s (U9)', (image, host) => {
    expect(() => chooseRegistryApi(image, 'github')).toThrow(`is on ${host}, of which GitHub's API knows nothing`);
  });

  test('and nothing is asked of anybody before', async () => {
    const given: Readonly<Record<string, string>> = { images: 'ghcr.io/a/b\nquay.io/a/b', 'registry-api': 'github' };
    const inputs = readPruneInputs(new InputReader((name) => given[name] ?? ''));
    const deps = { run: { repository: 'acme/app' }, clock: fakeClock() } as unknown as Parameters<
      typeof pruneImages
    >[1];
    await expect(pruneImages(inputs, deps)).rejects.toThrow('use "auto"');
  });
});

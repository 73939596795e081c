import { describe, expect, test } from '@jest/globals';
import { readPruneInputs } from '../../../../actions/prune-images/inputs.ts';
import { pruneImages } from '../../../../actions/prune-images/prune-images.ts';
import {
  chooseImages,
  parsePackageChoice,
  type ChosenImages,
} from '../../../../actions/prune-images/rules/package-choice.ts';
import { chooseRegistryApi, githubRegistryHost } from '../../../../actions/prune-images/rules/registry-api.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

test.each([
  ['ghcr.io/acme/app', 'auto', 'github'],
  ['registry.example/acme/app', 'auto', 'distribution'],
  ['acme/app', 'auto', 'distribution'],
  ['registry.example/acme/app', 'github', 'github'],
  ['ghcr.io/acme/app', 'distribution', 'distribution'],
] as const)('%s is reached, with "%s", by the API %s', (image, choice, api) => {
  expect(chooseRegistryApi(image, choice, 'ghcr.io')).toBe(api);
});

describe("GitHub's API deletes for the registry of its own GitHub alone", () => {
  test.each([
    ['https://github.com', 'ghcr.io'],
    ['https://acme.ghe.com', 'containers.acme.ghe.com'],
    ['https://git.acme.example', 'containers.git.acme.example'],
  ])('%s has its packages on %s (U9)', (serverUrl, host) => {
    expect(githubRegistryHost(serverUrl)).toBe(host);
    expect(chooseRegistryApi(`${host}/acme/app`, 'auto', host)).toBe('github');
    for (const other of ['ghcr.io', 'containers.acme.ghe.com', 'containers.other.ghe.com']) {
      if (other === host) continue;
      for (const choice of ['auto', 'github'] as const) {
        expect(() => chooseRegistryApi(`${other}/acme/app`, choice, host)).toThrow(
          `is on ${other}, and the GitHub of this job has its packages on ${host}`,
        );
      }
      expect(chooseRegistryApi(`${other}/acme/app`, 'distribution', host)).toBe('distribution');
    }
  });

  test('and so do the packages that are chosen by name, by pattern, and by default (U9)', () => {
    const own = { host: 'containers.acme.ghe.com', repository: 'Acme/App' };
    const choose = (packages: readonly string[]): ChosenImages =>
      chooseImages([], parsePackageChoice(undefined, packages, false), own);
    expect(choose([]).images).toEqual(['containers.acme.ghe.com/acme/app']);
    expect(choose(['web', 'tools-*'])).toMatchObject({ images: ['containers.acme.ghe.com/acme/web'], host: own.host });
  });
});

describe("GitHub's API deletes nothing for another company's registry: it would be the package of the same name", () => {
  test.each([
    ['acme/app', 'docker.io'],
    ['quay.io/acme/app', 'quay.io'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
  ])('%s (U9)', (image, host) => {
    expect(() => chooseRegistryApi(image, 'github', 'ghcr.io')).toThrow(
      `is on ${host}, of which GitHub's API knows nothing`,
    );
  });

  test('and nothing is asked of anybody before', async () => {
    const given: Readonly<Record<string, string>> = { images: 'ghcr.io/a/b\nquay.io/a/b', 'registry-api': 'github' };
    const inputs = readPruneInputs(new InputReader((name) => given[name] ?? ''));
    const deps = {
      run: { repository: 'acme/app', serverUrl: 'https://github.com' },
      clock: fakeClock(),
    } as unknown as Parameters<typeof pruneImages>[1];
    await expect(pruneImages(inputs, deps)).rejects.toThrow('use "auto"');
  });
});

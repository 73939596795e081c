import { expect, test } from '@jest/globals';
import { platformName, readPlatform } from '../../../../src/core/oci/platform.ts';

test.each([
  [['linux', 'x86_64', undefined], 'linux/amd64'],
  [['linux', 'aarch64', undefined], 'linux/arm64'],
  [['linux', 'arm64', 'v8'], 'linux/arm64'],
  [['linux', 'arm', 'v7'], 'linux/arm/v7'],
  [['linux', 'armv7l', undefined], 'linux/arm/v7'],
  [['linux', 's390x', ''], 'linux/s390x'],
] as const)('%j is %s', ([os, architecture, variant], name) => {
  expect(platformName(os, architecture, variant)).toBe(name);
});

test.each([
  [{ os: 'linux', architecture: 'arm', variant: 'v7' }, 'linux/arm/v7'],
  [{ os: 'linux', architecture: 'x86_64' }, 'linux/amd64'],
  [{ os: 'unknown', architecture: 'unknown' }, undefined],
  [{ os: 'linux' }, undefined],
  [undefined, undefined],
])('the platform of %j is %s', (json, name) => {
  expect(readPlatform(json)).toBe(name);
});

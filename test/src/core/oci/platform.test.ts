import { expect, test } from '@jest/globals';
import { platformName, readPlatform, readPlatformInput } from '../../../../src/core/oci/platform.ts';

test.each([
  [['linux', 'x86_64', undefined], 'linux/amd64'],
  [['linux', 'aarch64', undefined], 'linux/arm64'],
  [['linux', 'arm64', 'v8'], 'linux/arm64'],
  [['linux', 'arm', 'v7'], 'linux/arm/v7'],
  [['linux', 'armv7l', undefined], 'linux/arm/v7'],
  [['linux', 's390x', ''], 'linux/s390x'],
  [['linux', 'constructor', ''], 'linux/constructor'],
  [['linux', 'amd64', 'v1'], 'linux/amd64'],
  [['linux', 'x86_64', 'v2'], 'linux/amd64/v2'],
  [['linux', 'arm64', '8'], 'linux/arm64'],
  [['linux', 'arm64', 'v9'], 'linux/arm64/v9'],
  [['linux', 'arm', '6'], 'linux/arm/v6'],
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

test.each([
  ['linux/amd64', 'linux/amd64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/x86_64', 'linux/amd64'],
  ['linux/armv7l', 'linux/arm/v7'],
  [undefined, undefined],
])('the input "platform" %s is %s', (text, platform) => {
  expect(readPlatformInput(text)).toBe(platform);
});

test.each(['linux', 'Linux/amd64', 'linux/amd64,linux/arm64', 'linux/amd64/v2/x'])(
  'the input "platform" %s is refused',
  (text) => {
    expect(() => readPlatformInput(text)).toThrow(`Input "platform" is "${text}": use one platform`);
  },
);

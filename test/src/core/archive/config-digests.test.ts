import { describe, expect, test } from '@jest/globals';
import { readConfigDigests } from '../../../../src/core/archive/config-digests.ts';

const digest = (name: string): string => `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0')}`;
const entries = (...names: string[]): unknown => ({ manifests: names.map((name) => ({ digest: digest(name) })) });
const manifest = (config: string): unknown => ({ config: { digest: digest(config) } });
const documents = new Map<string, unknown>([
  [digest('list'), entries('amd', 'arm', 'attestation', 'absent')],
  [digest('amd'), manifest('amd-config')],
  [digest('amd-config'), { os: 'linux', architecture: 'amd64' }],
  [digest('arm'), manifest('arm-config')],
  [digest('arm-config'), { os: 'linux', architecture: 'arm', variant: 'v7' }],
  [digest('attestation'), manifest('attestation-config')],
  [digest('attestation-config'), { os: 'unknown', architecture: 'unknown' }],
]);

describe('the config digests of an archive', () => {
  test('one for each platform that is there, attestations left out (B9)', () => {
    expect(readConfigDigests(entries('list'), documents)).toEqual({
      'linux/amd64': digest('amd-config'),
      'linux/arm/v7': digest('arm-config'),
    });
  });

  test.each([[undefined], [null], [{ manifests: 'none' }], [entries('nowhere')]])('none in %j', (index) => {
    expect(readConfigDigests(index, documents)).toEqual({});
  });

  test('each document is read once, however often and however deep indexes list it', () => {
    const names = Array.from({ length: 30 }, (_, level) => `level-${level}`);
    const levels = names.map((name, level) => {
      const next = names[level + 1] ?? 'amd';
      return [digest(name), entries(next, next, name)] as const;
    });
    const deep = new Map<string, unknown>([...documents, ...levels]);
    expect(readConfigDigests(entries('level-28', 'level-28', 'arm'), deep)).toEqual({
      'linux/amd64': digest('amd-config'),
      'linux/arm/v7': digest('arm-config'),
    });
    expect(readConfigDigests(entries('level-0'), deep)).toEqual({});
  });
});

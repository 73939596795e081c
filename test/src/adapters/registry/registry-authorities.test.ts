import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRegistryAuthorities } from '../../../../src/adapters/registry/registry-authorities.ts';

const host = 'registry.example:5000';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-certs-'));
  mkdirSync(join(folder, host));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): void => {
  writeFileSync(join(folder, host, name), text);
};

test('every .crt of a registry is trusted beside the authorities of Node', async () => {
  write('ca.crt', 'one');
  write('other.crt', 'two');
  write('client.cert', 'no authority');
  const found = (await findRegistryAuthorities(host, folder)) ?? [];
  expect(found.slice(-2).sort()).toEqual(['one', 'two']);
  expect(found.length).toBeGreaterThan(10);
  expect(found).not.toContain('no authority');
});

test.each([
  ['another host', 'registry.example', 'ca.crt', 'one'],
  ['a registry with a client certificate alone', host, 'client.cert', 'one'],
  ['a file that is longer than certificates are', host, 'ca.crt', 'x'.repeat(2 << 20)],
])('nothing more is trusted for %s', async (_, asked, name, text) => {
  write(name, text);
  expect(await findRegistryAuthorities(asked, folder)).toBeUndefined();
});

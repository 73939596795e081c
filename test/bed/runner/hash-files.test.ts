import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hashFiles } from './hash-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-hash-'));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'a.lock'), 'a');
  writeFileSync(join(folder, 'sub/b.lock'), 'b');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('one file hashes to the hash of its hash', () => {
  const inner = createHash('sha256').update('a').digest();
  expect(hashFiles(folder, ['*.lock'])).toBe(createHash('sha256').update(inner).digest('hex'));
});

test('patterns add files and take them out again', () => {
  expect(hashFiles(folder, ['**/*.lock', '!sub/**'])).toBe(hashFiles(folder, ['a.lock']));
  expect(hashFiles(folder, ['**/*.lock'])).not.toBe(hashFiles(folder, ['a.lock']));
});

test('nothing found is the empty text', () => {
  expect(hashFiles(folder, ['*.none'])).toBe('');
});

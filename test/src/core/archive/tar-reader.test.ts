import { describe, expect, test } from '@jest/globals';
import { pack } from 'tar-stream';
import { TransferError } from '../../../../src/core/archive/errors.ts';
import { tarReader } from '../../../../src/core/archive/tar-reader.ts';
import { tarEnd, encodeTarHeader, encodeTarPadding } from '../../../../src/core/archive/tar-writer.ts';
import { gnuLong, paxMember, rawTar } from '../../../support/raw-tar.ts';
import { whole } from '../../../support/whole.ts';

interface Found {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly content: string;
}

/** Reads a tar in pieces of `bytes`, all of them in the same memory. */
function read(tar: Buffer, bytes = tar.length): readonly Found[] {
  const memory = Buffer.alloc(bytes);
  const reader = tarReader();
  const found: Found[] = [];
  let header = { name: '', type: '', size: 0 };
  let content = '';
  for (let at = 0; at < tar.length; at += bytes) {
    const piece = memory.subarray(0, tar.copy(memory, 0, at, at + bytes));
    for (const part of reader.read(piece)) {
      if (part.kind === 'member') [header, content] = [part.header, ''];
      else if (part.kind === 'content') content += part.bytes.toString();
      else found.push({ ...header, content });
    }
  }
  reader.end();
  return found;
}

interface Member {
  readonly name: string;
  readonly type?: 'directory' | 'symlink';
  readonly linkname?: string;
  readonly pax?: Record<string, string>;
}

function tarOf(...members: readonly (readonly [Member, string])[]): Promise<Buffer> {
  const tar = pack();
  for (const [header, content] of members) tar.entry({ mtime: new Date(0), ...header }, content);
  tar.finalize();
  return whole(tar);
}

const long = `${'folder/'.repeat(30)}file`;

describe('a tar that another library wrote', () => {
  test.each([1, 7, 511, 512, 513, 1_000_000])('is read in pieces of %d bytes', async (bytes) => {
    const tar = await tarOf(
      [{ name: 'empty' }, ''],
      [{ name: 'folder/', type: 'directory' }, ''],
      [{ name: 'block' }, 'x'.repeat(512)],
      [{ name: long }, 'a long name'],
      [{ name: 'größe' }, 'a name in UTF-8'],
      [{ name: 'link', type: 'symlink', linkname: 'empty' }, ''],
    );
    expect(read(tar, bytes)).toEqual([
      { name: 'empty', type: 'file', size: 0, content: '' },
      { name: 'folder/', type: 'directory', size: 0, content: '' },
      { name: 'block', type: 'file', size: 512, content: 'x'.repeat(512) },
      { name: long, type: 'file', size: 11, content: 'a long name' },
      { name: 'größe', type: 'file', size: 15, content: 'a name in UTF-8' },
      { name: 'link', type: 'symbolic link', size: 0, linkTarget: 'empty', content: '' },
    ]);
  });

  test('may have a size in its pax records, as members above 8 GiB have', async () => {
    const size = 9 * 2 ** 30;
    const tar = await tarOf([{ name: 'large', pax: { size: String(size), path: 'larger' } }, 'its first bytes']);
    const [first] = tarReader().read(tar);
    expect(first).toEqual({ kind: 'member', header: { name: 'larger', type: 'file', size } });
  });
});

test('a size in base 256 is known', () => {
  const [first] = tarReader().read(encodeTarHeader('large', 2 ** 40));
  expect(first).toMatchObject({ header: { size: 2 ** 40 } });
});

test('a long name of GNU counts for the member behind it', () => {
  const extension = encodeTarHeader('././@LongLink', long.length + 1);
  extension.write('L', 156);
  extension.write('        ', 148);
  extension.write(
    `${extension
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const tar = [
    extension,
    Buffer.from(`${long}\0`),
    encodeTarPadding(long.length + 1),
    encodeTarHeader('short', 0),
    tarEnd,
  ];
  expect(read(Buffer.concat(tar))).toEqual([{ name: long, type: 'file', size: 0, content: '' }]);
});

test('what follows the end is left alone', async () => {
  const tar = await tarOf([{ name: 'one' }, '1']);
  expect(read(Buffer.concat([tar, encodeTarHeader('two', 0), tarEnd]))).toHaveLength(1);
});

test('two extensions may describe one member in the same words', () => {
  const tar = rawTar(gnuLong(long), paxMember({ path: long }), { name: 'short' });
  expect(read(tar)).toEqual([{ name: long, type: 'file', size: 0, content: '' }]);
});

test('a folder of the oldest format is known by its name', () => {
  expect(read(rawTar({ name: 'folder/' }))).toEqual([{ name: 'folder/', type: 'directory', size: 0, content: '' }]);
});

test('a comment for all members is left alone', () => {
  expect(read(rawTar(paxMember({ comment: 'x' }, 'g'), { name: 'one' }))).toHaveLength(1);
});

describe('is refused, because readers read it differently (A6):', () => {
  test.each<[string, Buffer, string]>([
    ['two names', rawTar(gnuLong('a'), paxMember({ path: 'b' }), { name: 'c' }), 'a member with two names or sizes'],
    ['two sizes', rawTar(paxMember({ size: '1' }), paxMember({ size: '2' }), { name: 'c' }), 'two names or sizes'],
    ['a name for all members', rawTar(paxMember({ path: 'b' }, 'g'), { name: 'c' }), 'name or size for all members'],
    ['a name with a zero byte', rawTar(paxMember({ path: 'b\0' }), { name: 'c' }), 'an invalid pax record'],
    ['a folder with content', rawTar({ name: 'b', type: '5', content: 'x' }), 'a directory with content'],
    ['a link with content', rawTar({ name: 'b', type: '1', content: 'x' }), 'a hard link with content'],
    ['a file named as a folder', rawTar({ name: 'b/', content: 'x' }), 'a file with content'],
    ['a negative size', rawTar({ name: 'b', size: Buffer.alloc(12, 0xff) }), 'an invalid header'],
  ])('%s', (_what, tar, finding) => {
    expect(() => read(tar)).toThrow(finding);
  });
});

describe('is broken (A4):', () => {
  test.each<[string, (tar: Buffer) => Buffer]>([
    ['cut within a header', (tar) => tar.subarray(0, 300)],
    ['cut within a content', (tar) => tar.subarray(0, 700)],
    ['cut within a padding', (tar) => tar.subarray(0, 1000 + 512)],
    ['without its end', (tar) => tar.subarray(0, -1024)],
    ['a text', () => Buffer.from('{"message":"no space left on device"}'.padEnd(600))],
    ['a header that was changed', (tar) => Buffer.from(tar).fill('x', 0, 1)],
    ['a member behind the first half of the end', (tar) => Buffer.concat([tar.subarray(0, -512), tar])],
  ])('%s', async (_what, change) => {
    const tar = await tarOf([{ name: 'one' }, 'x'.repeat(1000)]);
    expect(() => read(change(tar))).toThrow(TransferError);
  });
});

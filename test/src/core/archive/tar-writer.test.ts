import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { extract } from 'tar-stream';
import { tarEnd, encodeTarHeader, encodeTarPadding } from '../../../../src/core/archive/tar-writer.ts';

describe('a tar member', () => {
  test.each([0, 1, 511, 512, 513])('of %i bytes is read back as it was', async (size) => {
    const content = Buffer.alloc(size, 7);
    const reader = extract();
    Readable.from([encodeTarHeader('blobs/sha256/x', size), content, encodeTarPadding(size), tarEnd]).pipe(reader);
    const seen: unknown[] = [];
    for await (const entry of reader) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
      seen.push([entry.header.name, entry.header.type, Buffer.concat(chunks).equals(content)]);
    }
    expect(seen).toEqual([['blobs/sha256/x', 'file', true]]);
  });

  test('of 9 GiB keeps its size', async () => {
    const reader = extract();
    const size = await new Promise<number>((resolve) => {
      reader.on('entry', (header) => {
        resolve(header.size);
      });
      reader.write(Buffer.from(encodeTarHeader('blobs/sha256/x', 9 * 2 ** 30)));
    });
    reader.destroy();
    expect(size).toBe(9 * 2 ** 30);
  });
});

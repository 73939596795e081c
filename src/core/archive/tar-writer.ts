/** A tar consists of blocks of this size: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html */
export const blockBytes = 512;
const maxOctalSize = 0o77777777777;

/** The end of a tar: two empty blocks. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockBytes);

/**
 * The ustar header of a plain file.
 * @param name ASCII, at most 100 characters
 */
export function encodeTarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  const put = (offset: number, value: string): void => {
    header.write(value, offset);
  };
  put(0, name);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  if (size <= maxOctalSize) {
    put(124, `${size.toString(8).padStart(11, '0')}\0`);
  } else {
    // Base 256, marked by the top bit: the common form for members of 8 GiB and more.
    header.writeBigUInt64BE(BigInt(size), 128);
    header[124] = 0x80;
  }
  put(136, '00000000000\0');
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\x0000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** A plain file as a member: header, content and padding. Its parts are not copied. */
export function* encodeTarMember(name: string, content: Buffer): Generator<Buffer> {
  yield encodeTarHeader(name, content.length);
  yield content;
  yield encodeTarPadding(content.length);
}

/** Zeros that fill a member of `size` bytes up to the next block. */
export function encodeTarPadding(size: number): Buffer {
  return Buffer.alloc(countPaddingBytes(size));
}

/** Bytes from the end of a member of `size` bytes to the next block. */
export function countPaddingBytes(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

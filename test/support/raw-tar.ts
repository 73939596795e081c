/** A member written byte by byte, as no tool writes it; what is left out is as an honest one has it. */
export interface RawMember {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** Type flag: `0` file, `5` folder, `x` pax records, … */
  readonly type?: string;
  readonly linkname?: string;
  /** What the size field holds: a number in octal, or its own bytes. */
  readonly size?: number | Buffer;
}

/** The member's blocks. */
export function rawMember({ name, content = '', type = '0', linkname = '', size }: RawMember): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write('0000755\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  if (Buffer.isBuffer(size)) size.copy(header, 124, 0, 12);
  else header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write(linkname, 157, 100);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

/** Pax records for the next member, or for all. */
export function paxMember(records: Readonly<Record<string, string | Buffer>>, type: 'x' | 'g' = 'x'): Buffer {
  const lines = Object.entries(records).map(([key, value]) => {
    const tail = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
    let length = tail.length;
    while (`${length}`.length + tail.length !== length) length = `${length}`.length + tail.length;
    return Buffer.concat([Buffer.from(`${length}`), tail]);
  });
  return rawMember({ name: 'pax', type, content: Buffer.concat(lines) });
}

/** GNU's extension for a long name (`L`) or the long target of a link (`K`) of the next member. */
export function gnuLong(text: string, type: 'L' | 'K' = 'L'): Buffer {
  return rawMember({ name: '././@LongLink', type, content: `${text}\0` });
}

export const rawEnd: Buffer = Buffer.alloc(1024);

/** A member, or the blocks of one. */
export type RawPart = Buffer | RawMember;

/** The parts as a tar. */
export function rawTar(...parts: readonly RawPart[]): Buffer {
  return Buffer.concat([...parts.map((part) => (Buffer.isBuffer(part) ? part : rawMember(part))), rawEnd]);
}

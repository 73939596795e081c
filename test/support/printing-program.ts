const loadAddress = 0x400000;
const headerBytes = 64 + 56;

/**
 * A program for Linux on amd64 that prints a text and ends, in as few bytes as an ELF file may have:
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html
 */
export function printingProgram(text: string): Buffer {
  const message = Buffer.from(`${text}\n`);
  const code = Buffer.from(
    [
      'b801000000 bf01000000', // mov eax, write; mov edi, stdout
      'be00000000 ba00000000 0f05', // mov esi, message; mov edx, length; syscall
      'b83c000000 31ff 0f05', // mov eax, exit; xor edi, edi; syscall
    ]
      .join('')
      .replaceAll(' ', ''),
    'hex',
  );
  const bytes = headerBytes + code.length + message.length;
  code.writeUInt32LE(loadAddress + headerBytes + code.length, 11);
  code.writeUInt32LE(message.length, 16);

  const header = Buffer.alloc(headerBytes);
  header.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  header.writeUInt16LE(2, 16); // executable
  header.writeUInt16LE(0x3e, 18); // amd64
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(loadAddress + headerBytes), 24); // entry point
  header.writeBigUInt64LE(64n, 32); // where the program header is
  header.writeUInt16LE(64, 52);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt32LE(1, 64); // loadable
  header.writeUInt32LE(5, 68); // readable, executable
  header.writeBigUInt64LE(BigInt(loadAddress), 80);
  header.writeBigUInt64LE(BigInt(loadAddress), 88);
  header.writeBigUInt64LE(BigInt(bytes), 96);
  header.writeBigUInt64LE(BigInt(bytes), 104);
  header.writeBigUInt64LE(0x1000n, 112);
  return Buffer.concat([header, code, message]);
}

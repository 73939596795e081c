import { describe, expect, test } from '@jest/globals';
import { defuseCommands } from '../../../../src/adapters/runner/defuse-commands.ts';
import { commandReader } from '../../../bed/runner/workflow-commands.ts';

/** Every code point that .NET's TrimStart takes off: https://learn.microsoft.com/en-us/dotnet/api/system.char.iswhitespace */
const codes = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
for (let code = 0x2000; code <= 0x200a; code++) codes.push(code);
const spaces = codes.map((code) => String.fromCodePoint(code));

/** How many of the lines the runner takes for commands: it splits at CR, LF and both. */
const countCommands = (text: string): number => {
  const reader = commandReader();
  return text.split(/\r\n|\r|\n/).filter((line) => reader.take(line)).length;
};

describe('text from outside is no workflow command (Z12)', () => {
  test.each(spaces.map((space) => [`U+${(space.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`, space]))(
    'behind %s',
    (_, space) => {
      for (const start of ['', space, space.repeat(3), ` ${space}`, `text${space}`, `\ufeff${space}`]) {
        for (const command of ['::add-mask::x', '::error file=a::x', '##[add-mask]x', '::stop-commands::x']) {
          for (const line of [start + command, `a\r${start}${command}`, `a\n${start}${command}\r\nb`]) {
            expect(countCommands(defuseCommands(line))).toBe(0);
          }
        }
      }
    },
  );

  test('and stays as it is where it is none', () => {
    for (const text of ['dial tcp [::1]:5000: refused', 'a ::b::', '', '\r\n\r', 'a\rb\n', '## [x]']) {
      expect(defuseCommands(text)).toBe(text);
    }
  });

  test('in time that grows with its length', () => {
    const start = performance.now();
    for (const part of ['\n', ' ', '\u0085', '\r', ':', '##[', '\u2028']) defuseCommands(part.repeat(300_000));
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

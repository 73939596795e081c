import { expect, test } from '@jest/globals';
import { stopCommands } from '../../../../src/adapters/runner/stop-commands.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

test('a child that guesses cannot switch commands on again, and each shield has a token of its own (threat 8)', () => {
  const printed: string[] = [];
  const shield = stopCommands((chunk) => printed.push(Buffer.from(chunk).toString()));
  shield.resume();
  shield.write(bytes(''));
  expect(printed).toEqual([]);

  shield.write(bytes('::stop::\n'));
  shield.write(bytes('no newline'));
  shield.resume();
  shield.resume();
  shield.write(bytes('again\n'));
  shield.resume();

  const tokens = [...printed.join('').matchAll(/::stop-commands::(\w+)\n/g)].map((match) => match[1]);
  expect(new Set(tokens).size).toBe(2);
  expect(printed.join('')).toBe(
    `::stop-commands::${tokens[0]}\n::stop::\nno newline\n::${tokens[0]}::\n` +
      `::stop-commands::${tokens[1]}\nagain\n::${tokens[1]}::\n`,
  );
});

import { describe, expect, test } from '@jest/globals';
import { asText, evaluate, interpolate, isTrue } from './expressions.ts';

const contexts = {
  github: { ref: 'refs/heads/main', event: { number: 7, labels: [{ name: 'a' }, { name: 'b' }] } },
  needs: { build: { outputs: { handover: '{"imageid":"sha256:1"}' } } },
};

describe('expressions', () => {
  test('read contexts, whatever the case of a key, and give null for what is not there', () => {
    expect(evaluate('github.event.number', contexts)).toBe(7);
    expect(evaluate('github.EVENT.Number', contexts)).toBe(7);
    expect(evaluate('github.event.nothing.at.all', contexts)).toBeNull();
  });

  test('have the functions of the service', () => {
    expect(evaluate('fromJSON(needs.build.outputs.handover).imageid', contexts)).toBe('sha256:1');
    expect(evaluate("contains(github.event.labels.*.name, 'b')", contexts)).toBe(true);
    expect(evaluate("format('{0}-{1}', github.event.number, 'x')", contexts)).toBe('7-x');
    expect(evaluate("join(github.event.labels.*.name, ', ')", contexts)).toBe('a, b');
    expect(evaluate("startsWith(github.ref, 'refs/heads/') && endsWith(github.ref, 'MAIN')", contexts)).toBe(true);
    expect(evaluate('toJSON(github.event.labels)', contexts)).toBe(
      JSON.stringify([{ name: 'a' }, { name: 'b' }], null, 2),
    );
  });

  test("unescape every '' of a literal, not only the first", () => {
    expect(evaluate("'it''s ''quoted'''", contexts)).toBe("it's 'quoted'");
  });

  test('call functions that are handed in', () => {
    expect(
      evaluate("double('ab')", contexts, { double: (text) => `${asText(text ?? null)}${asText(text ?? null)}` }),
    ).toBe('abab');
  });

  test('fail on an unknown context or function, with the expression in the message', () => {
    expect(() => evaluate('secrets.TOKEN', contexts)).toThrow(/"secrets\.TOKEN"/);
    expect(() => evaluate('nope()', contexts)).toThrow(/"nope\(\)"/);
  });

  test.each([
    [null, '', false],
    [false, 'false', false],
    [true, 'true', true],
    [0, '0', false],
    [-1.5, '-1.5', true],
    ['', '', false],
    ['false', 'false', true],
    [{}, 'Object', true],
    [[], 'Array', true],
  ])('take %j as the text "%s" and as the condition %s', (value, text, condition) => {
    expect(asText(value)).toBe(text);
    expect(isTrue(value)).toBe(condition);
  });

  test('replace what stands between ${{ and }} in a text, a brace inside a literal included', () => {
    expect(interpolate("a ${{ github.event.number }} b ${{ format('{0}}}', 1) }} c", contexts)).toBe('a 7 b 1} c');
    expect(interpolate('$' + '{ no } }}', contexts)).toBe('$' + '{ no } }}');
  });
});

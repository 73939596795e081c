import { describe, expect, test } from '@jest/globals';
import { commandReader, type CommandEffects } from './workflow-commands.ts';

function effectsOf(...lines: string[]): CommandEffects {
  const reader = commandReader();
  for (const line of lines) reader.take(line);
  return reader.effects;
}

describe('workflow commands', () => {
  test('become annotations with unescaped message and properties', () => {
    expect(effectsOf('::error file=a%2Cb.ts,line=3,title=T%3A x::one%0Atwo 100%25').annotations).toEqual([
      { level: 'error', message: 'one\ntwo 100%', properties: { file: 'a,b.ts', line: '3', title: 'T: x' } },
    ]);
  });

  test('are also taken in the older form, anywhere in a line', () => {
    expect(effectsOf('some text ##[warning]careful').annotations).toEqual([
      { level: 'warning', message: 'careful', properties: {} },
    ]);
  });

  test('are only commands at the start of a line and with a known name', () => {
    const reader = commandReader();
    expect(reader.take('text ::error::x')).toBe(false);
    expect(reader.take('::nonsense::x')).toBe(false);
    expect(reader.take('  ::notice::x')).toBe(true);
    expect(reader.effects.annotations).toHaveLength(1);
  });

  test('mask values, set outputs and save state', () => {
    const effects = effectsOf(
      '::add-mask::s3cret',
      '::add-mask:: ',
      '::set-output name=a::b',
      '::save-state name=c::d',
    );
    expect(effects.masks).toEqual(['s3cret']);
    expect(effects.outputs).toEqual({ a: 'b' });
    expect(effects.state).toEqual({ c: 'd' });
  });

  test('stop at stop-commands and go on after the token (threat 8)', () => {
    const effects = effectsOf(
      '::stop-commands::T0',
      '::error::hidden',
      '::add-mask::x',
      '::T1::',
      '::T0::',
      '::error::seen',
    );
    expect(effects.annotations.map((annotation) => annotation.message)).toEqual(['seen']);
    expect(effects.masks).toEqual([]);
  });

  test('that would set variables or PATH are refused', () => {
    expect(effectsOf('::set-env name=PATH::/evil').annotations).toMatchObject([{ level: 'error' }]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { classifyFailure } from '../../../../src/core/failures/classify.ts';
import type { FailurePhase } from '../../../../src/core/failures/evidence.ts';
import type { FailureClass } from '../../../../src/core/failures/failure.ts';

/** One text as a tool printed it, with the classes that are right for it. */
interface FailureText {
  readonly id: string;
  readonly phase: FailurePhase;
  readonly text: string;
  readonly want: readonly FailureClass[];
  /** The registry that was asked, where the text names none. */
  readonly host?: string;
  /** A pattern that the remedy must match. */
  readonly advice?: string;
  /** A pattern that the remedy must not match: what is right for another registry. */
  readonly notAdvice?: string;
}

function readTexts(name: string): readonly FailureText[] {
  const file = new URL(`../../../fixtures/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FailureText);
}

/** Gathered from sources and public threads, and texts of the same kinds. */
const files = ['failure-texts', 'failure-neighbours', 'failure-samples'];

describe.each(files)('texts that tools print: %s (Y1-Y8, Y12-Y15, Y20)', (name) => {
  const texts = readTexts(name);

  test('there are many', () => {
    expect(texts.length).toBeGreaterThanOrEqual(195);
  });

  test.each(texts)('$id', ({ phase, text, host, want, advice, notAdvice }) => {
    const failure = classifyFailure({ phase, text, host });
    expect(want).toContain(failure.class);
    if (advice !== undefined) expect(failure.remedy).toMatch(new RegExp(advice, 'i'));
    if (notAdvice !== undefined) expect(failure.remedy).not.toMatch(new RegExp(notAdvice, 'i'));
    expect(failure.reason).toMatch(/^.{1,500}$/);
    expect(failure.remedy).toMatch(/^[^\n]+[^.\n]$/);
  });
});

import { describe, expect, test } from '@jest/globals';
import { matrixLegs } from './matrix.ts';

describe('a matrix', () => {
  test('has no legs without axes and includes', () => {
    expect(matrixLegs({})).toEqual([]);
    expect(matrixLegs({ a: [] })).toEqual([]);
  });

  test('may be made of includes alone', () => {
    expect(matrixLegs({ include: [{ a: 1 }, { a: 2, b: 3 }] })).toEqual([{ a: 1 }, { a: 2, b: 3 }]);
  });

  test("extends legs by GitHub's documented example", () => {
    const legs = matrixLegs({
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    });
    expect(legs).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  test('refuses an axis that is no list', () => {
    expect(() => matrixLegs({ a: 'x' })).toThrow('The matrix axis "a" is not a list.');
  });
});

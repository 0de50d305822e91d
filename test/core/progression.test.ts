import { describe, expect, test } from 'vitest';
import { numberAt, numbers, setNumber } from '../../src/core/number/progression.js';

const all = (set: readonly (readonly [i: number, value: number])[], length = 5): readonly [number[], boolean] => {
  const own = numbers(length);
  for (const [i, value] of set) setNumber(own, i, value);
  return [Array.from({ length }, (_, i) => numberAt(own, i)), own.all === null];
};

describe('whole numbers by index', () => {
  test('nothing is set: zeros', () => expect(all([])).toEqual([[0, 0, 0, 0, 0], true]));

  test('equal steps from index 0 take no memory', () => {
    expect(all([[0, 7]])).toEqual([[7, 0, 0, 0, 0], true]);
    // 11 − 1 = 10, 21 − 11 = 10.
    expect(
      all([
        [0, 1],
        [1, 11],
        [2, 21],
      ]),
    ).toEqual([[1, 11, 21, 0, 0], true]);
  });

  test('any other order is kept as it is', () => {
    expect(
      all([
        [0, 1],
        [1, 11],
        [2, 22],
        [3, 32],
      ]),
    ).toEqual([[1, 11, 22, 32, 0], false]);
    expect(
      all([
        [3, 4],
        [0, 2],
      ]),
    ).toEqual([[2, 0, 0, 4, 0], false]);
    expect(
      all([
        [0, 1],
        [1, 2],
        [1, 9],
      ]),
    ).toEqual([[1, 9, 0, 0, 0], false]);
    expect(
      all([
        [0, 1],
        [1, 2],
        [0, 3],
        [2, 3],
      ]),
    ).toEqual([[3, 2, 3, 0, 0], false]);
  });
});

import { describe, expect, test } from 'vitest';
import { error } from '../../src/core/issue/issue.js';
import { get, kept, slice } from '../../src/core/number/columns.js';
import { decimals, finishDecimals, putCell, setDecimal } from '../../src/core/table/cells.js';

const filled = (...values: readonly (readonly [units: number | bigint, scale: number])[]) => {
  const own = decimals(values.length);
  for (const [i, [units, scale]] of values.entries()) setDecimal(own, i, units, scale);
  return own;
};
const read = (own: ReturnType<typeof decimals>) => {
  const { num, scale } = finishDecimals(own);
  return [[...num.v.keys()].map((i) => get(num, i)), scale, num.v.constructor.name];
};

describe('numbers of a table', () => {
  test('take four bytes while all of them fit', () => {
    expect(read(filled([5, 2], [2_147_483_647, 2], [-2_147_483_648, 2]))).toEqual([
      [5, 2_147_483_647, -2_147_483_648],
      2,
      'Int32Array',
    ]);
  });

  test('and eight from the first that does not', () => {
    expect(read(filled([5, 2], [2_147_483_648, 2], [7, 2]))).toEqual([[5, 2_147_483_648, 7], 2, 'Float64Array']);
    expect(read(filled([5, 0], [10n ** 20n, 0], [7, 0]))).toEqual([[5, 10n ** 20n, 7], 0, 'Float64Array']);
  });

  test('brought to one scale they may pass 32 bits', () => {
    // 30 000 000 = 3 000 000 000 hundredths.
    expect(read(filled([30_000_000, 0], [125, 2]))).toEqual([[3_000_000_000, 125], 2, 'Float64Array']);
  });

  test('an unknown among them is kept', () => {
    const own = filled([1, 0], [2, 0]);
    const unknown = { issue: error('number-text', { text: 'x' }) };
    putCell(own, 1, unknown);
    expect(read(own)).toEqual([[1, unknown], 0, 'Float64Array']);
  });

  test('what is computed with is never small', () => {
    const { num } = finishDecimals(filled([1, 0], [2, 0], [3, 0]));
    for (const own of [slice(num, 1, 3), kept(num, 3)]) expect(own.v).toBeInstanceOf(Float64Array);
    expect([...slice(num, 1, 3).v]).toEqual([2, 3]);
  });
});

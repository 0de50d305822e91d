/** Sums and products of quotients rounded by doubles are what fractions give: on a half, beside one, and with unknowns. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { error } from '../../src/core/issue/issue.js';
import { type Cellular, type Column, column, constant, put } from '../../src/core/number/columns.js';
import { addF, divRound, type Fraction, fraction, mul, mulF, subF } from '../../src/core/number/exact.js';
import { addQ, mulQ, type Quantity, roundQ, subQ, valueAt } from '../../src/core/number/quantity.js';

const columnOf = (values: readonly Cellular[]): Column => {
  const out = column(values.length);
  values.forEach((value, i) => {
    put(out, i, value);
  });
  return out;
};

const ratio = (n: readonly Cellular[], d: readonly Cellular[], scale = 0): Quantity => ({
  num: columnOf(n),
  den: columnOf(d),
  scale,
});

const cents = (q: Quantity, i: number): string => {
  const value = valueAt(roundQ(q, null, { n: 1, d: 100 }, 'half-away'), i);
  return 'issue' in value ? value.issue.code : String(mul(value.n, 100 / Number(value.d)));
};
const rounded = ({ n, d }: Fraction): string => String(divRound(mul(n, 100), d, 'half-away'));

const int = fc.integer({ min: -3_000_000_000, max: 3_000_000_000 });
const den = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 500_000_000 }));
const term = fc.record({ n: int, d: den, scale: fc.integer({ min: 0, max: 4 }), by: fc.integer({ min: 0, max: 2 }) });

test('any chain of sums and products rounds as fractions do', () => {
  fc.assert(
    fc.property(fc.array(term, { minLength: 2, maxLength: 12 }), fc.nat(6), ([first, ...rest], factor) => {
      const { n, d, scale } = first as { n: number; d: number; scale: number };
      let q = ratio([n, 0, 1], [d, d, d], scale);
      let f = fraction(n, d * 10 ** scale);
      for (const one of rest) {
        const other = ratio([one.n, 0, 1], [one.d, 1, 7], one.scale);
        const value = fraction(one.n, one.d * 10 ** one.scale);
        q = [addQ, subQ, mulQ][one.by]?.(q, other) as Quantity;
        f = [addF, subF, mulF][one.by]?.(f, value) as Fraction;
      }
      const times = mulQ(q, { num: constant(factor), den: null, scale: 0 });
      expect([cents(q, 0), cents(times, 0)]).toEqual([rounded(f), rounded(mulF(f, fraction(factor)))]);
    }),
    { numRuns: 500 },
  );
});

test('a sum that stands on a half is rounded away from zero, one beside it is not', () => {
  // 1/3 + 1/6 = 0.5 hundredths when scaled by 2; 1/3 + 16666666/99999999 is a little less.
  const sum = addQ(ratio([1, 1, -1], [3, 3, 3], 2), ratio([1, 16_666_666, -1], [6, 99_999_999, 6], 2));
  expect([cents(sum, 0), cents(sum, 1), cents(sum, 2)]).toEqual(['1', '0', '-1']);
});

test('an unknown part and one past 2^53 stay what they are', () => {
  const gap = { issue: error('cell-empty', { table: 'Facts' }) };
  const sum = addQ(ratio([gap, 2n ** 60n, 1], [1, 3, 3]), ratio([1, 1, 1], [7, 7, 7]));
  // 2^60 / 3 + 1 / 7 = 384307168202282325.333… + 0.142857… = 384307168202282325.476…
  expect([cents(sum, 0), cents(sum, 1), cents(sum, 2)]).toEqual(['cell-empty', '38430716820228232548', '48']);
});

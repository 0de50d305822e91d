/** The engine against a naive oracle: every printed amount equal, to the smallest unit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDigits } from '../../src/core/number/currency.js';
import { caseArb, expectedOf, planOf, tablesOf } from './plans.js';
import { holds, paid, SEED, sumOf, unitsOf } from './support.js';

describe(`random plans (seed ${SEED})`, () => {
  test('pay what the oracle says, and their lines sum to their totals', () => {
    const seen = { lines: 0, unknown: 0, big: 0 };
    holds(
      600,
      fc.property(caseArb, (one) => {
        const digits = currencyDigits(one.settings.currency ?? 'RUB');
        paid(planOf(one), tablesOf(one)).forEach((own, i) => {
          const lines = Object.fromEntries(own.lines.map(({ code, amount }) => [code, amount]));
          expect({ lines, total: own.total }).toEqual(expectedOf(one, one.people[i] as never));
          const sum = sumOf(own.lines, digits);
          expect(own.total === null ? null : unitsOf(own.total, digits)).toBe(sum);
          expect(own.earned).toBe(own.total);
          expect(own.issues.some(({ severity }) => severity === 'error')).toBe(own.total === null);
          seen.lines += own.lines.length;
          seen.unknown += own.lines.filter(({ amount }) => amount === null).length;
          if (own.total !== null && own.total.length > 20) seen.big++;
        });
      }),
    );
    // Neither all unknown nor all small.
    expect(seen.unknown / seen.lines).toBeLessThan(0.5);
    expect(seen.big).toBeGreaterThan(10);
  });
});

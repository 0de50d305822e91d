/** Exact numbers, columns and look-ups against BigInt and Map. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addColumns,
  type Cellular,
  type Column,
  type Comparison,
  column,
  compareColumns,
  compareProducts,
  constant,
  extremeColumns,
  gather,
  get,
  isUnknown,
  logicColumns,
  mulColumns,
  mulDivColumns,
  put,
  selectColumns,
  slice,
  subColumns,
  sumBy,
  type Unknown,
} from '../../src/core/number/columns.js';
import type { RoundingMode } from '../../src/core/number/exact.js';
import {
  add,
  compare,
  decimalScale,
  divRound,
  fraction,
  fractionOf,
  fractionText,
  gcd,
  type Int,
  mul,
  mulDivHalfAway,
  neg,
  normal,
  productSign,
  share,
  sub,
} from '../../src/core/number/exact.js';
import { pack, textIndex } from '../../src/core/number/lookup.js';
import { q, round } from './oracle.js';
import { holds, SEED } from './support.js';

const MAX = BigInt(Number.MAX_SAFE_INTEGER);
const MODES = ['half-away', 'half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;

/** Small, near 2^53, near its root, and huge; in the normal form the engine keeps. */
const big = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: -1000n, max: 1000n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: -MAX, max: MAX }) },
  { weight: 2, arbitrary: fc.bigInt({ min: MAX - 5n, max: MAX + 5n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: 94_906_260n, max: 94_906_270n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }) },
);
const int = big.map(normal);
const safe = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: 94_906_200, max: 94_906_300 }),
);
const mode = fc.constantFrom<RoundingMode>(...MODES);

const isNormal = (n: Int): boolean => (typeof n === 'number' ? Number.isSafeInteger(n) : n > MAX || n < -MAX);
/** A result in normal form, as a bigint; −0 is a 0. */
function exact(n: Int): bigint {
  if (!isNormal(n)) throw new Error(`${n} is not in normal form`);
  return BigInt(n);
}

/** n / d rounded, by the oracle. */
const quotient = (n: bigint, d: bigint, how: RoundingMode): bigint => round(q(n, d), q(1), how).n;

describe(`integers (seed ${SEED})`, () => {
  test('add, sub, mul, neg and compare are BigInt, in normal form', () => {
    holds(
      3000,
      fc.property(int, int, (a, b) => {
        const [x, y] = [BigInt(a), BigInt(b)];
        expect([add(a, b), sub(a, b), mul(a, b), neg(a)].map(exact)).toEqual([x + y, x - y, x * y, -x]);
        expect(compare(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
  });

  test('divRound rounds every mode as the oracle does, and −x as its mirror', () => {
    holds(
      3000,
      fc.property(
        int,
        int.filter((d) => d !== 0),
        mode,
        (n, d, how) => {
          expect(exact(divRound(n, d, how))).toBe(quotient(BigInt(n), BigInt(d), how));
          if (how === 'half-away') expect(exact(divRound(neg(n), d, how))).toBe(-exact(divRound(n, d, how)));
        },
      ),
    );
  });

  test('halves: divRound of (2k + 1) / 2 in every mode', () => {
    holds(
      1000,
      fc.property(big, fc.bigInt({ min: 1n, max: 10n ** 12n }), mode, (k, d, how) => {
        const [n, twice] = [(2n * k + 1n) * d, 2n * d];
        expect(exact(divRound(normal(n), normal(twice), how))).toBe(quotient(n, twice, how));
      }),
    );
  });

  test('mulDivHalfAway is exact or says NaN', () => {
    const seen = { exact: 0, refused: 0 };
    holds(
      8000,
      fc.property(
        safe,
        safe,
        fc.maxSafeInteger().map((d) => Math.abs(d) || 1),
        fc.boolean(),
        (a, b, wide, small) => {
          const d = small ? (wide % 1000) + 1 : wide;
          const got = mulDivHalfAway(a, b, d);
          if (Number.isNaN(got)) seen.refused++;
          else {
            seen.exact++;
            expect(BigInt(got)).toBe(quotient(BigInt(a) * BigInt(b), BigInt(d), 'half-away'));
          }
        },
      ),
    );
    expect(seen.exact).toBeGreaterThan(seen.refused / 4);
  });

  // The double quotient is off by one here: a chance in millions, so named.
  test.each([
    [683390415645496, 6354685770433316, 965391434929688, 4498415039562926],
    [-1707651512718526, 7059805618871876, 2941776627778232, -4098097602220170],
    [4882157939452187, 4848299367747658, 6878860957612128, 3441000391917634],
    [162919187212960, 5014789277867894, 186940627390932, 4370400402508410],
  ])('mulDivHalfAway beside the limit: %d × %d / %d', (a, b, d, want) => {
    expect(mulDivHalfAway(a, b, d)).toBe(want);
    expect(quotient(BigInt(a) * BigInt(b), BigInt(d), 'half-away')).toBe(BigInt(want));
  });

  test('productSign tells products apart, also equal ones and neighbours', () => {
    const sign = (n: bigint): number => (n < 0n ? -1 : n > 0n ? 1 : 0);
    const near = fc.integer({ min: -2, max: 2 });
    holds(
      6000,
      fc.property(safe, safe, safe, safe, near, (a, b, c, d, off) => {
        expect(Math.sign(productSign(a, b, c, d)) + 0).toBe(sign(BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)));
        const other = Number.isSafeInteger(b + off) ? b + off : b;
        expect(Math.sign(productSign(a, b, other, a)) + 0).toBe(
          sign(BigInt(a) * BigInt(b) - BigInt(other) * BigInt(a)),
        );
      }),
    );
  });

  test('compareProducts is exact for bigints and passes unknowns on', () => {
    const odd: Unknown = { issue: { code: 'cell-empty', severity: 'error' } };
    const [big, one] = [constant(2n ** 60n), constant(1)];
    expect(get(compareProducts(big, one, constant(2 ** 30), constant(2 ** 30), '='), 0)).toBe(1);
    expect(get(compareProducts(big, one, constant(2 ** 30), constant(2 ** 30 + 1), '<'), 0)).toBe(1);
    expect(get(compareProducts(one, one, constant(odd), one, '<'), 0)).toBe(odd);
  });

  test('mulDivHalfAway on exact halves and their neighbours', () => {
    holds(
      4000,
      fc.property(
        fc.integer({ min: 1, max: 2 ** 26 }),
        fc.integer({ min: 1, max: 2 ** 25 }),
        fc.integer({ min: -1, max: 1 }),
        fc.boolean(),
        (k, half, off, minus) => {
          // a × 1 / d where a / d is k + 1/2, one unit off it, or exactly it; then the same with a factor in both.
          const d = 2 * half;
          const a = (k * d + half + off) * (minus ? -1 : 1);
          const want = quotient(BigInt(a), BigInt(d), 'half-away');
          expect(BigInt(mulDivHalfAway(a, 1, d))).toBe(want);
          if (Number.isSafeInteger(d * 1023)) expect(BigInt(mulDivHalfAway(a, 1023, d * 1023))).toBe(want);
        },
      ),
    );
  });

  test('share gives the whole, each part within a unit of its due, larger remainders first', () => {
    holds(
      1000,
      fc.property(
        int,
        fc
          .array(
            fc.oneof(
              fc.nat(20),
              int.map((n) => (n < 0 ? neg(n) : n)),
            ),
            { minLength: 1, maxLength: 12 },
          )
          .filter((w) => w.some((x) => x !== 0)),
        (total, weights) => {
          const parts = share(total, weights).map(exact);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(BigInt(total));
          const sum = weights.map(BigInt).reduce((a, b) => a + b, 0n);
          const size = BigInt(total) < 0n ? -BigInt(total) : BigInt(total);
          const due = weights.map((w) => ({ floor: (size * BigInt(w)) / sum, rest: (size * BigInt(w)) % sum }));
          const extra = due.map(
            ({ floor }, i) => (BigInt(total) < 0n ? -(parts[i] as bigint) : (parts[i] as bigint)) - floor,
          );
          expect(extra.every((e) => e === 0n || e === 1n)).toBe(true);
          const given = due.filter((_, i) => extra[i] === 1n).map(({ rest }) => rest);
          const not = due.filter((_, i) => extra[i] === 0n).map(({ rest }) => rest);
          expect(given.every((rest) => not.every((other) => rest >= other))).toBe(true);
        },
      ),
    );
  });

  test('fractions: lowest terms, text and back, decimals where they end', () => {
    holds(
      1500,
      fc.property(
        int,
        int.filter((d) => d !== 0),
        (n, d) => {
          const f = fraction(n, d);
          expect(exact(f.n) * BigInt(d)).toBe(exact(f.d) * BigInt(n));
          expect(f.d > 0 && (gcd(f.n, f.d) === 1 || f.n === 0)).toBe(true);
          expect(fractionOf(fractionText(f))).toEqual(f);
          const scale = decimalScale(f.d);
          expect(scale === null).toBe(fractionText(f).includes('/'));
          if (scale !== null) expect(10n ** BigInt(scale) % BigInt(f.d)).toBe(0n);
        },
      ),
    );
  });
});

// ---- columns

const UNKNOWN: Unknown = { issue: { code: 'cell-error', severity: 'error' } };
const ABSENT: Unknown = { absent: true, issue: { code: 'cell-empty', severity: 'error' } };
const cell: fc.Arbitrary<Cellular> = fc.oneof({ weight: 8, arbitrary: int }, fc.constantFrom(UNKNOWN, ABSENT));
const flag: fc.Arbitrary<Cellular> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Cellular>(0, 1) },
  fc.constant(UNKNOWN),
);

function columnOf(cells: readonly Cellular[]): Column {
  const out = column(cells.length);
  cells.forEach((value, i) => {
    put(out, i, value);
  });
  return out;
}

/** A column of n rows, or one value that stands for all of them. */
const columnArb = (n: number, of: fc.Arbitrary<Cellular>) =>
  fc.oneof({ weight: 4, arbitrary: fc.array(of, { minLength: n, maxLength: n }).map(columnOf) }, of.map(constant));

const N = 7;
const rows = Array.from({ length: N }, (_, i) => i);
const shown = (value: Cellular | undefined): unknown =>
  value !== undefined && !isUnknown(value) ? exact(value) : value;
const all = (c: Column): unknown[] => rows.map((i) => shown(get(c, i)));
/** Of two cells an unknown one, a broken one before one that is only absent; the other's reason stands beside it. */
function worst(x: Cellular, y: Cellular): Cellular {
  if (!isUnknown(x) || !isUnknown(y)) return isUnknown(x) ? x : y;
  const [first, other] = x.absent ? [y, x] : [x, y];
  return first.issue === other.issue ? first : { ...first, also: [other.issue] };
}
/** A scalar step on two cells: an unknown wins. */
const scalar = (a: Column, b: Column, f: (x: bigint, y: bigint) => bigint): unknown[] =>
  rows.map((i) => {
    const [x, y] = [get(a, i), get(b, i)];
    return isUnknown(x) || isUnknown(y) ? worst(x, y) : f(BigInt(x), BigInt(y));
  });

const TESTS: Readonly<Record<Comparison, (side: number) => boolean>> = {
  '=': (s) => s === 0,
  '<>': (s) => s !== 0,
  '<': (s) => s < 0,
  '<=': (s) => s <= 0,
  '>': (s) => s > 0,
  '>=': (s) => s >= 0,
};

describe(`columns are their scalars, row by row (seed ${SEED})`, () => {
  const two = fc.tuple(columnArb(N, cell), columnArb(N, cell));

  test('sums, differences, products, comparisons, extremes', () => {
    holds(
      1500,
      fc.property(two, fc.constantFrom<Comparison>('=', '<>', '<', '<=', '>', '>='), ([a, b], test) => {
        expect(all(addColumns(a, b))).toEqual(scalar(a, b, (x, y) => x + y));
        expect(all(subColumns(a, b))).toEqual(scalar(a, b, (x, y) => x - y));
        expect(all(compareColumns(a, b, test))).toEqual(
          scalar(a, b, (x, y) => (TESTS[test](x < y ? -1 : x > y ? 1 : 0) ? 1n : 0n)),
        );
        expect(all(extremeColumns(a, b, -1))).toEqual(scalar(a, b, (x, y) => (x < y ? x : y)));
        expect(all(extremeColumns(a, b, 1))).toEqual(scalar(a, b, (x, y) => (x > y ? x : y)));
      }),
    );
  });

  test('products; one as a constant changes nothing', () => {
    holds(
      1500,
      fc.property(two, ([a, b]) => {
        const got = all(mulColumns(a, b));
        const want = scalar(a, b, (x, y) => x * y);
        // Of two unknowns either may stand: which reason is said does not change the figure.
        expect(got.map((x) => (typeof x === 'object' ? 'unknown' : x))).toEqual(
          want.map((x) => (typeof x === 'object' ? 'unknown' : x)),
        );
      }),
    );
  });

  test('a × b × 10^k / d rounded', () => {
    const factor = fc.integer({ min: 0, max: 20 }).map((k) => normal(10n ** BigInt(k)));
    const divisor = columnArb(
      N,
      int.filter((d) => d !== 0).map((d) => (d < 0 ? neg(d) : d)),
    );
    holds(
      1500,
      fc.property(two, factor, divisor, mode, ([a, b], f, d, how) => {
        const want = rows.map((i) => {
          const [x, y] = [get(a, i), get(b, i)];
          if (isUnknown(x) || isUnknown(y)) return worst(x, y);
          return quotient(BigInt(x) * BigInt(y) * BigInt(f), BigInt(get(d, i) as Int), how);
        });
        expect(all(mulDivColumns(a, b, f, d, how))).toEqual(want);
      }),
    );
  });

  test('choice takes a branch, and the other one does not matter', () => {
    holds(
      800,
      fc.property(columnArb(N, flag), two, (f, [a, b]) => {
        const want = rows.map((i) => {
          const which = get(f, i);
          return shown(isUnknown(which) ? which : get(which === 1 ? a : b, i));
        });
        expect(all(selectColumns(f, a, b))).toEqual(want);
      }),
    );
  });

  test('and, or: a deciding side decides', () => {
    holds(
      500,
      fc.property(
        columnArb(N, flag),
        columnArb(N, flag),
        fc.constantFrom('and' as const, 'or' as const),
        (a, b, op) => {
          const decides = op === 'and' ? 0 : 1;
          const want = rows.map((i) => {
            const pair = [get(a, i), get(b, i)];
            if (pair.includes(decides)) return BigInt(decides);
            return pair.find(isUnknown) ?? BigInt(1 - decides);
          });
          expect(all(logicColumns(a, b, op))).toEqual(want);
        },
      ),
    );
  });

  test('slices and gathers move values and reasons alike', () => {
    const at = fc.array(fc.integer({ min: 0, max: N - 1 }), { minLength: N, maxLength: N });
    holds(
      500,
      fc.property(columnArb(N, cell), at, fc.nat(N), fc.nat(N), (c, order, x, y) => {
        expect(all(gather(c, Int32Array.from(order)))).toEqual(order.map((i) => shown(get(c, i))));
        if (c.v.length !== N) return;
        const [lo, hi] = [Math.min(x, y), Math.max(x, y)];
        const part = slice(c, lo, hi);
        // A slice of one row stands for every row, which is that row.
        expect(rows.slice(0, hi - lo).map((i) => shown(get(part, i)))).toEqual(
          rows.slice(lo, hi).map((i) => shown(get(c, i))),
        );
      }),
    );
  });

  test('sums by group, under a mask', () => {
    const groups = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: N, maxLength: N });
    holds(
      800,
      fc.property(columnArb(N, cell), groups, fc.option(columnArb(N, flag)), (c, group, mask) => {
        const sums = sumBy(Int32Array.from(group), c, mask, 3);
        for (const g of [0, 1, 2]) {
          const own = rows.filter((i) => group[i] === g && (mask === null || get(mask, i) !== 0));
          const parts = own.map((i) => (mask !== null && isUnknown(get(mask, i)) ? get(mask, i) : get(c, i)));
          const got = get(sums, g);
          if (parts.some(isUnknown)) expect(isUnknown(got)).toBe(true);
          else expect(shown(got)).toBe(parts.reduce<bigint>((sum, x) => sum + BigInt(x as Int), 0n));
        }
      }),
    );
  });
});

describe(`look-up of spellings (seed ${SEED})`, () => {
  const id = fc.oneof(
    fc.string({ maxLength: 9 }),
    fc.string({ maxLength: 8, unit: 'grapheme' }),
    fc.stringMatching(/^[0-9A-F]{1,8}$/),
    fc.constantFrom('', '\u0000', '\u0000\u0000', '0', '00', '__proto__', 'constructor'),
  );

  test('pack tells short ASCII texts apart and refuses the rest', () => {
    holds(
      2000,
      fc.property(id, id, (a, b) => {
        if (pack(a) >= 0 && pack(b) >= 0) expect(pack(a) === pack(b)).toBe(a === b);
        expect(pack(a) < 0).toBe(a.length > 7 || [...a].some((char) => char.charCodeAt(0) > 127));
      }),
    );
  });

  test('a text index is a Map, also past its expected size', () => {
    holds(
      150,
      fc.property(fc.array(id, { maxLength: 400 }), fc.integer({ min: 0, max: 3 }), (asked, expected) => {
        const known = new Map(asked.filter((_, i) => i % 2 === 0).map((text, i) => [text, i - 2]));
        const index = textIndex(expected);
        for (const [text, value] of known) index.set(text, value);
        for (const text of asked) expect(index.get(text)).toBe(known.get(text));
      }),
    );
  });

  test('three thousand ids in a table made for one, each set twice', () => {
    const index = textIndex(1);
    for (let turn = 0; turn < 2; turn++) for (let i = 0; i < 3000; i++) index.set(String(i), i + turn);
    for (let i = 0; i < 3000; i++) expect(index.get(String(i))).toBe(i + 1);
  });
});

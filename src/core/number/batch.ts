/** Parts of columns: the payees of a batch out of all, and batches joined again. */
import { type Column, column, gather, kept, put, slice, type Unknown } from './columns.js';
import { addQ, ONE, type Quantity, ZERO } from './quantity.js';

/** Elements of the payees; neighbours are a view, not a copy. */
function pick(c: Column, at: Int32Array): Column {
  if (c.v.length === 1) return c;
  const [lo, hi] = [at[0] ?? 0, at[at.length - 1] ?? -1];
  return hi - lo === at.length - 1 ? slice(c, lo, hi + 1) : gather(c, at);
}

/** The same of a quantity. */
export const pickQ = ({ num, den, scale }: Quantity, at: Int32Array): Quantity => ({
  num: pick(num, at),
  den: den && pick(den, at),
  scale,
});

/** Puts n rows at lo; a constant column is one of n rows. */
export function place(into: Column, part: Column, lo: number, n: number): void {
  const odd = (value: bigint | Unknown, i: number): void => put(into, lo + i, value);
  if (part.v.length === n) {
    into.v.set(part.v, lo);
    part.odd?.forEach(odd);
  } else {
    into.v.fill(part.v[0] as number, lo, lo + n);
    if (part.odd) for (let i = 0; i < n; i++) odd(part.odd[0] as bigint | Unknown, i);
  }
}

function concat(parts: readonly Column[]): Column {
  const out = column(parts.reduce((n, part) => n + part.v.length, 0));
  let lo = 0;
  for (const part of parts) {
    place(out, part, lo, part.v.length);
    lo += part.v.length;
  }
  return out;
}

/** A quantity of n rows in memory of its own. */
export const keptQuantity = ({ num, den, scale }: Quantity, n: number): Quantity => ({
  num: kept(num, n),
  den: den && kept(den, n),
  scale,
});

/** Batches may differ in scale, so each is lifted to the largest. */
export function joinQuantity(parts: readonly Quantity[]): Quantity {
  const scale = Math.max(...parts.map((part) => part.scale));
  const lifted = parts.map((part) => (part.scale === scale ? part : addQ(part, { num: ZERO, den: null, scale })));
  const anyDen = lifted.some(({ den }) => den !== null);
  return {
    num: concat(lifted.map(({ num }) => num)),
    den: anyDen ? concat(lifted.map(({ num, den }) => den ?? kept(ONE, num.v.length))) : null,
    scale,
  };
}

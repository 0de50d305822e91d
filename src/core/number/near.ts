/**
 * Doubles beside exact values: sums and products of quotients, whose common denominator soon takes bigints of a hundred
 * digits. Each carries a bound of what was lost, so a figure that is not next to a half rounds without them.
 */
import { type Column, column, step } from './columns.js';
import { pow10 } from './exact.js';

/** |v − value| ≤ steps × size × 2^-52 in every row, twice what rounding can lose; NaN: not known in doubles. */
export interface Near {
  readonly v: Column;
  /** Sum of the magnitudes that went in. */
  readonly size: Column;
  /** Roundings on the way. */
  readonly steps: number;
}

/** Below it products lose digits; scales above its digits do as well. */
const SMALLEST = 1e-200;
const SCALE_MAX = 200;

/** num / den / 10^scale in doubles; a bigint and an unknown are not known. */
export function nearOf({ num, den, scale }: { num: Column; den: Column | null; scale: number }): Near {
  const [v, size] = columns(num, den ?? num);
  const by = scale > SCALE_MAX ? Number.NaN : Number(pow10(scale));
  const [nv, dv, sn, sd] = [num.v, den?.v, step(num), den ? step(den) : 0];
  for (let i = 0; i < v.v.length; i++) {
    const x = (nv[i * sn] as number) / (dv ? (dv[i * sd] as number) * by : by);
    v.v[i] = x;
    size.v[i] = Math.abs(x);
  }
  return { v, size, steps: 3 };
}

const columns = (a: Column, b: Column): [Column, Column] => {
  const n = Math.max(a.v.length, b.v.length);
  return [column(n), column(n)];
};

export function nearSum(a: Near, b: Near, sign: 1 | -1): Near {
  const [v, size] = columns(a.v, b.v);
  const [sa, sb] = [step(a.v), step(b.v)];
  for (let i = 0; i < v.v.length; i++) {
    v.v[i] = (a.v.v[i * sa] as number) + sign * (b.v.v[i * sb] as number);
    size.v[i] = (a.size.v[i * sa] as number) + (b.size.v[i * sb] as number);
  }
  return { v, size, steps: Math.max(a.steps, b.steps) + 1 };
}

export function nearProduct(a: Near, b: Near): Near {
  const [v, size] = columns(a.v, b.v);
  const [sa, sb] = [step(a.v), step(b.v)];
  for (let i = 0; i < v.v.length; i++) {
    const [x, y] = [a.size.v[i * sa] as number, b.size.v[i * sb] as number];
    v.v[i] = (a.v.v[i * sa] as number) * (b.v.v[i * sb] as number);
    size.v[i] = x * y < SMALLEST && x !== 0 && y !== 0 ? Number.NaN : x * y;
  }
  return { v, size, steps: a.steps + b.steps + 1 };
}

/** Value × `per` rounded half away from zero; null where one is so near to a half that doubles cannot tell. */
export function roundNear({ v, size, steps }: Near, per: number): Column | null {
  const out = column(v.v.length);
  // Four roundings more: `per` and its parts, and the product.
  const lost = (steps + 4) * per * Number.EPSILON;
  for (let i = 0; i < out.v.length; i++) {
    const value = v.v[i] as number;
    const x = Math.abs(value) * per;
    const low = Math.floor(x);
    const above = x - low - 0.5;
    if (!(Math.abs(above) > (size.v[i] as number) * lost)) return null;
    const units = above > 0 ? low + 1 : low;
    out.v[i] = value < 0 ? 0 - units : units;
  }
  return out;
}

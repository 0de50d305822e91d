/** Measures over rows: credited rows of a period, aggregated by payee. */

import type { Period } from '../day/period.js';
import { error } from '../issue/issue.js';
import {
  addBy,
  type Column,
  column,
  compareColumns,
  constant,
  gather,
  get,
  isUnknown,
  logicColumns,
  mulColumns,
  put,
  slice,
  sumBy,
  type Unknown,
} from '../number/columns.js';
import { add, compare, type Int } from '../number/exact.js';
import { addQ, common, type Quantity, whole } from '../number/quantity.js';
import { labelOf, type Measure } from '../plan/plan.js';
import { evaluate, type Interner } from '../program/evaluate.js';
import type { Node } from '../program/node.js';
import { type Credits, partsOf } from './credits.js';
import { eachBatch, everyRow, inPeriod, type Rows } from './rows.js';

/** What a measure reads of a table, checked: null where a column is missing (an issue says so). */
export interface RowMeasure {
  readonly rows: Rows;
  readonly measure: Measure;
  readonly where: Node | null;
  /** What is aggregated: a number of the row; null for `count` and `distinct`. */
  readonly value: Node | null;
  /** Whose each row is, and how much of it. */
  readonly credits: Credits;
  /** Digits credited money is shared in; null: not money, shared exactly. */
  readonly digits: number | null;
}

/** Whether rows of a period add to the measure day by day; a mean, an extreme or the last value is of the whole period. */
export const accrues = ({ rows }: Measure): boolean =>
  rows?.date !== undefined && ['sum', 'count', 'distinct'].includes(rows.aggregate);

/** Aggregates a measure's rows of the period by payee. Row order does not matter. */
export function aggregate(
  { rows, measure, where, value, credits, digits }: RowMeasure,
  payees: number,
  period: Period,
  intern: Interner,
): Quantity {
  const spec = measure.rows as NonNullable<Measure['rows']>;
  const [credit] = credits;
  const plain = spec.aggregate === 'count' || (spec.aggregate === 'sum' && !credit?.share);
  const quick =
    plain && credits.length === 1 && credit
      ? inBatches({ rows, measure, where, value }, credit.owners, payees, period, intern)
      : null;
  if (quick) return quick;
  const mask = countedRows({ rows, where, measure }, period, intern);
  const values = valuesOf({ rows, measure, value }, intern);
  if (spec.aggregate === 'sum') {
    const parts = partsOf(values, credits, digits);
    return credits
      .map(({ owners }, k): Quantity => {
        const part = common(parts[k] as Quantity);
        return { ...part, num: sumBy(owners, part.num, mask, payees) };
      })
      .reduce(addQ);
  }
  const all = joined(credits, values.num, mask, spec.date === undefined ? null : rows.days(spec.date).v);
  if (spec.aggregate === 'count') return whole(sumBy(all.owners, constant(1), all.mask, payees));
  if (spec.aggregate === 'distinct') {
    const texts = joined(credits, rows.texts(spec.column ?? ''), mask, null).values;
    return whole(distinct(all.owners, texts, all.mask, payees));
  }
  const missing = noRows(rows.name, measure);
  if (spec.aggregate === 'average')
    return average(all.owners, { ...values, num: all.values }, all.mask, payees, missing);
  const order = spec.aggregate === 'first' || spec.aggregate === 'last' ? all.days : null;
  return {
    ...values,
    num: extreme(all.owners, all.values, all.mask, payees, spec.aggregate, order, missing),
  };
}

/** Sums rows batch by batch: their conditions and values are never columns of the whole table. Null: they are quotients. */
function inBatches(
  { rows, measure, where, value }: Pick<RowMeasure, 'rows' | 'measure' | 'where' | 'value'>,
  owners: Int32Array,
  payees: number,
  period: Period,
  intern: Interner,
): Quantity | null {
  const date = measure.rows?.date;
  const days = date === undefined ? null : rows.days(date);
  const sum = column(payees);
  let scale = -1;
  const done = eachBatch(rows, intern, (batch, lo) => {
    const { num, den, scale: digits } = value ? evaluate(value, batch) : whole(constant(1));
    if (den !== null || (scale >= 0 && digits !== scale)) return false;
    scale = digits;
    const mask = combine(where && evaluate(where, batch).num, days && inPeriod(slice(days, lo, lo + batch.n), period));
    addBy(sum, owners.subarray(lo, lo + batch.n), num, mask);
    return true;
  });
  return done ? { num: sum, den: null, scale: Math.max(scale, 0) } : null;
}

/** What each row is to the measure: its amount, 1 where rows are counted. «Сумма / 3»: quotients over one denominator. */
export function valuesOf(
  { rows, measure, value }: Pick<RowMeasure, 'rows' | 'measure' | 'value'>,
  intern: Interner,
): Quantity {
  const { aggregate, column: field = '' } = measure.rows as NonNullable<Measure['rows']>;
  if (aggregate === 'count' || aggregate === 'distinct') return whole(constant(1));
  return value ? common(everyRow(value, rows, intern)) : rows.numbers(field);
}

/** Rows once for each of their credits, one after another: whoever took part counts the whole row. */
function joined(credits: Credits, values: Column, mask: Column | null, days: Column['v'] | null) {
  const [only] = credits;
  if (credits.length === 1 && only) return { owners: only.owners, values, mask, days };
  const n = only?.owners.length ?? 0;
  const at = new Int32Array(n * credits.length);
  const owners = new Int32Array(at.length);
  credits.forEach((credit, k) => {
    owners.set(credit.owners, k * n);
    for (let i = 0; i < n; i++) at[k * n + i] = i;
  });
  return {
    owners,
    values: gather(values, at),
    mask: mask && gather(mask, at),
    days: days && Float64Array.from(at, (i) => days[i] as number),
  };
}

/** 1 in each row the measure counts in the period; null: in all of them. */
export const countedRows = (
  { rows, where, measure }: Pick<RowMeasure, 'rows' | 'where' | 'measure'>,
  period: Period,
  intern: Interner,
): Column | null =>
  combine(
    where ? everyRow(where, rows, intern).num : null,
    measure.rows?.date === undefined ? null : inPeriod(rows.days(measure.rows.date), period),
  );

export const combine = (a: Column | null, b: Column | null): Column | null =>
  a && b ? logicColumns(a, b, 'and') : (a ?? b);

const noRows = (table: string, measure: Measure): Unknown => ({
  absent: true,
  issue: error('no-rows', { table, measure: labelOf(measure) }),
});

function distinct(owners: Int32Array, codes: Column, mask: Column | null, payees: number): Column {
  const out = column(payees);
  const seen = new Set<number>();
  const width = owners.length + 1;
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] as number;
    const flag = mask ? get(mask, i) : 1;
    if (owner < 0 || flag === 0) continue;
    if (isUnknown(flag)) put(out, owner, flag);
    else if (codes.v[i] !== 0 && !seen.has(owner * width + (codes.v[i] as number))) {
      seen.add(owner * width + (codes.v[i] as number));
      const held = get(out, owner);
      if (!isUnknown(held)) put(out, owner, add(held, 1));
    }
  }
  return out;
}

function average(
  owners: Int32Array,
  values: Quantity,
  mask: Column | null,
  payees: number,
  missing: Unknown,
): Quantity {
  const sum = sumBy(owners, values.num, mask, payees);
  const count = sumBy(owners, constant(1), mask, payees);
  for (let i = 0; i < payees; i++) if (get(count, i) === 0) put(sum, i, missing);
  const none = compareColumns(count, constant(0), '=');
  const rows = none.v.some((flag) => flag !== 0) ? maxOne(count) : count;
  return { num: sum, den: values.den ? mulColumns(rows, values.den) : rows, scale: values.scale };
}

/** Denominators stay positive and known; where the count is 0 or unknown the sum already says so. */
const maxOne = (count: Column): Column => {
  const out = column(count.v.length);
  for (let i = 0; i < out.v.length; i++) {
    const n = get(count, i);
    put(out, i, isUnknown(n) || n === 0 ? 1 : n);
  }
  return out;
};

type Extreme = 'min' | 'max' | 'first' | 'last';

/** Smallest, largest, or the value of the earliest or latest day; equal days take the larger value, whatever the order of rows. */
function extreme(
  owners: Int32Array,
  values: Column,
  mask: Column | null,
  payees: number,
  kind: Extreme,
  days: Column['v'] | null,
  missing: Unknown,
): Column {
  const out = column(payees);
  const best = new Int32Array(payees).fill(-1);
  const unknown = new Map<number, Unknown>();
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] as number;
    const flag = mask ? get(mask, i) : 1;
    if (owner < 0 || flag === 0) continue;
    const value = get(values, i);
    if (isUnknown(flag) || isUnknown(value)) unknown.set(owner, isUnknown(flag) ? flag : (value as Unknown));
    else if ((best[owner] as number) < 0 || wins(i, best[owner] as number, values, kind, days)) best[owner] = i;
  }
  for (let p = 0; p < payees; p++)
    put(out, p, unknown.get(p) ?? ((best[p] as number) < 0 ? missing : get(values, best[p] as number)));
  return out;
}

function wins(i: number, held: number, values: Column, kind: Extreme, days: Column['v'] | null): boolean {
  const order = compare(get(values, i) as Int, get(values, held) as Int);
  if (kind === 'min') return order < 0;
  if (kind === 'max' || !days) return order > 0;
  const [a, b] = [days[i] as number, days[held] as number];
  return a === b ? order > 0 : kind === 'first' ? a < b : a > b;
}

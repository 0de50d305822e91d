/**
 * A second opinion on explanations: every node's value computed again from its children and detail, with fractions of
 * bigints that share no code with the engine.
 */
import type { Explanation } from '../../src/core/program/statement.js';

export interface Q {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
export const q = (n: bigint, d = 1n): Q => {
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / g, d: d / g };
};
/** `1.25`, `-3`, `1/3` or `9.5%`. */
export function read(text: string): Q {
  if (text.endsWith('%')) return div(read(text.slice(0, -1)), q(100n));
  const [n = '', d = '1'] = text.split('/');
  const [whole = '', digits = ''] = n.split('.');
  return q(BigInt(whole + digits), 10n ** BigInt(digits.length) * BigInt(d));
}
export const add = (a: Q, b: Q): Q => q(a.n * b.d + b.n * a.d, a.d * b.d);
const neg = (a: Q): Q => ({ n: -a.n, d: a.d });
const sub = (a: Q, b: Q): Q => add(a, neg(b));
const mul = (a: Q, b: Q): Q => q(a.n * b.n, a.d * b.d);
const div = (a: Q, b: Q): Q => q(a.n * b.d, a.d * b.n);
export const order = (a: Q, b: Q): number => (a.n * b.d < b.n * a.d ? -1 : a.n * b.d > b.n * a.d ? 1 : 0);
const min = (a: Q, b: Q): Q => (order(a, b) <= 0 ? a : b);
const max = (a: Q, b: Q): Q => (order(a, b) >= 0 ? a : b);
const ZERO = q(0n);
const flag = (yes: boolean): Q => (yes ? q(1n) : ZERO);

/** Rounds to multiples of a step. */
export function round(value: Q, step: Q, mode: string): Q {
  const units = div(value, step);
  const floor = (units.n - (((units.n % units.d) + units.d) % units.d)) / units.d;
  const rest = sub(units, q(floor));
  if (rest.n === 0n) return value;
  const half = order(rest, q(1n, 2n));
  const up = {
    floor: false,
    ceiling: true,
    up: value.n > 0n,
    down: value.n < 0n,
    'half-up': half >= 0,
    'half-down': half > 0,
    'half-away': half > 0 || (half === 0 && value.n > 0n),
    'half-even': half > 0 || (half === 0 && floor % 2n !== 0n),
  }[mode];
  if (up === undefined) throw new Error(`rounding mode ${mode}`);
  return mul(q(up ? floor + 1n : floor), step);
}

interface Point {
  readonly from: Q;
  readonly after: boolean;
  readonly value: Q;
  readonly linear: boolean;
  readonly lookBack: boolean;
}

const tierOf = (points: readonly { from: Q; after: boolean }[], x: Q): number => {
  let found = -1;
  points.forEach((point, t) => {
    const o = order(x, point.from);
    if (o > 0 || (o === 0 && !point.after)) found = t;
  });
  return found;
};

function valueOn(points: readonly Point[], x: Q, t: number): Q {
  const [here, next] = [points[t] as Point, points[t + 1]];
  if (!here.linear || !next) return here.value;
  return add(here.value, mul(div(sub(x, here.from), sub(next.from, here.from)), sub(next.value, here.value)));
}

/** Pay of the table for x, tier by tier, straight from the description of each method. */
function payOn(points: readonly Point[], x: Q, t: number, method: string): Q {
  const at = (i: number): Point => points[i] as Point;
  switch (method) {
    case 'marginal':
    case 'mixed': {
      let start = 0;
      let total = ZERO;
      for (let i = 0; i <= t; i++) {
        if (method === 'mixed' && at(i).lookBack) [start, total] = [i, mul(at(i).value, at(i).from)];
      }
      for (let i = start; i <= t; i++) {
        const end = i === t ? x : at(i + 1).from;
        total = add(total, mul(at(i).value, sub(end, at(i).from)));
      }
      return total;
    }
    case 'excessAtTop':
      if (t === 0) return mul(x, at(0).value);
      return add(mul(at(1).from, at(0).value), mul(sub(x, at(1).from), at(t).value));
    case 'amount':
      return at(t).value;
    case 'amountCumulative':
      return points.slice(0, t + 1).reduce((sum, point) => add(sum, point.value), ZERO);
    default:
      return mul(x, at(t).value);
  }
}

function scale(node: Explanation, x: Q, y: Q | undefined): Q | null {
  const { method = '', show = '', below = '', points = '', columns, values } = node.detail ?? {};
  const table = points.split(';').map((text): Point => {
    const [from = '', after, value = '', mode, lookBack] = text.split('|');
    const linear = (mode || (method === 'interpolated' ? 'linear' : 'step')) === 'linear';
    return {
      from: read(from),
      after: after === 'after',
      value: read(value),
      linear,
      lookBack: lookBack === 'lookBack',
    };
  });
  const nothing = below === 'zero' || show === 'tier' || show === 'from' ? ZERO : null;
  const t = tierOf(table, x);
  if (columns !== undefined && values !== undefined && y) {
    const heads = columns.split(';').map((from) => ({ from: read(from), after: false }));
    const c = tierOf(heads, y);
    if (c < 0 || t < 0) return nothing;
    const column = values
      .split(';')
      .map((row, i): Point => ({ ...(table[i] as Point), value: read(row.split('|')[c] ?? '0') }));
    return valueOn(column, x, t);
  }
  if (t < 0) return nothing;
  if (show === 'tier') return q(BigInt(t + 1));
  if (show === 'from') return (table[t] as Point).from;
  return show === 'value' ? valueOn(table, x, t) : payOn(table, x, t, method);
}

const compare: Readonly<Record<string, (o: number) => boolean>> = {
  '=': (o) => o === 0,
  '<>': (o) => o !== 0,
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
};

const OVER_TIME = ['earlier', 'every'];

const sumOf = (all: readonly Q[]): Q => all.reduce(add, ZERO);

/** Parts of a total by weight in whole units: floors, then a unit each to the largest remainders, `order` deciding equals. */
export function parted(total: Q, weights: readonly Q[], unit: Q, order_: readonly number[]): Q[] {
  const sum = sumOf(weights);
  const exact = weights.map((w) => div(mul(total, w), sum));
  const floors = exact.map((x) => round(x, unit, 'floor'));
  const rests = exact.map((x, i) => sub(x, floors[i] as Q));
  const by = [...weights.keys()].sort(
    (a, b) => order(rests[b] as Q, rests[a] as Q) || (order_[a] as number) - (order_[b] as number),
  );
  let left = sub(total, sumOf(floors));
  for (const i of by) {
    if (left.n <= 0n) break;
    floors[i] = add(floors[i] as Q, unit);
    left = sub(left, unit);
  }
  return floors;
}

/** Caps taken one at a time, the most exceeded first, until nobody passes theirs. */
export function poured(total: Q, weights: readonly Q[], caps: readonly (Q | null)[], unit: Q): Q[] {
  const fixed = new Map<number, Q>();
  for (;;) {
    const open = [...weights.keys()].filter((i) => !fixed.has(i) && weights[i]?.n !== 0n);
    const left = sub(total, sumOf([...fixed.values()]));
    const sum = sumOf(open.map((i) => weights[i] as Q));
    const over = open.filter((i) => caps[i] && order(div(mul(left, weights[i] as Q), sum), caps[i] as Q) > 0);
    const [worst] = over.sort((a, b) => order(div(caps[a] as Q, weights[a] as Q), div(caps[b] as Q, weights[b] as Q)));
    if (worst !== undefined) {
      fixed.set(worst, caps[worst] as Q);
      continue;
    }
    const parts =
      open.length === 0
        ? []
        : parted(
            left,
            open.map((i) => weights[i] as Q),
            unit,
            open,
          );
    return weights.map((_, i) => fixed.get(i) ?? parts[open.indexOf(i)] ?? ZERO);
  }
}

/** A place, prize or part of a pool from the field as it is shown. */
function contest(node: Explanation): Q | null | 'unknown' | 'leaf' {
  const { op, detail = {} } = node;
  const field = node.children.filter((child) => child.op === 'member');
  const others = node.children.filter((child) => child.op !== 'member');
  if (field.some(({ value }) => value === null) || others.some(({ value }) => value === null)) return 'unknown';
  // Of a large field only how many there are is shown.
  if (field.length === 0 && detail.people !== '0') return 'leaf';
  const x = field.map(({ value }) => read(value as string));
  const own = Number(detail.own);
  if (op === 'share') {
    const [fund, reserve] = others.map(({ value }) => read(value as string));
    const unit = read(detail.unit ?? '1');
    const whole = round(fund as Q, unit, 'half-away');
    const kept = reserve ? round(mul(whole, reserve), unit, 'half-away') : ZERO;
    const caps = field.map((child) => (child.detail?.cap === undefined ? null : read(child.detail.cap)));
    const total = sub(whole, kept);
    return total.n < 0n ? null : (poured(total, x, caps, unit)[own] ?? null);
  }
  if (own < 0) return op === 'prize' ? ZERO : null;
  const better = (a: Q, b: Q): boolean => (detail.down === 'true' ? order(a, b) < 0 : order(a, b) > 0);
  const place = (i: number): number => 1 + x.filter((other) => better(other, x[i] as Q)).length;
  return op === 'rank' ? q(BigInt(place(own))) : prizeOf(node, field, place);
}

/** The prize of the payee's own entry, by the table and the rule for equals. */
function prizeOf({ detail = {} }: Explanation, field: readonly Explanation[], place: (i: number) => number): Q {
  if (detail.few) return ZERO;
  const unit = read(detail.unit ?? '1');
  const table = (detail.points ?? '').split(';').map((text) => text.split('|').map(read) as [Q, Q]);
  const at = (p: number): Q => {
    const last = table[table.length - 1]?.[0] as Q;
    if (order(q(BigInt(p)), last) > 0) return ZERO;
    return round(table.filter(([from]) => order(from, q(BigInt(p))) <= 0).pop()?.[1] ?? ZERO, unit, 'half-away');
  };
  const ids = field.map((child) => Number(child.detail?.order));
  const when = (i: number): Q => read(field[i]?.detail?.when ?? '0');
  const prizes = field.map((_, i) => {
    const p = place(i);
    const equals = [...field.keys()].filter((k) => place(k) === p);
    if (detail.ties === 'all') return at(p);
    const before = detail.ties === 'earliest' ? equals.filter((k) => order(when(k), when(i)) < 0).length : 0;
    const same = detail.ties === 'earliest' ? equals.filter((k) => order(when(k), when(i)) === 0) : equals;
    const pot = sumOf(same.map((_, k) => at(p + before + k)));
    const parts = parted(
      pot,
      same.map(() => q(1n)),
      unit,
      same.map((k) => ids[k] as number),
    );
    return parts[same.indexOf(i)] as Q;
  });
  const budget = detail.budget === undefined ? null : read(detail.budget);
  const total = sumOf(prizes);
  const paid = budget && order(total, budget) > 0 ? parted(budget, prizes, unit, ids) : prizes;
  const own = paid[Number(detail.own)] as Q;
  if (detail.shares === undefined || own.n === 0n) return own;
  const shares = detail.shares.split(';').map(read);
  return parted(own, shares, unit, [...shares.keys()])[Number(detail.share)] as Q;
}

/** By trying months one after another on the calendar of the machine. */
function wholeMonths(from: Q, to: Q): Q {
  const start = new Date(Number(from.n) * 86_400_000);
  const day = (k: number): number => {
    const [y, m] = [start.getUTCFullYear(), start.getUTCMonth() + k];
    const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
    return Date.UTC(y, m, Math.min(start.getUTCDate(), last)) / 86_400_000;
  };
  let k = -1200;
  while (day(k + 1) <= Number(to.n)) k++;
  return q(BigInt(k));
}

/** What a node follows to from its children; `leaf` where it has none, `unknown` where they do not say. */
export function replayed(node: Explanation): Q | null | 'leaf' | 'unknown' {
  const { op, children, detail } = node;
  const args = children.map((child) => (child.value === null ? null : read(child.value)));
  if (op === 'rank' || op === 'prize' || op === 'share') return contest(node);
  if (children.length === 0)
    return ((op === 'team' || op === 'subordinates') && detail?.people === '0') || OVER_TIME.includes(op)
      ? ZERO
      : 'leaf';
  if (op === 'gate') return args[0] === null ? 'unknown' : detail?.met === 'true' ? (args[1] ?? null) : ZERO;
  if (op === 'and' && args.some((a) => a?.n === 0n)) return ZERO;
  if (op === 'or' && args.some((a) => a !== null && a.n !== 0n)) return q(1n);
  if (op === 'filled') return args[0] === null || args[0]?.n === 0n ? ZERO : q(1n);
  if (op === 'present') return args[0] === null ? ZERO : q(1n);
  if (args.includes(null)) return 'unknown';
  const [a, b, c] = args as [Q, Q, Q];
  const all = args as Q[];
  const test = compare[op];
  if (test) return flag(test(order(a, b)));
  switch (op) {
    case 'figure':
    case 'member':
      return a;
    case '+':
    case 'sum':
    case 'team':
    case 'subordinates':
    case 'earlier':
    case 'every':
      return all.reduce(add);
    case '-':
      return sub(a, b);
    case '*':
      return all.reduce(mul);
    case '/':
      return b.n === 0n ? 'unknown' : div(a, b);
    case 'and':
      return q(1n);
    case 'or':
      return ZERO;
    case 'not':
      return flag(a.n === 0n);
    case 'negate':
      return neg(a);
    case 'min':
      return all.reduce(min);
    case 'max':
      return all.reduce(max);
    case 'abs':
      return max(a, neg(a));
    case 'clamp':
      return min(max(a, b), c);
    case 'if':
      return (detail?.taken === 'then') === (a.n === 1n) ? b : null;
    case 'round':
      return round(a, read(detail?.step ?? '1'), detail?.mode ?? '');
    case 'months':
      return wholeMonths(a, b);
    case 'scale':
      return scale(node, a, b);
    default:
      throw new Error(`nobody has said how «${op}» is replayed`);
  }
}

/** Nodes whose value does not follow, in words; [] is what a test wants. */
export function mistakes(node: Explanation, path = node.label): string[] {
  const found = node.children.flatMap((child) => mistakes(child, `${path} › ${child.op} ${child.label}`));
  const again = replayed(node);
  if (node.value === null) {
    if (!node.issue) found.push(`${path}: unknown, and no issue says why`);
    return found;
  }
  if (again === 'leaf') {
    const sourced =
      node.source !== undefined || ['member', 'team', 'subordinates', 'share', 'rank', 'prize'].includes(node.op);
    if (!sourced) found.push(`${path}: a leaf (${node.op}) without a source`);
    return found;
  }
  if (again === 'unknown' || again === null) found.push(`${path}: ${node.value} out of something unknown`);
  else if (order(again, read(node.value)) !== 0)
    found.push(`${path}: says ${node.value}, replays to ${again.n}/${again.d}`);
  return found;
}

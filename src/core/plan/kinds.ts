/**
 * Kinds of value and what each operator gives. `number` is a bare literal or an undeclared column:
 * it takes its neighbour's kind. Anything not in the table is an issue: money + ratio means nothing.
 */
export type Kind = 'money' | 'ratio' | 'count' | 'rate' | 'number' | 'text' | 'date' | 'duration' | 'flag';

const QUANTITIES: readonly Kind[] = ['money', 'ratio', 'count', 'rate', 'number', 'duration'];

/** True for kinds arithmetic works on. */
export const isQuantity = (kind: Kind): boolean => QUANTITIES.includes(kind);

/** Kind of `a + b` and `a − b`, or null when it means nothing. */
export function sumKind(a: Kind, b: Kind, op: '+' | '-'): Kind | null {
  if (a === 'date' && b === 'date') return op === '-' ? 'duration' : null;
  if (a === 'date') return b === 'duration' || b === 'number' ? 'date' : null;
  if (!isQuantity(a) || !isQuantity(b)) return null;
  if (a === 'number') return b;
  return b === 'number' || a === b ? a : null;
}

const PRODUCTS: Readonly<Record<string, Kind>> = {
  'count×rate': 'money',
  'count×money': 'money',
  'duration×rate': 'money',
  'duration×money': 'money',
  'count×count': 'count',
  'count×duration': 'count',
};

/**
 * Kind of `a × b`, or null. A ratio keeps the other's kind. A bare number keeps money and a rate, and makes a bare
 * number of the rest: in `Договоры * 500` and `10000 * coefficient()` the number may be money.
 */
export function productKind(a: Kind, b: Kind): Kind | null {
  if (!isQuantity(a) || !isQuantity(b)) return null;
  if (a === 'number' || b === 'number') {
    const other = a === 'number' ? b : a;
    return other === 'money' || other === 'rate' ? other : 'number';
  }
  if (a === 'ratio') return b;
  if (b === 'ratio') return a;
  return PRODUCTS[`${a}×${b}`] ?? PRODUCTS[`${b}×${a}`] ?? null;
}

const QUOTIENTS: Readonly<Record<string, Kind>> = {
  'money÷count': 'rate',
  'money÷duration': 'rate',
  'money÷rate': 'count',
  'count÷duration': 'rate',
};

/** Kind of `a ÷ b`, or null. Like by like is a ratio. */
export function quotientKind(a: Kind, b: Kind): Kind | null {
  if (!isQuantity(a) || !isQuantity(b)) return null;
  if (b === 'number' || b === 'ratio') return a;
  if (a === b) return 'ratio';
  if (a === 'number') return 'number';
  return QUOTIENTS[`${a}÷${b}`] ?? null;
}

/** True when `a` and `b` can be compared or take each other's place (branches of `if`, arguments of `min`). */
export const alike = (a: Kind, b: Kind): boolean =>
  a === b || (a === 'number' && isQuantity(b)) || (b === 'number' && isQuantity(a));

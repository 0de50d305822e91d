/** Small makers of trees, for rules that are written as expressions of the language. */
import { type Fraction, fraction } from '../number/exact.js';
import type { Expr } from './ast.js';

const NOWHERE = { start: 0, end: 0 };

/** A call or an operator. @example print(call('*', name('Оплаты'), literal(3))) // 'Оплаты * 3' */
export const call = (fn: string, ...args: Expr[]): Expr => ({ type: 'call', fn, args, ...NOWHERE });

/** A name of the plan. */
export const nameRef = (name: string): Expr => ({ type: 'name', name, ...NOWHERE });

/** A whole number or fraction; `percent` makes it a ratio. */
export const literal = (value: number | Fraction, percent = false): Expr => ({
  type: 'number',
  value: typeof value === 'number' ? fraction(value) : value,
  percent,
  ...NOWHERE,
});

/** The tree without places: a part that is set into another formula has none there. */
export const unplaced = (expr: Expr): Expr =>
  expr.type === 'call' ? { ...expr, ...NOWHERE, args: expr.args.map(unplaced) } : { ...expr, ...NOWHERE };

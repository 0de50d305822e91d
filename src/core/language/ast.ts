/** The one expression tree: numbers, texts, names and calls. Operators are calls named by their sign. */
import type { Fraction } from '../number/exact.js';

/** Where a piece stands in its text, [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Expr = NumberLiteral | TextLiteral | NameRef | Call;

export interface NumberLiteral extends Span {
  readonly type: 'number';
  readonly value: Fraction;
  /** Written with a percent sign, so it is a ratio. */
  readonly percent: boolean;
}

export interface TextLiteral extends Span {
  readonly type: 'text';
  readonly value: string;
}

export interface NameRef extends Span {
  readonly type: 'name';
  readonly name: string;
}

export interface Call extends Span {
  readonly type: 'call';
  /** A function id of functions.ts, or an operator: `+ - * / = <> < <= > >= and or not negate`. */
  readonly fn: string;
  readonly args: readonly Expr[];
}

/** The word an argument is: a text or a name; null for anything else. */
export const wordOf = (expr: Expr): string | null =>
  expr.type === 'text' ? expr.value : expr.type === 'name' ? expr.name : null;

/** Every node, parents first. */
export function* walk(expr: Expr): Generator<Expr> {
  yield expr;
  if (expr.type === 'call') for (const arg of expr.args) yield* walk(arg);
}

/** How strongly an operator binds; a comparison does not chain. */
export const STRENGTH: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  not: 3,
  '=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  negate: 7,
};

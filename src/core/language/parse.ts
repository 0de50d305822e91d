/** Tokens → tree, by operator precedence. Depth is bounded, so hostile text ends in an issue, not in a full stack. */

import type { Issue } from '../issue/issue.js';
import { type Fraction, mulF } from '../number/exact.js';
import { type Call, type Expr, STRENGTH } from './ast.js';
import { functionOf } from './functions.js';
import { fold, OPERATOR_WORDS, refuse, type Style, type Token, tokenize } from './tokens.js';

export type Parsed = { readonly expr: Expr } | { readonly issue: Issue };

/** Deepest nesting of parentheses and calls. */
const MAX_DEPTH = 64;
/** Most operators in one formula. */
const MAX_TERMS = 500;

interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  terms: number;
}

/** Thrown inside this file only, so that every rule can read straight on. */
class Refusal {
  constructor(readonly issue: Issue) {}
}

/**
 * Reads an expression.
 * @example parse('Оплаты * 3 %', 'typed') // { expr: { type: 'call', fn: '*', … } }
 */
export function parse(text: string, style: Style = 'canonical'): Parsed {
  const read = tokenize(
    text.replace(/^\s*=/, (sign) => ' '.repeat(sign.length)),
    style,
  );
  if ('issue' in read) return read;
  const reader: Reader = { text, tokens: read.tokens, at: 0, depth: 0, terms: 0 };
  try {
    const expr = readExpr(reader, 0);
    if (peek(reader).type !== 'end') fail(reader, 'formula-unexpected', peek(reader));
    return { expr };
  } catch (error) {
    if (error instanceof Refusal) return { issue: error.issue };
    throw error;
  }
}

const peek = (r: Reader): Token => r.tokens[r.at] as Token;

function fail(r: Reader, code: Parameters<typeof refuse>[0], token: Token, params: Record<string, string> = {}): never {
  const text = token.type === 'end' ? '' : r.text.slice(token.start, token.end);
  throw new Refusal(refuse(code, r.text, token.start, { text, ...params }).issue);
}

function operatorOf(token: Token): string | null {
  if (token.type === 'sign') return token.value in STRENGTH ? token.value : null;
  return token.type === 'name' && !token.quoted ? (OPERATOR_WORDS.get(fold(token.value)) ?? null) : null;
}

function readExpr(r: Reader, min: number): Expr {
  if (++r.depth > MAX_DEPTH) fail(r, 'formula-too-deep', peek(r), { limit: String(MAX_DEPTH) });
  let left = readOperand(r);
  for (;;) {
    const token = peek(r);
    const op = operatorOf(token);
    const strength = op === null || op === 'not' ? 0 : (STRENGTH[op] as number);
    if (op === null || strength <= min) break;
    r.at++;
    // A chain of a thousand terms is as deep a tree as a thousand parentheses.
    if (++r.terms > MAX_TERMS) fail(r, 'formula-too-deep', token, { limit: String(MAX_TERMS) });
    const right = readExpr(r, strength);
    if (strength === 4 && isComparison(left)) fail(r, 'formula-chain', token);
    left = { type: 'call', fn: op, args: [left, right], start: left.start, end: right.end };
  }
  r.depth--;
  return left;
}

const isComparison = (expr: Expr): boolean => expr.type === 'call' && STRENGTH[expr.fn] === 4;

function readOperand(r: Reader): Expr {
  const token = peek(r);
  r.at++;
  if (token.type === 'number') return token;
  if (token.type === 'text') return { type: 'text', value: token.value, start: token.start, end: token.end };
  if (token.type === 'sign') return readSigned(r, token);
  if (token.type === 'end') return fail(r, 'formula-ends', token);
  const op = operatorOf(token);
  if (op === 'not') return unary(r, 'not', token, STRENGTH.not as number);
  if (op !== null) return fail(r, 'formula-unexpected', token);
  const next = peek(r);
  if (!token.quoted && next.type === 'sign' && next.value === '(') return readCall(r, token);
  return { type: 'name', name: token.value, start: token.start, end: token.end };
}

function readSigned(r: Reader, token: Token): Expr {
  if (token.value === '-') return unary(r, 'negate', token, STRENGTH.negate as number);
  if (token.value === '+') return readExpr(r, STRENGTH.negate as number);
  if (token.value !== '(') return fail(r, 'formula-unexpected', token);
  const inner = readExpr(r, 0);
  expectClose(r, token);
  return inner;
}

function unary(r: Reader, fn: string, token: Token, strength: number): Call {
  const arg = readExpr(r, strength);
  return { type: 'call', fn, args: [arg], start: token.start, end: arg.end };
}

function readCall(r: Reader, name: Token): Call {
  const fn = functionOf(name.value as string);
  if (!fn) fail(r, 'formula-function', name, { name: String(name.value) });
  const open = peek(r);
  r.at++;
  const args: Expr[] = [];
  while (peek(r).value !== ')' || peek(r).type !== 'sign') {
    if (args.length > 0) {
      if (peek(r).value !== ',' || peek(r).type !== 'sign')
        fail(
          r,
          peek(r).type === 'end' ? 'formula-unclosed' : 'formula-unexpected',
          peek(r).type === 'end' ? open : peek(r),
        );
      r.at++;
    }
    args.push(readExpr(r, 0));
  }
  const end = peek(r).end;
  r.at++;
  if (args.length < fn.min || args.length > fn.max) {
    fail(r, 'formula-arguments', name, { name: String(name.value), count: String(args.length), usage: fn.id });
  }
  return { type: 'call', fn: fn.id, args, start: name.start, end };
}

function expectClose(r: Reader, open: Token): void {
  const token = peek(r);
  if (token.type !== 'sign' || token.value !== ')') fail(r, 'formula-unclosed', open, { text: '(' });
  r.at++;
}

/**
 * A number a plan field holds: «9.5%» is 0.095, with its percent sign told; null for anything but one number.
 * @example readLiteral('9.5%') // { value: { n: 19, d: 200 }, percent: true }
 */
export function readLiteral(text: string): { readonly value: Fraction; readonly percent: boolean } | null {
  const read = parse(text);
  if (!('expr' in read)) return null;
  const { expr } = read;
  if (expr.type === 'number') return { value: expr.value, percent: expr.percent };
  const arg = expr.type === 'call' && expr.fn === 'negate' ? expr.args[0] : undefined;
  return arg?.type === 'number' ? { value: mulF(arg.value, { n: -1, d: 1 }), percent: arg.percent } : null;
}

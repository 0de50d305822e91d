/** The expression language: what people type, its canonical text, its tree. */
import type { Issue } from '../issue/issue.js';
import { parse } from './parse.js';
import { print } from './print.js';

export type { Call, Expr, Span } from './ast.js';
export { walk, wordOf } from './ast.js';
export { call, literal, nameRef, unplaced } from './build.js';
export { functions } from './functions.js';
export { parse, readLiteral } from './parse.js';
export { nameText, print } from './print.js';
export { fold, MAX_LENGTH } from './tokens.js';

/**
 * What a person typed, as canonical text.
 * @example canonical('=Мин(Оплаты; 1,5)') // { text: 'min(Оплаты, 1.5)' }
 */
export function canonical(typed: string): { readonly text: string } | { readonly issues: readonly Issue[] } {
  const read = parse(typed, 'typed');
  return 'expr' in read ? { text: print(read.expr) } : { issues: [read.issue] };
}

/** The cells of a component that are not one value: its formula and «база = Оплаты · шкала = Процент с продаж». */

import { quoted } from '../core/issue/refusal.js';
import { fold } from '../core/language/index.js';
import { cellNumber } from '../core/number/decimal.js';
import { formulaOf, nearestFormula, parameterOf } from '../core/plan/catalogue.js';
import { type Reader, readFormulaText, report } from './cells.js';

/**
 * Parts of a text at `·`, `•`, `;` or a line break, outside brackets and quotes.
 * @example partsOf('база = Мин(a; b) · шкала = S') // ['база = Мин(a; b)', 'шкала = S']
 */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  walkOutside(text, (char, at) => {
    if (!'·•;\n\r'.includes(char)) return false;
    parts.push(text.slice(start, at));
    start = at + 1;
    return false;
  });
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

const CLOSES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '«': '»', '“': '”', '[': ']', '`': '`' };

/** Calls `visit` for every character outside brackets and quotes, until it says stop. */
function walkOutside(text: string, visit: (char: string, at: number) => boolean): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    const close = CLOSES[char];
    const end = close === undefined ? -1 : text.indexOf(close, at + 1);
    // A quote that is never closed quotes nothing: the expression's own reader will say so.
    if (end > 0) at = end;
    else if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && visit(char, at)) return;
  }
}

/** `имя = значение`, or null without a sign. */
function splitParameter(part: string): { readonly name: string; readonly value: string } | null {
  let sign = -1;
  walkOutside(part, (char, at) => {
    if (char === '=') sign = at;
    return sign >= 0;
  });
  const name = part.slice(0, Math.max(0, sign)).trim();
  return sign < 0 || name === '' ? null : { name, value: part.slice(sign + 1).trim() };
}

/** Adds the parameters of one «Параметры» cell, under the formula's own names where it knows them. */
export function readParameters(
  reader: Reader,
  use: string | undefined,
  given: Map<string, string>,
  text: string,
  row: number,
  column: number,
): void {
  const formula = use === undefined ? undefined : formulaOf(use);
  for (const part of partsOf(text)) {
    const split = splitParameter(part);
    if (split === null) {
      report(reader, 'parameter-form', 'error', row, column, { text: quoted(part) });
      continue;
    }
    const name = (formula && parameterOf(formula, split.name)?.name) ?? split.name;
    const value = readFormulaText(reader, 'formula', split.value, row, column);
    if (given.has(name)) report(reader, 'parameter-twice', 'error', row, column, { name: split.name });
    else if (value === undefined && split.value === '')
      report(reader, 'cell-needed', 'error', row, column, { column: split.name });
    else if (value !== undefined) given.set(name, value);
  }
}

/**
 * Whether the «Формула» cell holds an expression of its own: after «=»; else a number, or a name of the plan or signs of
 * reckoning where no title of the catalogue is meant.
 * @param names folded names of the plan
 * @example [isExpression('Оплаты * 3 %'), isExpression('60 000 ₽'), isExpression('Процент по шкле')] // [true, true, false]
 * @example isExpression('Оклад', new Set(['оклад'])) // true
 */
export function isExpression(text: string, names: ReadonlySet<string> = new Set()): boolean {
  if (text.startsWith('=')) return true;
  if ('value' in cellNumber(text)) return true;
  if (formulaOf(text) !== undefined) return false;
  if (names.has(fold(text))) return true;
  // What is wrong with an expression is told by whoever reads it.
  return /[*/×÷+(=<>]/.test(text) && nearestFormula(text) === undefined;
}

/** Id of a catalogue formula by id or title; another text stays as it is, the plan's check names it. */
export const formulaId = (text: string): string => formulaOf(text)?.id ?? text;

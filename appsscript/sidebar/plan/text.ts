/** Formulas and numbers of the plan as people of a language read and type them. */

import type { Issue, Lang } from '../../../src/core/issue/issue.js';
import { error } from '../../../src/core/issue/issue.js';
import { canonical, fold, nameText, parse, print } from '../../../src/core/language/index.js';
import {
  cellNumber,
  decimalText,
  formatDecimal,
  type NumberOptions,
  parseDecimal,
} from '../../../src/core/number/decimal.js';
import type { PlanDocument } from '../../../src/core/plan/plan.js';

const NBSP = '\u00A0';

/** Canonical text as it is shown. @example shown('round(Оплаты * 9.5%, 2)', 'ru') // 'Округлить(Оплаты * 9,5%; 2)' */
export function shown(text: string | undefined, lang: Lang): string {
  if (text === undefined || text === '') return '';
  const percent = text.endsWith('%');
  const number = parseDecimal(percent ? text.slice(0, -1) : text);
  if (number !== null)
    return `${formatDecimal(number.units, number.scale, { lang })}${percent ? (lang === 'ru' ? `${NBSP}%` : '%') : ''}`;
  if (lang === 'en') return text;
  const read = parse(text);
  return 'expr' in read ? print(read.expr, 'ru') : text;
}

/** What was typed: canonical text, '' for nothing, or what is wrong with it. */
export type Typed = { readonly text: string } | { readonly issue: Issue };

/** A point among Russian numbers may be either mark, and is asked about. */
const marks = (text: string): NumberOptions =>
  document.documentElement.lang === 'en' ? { decimal: '.' } : text.includes('.') ? {} : { decimal: ',' };

/**
 * Reads what a person typed; a whole text that is a name of the plan is that name. `1,234` is what the page's language
 * says it is, so that what `shown` shows reads back.
 * @example typed('9,5 %', new Set()) // { text: '9.5%' }
 */
export function typed(text: string, names: ReadonlySet<string>): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return { text: '' };
  const number = cellNumber(trimmed, marks(trimmed));
  if ('value' in number) {
    const { value, percent } = number;
    return { text: percent ? `${decimalText(value.units, value.scale - 2)}%` : decimalText(value.units, value.scale) };
  }
  if (names.has(fold(trimmed))) return { text: nameText(trimmed) };
  const read = canonical(trimmed);
  return 'text' in read ? read : { issue: read.issues[0] as Issue };
}

/** The same where only a number will do. @example typedNumber('1,2') // { text: '1.2' } */
export function typedNumber(text: string): Typed {
  const read = typed(text, new Set());
  if ('issue' in read) return { issue: error('number-text', { text }) };
  const bare = read.text.endsWith('%') ? read.text.slice(0, -1) : read.text;
  return read.text === '' || parseDecimal(bare) !== null ? read : { issue: error('number-text', { text }) };
}

/** Names a formula may use, folded. */
export const namesOf = (plan: PlanDocument): Set<string> =>
  new Set(
    [plan.parameters, plan.measures, plan.kpis, plan.scales, plan.components].flatMap((rows) =>
      rows.map(({ code }) => fold(code)),
    ),
  );

/** A code nothing in the list has yet. @example freeCode('Процент', [{ code: 'Процент' }]) // 'Процент 2' */
export function freeCode(wanted: string, rows: readonly { readonly code: string }[]): string {
  const taken = new Set(rows.map(({ code }) => fold(code)));
  let code = wanted;
  for (let n = 2; taken.has(fold(code)); n++) code = `${wanted} ${n}`;
  return code;
}

/** A day as people read it. @example dayText('2026-12-01', 'ru') // '01.12.2026' */
export const dayText = (day: string, lang: Lang): string => (lang === 'ru' ? day.split('-').reverse().join('.') : day);

/** An issue in words: the sentences of messages.ts with their parameters as people read them. */

import type { Issue, Lang, Place } from '../issue/issue.js';
import { messageOf } from '../issue/messages.js';
import { currencyDigits } from '../number/currency.js';
import { formatDecimal, formatMoney, formatPercent, minus, parseDecimal } from '../number/decimal.js';
import { divRound, pow10 } from '../number/exact.js';
import { functionHelp } from './functions-help.js';
import { paramWords } from './param-words.js';
import { parse } from './parse.js';
import { print, ruName } from './print.js';

/** Message and hint of an issue in words. @example issueText(issue, 'ru').message // 'Пустая ячейка: значения нет.' */
export function issueText(issue: Issue, lang: Lang): { readonly message: string; readonly hint: string } {
  const [message, hint] = messageOf(issue.code)[lang];
  return { message: fill(message, issue.params, lang), hint: fill(hint, issue.params, lang) };
}

/** A place in words. @example placeText({ table: 'Планы', row: 7, column: 'План', cell: 'C7' }, 'ru') // '«Планы», строка 7, столбец «План» (C7)' */
export function placeText(place: Place, lang: Lang): string {
  const ru = lang === 'ru';
  const parts = [
    place.table !== undefined ? (ru ? `«${place.table}»` : `"${place.table}"`) : '',
    place.row !== undefined ? `${ru ? 'строка' : 'row'} ${place.row}` : '',
    place.column !== undefined ? (ru ? `столбец «${place.column}»` : `column "${place.column}"`) : '',
    place.path ?? '',
  ].filter((part) => part !== '');
  return parts.join(', ') + (place.cell !== undefined ? ` (${place.cell})` : '');
}

const WORD_PARAMS = ['kind', 'left', 'right', 'axis', 'found', 'expected', 'rule', 'field', 'what'];

/** A formula as a Russian user types it; text that is none stays as it is. */
function typed(text: string): string {
  const read = parse(text);
  return 'expr' in read ? print(read.expr, 'ru') : text;
}

/** A parameter that is a code of ours, as people read it. */
const inWords = (name: string, value: string, lang: Lang): string | undefined => {
  if (name === 'usage') return functionHelp(value)?.usage[lang === 'ru' ? 0 : 1];
  if (lang === 'ru' && name === 'fn') return ruName(value);
  if (lang === 'ru' && name === 'formula') return typed(value);
  return WORD_PARAMS.includes(name) ? paramWords(value)?.[lang] : undefined;
};

/** Parameters that may be numbers or days; what is quoted from a cell stays as it stands there. */
const FIGURES = /^(?:from|to|before|value|day|date|deal|returned|sold|min|max|limit)$/;

/**
 * A decimal, a percent or a day as the language writes it; any other text as it is.
 * @example spoken('2026-10-16', 'ru') // '16.10.2026'
 */
export function spoken(value: string, lang: Lang): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (day) return lang === 'ru' ? `${day[3]}.${day[2]}.${day[1]}` : value;
  const percent = value.endsWith('%');
  const read = parseDecimal(percent ? value.slice(0, -1) : value);
  if (read === null) return value;
  const number = minus(formatDecimal(read.units, read.scale, { lang }));
  return percent ? `${number}${lang === 'ru' ? '\u00a0' : ''}%` : number;
}

/** How many rows a finding is about, where it says so. */
const counted = (count: string | undefined, lang: Lang): string =>
  count === undefined ? '' : lang === 'ru' ? ` (строк: ${count})` : ` (rows: ${count})`;

const AMOUNTS = ['amount', 'before', 'after', 'from'];

/** What is paid, to the smallest unit of its currency; the edge itself is no amount. */
function amountText(name: string, value: string, currency: string, lang: Lang): string | undefined {
  const read = parseDecimal(value);
  if (read === null) return undefined;
  if (name === 'from') return spoken(value, lang);
  const more = Math.max(0, read.scale - currencyDigits(currency));
  const units = divRound(read.units, pow10(more), 'half-away');
  return minus(formatMoney({ units, scale: read.scale - more }, currency, lang));
}

/** How much is in the rows a finding is about, where it says so. */
const summed = (params: Issue['params'], lang: Lang): string => {
  const { amount, currency } = params ?? {};
  if (amount === undefined || currency === undefined) return '';
  return ` ${lang === 'ru' ? 'на' : 'for'} ${amountText('amount', amount, currency, lang)}`;
};

/** `[?…{x}…]` is said only where x says something, `[!{x}…]` only where it does not. */
const optional = (text: string, params: Issue['params']): string =>
  text.replace(/\[([?!])(.*?\{(\w+)\}(.*?))\]/g, (_, mark: string, part: string, name: string, rest: string) => {
    const silent = /^—?$/.test(params?.[name] ?? '');
    return mark === '!' ? (silent ? rest : '') : silent ? '' : part;
  });

function fill(text: string, params: Issue['params'], lang: Lang): string {
  const currency = params?.currency;
  return optional(text, params).replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'counted') return counted(params?.count, lang);
    if (name === 'summed') return summed(params, lang);
    if (name === 'sum' && params?.sum !== undefined) return formatPercent(params.sum, { lang, digits: 2 });
    const value = params?.[name];
    if (value === undefined) return whole;
    const amount =
      currency !== undefined && AMOUNTS.includes(name)
        ? amountText(name, value, currency, lang)
        : inWords(name, value, lang);
    return amount ?? (FIGURES.test(name) ? spoken(value, lang) : value);
  });
}

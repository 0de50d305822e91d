/** Every finding of a reconciliation in words: a title of its group, a sentence, what to do. */

import type { Lang } from '../core/issue/issue.js';
import { formatDecimal, formatMoney, minus, parseDecimal } from '../core/number/decimal.js';
import { type DifferenceWords, differenceWords } from './difference-words.js';
import type { Difference, DifferenceKind, SourceName } from './types.js';

const SOURCE_WORDS: Readonly<Record<SourceName, Readonly<Record<Lang, string>>>> = {
  deals: { ru: 'Сделки', en: 'Deals' },
  payments: { ru: 'Оплаты', en: 'Payments' },
  accruals: { ru: 'Начислено', en: 'Accruals' },
};

/** What a source is called. @example sourceWords('deals', 'en') // 'Deals' */
export const sourceWords = (source: SourceName, lang: Lang): string => SOURCE_WORDS[source][lang];

const wordsFor = (kind: DifferenceKind, source: SourceName, other: SourceName): DifferenceWords => {
  const found =
    kind === 'missing' ? differenceWords(`${kind} ${source} ${other}`) : differenceWords(`${kind} ${source}`);
  const codeAlone = { ru: [kind, kind, ''], en: [kind, kind, ''] } as const;
  return found ?? differenceWords(kind) ?? codeAlone;
};

/** Title of the differences of one kind and side. @example titleOf('missing', 'deals', 'payments', 'en') // 'Deal without a payment' */
export const titleOf = (kind: DifferenceKind, source: SourceName, other: SourceName, lang: Lang): string =>
  wordsFor(kind, source, other)[lang][0];

/** An amount in its currency, or plain where the tables name none. */
export function amountText(amount: string, currency: string, lang: Lang): string {
  if (currency !== '') return minus(formatMoney(amount, currency, lang));
  const read = parseDecimal(amount);
  return minus(read === null ? amount : formatDecimal(read.units, read.scale, { lang }));
}

/** The same with its sign, for what is added or taken. */
export const signedText = (amount: string, currency: string, lang: Lang): string =>
  `${amount.startsWith('-') ? '' : '+'}${amountText(amount, currency, lang)}`;

/** `2026-10-12` as people of the language write it. */
export function dateText(date: string, lang: Lang): string {
  const none = lang === 'ru' ? 'без даты' : 'no date';
  if (lang === 'en' || date === '') return date === '' ? none : date;
  return date.split('-').reverse().join('.');
}

/** The row by its id, or that it has none. */
const idText = (id: string, lang: Lang): string => (id === '' ? (lang === 'ru' ? 'Без номера' : 'No id') : id);

/**
 * A difference in words.
 * @example differenceText(reconcile(sources).differences[0], 'ru').sentence // 'Д-103 на 45 000,00: оплаты нет.'
 */
export function differenceText(one: Difference, lang: Lang): { readonly sentence: string; readonly fix: string } {
  const [, sentence, fix] = wordsFor(one.kind, one.source, one.other)[lang];
  const own = one.rows.filter(({ source }) => source === one.source);
  const others = one.rows.filter(({ source }) => source !== one.source);
  const money = (amount: string | null | undefined): string =>
    amount === null || amount === undefined ? '—' : amountText(amount, one.currency, lang);
  const [first, second] = [own[0], others[0]];
  const pay = own.find((row) => row.pay !== undefined && row.pay !== row.amount)?.pay;
  const values: Readonly<Record<string, string>> = {
    id: idText(one.kind === 'candidate' ? (first?.id ?? '') : one.id, lang),
    amount: money(sumText(own.map(({ amount }) => amount))),
    others: money(sumText(others.map(({ amount }) => amount))),
    parts:
      own
        .slice(0, MOST_PARTS)
        .map(({ amount }) => money(amount))
        .join(' + ') + (own.length > MOST_PARTS ? ' + …' : ''),
    effect: one.effects[0] ? signedText(one.effects[0].amount, one.currency, lang) : money('0'),
    date: dateText(first?.date ?? '', lang),
    otherDate: dateText(second?.date ?? '', lang),
    fits: String(one.fits ?? 0),
    match: second ? `${idText(second.id, lang)} (${sourceWords(second.source, lang)})` : '—',
    accrued: pay === undefined ? '' : ` (${lang === 'ru' ? 'начислено' : 'accrued'} ${money(pay)})`,
  };
  return { sentence: sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''), fix };
}

const MOST_PARTS = 6;

/** Sum of decimal texts of equal digits; null as soon as one is unknown. */
function sumText(amounts: readonly (string | null)[]): string | null {
  if (amounts.length === 0) return null;
  let total = 0n;
  let digits = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    digits = amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0;
    total += BigInt(amount.replace('.', ''));
  }
  const text = String(total < 0n ? -total : total).padStart(digits + 1, '0');
  const at = text.length - digits;
  return `${total < 0n ? '-' : ''}${text.slice(0, at)}${digits === 0 ? '' : `.${text.slice(at)}`}`;
}

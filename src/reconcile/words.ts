/** Every finding of a reconciliation in words, Russian and English: a title of its group, a sentence, what to do. */

import type { Lang } from '../core/issue/issue.js';
import { formatDecimal, formatMoney, minus, parseDecimal } from '../core/number/decimal.js';
import type { Difference, DifferenceKind, SourceName } from './types.js';

type Words = readonly [title: string, sentence: string, fix: string];
type Both = Readonly<Record<Lang, Words>>;

/** Rows of `source` that `other` has no counterpart of. */
const MISSING: Readonly<Record<string, Both>> = {
  'deals payments': {
    ru: [
      'Сделка без оплаты',
      '{id} на {amount}: оплаты нет.',
      'Если деньги пришли, внесите оплату с этим номером; если нет, сделка ждёт оплаты.',
    ],
    en: [
      'Deal without a payment',
      '{id} of {amount}: there is no payment.',
      'If the money has come, enter the payment with this id; if not, the deal awaits payment.',
    ],
  },
  'payments deals': {
    ru: [
      'Оплата без сделки',
      '{id} на {amount}: сделки с таким номером нет.',
      'Найдите сделку и исправьте номер в оплате или внесите сделку.',
    ],
    en: [
      'Payment without a deal',
      '{id} of {amount}: there is no deal with this id.',
      'Find the deal and correct the id of the payment, or enter the deal.',
    ],
  },
  'payments accruals': {
    ru: [
      'Оплачено, но не начислено',
      '{id} на {amount}: начисления нет.',
      'Проверьте, кому засчитана оплата, и начислите за неё или запишите, почему не начисляется.',
    ],
    en: [
      'Paid but not accrued',
      '{id} of {amount}: nothing was accrued.',
      'Check who is credited with the payment and accrue it, or note why it does not count.',
    ],
  },
  'accruals payments': {
    ru: [
      'Начислено без оплаты',
      '{id} на {amount}: оплаты нет{accrued}.',
      'Если начисляется за оплаты, отмените начисление до оплаты или найдите оплату.',
    ],
    en: [
      'Accrued without a payment',
      '{id} of {amount}: there is no payment{accrued}.',
      'If pay accrues on payments, take the accrual back until it is paid, or find the payment.',
    ],
  },
  'deals accruals': {
    ru: [
      'Сделка не начислена',
      '{id} на {amount}: начисления нет.',
      'Проверьте, кому засчитана сделка, и начислите за неё или запишите, почему не начисляется.',
    ],
    en: [
      'Deal not accrued',
      '{id} of {amount}: nothing was accrued.',
      'Check who is credited with the deal and accrue it, or note why it does not count.',
    ],
  },
  'accruals deals': {
    ru: [
      'Начислено без сделки',
      '{id} на {amount}: сделки нет{accrued}.',
      'Найдите сделку и исправьте номер или отмените начисление.',
    ],
    en: [
      'Accrued without a deal',
      '{id} of {amount}: there is no deal{accrued}.',
      'Find the deal and correct the id, or take the accrual back.',
    ],
  },
};

/** Everything else; `payments`, `accruals`: particular words where the rows stand there. */
const OTHERS: Readonly<Record<string, Both>> = {
  'amount payments': {
    ru: [
      'Оплачено не столько, сколько в сделке',
      '{id}: в сделке {others}, оплачено {amount}, разница {effect}.',
      'Сверьте сумму со счётом: доплата ещё придёт, сделку изменили или в одной из сумм описка.',
    ],
    en: [
      'Paid other than the deal says',
      '{id}: the deal says {others}, {amount} was paid, the difference is {effect}.',
      'Compare with the invoice: more is to come, the deal was changed, or one amount is a slip.',
    ],
  },
  'amount accruals': {
    ru: [
      'Начислено не с той суммы',
      '{id}: должно считаться с {others}, посчитано с {amount}, разница {effect}.',
      'Пересчитайте начисление с верной суммы.',
    ],
    en: [
      'Accrued on another amount',
      '{id}: it should count {others}, it counts {amount}, the difference is {effect}.',
      'Accrue again on the right amount.',
    ],
  },
  'duplicate deals': {
    ru: ['Сделка записана дважды', '{id} на {amount}: такая же строка уже есть.', 'Оставьте одну строку.'],
    en: ['Deal entered twice', '{id} of {amount}: the same row is there already.', 'Leave one row.'],
  },
  'duplicate payments': {
    ru: [
      'Оплата записана дважды',
      '{id} на {amount}: такая же строка уже есть.',
      'Оставьте одну строку; если платежа было два, найдите вторую сделку.',
    ],
    en: [
      'Payment entered twice',
      '{id} of {amount}: the same row is there already.',
      'Leave one row; if there were two payments, find the second deal.',
    ],
  },
  'duplicate accruals': {
    ru: ['Начислено дважды', '{id} на {amount}: такая же строка уже есть{accrued}.', 'Отмените повторное начисление.'],
    en: [
      'Accrued twice',
      '{id} of {amount}: the same row is there already{accrued}.',
      'Take the repeated accrual back.',
    ],
  },
  currency: {
    ru: ['Другая валюта', '{id} на {amount}: вторая сторона в другой валюте.', 'Приведите обе строки к одной валюте.'],
    en: [
      'Another currency',
      '{id} of {amount}: the other side is in another currency.',
      'Bring both rows to one currency.',
    ],
  },
  tie: {
    ru: [
      'Без номера, подходит нескольким',
      '{id} на {amount}: по сумме, дате и имени подходит к нескольким ({fits}), поэтому не сопоставлено.',
      'Впишите номер сделки.',
    ],
    en: [
      'No id, fits several',
      '{id} of {amount}: amount, date and name fit several ({fits}), so it is matched with none.',
      'Write the id of the deal.',
    ],
  },
  period: {
    ru: [
      'Даты в разных периодах',
      '{id} на {amount} от {date}: вторая сторона датирована {otherDate}.',
      'Если даты верны, это разница во времени и она закроется сама; если нет, исправьте дату.',
    ],
    en: [
      'Dates in different periods',
      '{id} of {amount} on {date}: the other side is dated {otherDate}.',
      'If the dates are right, this is timing and closes by itself; if not, correct the date.',
    ],
  },
  unreadable: {
    ru: ['Сумма не читается', '{id}: сумма не читается, сравнить нечего.', 'Исправьте ячейку и повторите сверку.'],
    en: [
      'Amount cannot be read',
      '{id}: the amount cannot be read, so there is nothing to compare.',
      'Mend the cell and reconcile again.',
    ],
  },
  early: {
    ru: [
      'Оплата раньше сделки',
      '{id}: оплачено {date}, сделка от {otherDate}.',
      'Если это предоплата, всё в порядке; если нет, исправьте одну из дат.',
    ],
    en: [
      'Paid before the deal',
      '{id}: paid on {date}, the deal is of {otherDate}.',
      'If it was a prepayment, all is well; if not, correct one of the dates.',
    ],
  },
  candidate: {
    ru: [
      'Сопоставлено без точного номера',
      '{id} на {amount} от {date}: похоже на {match}.',
      'Проверьте и впишите номер: пока это предположение.',
    ],
    en: [
      'Matched without an equal id',
      '{id} of {amount} on {date}: looks like {match}.',
      'Check it and write the id: so far it is a guess.',
    ],
  },
  parts: {
    ru: ['Несколько строк, сумма сходится', '{id}: {parts} = {amount}, сходится с {others}.', ''],
    en: ['Several rows, the sum agrees', '{id}: {parts} = {amount}, agrees with {others}.', ''],
  },
};

const SOURCE_WORDS: Readonly<Record<SourceName, Readonly<Record<Lang, string>>>> = {
  deals: { ru: 'Сделки', en: 'Deals' },
  payments: { ru: 'Оплаты', en: 'Payments' },
  accruals: { ru: 'Начислено', en: 'Accruals' },
};

/** What a source is called. @example sourceWords('deals', 'en') // 'Deals' */
export const sourceWords = (source: SourceName, lang: Lang): string => SOURCE_WORDS[source][lang];

const wordsFor = (kind: DifferenceKind, source: SourceName, other: SourceName): Both => {
  if (kind === 'missing') return MISSING[`${source} ${other}`] as Both;
  return (OTHERS[`${kind} ${source}`] ?? OTHERS[kind]) as Both;
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
export const idText = (id: string, lang: Lang): string => (id === '' ? (lang === 'ru' ? 'Без номера' : 'No id') : id);

/**
 * A difference in words.
 * @example for (const one of reconcile(data).differences) console.log(differenceText(one, 'ru').sentence)
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

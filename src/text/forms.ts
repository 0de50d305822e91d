/** Words that depend on what is counted, dated or done: kinds of lines, periods, plurals. */
import type { Lang } from '../core/issue/issue.js';
import type { PayoutKind, ProrationBasis } from '../core/plan/plan.js';
import type { AdjustmentKind, PayoutMove, StatementState } from '../core/program/statement.js';
import { type StatementWords, wordsOf } from './statement-words.js';

/** What an adjustment is in law. @example adjustmentWords('disciplinary', 'ru') // 'снижение премии' */
export const adjustmentWords = (kind: AdjustmentKind, lang: Lang): string => wordsOf(lang)[`adjustment.${kind}`];

/** The word of a group, or what has none as it is. */
const wordIn = (group: string, key: string, lang: Lang): string =>
  wordsOf(lang)[`${group}.${key}` as keyof StatementWords] ?? key;

/** A figure of a rule. @example payoutFieldWords('amount', 'ru') // 'сумма правила' */
export const payoutFieldWords = (field: string, lang: Lang): string => wordIn('rule', field, lang);

/** What a rule of the pay stage did. @example payoutWords('recovery', 'ru') // 'погашение' */
export const payoutWords = (move: PayoutMove, lang: Lang): string => wordsOf(lang)[`payout.${move}`];

/** What the balance of a rule is. @example balanceWords('draw', 'ru') // 'к погашению' */
export const balanceWords = (kind: PayoutKind, lang: Lang): string => wordsOf(lang)[`balance.${kind}`];

/** A field of the plan an individual condition stands for. @example fieldWords('norm', 'ru') // 'норма' */
export const fieldWords = (field: string, lang: Lang): string => wordIn('field', field, lang);

type Forms = readonly [one: string, few: string, many: string];

/**
 * The form of a word after a number; English uses the first and the last.
 * @example plural(22, 'ru', ['строка', 'строки', 'строк']) // 'строки'
 */
export function plural(n: number, lang: Lang, [one, few, many]: Forms): string {
  if (lang === 'en') return n === 1 ? one : many;
  const [tens, units] = [n % 100, n % 10];
  if (tens >= 11 && tens <= 14) return many;
  return units === 1 ? one : units >= 2 && units <= 4 ? few : many;
}

type Noun = 'row' | 'person' | 'error' | 'warning' | 'note' | 'level' | 'place';

/** A number with its noun. @example counted(2, 'row', 'ru') // '2 строки' */
export const counted = (n: number, noun: Noun, lang: Lang): string => {
  const [one = '', few = '', many = ''] = wordsOf(lang)[`count.${noun}`].split('|');
  return `${n} ${plural(n, lang, [one, few, many])}`;
};

/** @example timeWords('hours', 'ru') // 'часов' */
export const timeWords = (basis: ProrationBasis, lang: Lang): string => wordsOf(lang)[`time.${basis}`];

const monthOf = (number: string | undefined, names: string): string | undefined => names.split(' ')[Number(number) - 1];

/** Days of a part of a period. @example daysWords('2026-10-01', '2026-10-14', 'ru') // '1–14 октября' */
export function daysWords(from: string, to: string, lang: Lang): string {
  const month = (day: string): string => monthOf(day.slice(5, 7), wordsOf(lang).monthsInDate) ?? '';
  const number = (day: string): string => String(Number(day.slice(8)));
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${number(from)} ${month(from)} – ${number(to)} ${month(to)}`;
  return `${from === to ? number(to) : `${number(from)}–${number(to)}`} ${month(to)}`;
}

/** What came before in a span of time. @example earlierWords('quarter', 'ru') // 'ранее в квартале' */
export const earlierWords = (time: string, lang: Lang): string =>
  wordsOf(lang)[`earlier.${time}` as 'earlier.year'] ?? wordsOf(lang)['earlier.year'];

/**
 * A period for people; codes that are no month stay as they are.
 * @example periodWords('2026-10', 'ru') // 'октябрь 2026'
 */
export function periodWords(code: string, lang: Lang): string {
  const long = /^(\d{4})-([QH])(\d)$/.exec(code);
  if (long) {
    const [, year, kind, n] = long;
    const name = { ru: { Q: 'квартал', H: 'полугодие' }, en: { Q: 'quarter', H: 'half-year' } }[lang][
      kind as 'Q' | 'H'
    ];
    return lang === 'ru' ? `${n} ${name} ${year}` : `${name} ${n} of ${year}`;
  }
  if (lang === 'ru' && /^\d{4}$/.test(code)) return `${code} год`;
  const match = /^(\d{4})-(\d\d)$/.exec(code);
  const month = match && monthOf(match[2], wordsOf(lang).monthNames);
  return month ? `${month} ${match[1]}` : code;
}

/** A name in quotes. @example quote('Факты', 'ru') // '«Факты»' */
export const quote = (text: string, lang: Lang): string => (lang === 'ru' ? `«${text}»` : `"${text}"`);

/**
 * A rate with the decimal mark of the language.
 * @example rateText('2026-10-10: 1 USD = 92.5 RUB', 'ru') // '2026-10-10: 1 USD = 92,5 RUB'
 */
export const rateText = (rate: string, lang: Lang): string =>
  lang === 'ru' ? rate.replace(/(\d)\.(\d)/g, '$1,$2') : rate;

/** How far a statement is. @example stateWords('closed', 'ru') // 'закрыто' */
export const stateWords = (state: StatementState, lang: Lang): string => wordsOf(lang)[`state.${state}`];

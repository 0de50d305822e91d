/**
 * Words of the plan's choices, Russian and English: what stands in a cell ↔ the value in the document.
 * The first word of each language is written out; the value itself is accepted too.
 */

import type { Lang } from '../core/issue/issue.js';
import { nearest } from '../core/language/nearest.js';
import { ROUNDING_WORDS } from '../core/language/rounding.js';
import { lazy, type Spellings, spellings } from '../core/number/lazy.js';
import { FLAG_WORDS } from '../core/table/flags.js';
import { normalise } from './headers.js';

/** Spellings by value, parted by `|`. */
export type WordList = Readonly<Record<string, readonly [ru: string, en: string]>>;

export const WORDS = {
  flag: FLAG_WORDS,
  method: {
    retroactive: [
      'вся сумма|на всю сумму|со всей суммы|всё по достигнутой ступени|ретроактивно',
      'whole amount|retroactive|on everything',
    ],
    marginal: [
      'по частям|каждая часть по своей ставке|частями|по ступеням',
      'by slices|marginal|each slice at its own rate',
    ],
    excessAtTop: [
      'превышение по верхней ставке|сверх плана по верхней ставке|превышение по достигнутой ставке',
      'excess at top rate|excess at top',
    ],
    mixed: ['смешанный|смешанная|смешанно', 'mixed'],
    amount: [
      'сумма за ступень|фиксированная сумма|сумма достигнутой ступени',
      'amount of the tier|amount|fixed amount',
    ],
    amountCumulative: [
      'сумма всех ступеней|суммы всех достигнутых ступеней|накопительная сумма',
      'amounts of all tiers|cumulative amount',
    ],
    interpolated: ['линейно|линейная|линейный|интерполяция|плавно', 'interpolated|linear'],
  },
  rule: {
    ratio: ['факт/план|отношение|факт к плану', 'fact/target|ratio|actual/target'],
    inverse: ['план/факт|обратное|план к факту', 'target/fact|inverse|target/actual'],
    mirror: ['2 - факт/план|зеркальное|зеркало', '2 - fact/target|mirror'],
    baseNorm: ['база-норма|база/норма|база и норма|клочков', 'base-norm|base/norm'],
    range: ['диапазон|в диапазоне', 'range'],
    levels: ['уровни|по уровням', 'levels|by levels'],
    flag: ['да/нет|выполнено/нет|выполнено или нет|выполнено', 'yes/no|met/not met|met or not|flag'],
  },
  aggregate: {
    sum: ['сумма|сложить|итог', 'sum|total'],
    count: ['количество|число|кол-во|сколько|штук', 'count|number'],
    distinct: ['различных|уникальных|количество уникальных|количество различных', 'distinct|unique|count distinct'],
    average: ['среднее|средний', 'average|mean'],
    min: ['наименьшее|минимум', 'smallest|minimum|min'],
    max: ['наибольшее|максимум', 'largest|maximum|max'],
    first: ['первое|первый', 'first'],
    last: ['последнее|последний', 'last'],
  },
  unit: {
    money: ['деньги|рубли|руб.|₽|сумма|валюта', 'money|rub|usd|eur|$|€|amount'],
    count: ['штуки|шт.|шт|штук|количество|раз', 'count|pieces|pcs|number of'],
    ratio: ['доля|процент|проценты|%', 'ratio|percent|share'],
    days: ['дни|дн.|дней|день', 'days|day'],
    date: ['дата', 'date'],
    text: ['текст', 'text'],
    flag: ['да/нет|признак', 'yes/no|flag'],
    number: ['число|баллы|балл', 'number|points|score'],
    rate: ['деньги за единицу|ставка|ставка за единицу|₽/шт|руб./шт.|руб/шт', 'money per unit|rate|rate per unit'],
  },
  direction: {
    up: ['больше лучше|чем больше, тем лучше|вверх|больше|рост', 'more is better|up|higher is better|more'],
    down: ['меньше лучше|чем меньше, тем лучше|вниз|меньше|снижение', 'less is better|down|lower is better|less'],
  },
  proration: {
    workingDays: ['рабочие дни|по рабочим дням', 'working days|workdays'],
    calendarDays: ['календарные дни|по календарным дням', 'calendar days'],
    hours: ['часы|по часам', 'hours'],
    shifts: ['смены|по сменам', 'shifts'],
  },
  roundingPoint: {
    line: [
      'каждую строку|каждая строка|каждой строки|каждой строке|в каждой строке|по строкам|построчно|строки|строку|строка',
      'each line|every line|each row|every row|per line|by line|line|lines|row|rows',
    ],
    total: [
      'итог|итого|только итог|общий итог|один раз в итоге|в итоге|по итогу|сумму|общую сумму',
      'total|total only|the total|only the total|total once|grand total',
    ],
  },
  roundingMode: ROUNDING_WORDS,
  weights: {
    exact: ['ровно 100 %|ровно 100%|100 %|100%|строго', 'exactly 100 %|exactly 100%|100%|exact'],
    free: ['свободно|свободные|любые', 'free|any'],
  },
  changeInside: {
    periodStart: ['на начало периода|начало периода|по началу периода', 'as on period start|period start'],
    periodEnd: ['на конец периода|конец периода|по концу периода', 'as on period end|period end'],
    split: ['по частям|делить|пропорционально дням', 'in parts|split'],
  },
  leavers: {
    paid: ['платить|платить уволенному', 'paid|pay the leaver'],
    successor: ['преемнику', 'to the successor|successor'],
    nobody: ['никому|не платить', 'nobody|not paid'],
  },
  every: {
    day: ['день|ежедневно', 'day|daily'],
    week: ['неделя|еженедельно', 'week|weekly'],
    month: ['месяц|ежемесячно', 'month|monthly'],
    quarter: ['квартал|ежеквартально', 'quarter|quarterly'],
    halfYear: ['полугодие|раз в полгода', 'half-year|half year'],
    year: ['год|ежегодно', 'year|yearly|annual'],
  },
  negative: { keep: ['оставить|оставлять|да', 'keep|yes'] },
  below: {
    zero: ['0|ноль|не платить', '0|zero|pay nothing'],
    issue: ['ошибка|замечание|сообщить', 'issue|error'],
  },
  pointMode: {
    step: ['ступень|ступенью|ступенька', 'step'],
    linear: ['линейно|плавно', 'linear'],
  },
  lowers: {
    return: ['в свой день|при возврате', 'on its own day|when returned'],
    nowhere: ['нигде|не снижает', 'nowhere|not at all'],
  },
  up: {
    head: ['руководителю|руководитель', 'head|the head'],
    heads: ['всем руководителям|всем выше', 'all heads|everybody above'],
  },
  componentKind: {
    money: ['деньги', 'money'],
    award: ['награда|не деньги|неденежная награда', 'award|non-money'],
  },
  payoutKind: {
    draw: ['в счёт будущего процента|выплата в счёт будущего процента', 'draw|recoverable draw'],
    guarantee: ['гарантия|доплата до гарантии', 'guarantee|non-recoverable draw'],
    cap: ['потолок|крышка', 'cap'],
    refundableCap: ['потолок с переносом|возвратный потолок', 'refundable cap'],
    holdback: ['отложенная часть|отложить', 'holdback'],
    netting: ['перенос минуса|зачёт минуса', 'netting'],
  },
} as const satisfies Readonly<Record<string, WordList>>;

export type WordListName = keyof typeof WORDS;

/** Dashes and the spaces around signs do not matter in words: «факт / план», «база–норма». */
const key = (text: string): string => {
  const plain = text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s*([/-])\s*/g, '$1');
  // A unit is stripped from headers only: «100 %» and «%» are words here.
  return /[%₽$€]\s*$|руб/i.test(plain) ? plain.trim().toLowerCase().replace(/\s+/g, ' ') : normalise(plain);
};

const INDEX = lazy(() => new Map(Object.entries(WORDS).map(([list, words]) => [list, wordsBy(words)])));
const wordsBy = (words: WordList): Spellings =>
  spellings(() =>
    Object.entries(words).map(([value, names]) => [value, names.map((list) => list.replace(/ - /g, '-'))]),
  );

/** Value of a word, or undefined. @example valueOfWord('method', 'Вся сумма') // 'retroactive' */
export const valueOfWord = (list: WordListName, word: string): string | undefined =>
  INDEX().get(list)?.get(key(word))?.name;

/** Word of a value. @example wordOf('method', 'retroactive', 'ru') // 'вся сумма' */
export const wordOf = (list: WordListName, value: string, lang: Lang): string =>
  (WORDS[list] as WordList)[value]?.[lang === 'ru' ? 0 : 1].split('|')[0] ?? value;

/** The words offered for a list, in one language. */
export const wordsOf = (list: WordListName, lang: Lang): string[] =>
  Object.keys(WORDS[list]).map((value) => wordOf(list, value, lang));

/** The offered word nearest to what was written, in the language of the table. */
export function nearestWord(list: WordListName, word: string, lang: Lang): string | undefined {
  const near = nearest(key(word), INDEX().get(list)?.all() ?? []);
  const value = near === undefined ? undefined : valueOfWord(list, near);
  return value === undefined ? undefined : wordOf(list, value, lang);
}

/** A SMART finding in words: the sentences of smart-words.ts with their figures as people read them. */

import type { Lang } from '../core/issue/issue.js';
import { placeText } from '../core/language/issue-text.js';
import { formatMoney, formatPercent } from '../core/number/decimal.js';
import type { Finding, Letter } from './smart-types.js';
import { findingWords } from './smart-words.js';

/** What the letters stand for. @example LETTERS.S.ru // 'Конкретна' */
export const LETTERS: Readonly<Record<Letter, Readonly<Record<Lang, string>>>> = {
  S: { ru: 'Конкретна', en: 'Specific' },
  M: { ru: 'Измерима', en: 'Measurable' },
  A: { ru: 'Достижима', en: 'Achievable' },
  R: { ru: 'Значима', en: 'Relevant' },
  T: { ru: 'Ограничена сроком', en: 'Time-bound' },
};

/**
 * A finding in words: what was found and what to do; the fix of an `ok` is empty.
 * @example smartText(verdict, 'ru').sentence // 'Вес 3 % меньше 5 %: в выплате его почти не видно.'
 */
export function smartText(
  found: Pick<Finding, 'code' | 'params' | 'place'>,
  lang: Lang,
): { readonly sentence: string; readonly fix: string } {
  const [sentence, fix] = findingWords(found.code)[lang];
  return { sentence: fill(sentence, found, lang), fix: fill(fix, found, lang) };
}

const UNITS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  money: { ru: 'деньги', en: 'money' },
  count: { ru: 'количество', en: 'count' },
  ratio: { ru: 'доля', en: 'ratio' },
  days: { ru: 'дни', en: 'days' },
  date: { ru: 'дата', en: 'date' },
  text: { ru: 'текст', en: 'text' },
  flag: { ru: 'да/нет', en: 'yes/no' },
  rate: { ru: 'ставка за единицу', en: 'rate per unit' },
};

const SHARES = ['share', 'weight', 'low', 'high', 'least', 'most', 'ratio'];
const MONEY = ['firstTotal', 'secondTotal'];

function fill(text: string, { code, params, place }: Pick<Finding, 'code' | 'params' | 'place'>, lang: Lang): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'place') return place ? placeText(place, lang) : '—';
    const value = params[name];
    if (value === undefined) return whole;
    if (name === 'unit') return UNITS[value]?.[lang] ?? value;
    if (name === 'date') return lang === 'ru' ? value.split('-').reverse().join('.') : value;
    if (MONEY.includes(name)) return formatMoney(value, params.currency ?? 'RUB', lang);
    const share = SHARES.includes(name) || (name === 'limit' && /^(overrides|spread)/.test(code));
    return share ? formatPercent(value, { lang, edges: edgesOf(code, params) }) : value;
  });
}

/** A share never prints on the other side of the limit it was held against. */
const edgesOf = (code: string, { low, high, limit }: Finding['params']): string[] =>
  [low, high, /^(overrides|spread)/.test(code) ? limit : undefined].filter((edge) => edge !== undefined);

/**
 * Words of the custom functions themselves: the headers of their answers, which stand in the code, and what is wrong with
 * their arguments, which stands in data.html.
 */
import type { Lang } from '../../src/core/issue/issue.js';
import { cellWords } from '../data.js';
import type sentences from './words.json';

const RU = {
  total: 'К выплате',
  payee: 'Сотрудник',
  line: 'Строка',
  kind: 'Что это',
  amount: 'Сумма',
  currency: 'Валюта',
  accrued: 'Начислено',
  paid: 'Выплата',
  what: 'Что',
  value: 'Значение',
  adds: 'Прибавит',
  sofar: 'Уже начислено',
  forecast: 'Прогноз по темпу',
  toNorm: '{name}: до нормы',
  fact: 'Факт',
  target: 'План',
  attainment: '% выполнения',
  weight: 'Вес',
  score: 'Индекс',
  cause: 'Почему неизвестно',
  name: 'Имя',
  measure: 'показатель',
} as const;

type Words = Readonly<Record<keyof typeof RU, string>>;

const EN: Words = {
  total: 'Payable',
  payee: 'Payee',
  line: 'Line',
  kind: 'What it is',
  amount: 'Amount',
  currency: 'Currency',
  accrued: 'Earned',
  paid: 'Pay',
  what: 'What',
  value: 'Value',
  adds: 'Would add',
  sofar: 'Accrued so far',
  forecast: 'Forecast by run rate',
  toNorm: '{name}: missing to the norm',
  fact: 'Fact',
  target: 'Target',
  attainment: 'Attainment',
  weight: 'Weight',
  score: 'Score',
  cause: 'Why it is unknown',
  name: 'Name',
  measure: 'measure',
};

export const words = (lang: Lang): Words => (lang === 'ru' ? RU : EN);

/** Russian for a locale of those who use it or a neighbouring language, else English. @example langOfLocale('kk_KZ') // 'ru' */
export const langOfLocale = (locale: string): Lang => (/^(?:ru|be|kk|uk|ky|uz)/i.test(locale) ? 'ru' : 'en');

/** A sentence, or the name of an argument in one. */
export type Said = keyof (typeof sentences)['ru'];

/** What is said of an argument; without the file of words the code of it. */
export const say = (lang: Lang, said: Said, values: Readonly<Record<string, string>> = {}): string =>
  fill(cellWords(lang)[said] ?? said, values);

/** The words of checks, which say nothing without the file. */
export const checkWords = (lang: Lang): Readonly<Record<Said, string>> =>
  new Proxy({}, { get: (_, said: Said) => say(lang, said) }) as Readonly<Record<Said, string>>;

/** @example fill('Ещё: {n}', { n: '3' }) // 'Ещё: 3' */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

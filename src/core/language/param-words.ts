/** Kinds, rules and fields that stand in messages as parameters, as people read them. Data alone, as the messages are. */
import type { Lang } from '../issue/issue.js';

/** By the code that stands in an issue. */
export const PARAM_WORDS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  money: { ru: 'деньги', en: 'money' },
  ratio: { ru: 'доля (%)', en: 'a ratio (%)' },
  count: { ru: 'количество', en: 'a count' },
  rate: { ru: 'ставка за единицу', en: 'a rate per unit' },
  number: { ru: 'число', en: 'a number' },
  text: { ru: 'текст', en: 'a text' },
  date: { ru: 'дата', en: 'a date' },
  duration: { ru: 'время', en: 'a duration' },
  flag: { ru: 'да/нет', en: 'yes/no' },
  baseNorm: { ru: '«база–норма»', en: 'baseNorm' },
  range: { ru: '«минимум–цель»', en: 'range' },
  levels: { ru: '«уровни»', en: 'levels' },
  base: { ru: '«База»', en: 'base' },
  norm: { ru: '«Норма»', en: 'norm' },
  min: { ru: '«Минимум»', en: 'min' },
  goal: { ru: '«Цель»', en: 'goal' },
  scale: { ru: '«Шкала»', en: 'scale' },
  amount: { ru: '«Сумма»', en: 'amount' },
  share: { ru: '«Доля»', en: 'share' },
  of: { ru: '«Начисление»', en: 'of' },
  maxRecovery: { ru: '«Погашать не больше»', en: 'maxRecovery' },
  recoverFrom: { ru: '«Погашать с»', en: 'recoverFrom' },
  list: { ru: 'список […]', en: 'a list […]' },
  object: { ru: 'объект {…}', en: 'an object {…}' },
  whole: { ru: 'целое число от 0 до 12', en: 'a whole number from 0 to 12' },
  filledText: { ru: 'непустой текст', en: 'a text that is not empty' },
  textNumber: { ru: 'текст или число', en: 'a text or a number' },
  textNumberList: { ru: 'текст, число или список', en: 'a text, a number or a list' },
  objectOrNone: { ru: 'объект {…} или "none"', en: 'an object {…} or "none"' },
  nothing: { ru: 'пусто', en: 'nothing' },
  id: { ru: 'номер', en: 'id' },
  sum: { ru: 'сумма', en: 'amount' },
  client: { ru: 'клиент', en: 'client' },
  payee: { ru: 'сотрудник', en: 'payee' },
  currency: { ru: 'валюта', en: 'currency' },
  pay: { ru: 'начислено', en: 'accrued' },
  fact: { ru: 'факта', en: 'fact' },
  target: { ru: 'плана', en: 'target' },
};

/** Words of a code; undefined where people read it as it is. @example paramWords('money')?.en // 'money' */
export const paramWords = (code: string): Readonly<Record<Lang, string>> | undefined => PARAM_WORDS[code];

/** Currencies: ISO 4217 codes, their smallest units, and the marks people write beside an amount. */

import { own } from './own.js';

/** Digits after the point where they are not two (ISO 4217, table A.1). */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

const SYMBOLS: Readonly<Record<string, string>> = {
  RUB: '₽',
  USD: '$',
  EUR: '€',
  KZT: '₸',
  BYN: 'Br',
  GBP: '£',
  CNY: '¥',
};

/**
 * Digits of a currency's smallest unit; 2 for a code the table does not name.
 * @example currencyDigits('RUB') // 2
 * @example currencyDigits('JPY') // 0
 */
export const currencyDigits = (code = 'RUB'): number => own(DIGITS, code) ?? 2;

/** Symbol of a currency, or undefined where the ISO code is clearer. @example currencySymbol('RUB') // '₽' */
export const currencySymbol = (code: string): string | undefined => own(SYMBOLS, code);

const CODES = 'RUB|RUR|USD|EUR|KZT|BYN|GBP|CNY|UAH|UZS|KGS|AMD|AZN|GEL|TRY|AED|CHF|JPY|PLN|INR';
const WORDS = 'руб(?:л(?:ей|я|ь))?|р|долл(?:ар(?:ов|а)?)?|евро|тенге|тг|юан(?:ей|я|ь)';

/** What people write for the codes they use every day. */
const WRITTEN: readonly (readonly [code: string, written: RegExp])[] = [
  ['RUB', /^(?:₽|р\.?|руб(?:л[а-я]*)?\.?|rur)$/i],
  ['USD', /^(?:\$|долл(?:ар[а-я]*)?\.?)$/i],
  ['EUR', /^(?:€|евро)$/i],
  ['KZT', /^(?:₸|тг\.?|тенге)$/i],
  ['CNY', /^(?:¥|юан[а-я]*)$/i],
  ['GBP', /^£$/],
  ['BYN', /^br$/i],
];

/**
 * The code of a currency as written: a sign, a word or the code in any case. Anything else comes back in capitals.
 * @example [currencyOf(' usd '), currencyOf('руб.')] // ['USD', 'RUB']
 */
export function currencyOf(text: string): string {
  const written = text.trim();
  if (written === '') return '';
  return WRITTEN.find(([, pattern]) => pattern.test(written))?.[0] ?? written.toUpperCase();
}

/** Has it the form of an ISO 4217 code? @example isCurrency('RUB') // true */
export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code);

/** A currency mark before a number: a symbol, a code or «руб.». */
export const CURRENCY_BEFORE = new RegExp(`^(?:[₽$€£¥₸₴]|Br|(?:${CODES}|руб)\\.?(?![a-zа-яё]))`, 'i');

/** A currency mark after a number: a symbol, a code or a word. */
export const CURRENCY_AFTER = new RegExp(`(?:[₽$€£¥₸₴]|Br|${CODES}|(?:${WORDS})\\.?)$`, 'i');

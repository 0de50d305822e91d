/**
 * Text → tokens. Reads canonical text and what people type: decimal comma, `;`, «кавычки», × ÷ − ≤ ≥ ≠,
 * names of several words, names in [brackets] or `backquotes`.
 */

import { error, type Issue, type IssueCode } from '../issue/issue.js';
import { decimalF, type Fraction, normal } from '../number/exact.js';
import type { Span } from './ast.js';

export type Token =
  | (Span & { readonly type: 'number'; readonly value: Fraction; readonly percent: boolean })
  | (Span & { readonly type: 'text' | 'name' | 'sign'; readonly value: string; readonly quoted?: true })
  | (Span & { readonly type: 'end'; readonly value: '' });

/** `typed`: a comma between digits is decimal and `;` parts arguments; `canonical`: point and comma. */
export type Style = 'typed' | 'canonical';

/** Longest formula read, characters: longer ones are data pasted by mistake. */
export const MAX_LENGTH = 10_000;

export type Tokens = { readonly tokens: readonly Token[] } | { readonly issue: Issue };

const SIGNS: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  ';': ',',
};
const REFUSED: Readonly<Record<string, IssueCode>> = {
  '^': 'formula-power',
  '?': 'formula-question',
  ':': 'formula-question',
  '!': 'formula-not',
  '&': 'formula-and',
  '|': 'formula-or',
  '.': 'formula-dot',
  '{': 'formula-brace',
  '}': 'formula-brace',
  '=': 'formula-double-equals',
};
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '«': '»', '“': '”', '[': ']', '`': '`' };

const WORD_START = /[\p{L}_№]/u;
const WORD = /[\p{L}\p{N}_№]+/uy;
/** Letters of two alphabets, which most names are made of: the ranges of all take V8 a millisecond to set up. */
const COMMON_START = /[A-Za-zА-Яа-яЁё_№]/;
const COMMON_WORD = /[A-Za-zА-Яа-яЁё\d_№]+/y;
const NUMBER: Readonly<Record<Style, RegExp>> = {
  canonical: /\d+(?:\.\d+)?/y,
  typed: /\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?/y,
};
const PERCENT = /[ \u00a0\u202f\u2009]*%/uy;
const SPACE = /\s/u;

export function tokenize(text: string, style: Style): Tokens {
  if (text.length > MAX_LENGTH) return refuse('formula-too-long', text, 0, { limit: String(MAX_LENGTH) });
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (SPACE.test(char)) {
      at++;
      continue;
    }
    const read = readToken(text, at, char, style);
    if ('issue' in read) return read;
    at = read.token.end;
    pushJoined(tokens, read.token);
  }
  tokens.push({ type: 'end', value: '', start: text.length, end: text.length });
  return { tokens };
}

function readToken(text: string, at: number, char: string, style: Style): { token: Token } | { issue: Issue } {
  if (char >= '0' && char <= '9') return readNumberToken(text, at, style);
  if (COMMON_START.test(char)) return readWord(text, at);
  const close = QUOTES[char];
  if (close !== undefined) return readQuoted(text, at, char, close);
  const two = text.slice(at, at + 2);
  if (two === '<=' || two === '>=' || two === '<>')
    return { token: { type: 'sign', value: two, start: at, end: at + 2 } };
  if (two === '!=') return { token: { type: 'sign', value: '<>', start: at, end: at + 2 } };
  if (two === '==') return refuse('formula-double-equals', text, at);
  const sign = SIGNS[char] ?? char;
  if ('+-*/(),<>='.includes(sign[0] as string)) return { token: { type: 'sign', value: sign, start: at, end: at + 1 } };
  if (isLetter(char)) return readWord(text, at);
  return refuse(REFUSED[char] ?? 'formula-character', text, at, { text: char });
}

const isLetter = (char: string): boolean => COMMON_START.test(char) || (char > '\u007f' && WORD_START.test(char));

function readWord(text: string, at: number): { token: Token } {
  const common = match(COMMON_WORD, text, at);
  const value = (text[at + common.length] ?? '') > '\u007f' ? match(WORD, text, at) : common;
  return { token: { type: 'name', value, start: at, end: at + value.length } };
}

function readNumberToken(text: string, at: number, style: Style): { token: Token } | { issue: Issue } {
  const written = match(NUMBER[style], text, at);
  let end = at + written.length;
  const rest = text[end] ?? '';
  if (rest !== '№' && isLetter(rest)) return refuse('formula-number', text, at, { text: written + rest });
  const [whole = '', digits = ''] = written.replace(/[^\d.,]/g, '').split(/[.,]/);
  if (whole.length + digits.length > 30) return refuse('formula-number', text, at, { text: written });
  const percent = match(PERCENT, text, end);
  end += percent.length;
  const value = decimalF(normal(BigInt(whole + digits)), digits.length + (percent ? 2 : 0));
  return { token: { type: 'number', value, percent: percent !== '', start: at, end } };
}

function readQuoted(text: string, at: number, open: string, close: string): { token: Token } | { issue: Issue } {
  const end = text.indexOf(close, at + 1);
  if (end < 0) return refuse('formula-unclosed', text, at, { text: open });
  const type = open === '[' || open === '`' ? 'name' : 'text';
  return { token: { type, value: text.slice(at + 1, end), quoted: true, start: at, end: end + 1 } };
}

/** Words in a row are one name («Процент с продаж», «KPI 1»), unless one is an operator word. */
function pushJoined(tokens: Token[], token: Token): void {
  const last = tokens[tokens.length - 1];
  const words = last?.type === 'name' && !last.quoted && !OPERATOR_WORDS.has(fold(last.value));
  const joins =
    token.type === 'name'
      ? !token.quoted && !OPERATOR_WORDS.has(fold(token.value))
      : token.type === 'number' && !token.percent && token.value.d === 1;
  if (last !== undefined && words && joins) {
    const part = token.type === 'number' ? String(token.value.n) : token.value;
    tokens[tokens.length - 1] = { type: 'name', value: `${last.value} ${part}`, start: last.start, end: token.end };
  } else tokens.push(token);
}

export const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['и', 'and'],
  ['или', 'or'],
  ['не', 'not'],
]);

/**
 * One spelling for comparing names and texts: case, ё, spaces of every width and ends do not matter. What is longer than
 * a formula may be is nobody's name and stays as it is.
 * @example fold(' Оплачён ') // 'оплачен'
 */
export function fold(text: string): string {
  if (text.length > MAX_LENGTH) return text;
  let capital = false;
  let before = 32;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 65 && code <= 90) || (code >= 0x410 && code <= 0x42f)) capital = true;
    else if (code === 32 ? before === 32 : !(code > 32 && code < 127) && !(code >= 0x430 && code <= 0x44f))
      return foldAny(text);
    before = code;
  }
  if (before === 32) return foldAny(text);
  return capital ? text.toLowerCase() : text;
}

const foldAny = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase().replace(/ё/g, 'е');

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

export function refuse(
  code: IssueCode,
  text: string,
  at: number,
  params: Record<string, string> = {},
): { issue: Issue } {
  const shown = text.length > 60 ? `${text.slice(Math.max(0, at - 20), at + 40)}…` : text;
  return { issue: error(code, { formula: shown, at: String(at + 1), ...params }) };
}

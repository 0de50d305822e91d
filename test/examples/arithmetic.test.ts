/** What a sentence prints as arithmetic comes to what it prints as the result: anybody may take a calculator. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { readInput } from '../../src/files/index.js';
import { calculate } from '../../src/index.js';
import { explainLines } from '../../src/text/index.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const LANGS = ['ru', 'en'] as const;
type Lang = (typeof LANGS)[number];

type Token = { readonly number: number } | { readonly sign: string } | { readonly word: string };

/** Numbers with their percent sign, signs of arithmetic, brackets; everything else is words. */
function tokensOf(text: string, lang: Lang): Token[] {
  const pattern = /−?\d[\d.,\s]*(?:\s?%)?|[×÷+−()]|[^\d\s×÷+−()%]+/gu;
  return [...text.matchAll(pattern)].map(([piece]): Token => {
    if (/^[×÷+()]$|^−$/.test(piece)) return { sign: piece };
    if (!/\d/.test(piece)) return /^(?:из|of)$/.test(piece) ? { sign: '÷' } : { word: piece };
    const plain = piece.replace(/[\s%]/g, '').replace('−', '-').replace(/[.,]$/, '');
    const number = Number(lang === 'ru' ? plain.replace(',', '.') : plain.replaceAll(',', ''));
    return { number: piece.includes('%') ? number / 100 : number };
  });
}

const isSign = (token: Token | undefined, sign: string): boolean =>
  token !== undefined && 'sign' in token && token.sign === sign;

/** Brackets right after a figure are a note; in the place of a figure they are arithmetic. */
function evaluate(tokens: readonly Token[]): number {
  let at = 0;
  const skip = (): void => {
    for (let depth = 0; at < tokens.length; at++) {
      if (isSign(tokens[at], '(')) depth++;
      if (isSign(tokens[at], ')') && --depth === 0) {
        at++;
        return;
      }
    }
  };
  const notes = (): void => {
    for (;;) {
      const token = tokens[at];
      if (token && 'word' in token) at++;
      else if (isSign(token, '(')) skip();
      else return;
    }
  };
  const factor = (): number => {
    while (tokens[at] && 'word' in (tokens[at] as Token)) at++;
    const token = tokens[at++];
    let value = Number.NaN;
    if (token && 'number' in token) value = token.number;
    else if (isSign(token, '(')) {
      value = sum();
      at++;
    } else if (isSign(token, '−')) return -factor();
    notes();
    return value;
  };
  const product = (): number => {
    let value = factor();
    for (; isSign(tokens[at], '×') || isSign(tokens[at], '÷'); ) {
      const times = isSign(tokens[at++], '×');
      const next = factor();
      value = times ? value * next : value / next;
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (;;) {
      const token = tokens[at];
      if (isSign(token, '+') || isSign(token, '−')) {
        at++;
        value += isSign(token, '+') ? product() : -product();
      } else if (token && 'number' in token && token.number < 0) value += product();
      else return value;
    }
  };
  return sum();
}

/** Arithmetic and result of a sentence that has both; a choice of the largest says its parts each by itself. */
function equationsOf(sentence: string, title: string): (readonly [left: string, right: string])[] {
  const body = sentence.slice(title.length);
  const equation = /^: (.*) = ([^=]*?)(?:\. .*)?$/.exec(body.replaceAll(/«[^»]*»|"[^"]*"/g, '""'));
  if (!equation) return [];
  const [, left = '', right = ''] = equation;
  return /наибольшее|наименьшее|largest|smallest|округлено|rounded/.test(left) ? [] : [[left, right]];
}

/** «110,65 % (Заявки 30 % × … + …)»: a coefficient and what it was put together from. */
function coefficientsOf(sentence: string): (readonly [left: string, right: string])[] {
  const found: (readonly [string, string])[] = [];
  for (const match of sentence.matchAll(/([\d.,]+\s?%) \((?=\p{L}[^()]* \d+[\d.,]*\s?% ×)/gu)) {
    found.push([insideOf(sentence, match.index + match[0].length), match[1] ?? '']);
  }
  return found;
}

/** «110,65 % (KPI ниже)» and a line for each KPI. */
function kpisOf(sentence: string, lines: readonly string[]): (readonly [left: string, right: string])[] {
  const whole = /([\d.,]+\s?%) \((?:KPI ниже|KPIs below)\)/u.exec(sentence)?.[1];
  expect(lines.length > 0).toBe(whole !== undefined);
  return whole === undefined ? [] : [[lines.map((text) => text.slice(text.indexOf(': ') + 2)).join(' + '), whole]];
}

/** «49 140,00 ₽ (180 000,00 ₽ × 27,3 %)»: a figure of a choice and how it was calculated. */
function calculationsOf(sentence: string): (readonly [left: string, right: string])[] {
  const found: (readonly [string, string])[] = [];
  for (const match of sentence.matchAll(/([₽$]?\d[\d.,\s]*₽?) \((?=[₽$]?\d)/gu)) {
    const inside = insideOf(sentence, match.index + match[0].length);
    if (/[₽$]/.test(match[1] ?? '') && /×/.test(inside)) found.push([inside, match[1] ?? '']);
  }
  return found;
}

/** What stands between a bracket just opened and its pair. */
function insideOf(text: string, start: number): string {
  let end = start;
  for (let depth = 1; depth > 0 && end < text.length; end++)
    depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
  return text.slice(start, end - 1);
}

const digitsOf = (text: string, lang: Lang): number =>
  (new RegExp(`${lang === 'ru' ? ',' : '\\.'}(\\d+)`).exec(text)?.[1] ?? '').length;

/** Rounded as it is printed, the arithmetic gives the result. */
function expectToCome([left, right]: readonly [string, string], lang: Lang, sentence: string): void {
  const result = evaluate(tokensOf(right, lang));
  const unit = 10 ** -digitsOf(right, lang) / (right.includes('%') ? 100 : 1);
  const found = evaluate(tokensOf(left, lang));
  expect(Math.abs(found - result), `${sentence}\n${left} = ${found}`).toBeLessThanOrEqual(unit / 2 + 1e-9);
}

const departments = readdirSync(EXAMPLES).filter((name) => existsSync(`${EXAMPLES}${name}/expected.json`));

describe.each(departments)('%s', async (name) => {
  const book = await readInput(EXAMPLES + name, () => {
    throw new Error('the examples are tables');
  });
  const run = calculate(book.plan, book.data, { period: '2026-10' });

  it.each(LANGS)('sums up on a calculator in %s', (lang) => {
    let checked = 0;
    for (const { id } of run.prepared.people.payees) {
      for (const line of explainLines(run, id, lang)) {
        const [sentence = '', ...below] = line.split('\n');
        const title = sentence.slice(0, sentence.indexOf(': '));
        const all = [
          ...equationsOf(sentence, title),
          ...coefficientsOf(sentence),
          ...kpisOf(sentence, below),
          ...calculationsOf(sentence),
        ];
        for (const equation of all) {
          expectToCome(equation, lang, sentence);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(run.prepared.people.payees.length);
  });
});

describe('the calculator', () => {
  const value = (text: string) => evaluate(tokensOf(text, 'ru'));
  test.each([
    ['30 000,00 ₽ × 40 % × 335 ÷ 346 (96,8 %)', '11618.497'],
    ['4 500,00 ₽ × (100 % × 1 + 25 % × 1,5) (выполнение 5 ÷ 4 (125 %))', '6187.500'],
    ['40 000,00 ₽ × 262 ÷ (300 × 20 ÷ 22) (96,1 %)', '38426.667'],
    ['100,00 ₽ (Оклад) − 3 × 15,00 ₽ (не заработано 45,00 ₽)', '55.000'],
    ['20 % × (4 % − 15 %) ÷ (5 % − 15 %)', '0.220'],
  ])('%s', (text, expected) => expect(value(text).toFixed(3)).toBe(expected));

  test('sees a cut figure', () => {
    expect(() => expectToCome(['30 000,00 ₽ × 40 % × 96,8 %', '11 618,50 ₽'], 'ru', '')).toThrow();
  });
});

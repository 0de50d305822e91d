/** Listed headers and words are looked up as they stand in the lists: nothing but case may differ from the compared form. */
import { describe, expect, test } from 'vitest';
import { spellings } from '../../src/core/number/lazy.js';
import { catalogue, formulaOf } from '../../src/core/plan/catalogue.js';
import { fieldOf, HEADERS, isAside, isIdKey, isKnownHeader, normalise, ROLES } from '../../src/workbook/headers.js';
import { valueOfWord, WORDS, type WordList, type WordListName } from '../../src/workbook/words.js';

describe('every spelling finds the first field that lists it', () => {
  test.each(ROLES)('%s', (role) => {
    const taken = new Map<string, string>();
    for (const [field, names] of Object.entries(HEADERS[role]))
      for (const name of [...names.flatMap((list) => list.split('|')), field]) {
        const key = normalise(name);
        if (!taken.has(key)) taken.set(key, field);
        expect([name, fieldOf(role, name)?.name]).toEqual([name, taken.get(key)]);
        expect(fieldOf(role, ` ${name.toUpperCase()}: `)?.name).toBe(taken.get(key));
        expect(isKnownHeader(name)).toBe(true);
      }
  });

  test('and its place in the list', () => {
    expect(fieldOf('kpis', 'вес:')).toEqual({ name: 'weight', rank: 0 });
    expect(fieldOf('kpis', 'KPI weight')).toEqual({ name: 'weight', rank: 3 });
  });
});

test.each(Object.keys(WORDS) as WordListName[])('every word of %s finds the first value that lists it', (list) => {
  const taken = new Map<string, string>();
  for (const [value, names] of Object.entries(WORDS[list] as WordList))
    for (const word of [...names.flatMap((spelled) => spelled.split('|')), value]) {
      const first = taken.get(word.toLowerCase()) ?? value;
      taken.set(word.toLowerCase(), first);
      expect([word, valueOfWord(list, word)]).toEqual([word, first]);
    }
});

test('what is not listed is not found', () => {
  for (const text of ['', '|', 'вес|вес kpi', 'ве', 'ес', '\n', 'constructor']) {
    expect([text, fieldOf('kpis', text)]).toEqual([text, undefined]);
    expect([text, formulaOf(text)]).toEqual([text, undefined]);
  }
  expect(isIdKey('')).toBe(false);
  expect(isAside('')).toBe(false);
  expect(isAside('№ п/п')).toBe(true);
});

test('formulas answer to id and titles in any case', () => {
  for (const formula of catalogue())
    for (const name of [formula.id, formula.title.ru, formula.title.en])
      expect(formulaOf(` ${name.toUpperCase()} `)).toEqual(formula);
});

test('lists are read at the first look, once', () => {
  let reads = 0;
  const words = spellings(() => {
    reads++;
    return [['a', ['Ё|Б']]];
  });
  expect(reads).toBe(0);
  expect([words.get('е'), words.get('б'), words.get('a'), words.get('')]).toEqual([
    { name: 'a', rank: 0 },
    { name: 'a', rank: 1 },
    { name: 'a', rank: 2 },
    undefined,
  ]);
  expect(reads).toBe(1);
});

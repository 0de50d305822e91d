/** The pages about tables say what the dictionary says, and their examples are read without a single issue. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formulaOf, parameterOf } from '../../src/core/plan/catalogue.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import { HEADERS, nameOfRole, ROLES } from '../../src/workbook/headers.js';
import { readBook, recognise, type Sheet } from '../../src/workbook/index.js';
import { WORDS, type WordListName, wordsOf } from '../../src/workbook/words.js';

const PAGES = { ru: 'docs/ru/tablicy.md', en: 'docs/tables.md' } as const;

/** Rows of every Markdown table in a text. */
const tablesIn = (text: string): string[][][] =>
  text
    .split(/\n\n/)
    .filter((block) => block.startsWith('|'))
    .map((block) =>
      block
        .split('\n')
        .filter((line) => !line.startsWith('|---'))
        .map((line) =>
          line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        ),
    );

describe.each(['ru', 'en'] as const)('%s', (lang) => {
  const page = readFileSync(PAGES[lang], 'utf8');
  const sections = page.split(/^## /m).slice(1, ROLES.length + 1);
  const examples = sections.map((section): Sheet => {
    const title = /«([^»]+)»:\n|"([^"]+)":\n/.exec(
      section.slice(section.indexOf(lang === 'ru' ? '\nПример' : '\nExample')),
    );
    const rows = tablesIn(section)[1] as string[][];
    return { name: '', typed: false, rows: title === null ? rows : [[title[1] ?? title[2]], ...rows] };
  });

  test('one section to a table, in order, under its name', () => {
    expect(sections.length).toBe(ROLES.length);
    ROLES.forEach((role, i) => {
      if (role !== 'rows') expect(sections[i]?.split('\n')[0]).toBe(nameOfRole(role, lang));
    });
  });

  test.each(ROLES.map((role, i) => [role, i] as const))('%s: every column and spelling', (role, i) => {
    const [, ...columns] = tablesIn(sections[i] as string)[0] as string[][];
    expect(columns.map(([name, also]) => [name, ...(also as string).split(', ')].sort())).toEqual(
      Object.values(HEADERS[role]).map((names) => names.flatMap((list) => list.split('|')).sort()),
    );
  });

  test.each(ROLES.map((role, i) => [role, i] as const))('%s: the example is recognised', (role, i) => {
    const { tables, issues } = recognise(examples[i] as Sheet);
    expect(issues).toEqual([]);
    expect(tables.map((table) => table.role)).toEqual([role]);
  });

  test('the examples together are a plan without issues', () => {
    const book = readBook(examples);
    expect(book.issues).toEqual([]);
    for (const component of book.plan.components) {
      if (component.use === undefined) continue;
      const formula = formulaOf(component.use);
      expect([component.use, formula?.id]).toEqual([component.use, component.use]);
      for (const name of Object.keys(component.with ?? {}))
        expect(formula && parameterOf(formula, name)?.name).toBe(name);
    }
  });

  test('and a department that can be calculated', () => {
    const book = readBook(examples);
    const run = calculate(book.plan, book.data, { period: '2026-10' });
    expect(run.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    const totals = [...statements(run)].map((statement) => [statement.payee, statement.total]);
    expect(totals).toEqual(
      lang === 'ru'
        ? [
            ['101', '66555.01'],
            ['102', '90000.00'],
          ]
        : [
            ['101', '5515.56'],
            ['102', '7000.00'],
          ],
    );
  });

  test('every word of the choices is on the page', () => {
    for (const list of Object.keys(WORDS) as WordListName[]) {
      if (list === 'flag') continue;
      for (const word of wordsOf(list, lang))
        expect([list, page.includes(lang === 'ru' ? `«${word}»` : `"${word}"`) ? word : '']).toEqual([list, word]);
    }
  });
});

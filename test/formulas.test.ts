/** Every worked example of formulas/*.json, sent through the public calculation. The test does no arithmetic. */

import { describe, expect, test } from 'vitest';
import { readFormulas } from '../scripts/formulas.mjs';
import { issueText } from '../src/core/language/issue-text.js';
import {
  type CatalogueFormula,
  catalogue,
  type FormulaWords,
  formulaOf,
  parameterOf,
} from '../src/core/plan/catalogue.js';
import { formulaWords } from '../src/core/plan/formula-words.js';
import { parsePlan } from '../src/core/plan/schema.js';
import type { Run } from '../src/core/run/result.js';
import { calculate } from '../src/core/run/run.js';
import { statement, statements } from '../src/core/run/statements.js';
import { dataOf, type Example, LINE, ONLY, periodOf, planOf } from './helpers/example.js';

type Formula = CatalogueFormula & FormulaWords & { readonly examples: readonly Example[] };
const FORMULAS = readFormulas() as Formula[];

const run = (formula: string, example: Example): Run =>
  calculate(planOf(formula, example), dataOf(example), { period: periodOf(example) });

const amountOf = (result: Run, payee: string): string | null | undefined =>
  statement(result, payee)?.lines.find(({ code }) => code === LINE)?.amount;

const given = (result: Run): boolean => statement(result, ONLY)?.awards.some(({ code }) => code === LINE) === true;

/**
 * Errors and warnings of the run and its statements, in words, but for the codes an example announces. An example is one line
 * alone: where it takes back, the whole statement stands below nothing.
 */
const problems = (result: Run, announced: readonly string[] = []): string[] =>
  [...result.issues, ...[...statements(result)].flatMap(({ issues }) => issues)]
    .filter(({ code }) => code !== 'payable-negative' && !announced.includes(code))
    .map((issue) => `${issue.code}: ${issueText(issue, 'en').message}`);

const codes = (result: Run): string[] => [...new Set(result.issues.map(({ code }) => code))];

/** Rows read from JSON say where they stood; that is no part of the plan. */
const withoutPlaces = (plan: unknown): unknown =>
  JSON.parse(JSON.stringify(plan, (key, value) => (key === 'place' ? undefined : value)));

describe.each(FORMULAS.map((formula) => [formula.id, formula] as const))('%s', (id, formula) => {
  test.each(formula.examples.map((example) => [example.title.en, example] as const))('%s', (_, example) => {
    const result = run(id, example);
    expect(problems(result, example.issues)).toEqual([]);
    expect(codes(result)).toEqual(example.issues ?? []);
    const { expected } = example;
    if (typeof expected === 'boolean') expect(given(result)).toBe(expected);
    else if (typeof expected === 'string') expect(amountOf(result, ONLY)).toBe(expected);
    else
      for (const [payee, amount] of Object.entries(expected))
        expect([payee, amountOf(result, payee)]).toEqual([payee, amount]);
  });

  test('its examples are plans the schema takes as they are', () => {
    for (const example of formula.examples) {
      const written = planOf(id, example);
      const { plan, issues } = parsePlan(JSON.parse(JSON.stringify(written)));
      expect(issues).toEqual([]);
      expect(withoutPlaces(plan)).toEqual(written);
    }
  });

  test('is fully described', () => {
    expect(formula.examples.length).toBeGreaterThanOrEqual(3);
    for (const words of [formula.title, formula.description, ...formula.parameters.map(({ title }) => title)]) {
      expect(words.ru).toMatch(/[а-яё]|KPI/i);
      expect(words.en).toMatch(/^[\x20-\x7e−×÷]+$/);
    }
    for (const { title, arithmetic } of formula.examples) {
      expect(title.ru).toBeTruthy();
      expect(title.en).toMatch(/^[^а-яё]+$/i);
      expect(typeof arithmetic === 'string' ? arithmetic : arithmetic.en).toMatch(/^(?:[^а-яё]|«Оклад»)+$/i);
    }
  });

  test('its titles name it and its parameters, and nothing else', () => {
    for (const name of [id, formula.title.ru, formula.title.en]) expect(formulaOf(name)?.id).toBe(id);
    for (const parameter of formula.parameters) {
      for (const name of [parameter.name, parameter.title.ru, parameter.title.en]) {
        expect(parameterOf(formula, name)?.name).toBe(parameter.name);
      }
    }
  });
});

describe('the catalogue', () => {
  test('covers every section', () => {
    expect(new Set(catalogue().map(({ id }) => formulaWords(id)?.section)).size).toBe(7);
    expect(catalogue().length).toBeGreaterThanOrEqual(24);
  });

  test('never says words the domain forbids', () => {
    for (const formula of FORMULAS) expect(JSON.stringify(formula)).not.toMatch(/штраф|аванс|расчётный лист/i);
  });

  test("a number written as a parameter has the parameter's kind", () => {
    const example = FORMULAS.find(({ id }) => id === 'discipline-premium')?.examples[0] as Example;
    const literal = { ...example, with: { премия: '10000', случаи: 'Замечания', 'за случай': '1500' } };
    expect(problems(run('discipline-premium', literal))).toEqual([]);
  });

  test('an example is told from its formula by the amount: a wrong formula fails', () => {
    const formula = FORMULAS.find(({ id }) => id === 'commission') as Formula;
    const example = formula.examples[0] as Example;
    expect(amountOf(run('commission', { ...example, with: { база: 'Выручка', ставка: '9%' } }), ONLY)).not.toBe(
      example.expected,
    );
  });
});

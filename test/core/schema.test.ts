import { describe, expect, test } from 'vitest';
import type { Issue, Lang } from '../../src/core/issue/issue.js';
import { issueText } from '../../src/core/language/issue-text.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { type PlanShape, parsePlan, planJsonSchema } from '../../src/core/plan/schema.js';
import { calculate } from '../../src/core/run/run.js';

type Deep<T> = T extends readonly (infer U)[]
  ? readonly Deep<U>[]
  : T extends object
    ? { readonly [K in keyof T as K extends 'broken' ? never : K]: Deep<T[K]> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compile-time: what the schema gives is exactly a PlanDocument. */
const sameType: Same<Deep<PlanShape>, Deep<PlanDocument>> = true;

const whole = (rest: object = {}): object => ({ format: 'premia/1', ...rest });
const found = (rest: object): string[] =>
  parsePlan(whole(rest)).issues.map((issue) => `${issue.code} ${issue.place?.path ?? ''}`);
const words = (issues: readonly Issue[], lang: Lang): string[] =>
  issues.map((issue) => Object.values(issueText(issue, lang)).join(' '));

const scale = { code: 'S', method: 'marginal', below: 'zero' };

describe('parsePlan', () => {
  test('gives the type PlanDocument', () => expect(sameType).toBe(true));

  test('sections left out are empty; rows know where they stand', () => {
    const { plan, issues } = parsePlan(
      whole({
        kpis: [{ code: 'Calls', measure: 'Calls', rule: 'ratio' }],
        scales: [{ ...scale, points: [{ from: '0', value: '5%' }] }],
      }),
    );
    expect(issues).toEqual([]);
    expect(plan?.components).toEqual([]);
    expect(plan?.kpis[0]?.place).toEqual({ path: 'kpis[0]' });
    expect(plan?.scales[0]?.points[0]?.place).toEqual({ path: 'scales[0].points[0]' });
  });

  test('a place of its own is kept', () => {
    const place = { table: 'Параметры', row: 3, cell: 'B3' };
    expect(parsePlan(whole({ parameters: [{ code: 'A', value: '1', place }] })).plan?.parameters[0]?.place).toEqual(
      place,
    );
  });

  test.each([
    [0.095, '0.095'],
    [0.1 + 0.2, '0.3'],
    [40000, '40000'],
    [1e21, '1000000000000000000000'],
    [-1.5, '-1.5'],
    [-0, '0'],
    [1e-7, '0.0000001'],
    [57011.015, '57011.015'],
  ])('the number %s is read as "%s"', (value, text) => {
    expect(parsePlan(whole({ parameters: [{ code: 'A', value }] })).plan?.parameters[0]?.value).toBe(text);
  });

  test('numbers are taken in scales, two-dimensional ones and parameters of formulas', () => {
    const { plan } = parsePlan(
      whole({
        scales: [
          { ...scale, points: [{ from: 0, value: [0.05, '6%'] }], columns: [{ from: 0 }, { from: 10 }], capOver: 0.05 },
        ],
        components: [{ code: 'C', use: 'commission', with: { rate: 0.095, base: 'Sales' } }],
      }),
    );
    expect(plan?.scales[0]).toMatchObject({
      points: [{ from: '0', value: ['0.05', '6%'] }],
      columns: [{ from: '0' }, { from: '10' }],
      capOver: '0.05',
    });
    expect(plan?.components[0]?.with).toEqual({ rate: '0.095', base: 'Sales' });
  });

  test('leaves $schema and data alone', () => {
    expect(parsePlan(whole({ $schema: 'plan.schema.json', data: { people: 1 } })).issues).toEqual([]);
  });

  test('is calculated as it is', () => {
    const json = JSON.parse(
      '{"format":"premia/1","plans":[{"code":"P"}],"components":[{"code":"C","expression":"1000"}]}',
    );
    const { plan } = parsePlan(json);
    const people = {
      role: 'people',
      name: 'people',
      header: ['payee'],
      fields: ['payee'],
      columns: [['Anna']],
      typed: false,
    } as const;
    expect(calculate(plan as PlanDocument, { tables: [people] }, { period: '2026-10' }).cohorts).toHaveLength(1);
  });
});

describe('what is wrong is named with its path', () => {
  test.each([
    [{ kpis: [{ code: 'A', measure: 'A', rule: 'ratio', weigth: '1' }] }, ['json-key kpis[0].weigth']],
    [{ kpi: [] }, ['json-key kpi']],
    [{ components: [{ code: 'A', payroll: { zzzzzz: 1 } }] }, ['json-key components[0].payroll.zzzzzz']],
    [{ components: [{ code: 'A', rounding: { too: '1' } }] }, ['json-key components[0].rounding.too']],
    [{ components: [{ code: 'A', rounding: 'all' }] }, ['json-shape components[0].rounding']],
    [{ components: [{ code: 'A', with: { 'a b': [] } }] }, ['json-shape components[0].with["a b"]']],
    [{ parameters: [{ code: 'A' }] }, ['json-missing parameters[0].value']],
    [{ parameters: [{ code: '', value: '1' }] }, ['json-shape parameters[0].code']],
    [{ parameters: [{ code: 'A', value: null }] }, ['json-shape parameters[0].value']],
    [{ parameters: [{ code: 'A', value: true }] }, ['json-shape parameters[0].value']],
    [{ parameters: [{ code: 'A', value: 1e300 }] }, ['number-long parameters[0].value']],
    [{ parameters: [{ code: 'A', value: '1', from: '01.02.2026' }] }, ['date-text parameters[0].from']],
    [{ parameters: [{ code: 'A', value: '1', from: '2026-02-30' }] }, ['date-text parameters[0].from']],
    [{ parameters: [{ code: 'A', value: '1', ended: false }] }, ['json-word parameters[0].ended']],
    [{ parameters: {} }, ['json-shape parameters']],
    [{ parameters: [7] }, ['json-shape parameters[0]']],
    [{ plans: [{ code: 'P', currency: 'rubles' }] }, ['currency-code plans[0].currency']],
    [{ plans: [{ code: 'P', proration: 'workingdays' }] }, ['json-word plans[0].proration']],
    [{ scales: [{ ...scale, method: 'tax', points: [] }] }, ['json-word scales[0].method']],
    [{ scales: [{ ...scale, points: [{ from: '0', value: {} }] }] }, ['json-shape scales[0].points[0].value']],
    [
      { scales: [{ ...scale, points: [{ from: '0', value: ['1', null] }] }] },
      ['json-shape scales[0].points[0].value[1]'],
    ],
    [{ kpis: [{ code: 'A', measure: 'A', rule: 'ratio', round: 1.5 }] }, ['json-shape kpis[0].round']],
    [{ kpis: [{ code: 'A', measure: 'A', rule: 'ratio', round: 99 }] }, ['json-shape kpis[0].round']],
  ])('%j', (rest, expected) => expect(found(rest)).toEqual(expected));

  test('another format', () => {
    expect(parsePlan({}).issues.map(({ code }) => code)).toEqual(['json-missing']);
    expect(parsePlan({ format: 'premia/9' }).issues.map(({ code }) => code)).toEqual(['json-word']);
  });

  test('in plain words, Russian and English', () => {
    const { issues } = parsePlan(
      whole({ kpis: [{ code: 'A', measure: 'A', rule: 'rato', weigth: 1 }], parameters: [{ code: 'A', value: [] }] }),
    );
    expect(words(issues, 'en')).toMatchInlineSnapshot(`
      [
        "This should be a text or a number; it holds a list […]. Correct the value by the format's description.",
        ""rato" does not fit here; it looks like "ratio". Correct it to "ratio". One of: ratio, inverse, mirror, baseNorm, range, levels, flag.",
        "There is no field "weigth" in this part of the document. Did you mean "weight"?",
      ]
    `);
    expect(words(issues, 'ru')).toMatchInlineSnapshot(`
      [
        "Здесь должно стоять: текст или число; сейчас: список […]. Исправьте значение по описанию формата.",
        "«rato» здесь не подходит; похоже на «ratio». Исправьте на «ratio». Допустимо: ratio, inverse, mirror, baseNorm, range, levels, flag.",
        "Поля «weigth» в этом месте документа не бывает. Возможно, это «weight»?",
      ]
    `);
    for (const text of [...words(issues, 'ru'), ...words(issues, 'en')]) expect(text).not.toMatch(/\{\w+\}|undefined/);
  });
});

describe('hostile documents', () => {
  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

  test.each([
    ['null', 'null'],
    ['a text', '"plan"'],
    ['a list', '[]'],
    ['__proto__', '{"format":"premia/1","__proto__":{"polluted":1}}'],
    ['__proto__ in a row', '{"format":"premia/1","kpis":[{"__proto__":{"code":"A"}}]}'],
    ['__proto__ as a parameter', '{"format":"premia/1","components":[{"code":"C","with":{"__proto__":"1"}}]}'],
    ['constructor', '{"format":"premia/1","constructor":{"prototype":{}}}'],
    ['deep nesting', `{"format":"premia/1","kpis":${deep(50_000)}}`],
    ['deep nesting in an unknown key', `{"format":"premia/1","x":${deep(50_000)}}`],
    ['a long name', `{"format":"premia/1","${'x'.repeat(1_000_000)}":1}`],
    ['infinity', '{"format":"premia/1","parameters":[{"code":"A","value":1e999}]}'],
    ['many wrong rows', `{"format":"premia/1","kpis":[${Array(100_000).fill('1').join()}]}`],
  ])('%s', (_, text) => {
    const { plan, issues } = parsePlan(JSON.parse(text));
    expect(plan).toBeNull();
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThan(105);
    for (const issue of issues)
      for (const value of Object.values(issue.params ?? {})) expect(value.length).toBeLessThan(500);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('JSON Schema', () => {
  const schema = JSON.parse(JSON.stringify(planJsonSchema()));

  test('names every section, describes every field and allows numbers where text is meant', () => {
    expect(Object.keys(schema.properties)).toEqual([
      '$schema',
      'format',
      'plans',
      'parameters',
      'measures',
      'kpis',
      'scales',
      'components',
      'credits',
      'payouts',
      'data',
    ]);
    expect(schema.required).toEqual(['format']);
    const kpi = schema.properties.kpis.items;
    expect(kpi.additionalProperties).toBe(false);
    expect(kpi.required).toEqual(['code', 'measure', 'rule']);
    for (const field of Object.values(kpi.properties) as { description?: string }[])
      expect(field.description).toBeTruthy();
    expect(kpi.properties.weight.type).toEqual(['string', 'number']);
    expect(kpi.properties.from).toEqual({
      type: 'string',
      format: 'date',
      description: kpi.properties.from.description,
    });
    expect(kpi.properties.rule.enum).toContain('baseNorm');
    expect(Object.keys(schema.properties.data.properties)).toContain('rows');
  });
});

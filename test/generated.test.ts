import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFormulas, renderFormulas, renderWords, TARGET, WORDS_TARGET } from '../scripts/formulas.mjs';
import { catalogue } from '../src/core/plan/catalogue.js';
import { formulaWords } from '../src/core/plan/formula-words.js';

test.each([
  ['formulas.generated.ts', TARGET, renderFormulas],
  ['formula-words.generated.ts', WORDS_TARGET, renderWords],
])('%s is what formulas/ says now (else: npm run build)', (_, target, render) => {
  expect(readFileSync(target, 'utf8')).toBe(render(readFormulas()));
});

const formula = (id: string, more: object = {}) => ({
  id,
  section: 'bonus',
  title: { ru: `${id} по-русски`, en: `${id} in English` },
  description: { ru: 'словами', en: 'in words' },
  parameters: [],
  expression: 'x',
  examples: ['secret'],
  ...more,
});

test('formulas come in id order, without examples and without what only people read', () => {
  const text = renderFormulas([formula('b'), formula('a')]);
  expect(text.indexOf('"a|')).toBeLessThan(text.indexOf('"b|'));
  expect(text).toContain('"a|a по-русски|a in English|x"');
  expect(text).not.toMatch(/secret|examples|словами|bonus/);
});

test('a formula that would not read back is refused', () => {
  expect(() => renderFormulas([formula('a', { expression: 'x | y' })])).toThrow('"x | y" holds one of');
});

test('the catalogue and its words say everything the files say, but for the examples', () => {
  const whole = catalogue().map(({ id, title, parameters, expression, award }) => {
    const {
      section,
      description,
      reference,
      parameters: words,
    } = formulaWords(id) as NonNullable<ReturnType<typeof formulaWords>>;
    return {
      id,
      section,
      title,
      description,
      parameters: parameters.map((parameter) => ({ ...parameter, ...words[parameter.name] })),
      expression,
      ...(reference === undefined ? {} : { reference }),
      ...(award ? { award } : {}),
    };
  });
  const files = readFormulas().map(({ examples: _, ...rest }) => rest);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect(whole).toEqual(files.sort(byId));
});

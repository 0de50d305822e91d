import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFormulas } from '../scripts/formulas.mjs';
import { PAGES, renderPage, renderSchema, SCHEMA } from '../scripts/formulas-docs.mjs';
import { functionHelp } from '../src/core/language/functions-help.js';
import { functions, parse, print } from '../src/core/language/index.js';
import { productKind, quotientKind } from '../src/core/plan/kinds.js';
import { planJsonSchema } from '../src/core/plan/schema.js';

const language = { functions, functionHelp, parse, print, productKind, quotientKind };

describe.each(['en', 'ru'] as const)('the formulas page in %s', (lang) => {
  const page = renderPage(lang, readFormulas(), language);

  test('is what formulas/ and the functions table say now (else: node scripts/formulas-docs.mjs)', () => {
    expect(readFileSync(PAGES[lang], 'utf8')).toBe(page);
  });

  test('has every formula and every function', () => {
    for (const { id, title } of readFormulas()) {
      expect(page).toContain(`### ${title[lang]}\n`);
      expect(page).toContain(`\`${id}\``);
    }
    for (const { id } of functions()) expect(page).toContain(id);
    expect(page).not.toMatch(/undefined|\[object/);
  });
});

test('plan.schema.json is what the schema says now (else: node scripts/formulas-docs.mjs)', () => {
  const file = readFileSync(SCHEMA, 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(renderSchema({ planJsonSchema })));
});

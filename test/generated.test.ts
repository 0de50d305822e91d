import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFormulas, renderFormulas, TARGET } from '../scripts/formulas.mjs';

test('formulas.generated.ts is what formulas/ says now (else: npm run build)', () => {
  expect(readFileSync(TARGET, 'utf8')).toBe(renderFormulas(readFormulas()));
});

test('formulas come in id order, without examples', () => {
  const text = renderFormulas([
    { id: 'b', expression: 'x', examples: ['secret'] },
    { id: 'a', expression: 'y', examples: [] },
  ]);
  expect(text.indexOf('"id": "a"')).toBeLessThan(text.indexOf('"id": "b"'));
  expect(text).toContain('"expression": "x"');
  expect(text).not.toContain('secret');
  expect(text).not.toContain('examples');
});

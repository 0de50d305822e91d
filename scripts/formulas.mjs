/** Writes the catalogue of formulas/ as src/core/formulas.generated.ts, so that the core reads no files. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../formulas/', import.meta.url);
export const TARGET = new URL('../src/core/formulas.generated.ts', import.meta.url);

/** The formulas as the files have them; each file is named by its formula's id. */
export function readFormulas(folder = FOLDER) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const formula = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      if (`${formula.id}.json` !== name) throw new Error(`formulas/${name}: its id is "${formula.id}"`);
      return formula;
    });
}

/** The generated source: every formula in id order, without its examples (tests read those from the files). */
export function renderFormulas(formulas) {
  const items = [...formulas]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ examples: _, ...formula }) => `  ${JSON.stringify(formula, null, 2).replaceAll('\n', '\n  ')},\n`);
  return `// Written by scripts/formulas.mjs from formulas/*.json: edit those.
import type { CatalogueFormula } from './catalogue.js';

export const FORMULAS: readonly CatalogueFormula[] = [${items.length > 0 ? '\n' : ''}${items.join('')}];
`;
}

export function writeFormulas() {
  writeFileSync(TARGET, renderFormulas(readFormulas()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFormulas();

/**
 * Writes the catalogue of formulas/ as two sources, so that the core reads no files: what a calculation needs, one line
 * of text a formula, and the words that only people read (descriptions, help, units, references).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../formulas/', import.meta.url);
export const TARGET = new URL('../src/core/plan/formulas.generated.ts', import.meta.url);
export const WORDS_TARGET = new URL('../src/core/plan/formula-words.generated.ts', import.meta.url);

/** Part what one line holds: formula from parameters, and the fields of each. */
const PARTS = [';', '|'];

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

const byId = (formulas) => [...formulas].sort((a, b) => (a.id < b.id ? -1 : 1));

function line(fields) {
  for (const field of fields)
    if (PARTS.some((part) => field?.includes(part))) throw new Error(`"${field}" holds one of ${PARTS.join(' ')}`);
  return fields
    .map((field) => field ?? '')
    .join('|')
    .replace(/\|+$/, '');
}

/** A title that only repeats the name is left out. */
const parameterLine = ({ name, title, kind, default: standard, min, max }) =>
  line([name, title.ru, title.en === name ? '' : title.en, kind, standard, min, max]);

const formulaLine = ({ id, title, expression, award, parameters }, shared) =>
  [
    line([id, title.ru, title.en, expression, award ? 'award' : '']),
    ...parameters.map((parameter) => shared.indexOf(parameterLine(parameter))),
  ].join(';');

const listOf = (lines) => lines.map((text) => `\n  ${JSON.stringify(text)},`).join('') + (lines.length > 0 ? '\n' : '');

/** What calculation needs of every formula, in id order. Many share a parameter, so each of those is written once. */
export function renderFormulas(formulas) {
  const shared = [...new Set(formulas.flatMap(({ parameters }) => parameters.map(parameterLine)))].sort();
  const lines = byId(formulas).map((formula) => formulaLine(formula, shared));
  return `// Written by scripts/formulas.mjs from formulas/*.json: edit those. Read by catalogue.ts.

/** name | title ru | title en, if another than the name | kind | default | min | max. */
export const PARAMETERS: readonly string[] = [${listOf(shared)}];

/** id | title ru | title en | expression | award; and places of its parameters in the list above. */
export const FORMULAS: readonly string[] = [${listOf(lines)}];
`;
}

const defined = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What people read of every formula, by id. Examples stay in the files: tests and docs read them there. */
export function renderWords(formulas) {
  const items = byId(formulas).map(({ id, section, description, reference, parameters }) => {
    const words = parameters.map(({ name, unit, help }) => [name, defined({ unit, help })]);
    const own = words.filter(([, fields]) => Object.keys(fields).length > 0);
    const item = defined({ section, description, reference, parameters: Object.fromEntries(own) });
    return `  ${JSON.stringify(id)}: ${JSON.stringify(item, null, 2).replaceAll('\n', '\n  ')},\n`;
  });
  return `// Written by scripts/formulas.mjs from formulas/*.json: edit those.
import type { FormulaWords } from './catalogue.js';

export const FORMULA_WORDS: Readonly<Record<string, FormulaWords>> = {
${items.join('')}};
`;
}

export function writeFormulas() {
  const formulas = readFormulas();
  writeFileSync(TARGET, renderFormulas(formulas));
  writeFileSync(WORDS_TARGET, renderWords(formulas));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFormulas();

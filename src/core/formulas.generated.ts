// Written by scripts/formulas.mjs from formulas/*.json: edit those.
import type { CatalogueFormula } from './catalogue.js';

export const FORMULAS: readonly CatalogueFormula[] = [];

/** What people read of a named formula: description, help, units, source. Docs, forms and explanations load it; a calculation does not. */

import { own } from '../number/own.js';
import type { FormulaWords } from './catalogue.js';
import { FORMULA_WORDS } from './formula-words.generated.js';

/** The words of a formula by its id. @example formulaWords('commission')?.section // 'commission' */
export const formulaWords = (id: string): FormulaWords | undefined => own(FORMULA_WORDS, id);

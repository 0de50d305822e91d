/** What people read of a named formula: description, help, units, source. Docs, forms and explanations load it; a calculation does not. */
import type { Words } from './catalogue.js';
import { FORMULA_WORDS } from './formula-words.generated.js';
import { own } from './own.js';

export interface FormulaWords {
  /** Where the sidebar lists it. */
  readonly section: 'salary' | 'commission' | 'kpi' | 'bonus' | 'team' | 'coefficient' | 'award';
  readonly description: Words;
  /** Where the rule is published. */
  readonly reference?: string;
  /** By parameter name; a parameter without words of its own is absent. */
  readonly parameters: Readonly<Record<string, { readonly unit?: Words; readonly help?: Words }>>;
}

/** The words of a formula by its id. @example formulaWords('commission')?.section // 'commission' */
export const formulaWords = (id: string): FormulaWords | undefined => own(FORMULA_WORDS, id);

/** Named formulas: data files with parameters, an expression and worked examples. */
import { FORMULAS } from './formulas.generated.js';
import { fold } from './language/index.js';

type Words = { readonly ru: string; readonly en: string };

export type ParameterKind =
  | 'money'
  | 'ratio'
  | 'count'
  | 'rate'
  | 'number'
  | 'flag'
  | 'scale'
  | 'measure'
  | 'kpi'
  | 'group';

export interface FormulaParameter {
  /** Name in the expression, ASCII. */
  readonly name: string;
  readonly title: Words;
  readonly kind: ParameterKind;
  /** Expression used when the row gives none; absent: the parameter is required. */
  readonly default?: string;
  readonly unit?: Words;
  /** Bounds of a literal value. */
  readonly min?: string;
  readonly max?: string;
  readonly help?: Words;
}

/** One named formula, as bundled: without its examples, which are tests. */
export interface CatalogueFormula {
  readonly id: string;
  /** Where the sidebar lists it. */
  readonly section: 'salary' | 'commission' | 'kpi' | 'bonus' | 'team' | 'coefficient' | 'award';
  readonly title: Words;
  readonly description: Words;
  readonly parameters: readonly FormulaParameter[];
  /** Canonical expression over the parameters. */
  readonly expression: string;
  /** Where the rule is published. */
  readonly reference?: string;
  /** `award`: the expression is a condition, nothing is paid. */
  readonly award?: true;
}

export type Catalogue = readonly CatalogueFormula[];

export const CATALOGUE: Catalogue = FORMULAS;

/** A formula by id or title, any case. @example formulaOf('Оклад по рабочим дням')?.id */
export function formulaOf(name: string, catalogue: Catalogue = CATALOGUE): CatalogueFormula | undefined {
  const key = fold(name);
  return catalogue.find((f) => fold(f.id) === key || fold(f.title.ru) === key || fold(f.title.en) === key);
}

/** A parameter of a formula by name or title. */
export function parameterOf(formula: CatalogueFormula, name: string): FormulaParameter | undefined {
  const key = fold(name);
  return formula.parameters.find((p) => fold(p.name) === key || fold(p.title.ru) === key || fold(p.title.en) === key);
}

/** Named formulas: data files with parameters, an expression and worked examples. */

import { fold } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { lazy, spellings } from '../number/lazy.js';
import { FORMULAS, PARAMETERS } from './formulas.generated.js';

export type Words = { readonly ru: string; readonly en: string };

export type ParameterKind =
  | 'money'
  | 'ratio'
  | 'count'
  | 'rate'
  | 'number'
  | 'flag'
  | 'date'
  | 'scale'
  | 'measure'
  | 'kpi'
  | 'group'
  | 'span'
  | 'word'
  | 'text';

/** What a named formula is given, by name. */
export interface FormulaParameter {
  /** Name in the expression, ASCII. */
  readonly name: string;
  readonly title: Words;
  readonly kind: ParameterKind;
  /** Expression used when the row gives none; absent: the parameter is required. */
  readonly default?: string;
  /** Bounds of a literal value. */
  readonly min?: string;
  readonly max?: string;
}

/** What people read of a named formula. */
export interface FormulaWords {
  /** Where the sidebar lists it. */
  readonly section: 'salary' | 'commission' | 'kpi' | 'bonus' | 'team' | 'coefficient' | 'award';
  readonly description: Words;
  /** Where the rule is published. */
  readonly reference?: string;
  /** By parameter name; a parameter without words of its own is absent. */
  readonly parameters: Readonly<Record<string, { readonly unit?: Words; readonly help?: Words }>>;
}

/** What a calculation needs of one named formula; what people read of it is in formula-words.ts. */
export interface CatalogueFormula {
  readonly id: string;
  readonly title: Words;
  readonly parameters: readonly FormulaParameter[];
  /** Canonical expression over the parameters. */
  readonly expression: string;
  /** `award`: the expression is a condition, nothing is paid. */
  readonly award?: true;
}

/** All named formulas, in id order; read at first need. @example catalogue()[0]?.id // 'advance-earned-over-months' */
export const catalogue = lazy((): readonly CatalogueFormula[] => FORMULAS.map(readFormula));

const BY_NAME = spellings(() =>
  FORMULAS.map((line) => {
    const [id = '', ...titles] = line.split('|', 3);
    return [id, titles];
  }),
);

/** One line of the generated source. */
function readFormula(line: string): CatalogueFormula {
  const [head = '', ...parameters] = line.split(';');
  const [id = '', ru = '', en = '', expression = '', award] = head.split('|');
  return {
    id,
    title: { ru, en },
    parameters: parameters.map((place) => readParameter(PARAMETERS[Number(place)] as string)),
    expression,
    ...(award ? { award: true } : {}),
  };
}

function readParameter(line: string): FormulaParameter {
  const [name = '', ru = '', en, kind, standard, min, max] = line.split('|');
  return {
    name,
    title: { ru, en: en || name },
    kind: kind as ParameterKind,
    ...(standard ? { default: standard } : {}),
    ...(min ? { min } : {}),
    ...(max ? { max } : {}),
  };
}

const READ = lazy(() => new Map<string, CatalogueFormula>());

/** A formula by id or title, any case. @example formulaOf('Оклад за отработанное время')?.id // 'salary-by-time' */
export function formulaOf(name: string): CatalogueFormula | undefined {
  const id = BY_NAME.get(fold(name))?.name;
  if (id === undefined) return undefined;
  const read = READ().get(id) ?? readFormula(FORMULAS.find((text) => text.startsWith(`${id}|`)) as string);
  READ().set(id, read);
  return read;
}

/** The title or id of the catalogue that a misspelled one is close to. @example nearestFormula('Процент по шкле') // 'Процент по шкале' */
export const nearestFormula = (name: string): string | undefined =>
  nearest(
    name,
    catalogue().flatMap(({ id, title }) => [title.ru, title.en, id]),
  );

/** A parameter of a formula by name or title. */
export function parameterOf(formula: CatalogueFormula, given: string): FormulaParameter | undefined {
  const key = fold(given);
  return formula.parameters.find(
    ({ name, title }) => fold(name) === key || fold(title.ru) === key || fold(title.en) === key,
  );
}

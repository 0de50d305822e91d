/** New rows, filled as far as the plan says what they ask for. */

import { fold, nameText } from '../../../src/core/language/index.js';
import type { CatalogueFormula, FormulaParameter } from '../../../src/core/plan/catalogue.js';
import type { Component, PlanDocument, Scale } from '../../../src/core/plan/plan.js';
import { freeCode } from './text.js';

/** A scale to begin with. */
export const newScale = (code: string): Scale => ({
  code,
  method: 'retroactive',
  below: 'zero',
  points: [
    { from: '0%', value: '0%' },
    { from: '80%', value: '3%' },
    { from: '100%', value: '5%' },
  ],
});

/** A component of a formula, its parameters filled where the plan has just what they ask for. */
export function componentOf(formula: CatalogueFormula, plan: PlanDocument, lang: 'ru' | 'en'): Component {
  const given = formula.parameters.flatMap((parameter): [string, string][] => {
    const value = parameter.default === undefined ? guess(parameter, plan) : undefined;
    return value === undefined ? [] : [[parameter.name, nameText(value)]];
  });
  return {
    code: freeCode(formula.title[lang], plan.components),
    use: formula.id,
    ...(given.length > 0 ? { with: Object.fromEntries(given) } : {}),
    ...(formula.award ? { kind: 'award' as const } : {}),
  };
}

/** What the plan has for a parameter: something of its name, else the first of its kind. */
function guess({ kind, title, name }: FormulaParameter, plan: PlanDocument): string | undefined {
  const { scales, measures, kpis, parameters } = plan;
  if (kind === 'scale') return scales[0]?.code;
  if (kind === 'kpi') return kpis[0]?.code;
  const money = measures.find(({ unit }) => unit === 'money')?.code;
  if (kind === 'measure') return money ?? measures[0]?.code;
  const namesake = [...parameters, ...measures].find(({ code }) =>
    [title.ru, title.en, name].some((one) => fold(one) === fold(code)),
  );
  return namesake?.code ?? (kind === 'money' && name === 'base' ? money : undefined);
}

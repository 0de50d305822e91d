/** What people have achieved, exact, as far as it can be tried out. */
import type { Fraction } from '../../src/core/number/exact.js';
import { valueAt } from '../../src/core/number/quantity.js';
import type { Measure } from '../../src/core/plan/plan.js';
import type { Run } from '../../src/core/run/result.js';

/** A measure and somebody's fact of it. */
export interface Fact {
  readonly measure: Measure;
  readonly value: Fraction;
}

/** Known facts of a payee by their index; measures made of others are not moved themselves. */
export function factsOf({ shared, prepared }: Run, payee: number): Fact[] {
  const seen = new Set<string>();
  return prepared.plan.measures.flatMap((measure) => {
    if (
      seen.has(measure.code) ||
      measure.ended ||
      measure.expression !== undefined ||
      /^(?:date|text)$/.test(measure.unit)
    )
      return [];
    seen.add(measure.code);
    const value = valueAt(shared.fact(measure), payee);
    return 'issue' in value ? [] : [{ measure, value }];
  });
}

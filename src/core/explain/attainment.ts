/** Everybody's attainment of the plan higher or lower than it is: what the same plan then pays. */

import { type CalculateOptions, type Cohort, prepare } from '../inputs/prepare.js';
import type { FactChange, Shared } from '../inputs/shared.js';
import { fold } from '../language/index.js';
import { addF, divF, type Fraction, fraction, mulF, neg, subF } from '../number/exact.js';
import { constantQuantity, mulQ, type Quantity, valueAt } from '../number/quantity.js';
import type { Kpi, Measure, PlanDocument } from '../plan/plan.js';
import { type Environment, evaluate } from '../program/evaluate.js';
import { bindText } from '../program/expression.js';
import type { Program } from '../program/program.js';
import { shareAmong } from '../run/environment.js';
import type { Run } from '../run/result.js';
import { run } from '../run/run.js';
import type { Data } from '../table/data.js';

/**
 * Calculates with every payee's attainment moved by a share of what it is: −1/5 makes 72 % of 90 %. Each result goes where
 * its KPI's rule says: with the attainment, or against it where less is better. A result without a KPI moves by the
 * share itself, upwards from below 0 as well, and so do sums paid row by row; measures made of others follow them. Nothing is stored.
 * @param shares each above −1
 * @returns a run for each share
 * @example atAttainment(plan, data, { period: '2026-10' }, [{ n: -1, d: 5 }]).map((less) => statement(less, 'Соколова Марина')?.total) // ['124795.80']
 */
export function atAttainment(
  plan: PlanDocument,
  data: Data,
  options: CalculateOptions,
  shares: readonly Fraction[],
): Run[] {
  const prepared = prepare(plan, data, options);
  const shared = shareAmong(prepared);
  const moves = prepared.cohorts.flatMap((cohort, i) => movesOf(cohort, shared, shared.environments[i] as Environment));
  return shares.map((share) => {
    const whole = addF(fraction(1), share);
    const changes = moves.map(({ by, ...fact }): FactChange => ({ ...fact, by: by(share, whole) }));
    return run(prepared, changes, () => prepared, whole);
  });
}

/** A fact, and by how much it moves when attainment moves by a share and becomes `whole` of what it is. */
interface Move {
  readonly measure: string;
  readonly payee: number;
  readonly by: (share: Fraction, whole: Fraction) => Fraction;
}

/** What has no size cannot be more or less. */
const SIZELESS: readonly Measure['unit'][] = ['flag', 'date', 'text'];

function movesOf({ at, program }: Cohort, shared: Shared, environment: Environment): Move[] {
  const { measures, kpis } = program.scheme;
  return [...measures.values()].flatMap((measure) => {
    if (measure.expression !== undefined || SIZELESS.includes(measure.unit)) return [];
    const names = [measure.code, measure.title ?? ''].map(fold);
    const kpi = [...kpis.values()].find((one) => names.includes(fold(one.measure)));
    const zero = kpi && zeroOf(kpi, program, environment);
    return [...at].flatMap((payee, row): Move[] => {
      const fact = valueAt(shared.fact(measure), payee);
      const low = zero && valueAt(zero, row);
      if ('issue' in fact || (low && 'issue' in low)) return [];
      const by: Move['by'] = isAgainst(measure, kpi)
        ? (_, whole) => subF(divF(fact, whole), fact)
        : (share) => mulF(low ? subF(fact, low) : { ...fact, n: fact.n < 0 ? neg(fact.n) : fact.n }, share);
      return [{ measure: measure.code, payee, by }];
    });
  });
}

/** Attainment is divided by the fact, or picked by it, less being better. */
const isAgainst = ({ direction }: Measure, kpi: Kpi | undefined): boolean =>
  kpi === undefined || kpi.rule === 'levels' || kpi.rule === 'flag' ? direction === 'down' : kpi.rule === 'inverse';

/** The fact at which attainment is 0, where it goes straight from another fact than 0. */
function zeroOf(kpi: Kpi, program: Program, environment: Environment): Quantity | undefined {
  const target = kpi.rule === 'mirror' ? program.figure('target', kpi.code) : null;
  if (target) return mulQ(environment.figure(target.key), constantQuantity(fraction(2)));
  const text = kpi.rule === 'baseNorm' ? kpi.base : kpi.rule === 'range' ? kpi.min : undefined;
  return text === undefined ? undefined : evaluate(bindText(program, text, kpi.place), environment);
}

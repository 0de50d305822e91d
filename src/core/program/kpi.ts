/**
 * KPIs as expressions: each attainment rule is one line of the language, so that it is computed,
 * checked and explained like everything else.
 */

import { call, type Expr, literal, nameRef } from '../language/index.js';
import { fraction } from '../number/exact.js';
import type { Kpi, Measure, Scale } from '../plan/plan.js';

/** The pieces of a KPI row, parsed; absent ones are undefined. */
export interface KpiParts {
  readonly target?: Expr;
  readonly base?: Expr;
  readonly norm?: Expr;
  readonly min?: Expr;
  readonly goal?: Expr;
  readonly floor?: Expr;
  readonly cap?: Expr;
  readonly zeroTarget?: Expr;
  readonly missing?: Expr;
}

const ZERO = literal(0);
const one = literal(fraction(1), true);
const none = literal(fraction(0), true);

/** Guards of calls.ts: the argument, or unknown with the reason; `$like` gives a bare number the fact's kind. */
const nonzero = (e: Expr): Expr => call('$nonzero', e);
const positive = (e: Expr): Expr => call('$positive', e);

/** Attainment of a KPI. `measure` gives the direction; without a KPI row the rule is `ratio` or `inverse` by it. */
export function attainmentExpr(kpi: Kpi, measure: Measure | undefined, parts: KpiParts): Expr {
  const raw = ruleExpr(kpi, measure, parts);
  return kpi.round === undefined ? raw : call('round', raw, literal(kpi.round));
}

/**
 * What the plan states comes before the rule: for nothing to divide by, which needs no fact; then for no fact.
 * A missing target is a mistake of the plan, and nothing stands in for it.
 */
function ruleExpr(kpi: Kpi, measure: Measure | undefined, parts: KpiParts): Expr {
  const fact = call('fact', nameRef(kpi.measure));
  const like = (e: Expr): Expr => call('$like', e, fact);
  const target = parts.target ? like(parts.target) : call('target', nameRef(kpi.measure));
  const seen = (rule: Expr): Expr => (parts.missing ? call('if', call('$present', fact), rule, parts.missing) : rule);
  const orZero = (divisor: Expr, quotient: Expr): Expr =>
    parts.zeroTarget ? call('if', call('=', divisor, ZERO), parts.zeroTarget, seen(quotient)) : seen(quotient);
  switch (kpi.rule) {
    case 'ratio':
      return orZero(target, call('/', fact, positive(target)));
    case 'mirror':
      return orZero(target, call('-', literal(fraction(2), true), call('/', fact, positive(target))));
    case 'inverse':
      return orZero(
        target,
        parts.cap
          ? call('if', call('=', fact, ZERO), parts.cap, call('/', positive(target), fact))
          : call('/', positive(target), call('$inverse', fact)),
      );
    case 'baseNorm':
      return span(fact, like(parts.base ?? ZERO), like(parts.norm ?? ZERO), orZero);
    case 'range':
      return span(fact, like(parts.min ?? ZERO), like(parts.goal ?? ZERO), (width, part) =>
        orZero(width, call('clamp', part, none, parts.cap ?? one)),
      );
    case 'levels':
      return seen(call('rate', nameRef(kpi.scale ?? ''), fact));
    case 'flag': {
      if (measure?.unit === 'flag') return seen(call('if', fact, one, none));
      return seen(call('if', call(measure?.direction === 'down' ? '<=' : '>=', fact, target), one, none));
    }
  }
}

function span(fact: Expr, low: Expr, high: Expr, orZero: (divisor: Expr, quotient: Expr) => Expr): Expr {
  const width = call('-', high, low);
  return orZero(width, call('/', call('-', fact, low), nonzero(width)));
}

/** What a KPI pays for its attainment: floor and cap on the raw figure, then the payout scale. */
export function scoreExpr(kpi: Kpi, parts: KpiParts, payout?: Scale): Expr {
  const attainment = call('attainment', nameRef(kpi.code));
  const capped = parts.cap ? call('min', attainment, parts.cap) : attainment;
  const paid = kpi.scale !== undefined && kpi.rule !== 'levels' ? call('rate', nameRef(kpi.scale), capped) : capped;
  const floored = parts.floor ? call('if', call('<', attainment, parts.floor), ZERO, paid) : paid;
  return kpi.negative === 'keep' || neverNegative(kpi, parts, payout) ? floored : call('max', floored, ZERO);
}

/** A score that cannot fall below 0 needs no «не меньше 0» step: by its rule, or by a payout scale without negatives. */
const neverNegative = (kpi: Kpi, { missing, zeroTarget }: KpiParts, payout: Scale | undefined): boolean =>
  (['levels', 'flag', 'range'].includes(kpi.rule) && missing === undefined && zeroTarget === undefined) ||
  (payout?.points.every(({ value }) => [value].flat().every((text) => !text.startsWith('-'))) ?? false);

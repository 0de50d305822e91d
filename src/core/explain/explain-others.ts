/** The part of an explanation that is other people: who counts, where they stand, and what decided. */

import { isoOf } from '../day/dates.js';
import type { Cohort } from '../inputs/prepare.js';
import type { Shared } from '../inputs/shared.js';
import { print } from '../language/index.js';
import { get, isUnknown } from '../number/columns.js';
import { currencyDigits } from '../number/currency.js';
import { addF, decimalF, fraction, fractionText, type Int, mul, pow10 } from '../number/exact.js';
import { type Quantity, valueAt } from '../number/quantity.js';
import type { AcrossNode, Node } from '../program/node.js';
import type { Explanation } from '../program/statement.js';
import { fieldOf, type Places, type Prizes, placesOf, prizesOf, type Standing, termsOf } from '../run/contest.js';
import { everybody, groupsOf } from '../run/field.js';
import { poolOf, unitsOf } from '../run/pool.js';
import type { Run } from '../run/result.js';
import { type Stage, stagesOf } from '../run/rollup.js';

/** For whom, and what the evaluator computed. */
export interface Asked {
  readonly run: Pick<Run, 'prepared'>;
  readonly shared: Shared;
  readonly cohort: Cohort;
  readonly payee: number;
  readonly record: ReadonlyMap<Node, Quantity>;
}

type Part = { readonly children: Explanation[]; readonly detail: Record<string, string> };

/** Most people listed under a figure; beyond it only the sum or the place is shown. */
const MAX_MEMBERS = 300;

/** The people behind a figure, and what a sentence needs to know of them. */
export function ofOthers(node: AcrossNode, asked: Asked): Part {
  const args = node.args.map((arg) => asked.record.get(arg) as Quantity);
  if (node.op === 'rank' || node.op === 'prize') return ofContest(node, args, asked);
  if (node.op === 'share') return withPool(node, args, listed(node, fellows(node, asked), asked), asked);
  return rolledUp(node, asked);
}

function listed(node: AcrossNode, who: readonly number[], asked: Asked): Part {
  const detail = { ...common(node, asked), people: String(who.length) };
  if (who.length > MAX_MEMBERS) return { children: [], detail };
  const values = asked.shared.everybody(node.over);
  const children = who.map((i) => member(nameOf(i, asked), node, valueAt(values, i)));
  return { children, detail };
}

/** Everybody a sum counts; who was there for some of the days with those days. */
function rolledUp(node: AcrossNode, asked: Asked): Part {
  const { payees } = asked.run.prepared.people;
  const stages = stagesOf(node, asked.shared).map((stage) => ({ ...stage, has: within(node, stage, asked) }));
  const order = node.op === 'subordinates' ? [...payees.keys()] : groupsOf('all', asked.shared).members.flat();
  const found = order.flatMap((i) => {
    const value = (stage: Stage) => valueAt(stage.value, i);
    // Who gained nothing by rows is of one head for all days.
    const grew = stages.some((stage) => stage.days && !isNothing(value(stage)));
    const own = stages.filter(({ days, has }) => has(i) && (grew || !days));
    return own.length === 0
      ? []
      : [{ i, sum: own.map(value).reduce(plus), days: own.length < stages.length && grew ? own : [] }];
  });
  const levels = node.rule?.levels;
  const more = { people: String(found.length), ...(levels === undefined ? {} : { levels: String(levels) }) };
  const detail = { ...common(node, asked), ...more };
  if (found.length > MAX_MEMBERS) return { children: [], detail };
  const children = found.map(({ i, sum, days }) => {
    const said = daysText(days);
    return member(nameOf(i, asked), node, sum, said === '' ? undefined : { days: said });
  });
  return { children, detail };
}

type Value = ReturnType<typeof valueAt>;
const isNothing = (value: Value): boolean => !('issue' in value) && value.n === 0;
const plus = (a: Value, b: Value): Value => ('issue' in a ? a : 'issue' in b ? b : addF(a, b));

/** Stretches one after another are one: `2026-10-01 2026-10-15;…`. */
function daysText(stages: readonly Stage[]): string {
  const found: [number, number][] = [];
  for (const { days } of stages) {
    const last = found[found.length - 1];
    if (days && last && last[1] + 1 === days.from) last[1] = days.to;
    else if (days) found.push([days.from, days.to]);
  }
  return found.map((ends) => ends.map(isoOf).join(' ')).join(';');
}

/** Whether a stage counts somebody for the payee asked. */
function within({ op, rule }: AcrossNode, { heads, group }: Stage, { shared, payee }: Asked): (i: number) => boolean {
  const { levels = Number.POSITIVE_INFINITY } = rule ?? {};
  const own = groupsOf(rule?.among ?? 'team', shared).group[payee];
  if (op !== 'subordinates') return (i) => group[i] === own;
  return (i) => {
    let at = heads[i] as number;
    for (let level = 1; at >= 0 && at !== payee && level < levels; level++) at = heads[at] as number;
    return at === payee;
  };
}

const common = ({ over, rule }: AcrossNode, asked: Asked): Record<string, string> => ({
  team: asked.run.prepared.people.payees[asked.payee]?.team ?? '',
  over: print(over),
  ...(rule && rule.among !== 'team' ? { among: rule.among } : {}),
});

const nameOf = (i: number, { run }: Asked): string => run.prepared.people.payees[i]?.name ?? '';

function member(
  label: string,
  { kind }: AcrossNode,
  value: ReturnType<typeof valueAt>,
  detail?: Record<string, string>,
): Explanation {
  return {
    op: 'member',
    label,
    kind,
    children: [],
    ...('issue' in value ? { value: null, issue: value.issue } : { value: fractionText(value) }),
    ...(detail ? { detail } : {}),
  };
}

function fellows({ rule }: AcrossNode, { shared, payee }: Asked): readonly number[] {
  const { group, members } = groupsOf(rule?.among ?? 'team', shared);
  return members[group[payee] as number] ?? [];
}

const digitsOf = ({ cohort }: Asked): number => currencyDigits(cohort.program.scheme.settings.currency);

/** What was kept back, redistributed and left of a pool. */
function withPool(node: AcrossNode, args: readonly Quantity[], { children, detail }: Part, asked: Asked): Part {
  const { payee, shared } = asked;
  const digits = digitsOf(asked);
  const money = (units: Int): string => fractionText(decimalF(units, digits));
  const pool = poolOf(node, ...unitsOf(args, 0, digits), payee, shared, digits);
  if (!('parts' in pool)) return { children, detail };
  const { parts, caps, weights } = pool;
  const own = pool.position[payee] as number;
  const weight = valueAt(everybody(node.over, shared), payee);
  const sum = weights.reduce<bigint>((all, w) => all + BigInt(w), 0n);
  const q = everybody(node.over, shared);
  const unit = q.den ? get(q.den, 0) : 1;
  const total = isUnknown(unit) ? null : fraction(sum, mul(unit, pow10(q.scale)));
  const capText = (k: number): Record<string, string> => (caps[k] == null ? {} : { cap: money(caps[k] as Int) });
  return {
    children: children.map((child, k) => {
      const reached: Record<string, string> = pool.capped[k] ? { capped: 'true' } : {};
      return node.rule?.cap ? { ...child, detail: { ...capText(k), ...reached, part: money(parts[k] as Int) } } : child;
    }),
    detail: {
      ...detail,
      own: String(own),
      unit: money(1),
      ...('issue' in weight ? {} : { weight: fractionText(weight) }),
      ...(total ? { weights: fractionText(total) } : {}),
      ...(args.length > 1 ? { reserve: money(pool.reserve) } : {}),
      ...(node.rule?.cap ? { ...capText(own), capped: String(pool.givers), cut: money(pool.cut) } : {}),
      ...(pool.capped[own] ? { isCapped: 'true' } : {}),
      ...(pool.unplaced === 0 ? {} : { unplaced: money(pool.unplaced) }),
    },
  };
}

/** Names of equals that fit in a sentence. */
const MOST_TIED = 3;

/** Everybody who takes part in order of places; in teams the teams. */
function ofContest(node: AcrossNode, args: readonly Quantity[], asked: Asked): Part {
  const { shared, payee } = asked;
  const digits = digitsOf(asked);
  const g = fieldOf(node, payee, shared);
  const terms = node.op === 'prize' ? termsOf(node, args, 0, digits) : { least: null, budget: null };
  const places = placesOf(node, g, shared);
  if ('gap' in places || 'issue' in terms) return listed(node, fellowsOf(node, asked), asked);
  const prizes = node.op === 'prize' ? prizesOf(node, g, terms, shared, digits) : null;
  const whole = prizes && !('gap' in prizes) ? prizes : null;
  const own = places.of.get(payee);
  const detail: Record<string, string> = {
    ...common(node, asked),
    people: String(places.standings.length),
    ...(node.rule?.down ? { down: 'true' } : {}),
    own: String(own ? places.standings.indexOf(own) : -1),
    ...(own ? { place: String(own.place), ...tiedText(node, own, asked) } : {}),
    ...(whole ? ofPrizes(node, whole, asked, digits) : {}),
    ...(terms.least === null ? {} : { least: String(terms.least) }),
    ...(terms.budget === null ? {} : { budget: fractionText(decimalF(terms.budget, digits)) }),
  };
  if (places.standings.length > MAX_MEMBERS) return { children: [], detail };
  return { children: places.standings.map((one) => standing(node, one, places, asked)), detail };
}

/** Who might take part, where nobody has a place. */
const fellowsOf = (node: AcrossNode, asked: Asked): readonly number[] =>
  node.rule?.among === 'teams' ? groupsOf('teams', asked.shared).members.flat() : fellows(node, asked);

/** A person, or a team by its name. */
const titleOf = (node: AcrossNode, { members: [first] }: Standing, asked: Asked): string => {
  const payee = asked.run.prepared.people.payees[first as number];
  return (node.rule?.among === 'teams' ? payee?.team : payee?.name) ?? '';
};

function tiedText(node: AcrossNode, own: Standing, asked: Asked): Record<string, string> {
  const others = own.tied.filter((one) => one !== own);
  if (others.length === 0) return {};
  const named = others.slice(0, MOST_TIED).map((one) => titleOf(node, one, asked));
  return { tied: named.join(', '), tiedCount: String(others.length) };
}

function standing(node: AcrossNode, one: Standing, { standings }: Places, asked: Asked): Explanation {
  const q = everybody(node.over, asked.shared);
  const unit = q.den ? (get(q.den, 0) as Int) : 1;
  const ids = (of: Standing): string => asked.run.prepared.people.payees[of.members[0] as number]?.id ?? '';
  const detail: Record<string, string> = { place: String(one.place) };
  if (node.op === 'prize') {
    detail.order = String(standings.filter((other) => ids(other) < ids(one)).length);
    if (node.rule?.sooner) Object.assign(detail, whenOf(node, one, asked));
  }
  return member(titleOf(node, one, asked), node, fraction(one.x, mul(unit, pow10(q.scale))), detail);
}

/** When a person, or the last of a team, got there. */
function whenOf({ rule }: AcrossNode, { members }: Standing, { shared }: Asked): Record<string, string> {
  const when = everybody(rule?.sooner as NonNullable<typeof rule>['sooner'] & object, shared);
  const values = members.map((i) => valueAt(when, i));
  let last: string | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if ('issue' in value) return {};
    const size = Number(value.n) / Number(value.d);
    if (size >= most) [last, most] = [fractionText(value), size];
  }
  return last === null ? {} : { when: last };
}

/** The table, the rule for equals and how a team divides its prize. */
function ofPrizes(
  { rule, over }: AcrossNode,
  { few, total, of }: Prizes,
  { payee, shared }: Asked,
  digits: number,
): Record<string, string> {
  const own = of.get(payee);
  const q = everybody(over, shared);
  const weights = own?.members.map((i) => (rule?.byResult ? String(get(q.num, i)) : '1'));
  return {
    ties: rule?.ties ?? '',
    table: rule?.prizes?.row.title ?? rule?.prizes?.row.code ?? '',
    unit: fractionText(decimalF(1, digits)),
    points: (rule?.prizes?.points ?? [])
      .map(({ from, value }) => `${fractionText(from)}|${fractionText(value)}`)
      .join(';'),
    total: fractionText(decimalF(total, digits)),
    ...(few ? { few: 'true' } : {}),
    ...(own && rule?.among === 'teams'
      ? { shares: weights?.join(';') ?? '', share: String(own.members.indexOf(payee)) }
      : {}),
  };
}

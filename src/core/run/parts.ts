/**
 * A period split by a change inside it: the whole period's result under the rows in force on each part's first day, times
 * the part's share of the days. Every part but the last is rounded; the last takes the rest, so that the parts sum to the
 * rounded whole.
 */

import { type Day, dayOf, isoOf } from '../day/dates.js';
import { type Cohort, type Prepared, preparedOf } from '../inputs/prepare.js';
import type { Shared } from '../inputs/shared.js';
import { error } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { addCells, type Cellular, get, isUnknown } from '../number/columns.js';
import { add, divRound, type Fraction, fraction, type Int, mul, mulF, pow10, sub } from '../number/exact.js';
import { lazy } from '../number/lazy.js';
import { labelOf, type PlanDocument, type PlanRow, type PlanSettings, type ProrationBasis } from '../plan/plan.js';
import { covers, type Profile, SECTIONS } from '../plan/scheme.js';
import { roundingOf } from '../program/component.js';
import { CAP_LINE, type Line, ROUNDING_LINE } from '../program/statement.js';
import { matched } from './earlier.js';
import { type SharedWith, shareAmong } from './environment.js';
import { groupsOf } from './field.js';
import type { CohortRun, LineColumn, Part, PartLine, SplitStatement, UnitRounding, World } from './result.js';
import { groupIn } from './rollup.js';

/** run.ts hands its step over, so that the two files do not import each other. */
export type RunCohort = (cohort: Cohort, shared: Shared) => CohortRun;

const DONE = new WeakMap<Shared, ReadonlyMap<number, () => SplitStatement>>();

/** The statements of payees whose period is split, by index; empty where no plan splits periods. */
export function splitStatements(shared: Shared, runCohort: RunCohort): ReadonlyMap<number, () => SplitStatement> {
  const known = DONE.get(shared);
  if (known) return known;
  const cuts = cutsOf(shared.prepared);
  const worlds = worldsOf(shared, cuts, runCohort);
  const found = new Map([...cuts].map(([payee, days]) => [payee, lazy(() => splitOf(shared, payee, days, worlds))]));
  DONE.set(shared, found);
  return found;
}

/** The split statement of one payee, with other facts tried out; undefined: the period is not split. */
export function splitTrial(shared: Shared, runCohort: RunCohort, payee: number): SplitStatement | undefined {
  const days = cutsOf(shared.prepared).get(payee);
  return days && splitOf(shared, payee, days, worldsOf(shared, new Map([[payee, days]]), runCohort));
}

/** The worlds of the days on which something changes for somebody. */
function worldsOf(shared: Shared, cuts: ReadonlyMap<number, readonly Day[]>, runCohort: RunCohort): Map<Day, World> {
  const worlds = new Map<Day, World>();
  if (cuts.size === 0) return worlds;
  const { start } = shared.prepared.period;
  for (const day of new Set([start, ...[...cuts.values()].flat()])) {
    const at = [...cuts].filter(([, days]) => day === start || days.includes(day)).map(([payee]) => payee);
    worlds.set(day, worldOf(shared, day, at, runCohort));
  }
  return worlds;
}

/** A part's calculation and where its payee stands in it; undefined: the payee is nobody's there. */
export function placeOfPart({ world, payee }: Part): { readonly run: CohortRun; readonly row: number } | undefined {
  const place = world.whereabouts.get(payee);
  const run = place && world.cohorts[place.cohort];
  return run && { run, row: place.row };
}

const CUTS = new WeakMap<Prepared, ReadonlyMap<number, readonly Day[]>>();

/** What a payee's component came to over the parts; null: the period is not split. */
export function splitAmount(shared: Shared, runCohort: RunCohort, payee: number, code: string): Cellular | null {
  const own = splitStatements(shared, runCohort).get(payee)?.();
  const amounts = own?.lines.filter(({ head }) => fold(head.code) === code).map(({ amount }) => amount);
  return amounts ? amounts.reduce<Cellular>(addCells, 0) : null;
}

/** Days inside the period on which something changes for a payee: rows of the plan, of people, individual conditions. */
function cutsOf(prepared: Prepared): ReadonlyMap<number, readonly Day[]> {
  const known = CUTS.get(prepared) ?? cutsIn(prepared);
  CUTS.set(prepared, known);
  return known;
}

function cutsIn(prepared: Prepared): Map<number, Day[]> {
  const { people, cohorts, plan, period } = prepared;
  const found = new Map<number, Set<Day>>();
  const split = new Set<number>();
  for (const { program, at } of cohorts)
    if (program.scheme.settings.changeInside === 'split') for (const payee of at) split.add(payee);
  if (split.size === 0) return new Map();
  const cut = (payee: number, day: Day): void => {
    if (split.has(payee)) found.set(payee, (found.get(payee) ?? new Set()).add(day));
  };
  for (const own of [people.changes, prepared.conditionDays])
    for (const [payee, days] of own) for (const day of days) cut(payee, day);
  const rows = SECTIONS.flatMap((section) => [...(plan[section] ?? [])]);
  const starts = rows.map((row) => ({ row, day: row.from === undefined ? null : dayOf(row.from) }));
  const inside = starts.filter(({ day }) => day !== null && day > period.start && day <= period.end);
  for (const day of new Set(inside.map((one) => one.day as Day))) {
    const then = preparedOf(prepared, period.code, day).people;
    const changed = inside.filter((one) => one.day === day).map(({ row }) => row);
    for (const payee of split) {
      const { id, profile } = people.payees[payee] as (typeof people.payees)[number];
      const later = then.payees[then.find(id)]?.profile ?? profile;
      if (changed.some((row) => [profile, later].some((one) => concerns(row, plan, one)))) cut(payee, day);
    }
  }
  spread(prepared, found, cut);
  return new Map([...found].map(([payee, days]) => [payee, [...days].sort((a, b) => a - b)]));
}

/** A plan's own row concerns its payees, any other row those it is for. */
const concerns = (row: PlanRow, { plans }: PlanDocument, profile: Profile): boolean =>
  (plans as readonly PlanRow[]).includes(row) ? fold(row.code) === fold(profile.plan) : covers(row.for, profile);

/** A change of one concerns the figures of their team and of everybody above them, then and now. */
function spread(
  prepared: Prepared,
  found: ReadonlyMap<number, ReadonlySet<Day>>,
  cut: (payee: number, day: Day) => void,
): void {
  const { people, stretches } = prepared;
  const { group, members } = groupsOf('team', { prepared });
  const now = { heads: people.payees.map(({ head }) => head), group };
  const direct = [...found].flatMap(([payee, days]) => [...days].map((day) => ({ payee, day })));
  const seen = new Set<string>();
  for (const { payee, day } of direct) {
    const then = stretches.find(({ to }) => day <= to);
    for (const { heads, group } of then ? [now, { ...then, group: groupIn(then, { prepared }) }] : [now]) {
      for (let at = heads[payee] as number; at >= 0; at = heads[at] as number) cut(at, day);
      const key = `${group[payee]}/${day}`;
      if (!seen.has(key)) for (const at of members[group[payee] as number] ?? []) cut(at, day);
      seen.add(key);
    }
  }
}

/** The calculation on a day, its lines only for the payees at those indices of the period's people. */
function worldOf(shared: Shared, day: Day, payees: readonly number[], runCohort: RunCohort): World {
  const { prepared, changes, settle, tempo } = shared;
  const here = day === prepared.period.start;
  const other = here ? prepared : preparedOf(prepared, prepared.period.code, day);
  const more: SharedWith = settle ? { settle } : {};
  const plain = here && !shared.past ? shared : here ? shareAmong(other, [], { base: shared }) : plainOf(other, more);
  const at = here ? null : matched(shared, plain);
  const moved = changes.map((change) => ({ ...change, payee: at ? (at[change.payee] as number) : change.payee }));
  const own =
    !here && (changes.length > 0 || tempo) ? shareAmong(other, moved, { base: plain, tempo, ...more }) : plain;
  const wanted = new Set(payees.map((payee) => (at ? (at[payee] as number) : payee)));
  const whereabouts = new Map<number, { cohort: number; row: number }>();
  const cohorts: CohortRun[] = [];
  for (const cohort of other.cohorts) {
    const some = cohort.at.filter((payee) => wanted.has(payee));
    if (some.length === 0) continue;
    some.forEach((payee, row) => {
      whereabouts.set(payee, { cohort: cohorts.length, row });
    });
    cohorts.push(runCohort({ ...cohort, at: some }, own));
  }
  return { shared: own, cohorts, whereabouts };
}

const PLAIN = new WeakMap<Prepared, Shared>();

/** The calculation on another day before anything is tried out: trials go on from what it has aggregated. */
function plainOf(prepared: Prepared, more: SharedWith): Shared {
  const found = PLAIN.get(prepared) ?? shareAmong(prepared, [], more);
  PLAIN.set(prepared, found);
  return found;
}

function splitOf(shared: Shared, payee: number, cuts: readonly Day[], worlds: ReadonlyMap<Day, World>): SplitStatement {
  const { period, people } = shared.prepared;
  const starts = [period.start, ...cuts];
  const base = worlds.get(period.start) as World;
  const basis = base.cohorts[base.whereabouts.get(payee)?.cohort ?? -1]?.cohort.program.scheme.settings.proration;
  const all = starts.map((from, k): Part => {
    const to = (starts[k + 1] ?? period.end + 1) - 1;
    const world = worlds.get(from) as World;
    const found = k === 0 ? payee : (world.shared.prepared.people.find(people.payees[payee]?.id) ?? -1);
    return { from, to, days: daysOf(shared, payee, from, to, basis), world, payee: found };
  });
  const some = all.filter(({ days }) => days > 0);
  const parts = some.length > 0 ? some : all.slice(0, 1).map((part) => ({ ...part, days: 1 }));
  const days = parts.reduce<Int>((sum, part) => add(sum, part.days), 0);
  return { parts, days, lines: linesOf(parts, days) };
}

/** Days of employment by the plan's proration; where those are none or not known, calendar days. */
function daysOf({ prepared }: Shared, payee: number, from: Day, to: Day, basis: ProrationBasis = 'workingDays'): Int {
  const days = (start: Day, end: Day): Cellular => prepared.time.between(basis, payee, start, end);
  const whole = days(prepared.period.start, prepared.period.end);
  const own = days(from, to);
  return isUnknown(whole) || isUnknown(own) || whole === 0 ? to - from + 1 : own;
}

/** A line of one part's whole period. */
interface Whole {
  readonly part: Part;
  readonly head: Omit<Line, 'amount'>;
  readonly amount: Cellular;
  readonly step: UnitRounding;
}

const ONE: UnitRounding = { unit: 1, mode: 'half-away' };
const STEPS = new WeakMap<LineColumn, UnitRounding>();

/** What a component's amounts are rounded to, in smallest units. */
function stepOf(line: LineColumn, settings: PlanSettings, digits: number): UnitRounding {
  const known = STEPS.get(line);
  if (known) return known;
  const rounding = roundingOf(settings, line.component);
  const units = rounding && mulF(rounding.step, fraction(pow10(digits)));
  const step = rounding && units?.d === 1 ? { unit: units.n, mode: rounding.mode } : ONE;
  STEPS.set(line, step);
  return step;
}

function wholeLines(part: Part): Whole[] {
  const place = placeOfPart(part);
  if (!place) return [];
  const { run } = place;
  const { settings, profile } = run.cohort.program.scheme;
  const blocked = part.world.shared.prepared.blocked.get(part.payee);
  const amountOf = (amount: Cellular): Cellular => (blocked ? { issue: blocked } : amount);
  const found = run.lines.map((line): Whole => {
    const { component, printed, met, dates } = line;
    return {
      part,
      head: {
        code: component.code,
        title: labelOf(component),
        stage: 'earned',
        plan: profile.plan,
        ...(met ? { met: get(met, place.row) === 1 } : {}),
        ...(component.payroll ? { payroll: component.payroll } : {}),
        ...dates,
      },
      amount: amountOf(get(printed, place.row)),
      step: stepOf(line, settings, run.digits),
    };
  });
  const extra = (code: string, amount: Cellular): void => {
    if (amount !== 0)
      found.push({
        part,
        head: { code, title: code, stage: 'earned', plan: profile.plan },
        amount: amountOf(amount),
        step: ONE,
      });
  };
  extra(CAP_LINE, run.cap ? get(run.cap, place.row) : 0);
  extra(ROUNDING_LINE, run.rounding ? get(run.rounding, place.row) : 0);
  return found;
}

/** Equal wholes of neighbouring parts are one line: nothing changed in it. */
function linesOf(parts: readonly Part[], days: Int): PartLine[] {
  const wholes = parts.map(wholeLines);
  const currencies = new Set(parts.map(currencyOf).filter((currency) => currency !== undefined));
  const mixed = currencies.size > 1 ? { issue: error('split-currency', { list: [...currencies].join(', ') }) } : null;
  const codes = [...new Set(wholes.flatMap((lines) => lines.map(({ head }) => head.code)))];
  const lines = codes.flatMap((code) => {
    const groups: Whole[][] = [];
    let last = -2;
    wholes.forEach((own, k) => {
      const line = own.find(({ head }) => head.code === code);
      if (!line) return;
      const given = mixed ? { ...line, amount: mixed } : line;
      const held = groups[groups.length - 1];
      if (held && last === k - 1 && same(held[0] as Whole, given)) held.push(given);
      else groups.push([given]);
      last = k;
    });
    return groupLines(groups, parts.length, days);
  });
  return withTotal(lines, days);
}

const currencyOf = (part: Part): string | undefined => placeOfPart(part)?.run.currency;

const same = (a: Whole, b: Whole): boolean =>
  a.amount === b.amount && a.head.plan === b.head.plan && a.head.title === b.head.title && a.head.met === b.head.met;

function groupLines(groups: readonly (readonly Whole[])[], count: number, days: Int): PartLine[] {
  const lines: PartLine[] = [];
  groups.forEach((group, g) => {
    const [first] = group as readonly [Whole];
    const whole = group.length === count;
    const of = group.map(({ part, amount }) => ({ part, amount }));
    const part = { from: isoOf(first.part.from), to: isoOf((group[group.length - 1] as Whole).part.to) };
    const head = whole ? first.head : { ...first.head, part };
    const before = g === groups.length - 1 ? [...lines] : [];
    const amount = whole ? first.amount : roundedSum([...before.flatMap((line) => line.of), ...of], days, first.step);
    const rest = before.reduce<Cellular>((left, line) => less(left, line.amount), amount);
    lines.push({ head, amount: rest, of, before, step: first.step });
  });
  return lines;
}

const less = (a: Cellular, b: Cellular): Cellular => (isUnknown(a) ? a : isUnknown(b) ? b : sub(a, b));

/** Whole amounts for their days, rounded once. */
function roundedSum(of: PartLine['of'], days: Int, { unit, mode }: UnitRounding): Cellular {
  let sum: Int = 0;
  for (const { part, amount } of of) {
    if (isUnknown(amount)) return amount;
    sum = add(sum, mul(amount, part.days));
  }
  return mul(divRound(sum, mul(days, unit), mode), unit);
}

/** A plan that rounds the total rounds the sum of the parts once more, as its own line. */
function withTotal(lines: readonly PartLine[], days: Int): PartLine[] {
  const kept = lines.filter(({ head }) => head.code !== ROUNDING_LINE);
  const last = kept[kept.length - 1]?.of[0]?.part;
  const run = last && placeOfPart(last)?.run;
  const settings = run?.cohort.program.scheme.settings;
  if (!run?.rounding || !settings || !last) return kept;
  const rule = settings.rounding?.point === 'total' ? roundingOf(settings) : null;
  const units: Fraction = rule ? mulF(rule.step, fraction(pow10(run.digits))) : fraction(1);
  const step: UnitRounding = { unit: units.d === 1 ? units.n : 1, mode: rule?.mode ?? 'half-away' };
  const of = lines.flatMap((line) => line.of);
  const amount = kept.reduce<Cellular>((left, line) => less(left, line.amount), roundedSum(of, days, step));
  const head = { code: ROUNDING_LINE, title: ROUNDING_LINE, stage: 'earned', plan: settings.code } as const;
  return amount === 0 ? kept : [...kept, { head, amount, of, before: kept, step }];
}

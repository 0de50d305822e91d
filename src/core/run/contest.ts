/** Contests: places by a figure, compared exactly, and prizes by place. The best place is 1; equals share the best place. */

import type { Shared } from '../inputs/shared.js';
import { error } from '../issue/issue.js';
import { type Expr, print } from '../language/index.js';
import { type Cellular, column, get, isUnknown, put, type Unknown } from '../number/columns.js';
import { add, compare, compareF, divRound, fraction, type Int, mul, pow10, share, sign } from '../number/exact.js';
import { type Quantity, unitsAt, valueAt } from '../number/quantity.js';
import type { AcrossNode, FieldRule } from '../program/node.js';
import { everybody, type Gap, gapOf, groupsOf, held, whoHas } from './field.js';

/** A person, or a team, where they stand. */
export interface Standing {
  /** Payees by id; one unless teams compete. */
  readonly members: readonly number[];
  /** In units of the compared figure. */
  readonly x: Int;
  readonly place: number;
  /** Everybody of that place, this one included. */
  readonly tied: readonly Standing[];
}

/** A field in order. */
export interface Places {
  readonly standings: readonly Standing[];
  /** By payee; who does not take part is absent. */
  readonly of: ReadonlyMap<number, Standing>;
}

/** Prizes of a field in smallest units. */
export interface Prizes extends Places {
  readonly parts: ReadonlyMap<number, Int>;
  /** Fewer than the plan asks: nobody gets a prize. */
  readonly few: boolean;
  /** What the table gives in all; more than the budget is reduced to it. */
  readonly total: Int;
}

/** The place of each payee, or the prize. */
export function contested(
  node: AcrossNode,
  args: readonly Quantity[],
  shared: Shared,
  at: Int32Array,
  digits: number,
): Quantity {
  const out = column(at.length);
  // Batches of a run share what is settled.
  const done = held(shared, node, () => new Map<string, Prizes | Gap>());
  const places = new Map<number, Places | Gap>();
  at.forEach((payee, row) => {
    const g = fieldOf(node, payee, shared);
    if (node.op === 'rank') {
      const field = places.get(g) ?? placesOf(node, g, shared);
      places.set(g, field);
      put(out, row, placeOf(field, payee, shared));
      return;
    }
    const terms = termsOf(node, args, row, digits);
    if ('issue' in terms) {
      put(out, row, terms);
      return;
    }
    const key = `${g}/${terms.least}/${terms.budget}`;
    const prizes = done.get(key) ?? prizesOf(node, g, terms, shared, digits);
    done.set(key, prizes);
    put(out, row, 'gap' in prizes ? gapOf(prizes, payee, shared) : (prizes.parts.get(payee) ?? 0));
  });
  return { num: out, den: null, scale: node.op === 'rank' ? 0 : digits };
}

/** Number of the payee's field; teams all compete in one. */
export const fieldOf = ({ rule }: AcrossNode, payee: number, shared: Shared): number =>
  rule?.among === 'teams' ? 0 : (groupsOf(rule?.among ?? 'team', shared).group[payee] as number);

function placeOf(places: Places | Gap, payee: number, shared: Shared): Cellular {
  if ('gap' in places) return gapOf(places, payee, shared);
  const name = shared.prepared.people.payees[payee]?.name ?? '';
  return places.of.get(payee)?.place ?? { absent: true, issue: error('rank-none', { name }) };
}

/** Places of a field; the first figure that is unknown leaves everybody's unknown. */
export const placesOf = (node: AcrossNode, g: number, shared: Shared): Places | Gap => {
  const { among = 'team', who, down } = node.rule ?? {};
  const key = ['places', print(node.over), among, who ? print(who) : '', down ?? '', g].join('/');
  return held(shared, key, () => {
    const field = takingPart(node, g, shared);
    return 'gap' in field ? field : ranked(field, down === true ? 1 : -1);
  });
};

type Entry = Pick<Standing, 'members' | 'x'>;

/** Who takes part, by id, each or each team with their figure. */
function takingPart({ over, rule }: AcrossNode, g: number, shared: Shared): Entry[] | Gap {
  const among = rule?.among ?? 'team';
  const { members } = groupsOf(among, shared);
  const x = everybody(over, shared).num;
  const has = whoHas(over, shared);
  const flags = rule?.who && everybody(rule.who, shared).num;
  const entries: Entry[] = [];
  for (const field of among === 'teams' ? members : [members[g] as readonly number[]]) {
    const own: Entry[] = [];
    for (const i of field) {
      if (!has[i]) continue;
      const flag = flags ? get(flags, i) : 1;
      if (isUnknown(flag)) return { gap: flag, payee: i, over: rule?.who as Expr };
      if (flag !== 1) continue;
      const value = get(x, i);
      if (isUnknown(value)) return { gap: value, payee: i, over };
      own.push({ members: [i], x: value });
    }
    if (among !== 'teams') return own;
    if (own.length > 0)
      entries.push({
        members: own.flatMap((entry) => entry.members),
        x: own.reduce<Int>((sum, entry) => add(sum, entry.x), 0),
      });
  }
  return entries;
}

/** In order of the figure: `direction` −1 the largest first, 1 the smallest. */
function ranked(entries: readonly Entry[], direction: -1 | 1): Places {
  const order = [...entries].sort((a, b) => direction * compare(a.x, b.x));
  const standings: Standing[] = [];
  const of = new Map<number, Standing>();
  let tied: Standing[] = [];
  for (const entry of order) {
    if (tied[0]?.x !== entry.x) tied = [];
    const standing = { ...entry, place: standings.length - tied.length + 1, tied };
    tied.push(standing);
    standings.push(standing);
    for (const i of entry.members) of.set(i, standing);
  }
  return { standings, of };
}

/** The least field and the budget of a contest; null: none. */
export interface Terms {
  readonly least: Int | null;
  readonly budget: Int | null;
}

export function termsOf({ rule }: AcrossNode, args: readonly Quantity[], row: number, digits: number): Terms | Unknown {
  const [least, budget] = [rule?.least ? args[0] : undefined, rule?.budget ? args[args.length - 1] : undefined];
  const asked = least ? valueAt(least, row) : null;
  if (asked && 'issue' in asked) return asked;
  const most = budget ? unitsAt(budget, row, digits) : null;
  if (most !== null && isUnknown(most)) return most;
  if (most !== null && sign(most) < 0) return { issue: error('prize-budget') };
  return { least: asked && divRound(asked.n, asked.d, 'ceiling'), budget: most };
}

/** Prizes of a field. */
export function prizesOf(
  node: AcrossNode,
  g: number,
  { least, budget }: Terms,
  shared: Shared,
  digits: number,
): Prizes | Gap {
  const places = placesOf(node, g, shared);
  if ('gap' in places) return places;
  const { standings } = places;
  const parts = new Map<number, Int>();
  if (least !== null && compare(standings.length, least) < 0) return { ...places, parts, few: true, total: 0 };
  const given = new Map<Standing, Int>();
  for (const { place, tied } of standings.filter(({ tied }, i) => tied[0] === standings[i])) {
    const gap = award(node, tied, place, given, shared, digits);
    if (gap) return gap;
  }
  // By id, so that equal remainders go the same way whatever the order of rows.
  const winners = [...given].sort(([a], [b]) => byFirst(a, b, shared));
  const total = winners.reduce<Int>((sum, [, prize]) => add(sum, prize), 0);
  const prizes = winners.map(([, prize]) => prize);
  const paid = budget !== null && compare(total, budget) > 0 ? share(budget, prizes) : prizes;
  for (const [k, [standing]] of winners.entries()) {
    const gap = hand(node, standing, paid[k] as Int, parts, shared);
    if (gap) return gap;
  }
  return { ...places, parts, few: false, total };
}

/** Ids are in order within a field, not between teams. */
function byFirst(a: Standing, b: Standing, { prepared: { people } }: Shared): number {
  const id = ({ members: [first] }: Standing): string => people.payees[first as number]?.id ?? '';
  return id(a) < id(b) ? -1 : 1;
}

/** The prizes of everybody of one place, by the rule for equals. */
function award(
  { rule }: AcrossNode,
  tied: readonly Standing[],
  place: number,
  given: Map<Standing, Int>,
  shared: Shared,
  digits: number,
): Gap | undefined {
  const prizes = tied.map((_, k) => prizeAt(rule as FieldRule, place + k, digits));
  if (prizes.every((prize) => prize === 0)) return undefined;
  const { ties, sooner } = rule as FieldRule;
  if (ties === 'earliest' && tied.length > 1 && sooner) {
    const entries = soonest(tied, sooner, shared);
    if ('gap' in entries) return entries;
    const of = new Map(tied.map((one) => [one.members, one]));
    for (const { place: next, tied: equal, members } of entries.standings) {
      if (equal[0]?.members !== members) continue;
      const same = equal.map((one) => of.get(one.members) as Standing);
      split(same, prizes.slice(next - 1, next - 1 + same.length), given);
    }
  } else if (ties === 'all') for (const one of tied) given.set(one, prizes[0] as Int);
  else split(tied, prizes, given);
  return undefined;
}

/** The prizes of several places, shared equally among those who hold them. */
function split(tied: readonly Standing[], prizes: readonly Int[], given: Map<Standing, Int>): void {
  const parts = share(
    prizes.reduce(add, 0),
    tied.map(() => 1),
  );
  for (const [k, one] of tied.entries()) given.set(one, parts[k] as Int);
}

/** Equals in order of who was first; a team is there when the last of it is. */
function soonest(tied: readonly Standing[], sooner: Expr, shared: Shared): Places | Gap {
  const when = everybody(sooner, shared).num;
  const entries: Entry[] = [];
  for (const { members } of tied) {
    let last: Int | null = null;
    for (const i of members) {
      const value = get(when, i);
      if (isUnknown(value)) return { gap: value, payee: i, over: sooner };
      if (last === null || compare(value, last) > 0) last = value;
    }
    entries.push({ members, x: last as Int });
  }
  return ranked(entries, 1);
}

/** A place between two of the table has the prize of the one before; after the last there is none. */
function prizeAt({ prizes }: FieldRule, place: number, digits: number): Int {
  const points = prizes?.points ?? [];
  const at = fraction(place);
  const last = points[points.length - 1];
  if (!last || compareF(at, last.from) > 0) return 0;
  const reached = points.filter(({ from }) => compareF(from, at) <= 0).pop();
  return reached ? divRound(mul(reached.value.n, pow10(digits)), reached.value.d, 'half-away') : 0;
}

/** A prize to its person, or shared in its team. */
function hand(
  { over, rule }: AcrossNode,
  { members }: Standing,
  prize: Int,
  parts: Map<number, Int>,
  shared: Shared,
): Gap | undefined {
  const x = rule?.byResult ? everybody(over, shared).num : null;
  const weights = members.map((i) => (x ? (get(x, i) as Int) : 1));
  const fault = weights.some((w) => sign(w) < 0) ? 'share-negative' : weights.every((w) => w === 0) && 'share-nobody';
  if (fault) return { gap: { issue: error(fault) }, payee: members[0] as number, over };
  const shares = share(prize, weights);
  for (const [k, i] of members.entries()) parts.set(i, shares[k] as Int);
  return undefined;
}

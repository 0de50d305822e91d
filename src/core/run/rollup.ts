/**
 * Sums over a team and over everybody below, by the hierarchy of each row's day: what a figure grew by in a stretch is
 * of who led in it. What no row's day decides (a target, an entered fact, a ratio) is of who leads by the period's rows.
 */
import { accrues } from '../inputs/aggregate.js';
import type { Stretch } from '../inputs/hierarchy.js';
import type { Shared } from '../inputs/shared.js';
import { fold, print } from '../language/index.js';
import {
  addBy,
  type Cellular,
  type Column,
  column,
  gather,
  isUnknown,
  mapColumns,
  put,
  sumBy,
  within,
} from '../number/columns.js';
import { addQ, common, type Quantity, selectQ, subQ, whole, ZERO } from '../number/quantity.js';
import { measureOf } from '../plan/scheme.js';
import { type AcrossNode, isAcross, type Node } from '../program/node.js';
import { type Program, someNode } from '../program/program.js';
import { remember } from '../table/cells.js';
import { everybody, groupsOf, held, type WithPeople } from './field.js';

/** A part of everybody's figure and whom it is counted for. */
export interface Stage {
  /** Absent: what no row's day decides, and everything where nobody moves. */
  readonly days?: Stretch;
  readonly value: Quantity;
  readonly heads: readonly number[];
  /** Number of the field among the period's, by payee; −1: nobody of the period is in it. */
  readonly group: Int32Array;
}

/** The figure of a team or of everybody below, by payee. */
export const rollup = (node: AcrossNode, shared: Shared): Quantity =>
  held(shared, `${node.op} ${node.rule?.levels} ${nameOf(node)}`, () =>
    within(null, () =>
      stagesOf(node, shared)
        .map(({ value, heads, group }) => ({ ...value, num: sumOver(node, value.num, heads, group, shared) }))
        .reduce(addQ),
    ),
  );

const nameOf = ({ over, rule }: AcrossNode): string => `${rule?.among ?? 'team'} ${print(over)}`;

/** The parts of everybody's figure, together the whole of it. */
export const stagesOf = (node: AcrossNode, shared: Shared): readonly Stage[] =>
  held(shared, `stages ${nameOf(node)}`, () => within(null, () => staged(node, shared)));

function staged(node: AcrossNode, shared: Shared): Stage[] {
  const { people, stretches } = shared.prepared;
  const among = node.rule?.among ?? 'team';
  const final = everybody(node.over, shared);
  const { group } = groupsOf(among, shared);
  const all: Stage = { value: final, heads: people.payees.map(({ head }) => head), group };
  if (stretches.length === 0 || among !== 'team' || !growsByRows(node, shared)) return [all];
  let before = whole(ZERO);
  const grown = (until: number): Quantity => {
    const now = reached(everybody(node.over, shared.upTo(until)), before, final);
    const by = common(subQ(now, before));
    before = now;
    return by;
  };
  const still = { ...all, value: grown(shared.prepared.period.start - 1) };
  const moving = stretches.map((days) => ({
    days,
    value: grown(days.to),
    heads: days.heads,
    group: groupIn(days, shared),
  }));
  return [still, ...moving];
}

/** Whose team everybody was in, by its number in the period; −1: nobody of the period is in it. */
export const groupIn = (days: Stretch, shared: WithPeople): Int32Array => {
  const { people } = shared.prepared;
  return held(days, people, () => {
    const { payees } = people;
    const { group } = groupsOf('team', shared);
    const key = remember((team) => fold(team as string));
    const numbers = new Map(payees.map(({ team }, i) => [key(team, i), group[i] as number]));
    return group.map((own, i) => {
      const team = days.teams[i] as string;
      return team !== '' ? (numbers.get(key(team, i)) ?? -1) : payees[i]?.team === '' ? own : -1;
    });
  });
};

/** What has no value yet, such as a quotient of nothing, has not grown. */
function reached(now: Quantity, before: Quantity, final: Quantity): Quantity {
  if (!now.num.odd) return now;
  const known = mapColumns(final.num.v.length, [now.num, final.num], ([x, y]) =>
    isUnknown(x as Cellular) && !isUnknown(y as Cellular) ? 0 : 1,
  );
  return common(selectQ(known, now, before));
}

/** Whether rows of the period add to the figure of anybody; a ratio is of the whole period. */
function growsByRows({ over, kind }: AcrossNode, { prepared: { cohorts } }: Shared): boolean {
  const key = `over:${print(over)}`;
  return kind !== 'ratio' && cohorts.some(({ program }) => someNode(program, program.figures.get(key)?.node, addsUp));
}

/** What is summed over rows, over others or over parts of the period. */
const addsUp = (node: Node, { scheme }: Program): boolean =>
  node.op === 'input'
    ? node.input.type === 'fact' && accrues(measureOf(scheme, node.input.measure))
    : isAcross(node) || node.op === 'every' || node.op === 'rows';

function sumOver(
  { op, rule }: AcrossNode,
  x: Column,
  heads: readonly number[],
  of: Int32Array,
  shared: Shared,
): Column {
  if (op === 'subordinates') {
    const below = belowSums(x, heads, rule?.levels);
    // On a cycle everybody is below everybody: no sum is right.
    for (const [payee, issue] of shared.prepared.people.blocked)
      if (issue.code === 'head-cycle') put(below, payee, { issue });
    return below;
  }
  const { group, members } = groupsOf(rule?.among ?? 'team', shared);
  return gather(sumBy(of, x, null, members.length), group);
}

/** Sum over so many levels below each payee: 1 is direct subordinates. Heads have no cycles, so it ends. */
function belowSums(values: Column, heads: readonly number[], levels = heads.length): Column {
  const below = column(heads.length);
  let up = Int32Array.from(heads);
  for (let level = 0; level < levels && up.some((head) => head >= 0); level++) {
    addBy(below, up, values, null);
    up = up.map((head) => (head < 0 ? head : (heads[head] as number)));
  }
  return below;
}

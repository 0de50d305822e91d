/**
 * Sums over a team and over everybody below, by the hierarchy of each row's day: what a figure grew by in a stretch is
 * of who led in it. What no row's day decides (a target, an entered fact, a ratio) is of who leads by the period's rows.
 */
import { accrues } from './aggregate.js';
import {
  type Cellular,
  type Column,
  column,
  gather,
  get,
  isUnknown,
  mapColumns,
  put,
  sumBy,
  within,
} from './columns.js';
import { add } from './exact.js';
import { everybody, groupsOf, held } from './field.js';
import type { Stretch } from './hierarchy.js';
import { fold, print } from './language/index.js';
import { type AcrossNode, argsOf, isAcross, type Node } from './node.js';
import type { Measure } from './plan.js';
import type { Program } from './program.js';
import { addQ, common, type Quantity, selectQ, subQ, whole, ZERO } from './quantity.js';
import { elsewhere } from './scheme.js';
import type { Shared } from './shared.js';

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
  const numbers = new Map(people.payees.map(({ team }, i) => [fold(team), group[i] as number]));
  let before = whole(ZERO);
  const grown = (until: number): Quantity => {
    const now = reached(everybody(node.over, shared.upTo(until)), before, final);
    const by = common(subQ(now, before));
    before = now;
    return by;
  };
  const still = { ...all, value: grown(shared.prepared.period.start - 1) };
  const moving = stretches.map((days) => {
    const own = days.teams.map((team, i) =>
      team !== '' ? (numbers.get(fold(team)) ?? -1) : people.payees[i]?.team === '' ? (group[i] as number) : -1,
    );
    return { days, value: grown(days.to), heads: days.heads, group: Int32Array.from(own) };
  });
  return [still, ...moving];
}

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
  return kind !== 'ratio' && cohorts.some(({ program }) => grows(program.figures.get(key)?.node, program, new Set()));
}

function grows(node: Node | undefined, program: Program, seen: Set<string>): boolean {
  if (!node) return false;
  if (isAcross(node) || node.op === 'every' || node.op === 'rows') return true;
  if (node.op === 'input' && node.input.type === 'fact') {
    const { measures, document } = program.scheme;
    const name = node.input.measure;
    return accrues((measures.get(fold(name)) ?? elsewhere(document.measures, name)) as Measure);
  }
  if (node.op !== 'figure') return argsOf(node).some((arg) => grows(arg, program, seen));
  return !seen.has(node.key) && grows(program.figures.get(node.key)?.node, program, seen.add(node.key));
}

function sumOver(
  { op, rule }: AcrossNode,
  x: Column,
  heads: readonly number[],
  of: Int32Array,
  shared: Shared,
): Column {
  if (op === 'subordinates') return rule?.levels ? levelSums(x, heads, rule.levels) : belowSums(x, heads);
  const { group, members } = groupsOf(rule?.among ?? 'team', shared);
  return gather(sumBy(of, x, null, members.length), group);
}

/** Sum over everybody below each payee. Heads have no cycles (people.ts), so leaves go up first. */
function belowSums(values: Column, heads: readonly number[]): Column {
  const n = heads.length;
  const children = new Int32Array(n);
  for (const head of heads) if (head >= 0) children[head] = (children[head] as number) + 1;
  const below = column(n);
  const ready: number[] = [];
  for (let i = 0; i < n; i++) if (children[i] === 0) ready.push(i);
  for (let k = 0; k < ready.length; k++) {
    const i = ready[k] as number;
    const head = heads[i] as number;
    if (head < 0) continue;
    put(below, head, plus(get(below, head), plus(get(below, i), get(values, i))));
    children[head] = (children[head] as number) - 1;
    if (children[head] === 0) ready.push(head);
  }
  return below;
}

/** Sum over so many levels below each payee: 1 is direct subordinates. */
function levelSums(values: Column, heads: readonly number[], levels: number): Column {
  const n = heads.length;
  let below = column(n);
  for (let level = 0; level < levels; level++) {
    const next = column(n);
    heads.forEach((head, i) => {
      if (head >= 0) put(next, head, plus(get(next, head), plus(get(values, i), get(below, i))));
    });
    below = next;
  }
  return below;
}

const plus = (a: Cellular, b: Cellular): Cellular => (isUnknown(a) ? a : isUnknown(b) ? b : add(a, b));

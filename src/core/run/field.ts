/** Who competes or shares with whom, and what is known of each: everybody counts in their own scheme. */

import type { Payee, People } from '../inputs/people.js';
import type { Shared } from '../inputs/shared.js';
import { error } from '../issue/issue.js';
import { type Expr, fold, print } from '../language/index.js';
import type { Unknown } from '../number/columns.js';
import { common, type Quantity } from '../number/quantity.js';
import type { Among, Node } from '../program/node.js';

/** What was worked out once for a run or for its people. */
const HELD = new WeakMap<object, Map<unknown, unknown>>();

/** `key`: a text, or the node it belongs to. */
export function held<T>(owner: object, key: unknown, make: () => T): T {
  const all = HELD.get(owner) ?? new Map<unknown, unknown>();
  HELD.set(owner, all);
  if (!all.has(key)) all.set(key, make());
  return all.get(key) as T;
}

/** Payees parted into fields. */
export interface Groups {
  /** Which field each payee is in; −1: none. */
  readonly group: Int32Array;
  /** Where in the field's list. */
  readonly position: Int32Array;
  /** Payees of each field by id, so that no order of rows decides a kopeck. */
  readonly members: readonly (readonly number[])[];
}

/** Whoever has the people at hand. */
export interface WithPeople {
  readonly prepared: { readonly people: People };
}

/** The fields of a contest or pool; of a contest of teams the teams. */
export const groupsOf = (among: Among, { prepared: { people } }: WithPeople): Groups =>
  held(people, among, () => {
    const { payees } = people;
    const keys = payees.map(({ team, profile }, i) => {
      if (among === 'all') return '';
      if (among === 'plan') return fold(profile.plan);
      return team === '' ? (among === 'team' ? `\u0000${i}` : null) : fold(team);
    });
    return grouped(keys, byId(payees));
  });

const byId = (payees: readonly Payee[]): number[] =>
  [...payees.keys()].sort((a, b) => ((payees[a] as Payee).id < (payees[b] as Payee).id ? -1 : 1));

function grouped(keys: readonly (string | null)[], order: readonly number[]): Groups {
  const index = new Map<string, number>();
  const group = new Int32Array(keys.length).fill(-1);
  const position = new Int32Array(keys.length);
  const members: number[][] = [];
  for (const i of order) {
    const key = keys[i];
    if (key === null || key === undefined) continue;
    const g = index.get(key) ?? members.push([]) - 1;
    index.set(key, g);
    group[i] = g;
    position[i] = (members[g] as number[]).push(i) - 1;
  }
  return { group, position, members };
}

/** An expression of everybody, over one denominator. */
export const everybody = (over: Expr, shared: Shared): Quantity =>
  held(shared, `over ${print(over)}`, () => common(shared.everybody(over)));

/** Stands for a figure a payee's scheme does not have: in sums it counts 0, in a contest such a payee does not take part. */
export const NO_FIGURE: Node = { op: 'literal', kind: 'number', label: '0', value: { n: 0, d: 1 } };

/** 1 where a payee's scheme has the figures an expression names; known once {@link everybody} was asked. */
export const whoHas = (over: Expr, shared: Shared): Uint8Array =>
  held(shared, `has ${print(over)}`, () => {
    const has = new Uint8Array(shared.prepared.people.payees.length);
    for (const { program, at } of shared.prepared.cohorts)
      if (program.figures.get(`over:${print(over)}`)?.node !== NO_FIGURE) for (const i of at) has[i] = 1;
    return has;
  });

/** What one person's figure keeps unknown for a whole field. */
export interface Gap {
  readonly gap: Unknown;
  readonly payee: number;
  readonly over: Expr;
}

/** Why `payee` has no figure: their own reason, or whose figure is missing. */
export function gapOf({ gap, payee: whose, over }: Gap, payee: number, shared: Shared): Unknown {
  // Never «absent»: `known` must not put a number in the place of a field that cannot be decided.
  if (whose === payee) return { issue: gap.issue };
  const name = shared.prepared.people.payees[whose]?.name ?? '';
  return { issue: error('field-unknown', { name, formula: print(over) }, gap.issue.place) };
}

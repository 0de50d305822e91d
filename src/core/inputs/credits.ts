/**
 * Crediting, the first stage: which payee gets how much of which row. The rules of a table hold together; their direct
 * parts are 100 % of every row they touch, overlays come on top.
 */

import { isoOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { type Cellular, type Column, column, get, isUnknown, put } from '../number/columns.js';
import {
  addF,
  exactDiv,
  type Fraction,
  fraction,
  fractionText,
  type Int,
  lcm,
  mul,
  pow10,
  share,
} from '../number/exact.js';
import {
  addQ,
  compareQ,
  constantQuantity,
  gatherQ,
  mulQ,
  type Quantity,
  roundQ,
  selectQ,
  subQ,
  unitsAt,
  valueAt,
  whole,
  ZERO,
} from '../number/quantity.js';
import { type CreditRule, labelOf, type Measure, type PlanDocument } from '../plan/plan.js';
import type { Interner } from '../program/evaluate.js';
import { bindText } from '../program/expression.js';
import type { Node } from '../program/node.js';
import { noColumn, type Program } from '../program/program.js';
import type { Assignments } from './assignments.js';
import type { HeadOn } from './hierarchy.js';
import { everyRow, hasColumn, placeOfRow, type Rows, UNNAMED } from './rows.js';

/** One rule over all rows of its table. */
export interface Credit {
  /** Payee of each row; −1: nobody known, {@link UNNAMED}: nobody named. */
  readonly owners: Int32Array;
  /** Part of each row; null: the whole. */
  readonly share: Quantity | null;
  readonly overlay: boolean;
  readonly rule: CreditRule | null;
  /** Of a credit to heads: whose rows they are, and who is as far above somebody on the row's day. */
  readonly below?: Below;
}

export interface Below {
  readonly owners: Int32Array;
  above(payee: number, row: number): number;
}

/** The credits of a table, one list for all rows, in the order of the rules. */
export type Credits = readonly Credit[];

/** What crediting reads beside the rows. */
export interface Crediting {
  readonly plan: PlanDocument;
  readonly period: Period;
  /** Credits read so far; null: no rule speaks of the table. */
  readonly credits: Map<Rows, Credits | Issue | null>;
  readonly headOn: HeadOn;
  readonly assignments: Assignments;
  readonly intern: Interner;
}

/** Without rules a row is whole its payee's. */
export const wholly = (owners: Int32Array): Credits => [{ owners, share: null, overlay: false, rule: null }];

/** The rules of a table in force when the period starts, by code; the plan's order decides who takes the last kopeck. */
function rulesOf(from: Crediting, table: string): CreditRule[] {
  const found = new Map<string, CreditRule>();
  for (const rule of from.plan.credits ?? []) {
    const held = found.get(fold(rule.code));
    if (fold(rule.table) !== fold(table) || (rule.from ?? '') > isoOf(from.period.start)) continue;
    if (!held || (rule.from ?? '') >= (held.from ?? '')) found.set(fold(rule.code), rule);
  }
  return [...found.values()].filter((rule) => !rule.ended);
}

/** Reads the credits of a table; null: no rule speaks of it. An issue: nobody can tell whose its rows are. */
export function creditsOf(rows: Rows, program: Program, from: Crediting): Credits | Issue | null {
  const known = from.credits.get(rows);
  if (known !== undefined) return known;
  const rules = rulesOf(from, rows.name);
  const made = rules.length === 0 ? null : readCredits(rules, rows, program, from);
  from.credits.set(rows, made);
  return made;
}

function readCredits(rules: readonly CreditRule[], rows: Rows, program: Program, from: Crediting): Credits | Issue {
  const drafts: Draft[] = [];
  for (const rule of rules) {
    const read = rule.broken ?? draftsOf(rule, rows, program, from);
    if ('code' in read) return read;
    drafts.push(...read);
  }
  if (rows.count === 0) return wholly(new Int32Array(0));
  const named = drafts.filter(({ rule }) => !rule.overlay && rule.share !== undefined);
  const taken = named.reduce((sum, { share: own }) => addQ(sum, own), whole(ZERO));
  const left = subQ(constantQuantity({ n: 1, d: 1 }), taken);
  const list = drafts.map((draft): Credit => {
    const { rule, owners, there } = draft;
    const rest = rule.share === undefined && !rule.overlay;
    const share = rest ? mulQ(left, there) : draft.share;
    return { rule, owners, overlay: rule.overlay === true, share, ...(draft.below ? { below: draft.below } : {}) };
  });
  return checked(list, drafts, rows);
}

interface Draft {
  readonly rule: CreditRule;
  readonly owners: Int32Array;
  /** Above 0 where the rule credits somebody: 1, or the share of the client. */
  readonly there: Quantity;
  readonly share: Quantity;
  readonly below?: Below;
}

function draftsOf(rule: CreditRule, rows: Rows, program: Program, from: Crediting): Draft[] | Issue {
  const dated = rule.up !== undefined || rule.assigned === true;
  if (dated && rule.date === undefined)
    return error(rule.up ? 'credit-date' : 'assigned-date', { name: labelOf(rule) }, rule.place);
  const missing = [rule.payee, ...(dated ? [rule.date as string] : [])].find((field) => !hasColumn(rows, field));
  if (missing !== undefined) return noColumn(missing, rows.name, rows.columns, labelOf(rule), rule.place);
  const where = rule.where === undefined ? null : bindInRow(rule.where, rows, program, rule);
  const part = rule.share === undefined ? null : bindInRow(rule.share, rows, program, rule);
  for (const [node, kind] of [
    [where, 'flag'],
    [part, 'ratio'],
  ] as const) {
    if (node?.op === 'unknown') return node.issue;
    if (node && node.kind !== kind && !(kind === 'ratio' && node.kind === 'number'))
      return error('kind-declared', { formula: node.label, kind, found: node.kind }, rule.place);
  }
  const flags = where ? everyRow(where, rows, from.intern).num : null;
  const shares = part && rows.count > 0 ? everyRow(part, rows, from.intern) : null;
  const named = rule.assigned ? clientsOf(rule, rows, from) : [{ owners: rows.roles(rule.payee), own: null }];
  return named.flatMap((one): Draft[] => {
    const { owners, there } = whereHolds(one, flags);
    const share = shares ? ofThose(there, one.own ? mulQ(shares, one.own) : shares) : there;
    const draft = { rule, owners, there, share };
    if (!rule.up) return [draft];
    const days = rows.days(rule.date as string).v;
    return raised([owners], days, from.headOn, rule.up === 'heads').map((heads, k) => ({
      ...draft,
      owners: heads,
      below: { owners, above: (payee, row) => climbed(payee, k + 1, days[row] as number, from.headOn) },
    }));
  });
}

/** Whom a rule names in each row; `own`: with which part of the client, null for the whole row. */
interface Named {
  readonly owners: Int32Array;
  readonly own: Quantity | null;
}

/** The part in rows where somebody is credited. */
const ofThose = (there: Quantity, part: Quantity): Quantity =>
  selectQ(there.den ? compareQ(there, whole(ZERO), '<>') : there.num, part, whole(ZERO));

/** Rows the rule does not hold for are nobody's by it. */
function whereHolds({ owners: named, own }: Named, flags: Column | null) {
  const num = column(named.length);
  const owners = Int32Array.from(named);
  for (let i = 0; i < owners.length; i++) {
    const flag = flags ? get(flags, i) : 1;
    if (isUnknown(flag)) put(num, i, flag);
    else if (flag === 0) owners[i] = UNNAMED;
    else if (named[i] !== UNNAMED) put(num, i, own ? get(own.num, i) : 1);
  }
  return { owners, there: { num, den: own?.den ?? null, scale: 0 } };
}

/** Whose client each row's is on its day: as many lists as a client has payees at once. */
function clientsOf(rule: CreditRule, rows: Rows, { assignments }: Crediting): Named[] {
  const days = rows.days(rule.date as string);
  const found: { readonly owners: Int32Array; readonly num: Column; readonly den: Column }[] = [];
  const credit = (k: number, at: number, payee: number, n: Cellular, d: Int): void => {
    found[k] ??= {
      owners: new Int32Array(rows.count).fill(UNNAMED),
      num: column(rows.count),
      den: { v: new Float64Array(rows.count).fill(1), odd: null },
    };
    const { owners, num, den } = found[k];
    owners[at] = payee;
    put(num, at, n);
    put(den, at, d);
  };
  for (const { cells, start, count } of rows.cellsOf(rule.payee))
    for (let row = 0; row < count; row++) {
      const at = start + row;
      const day = get(days, at);
      const own = isUnknown(day) ? day.issue : assignments.assigned(cells[row], Number(day));
      // Whoever may have a part of the row must not be paid as if there were none.
      if ('code' in own)
        for (const [k, payee] of assignments.named(cells[row]).entries()) credit(k, at, payee, { issue: own }, 1);
      else for (const [k, { payee, share: part }] of own.entries()) credit(k, at, payee, part.n, part.d);
    }
  if (found.length === 0 && rows.count > 0) credit(0, 0, UNNAMED, 0, 1);
  return found.map(({ owners, num, den }) => ({ owners, own: { num, den, scale: 0 } }));
}

/** Heads of the row's payee on its day, and theirs, one list for each step up; who is below already is nobody above. */
function raised(below: readonly Int32Array[], days: Column['v'], headOn: HeadOn, all: boolean): Int32Array[] {
  const above = (below[0] as Int32Array).map((owner, i) => {
    const head = owner < 0 ? owner : headOn(owner, days[i] as number);
    return head >= 0 && below.some((own) => own[i] === head) ? -1 : head;
  });
  const higher = all && above.some((owner) => owner >= 0) ? raised([above, ...below], days, headOn, true) : [];
  return [above, ...higher];
}

function climbed(payee: number, steps: number, day: number, headOn: HeadOn): number {
  let at = payee;
  for (let k = 0; k < steps && at >= 0; k++) at = headOn(at, day);
  return at;
}

/** Binds an expression over the columns of a table. */
export function bindInRow(text: string, rows: Rows, program: Program, row: CreditRule | Measure): Node {
  const date = 'table' in row ? row.date : row.rows?.date;
  const dated = date === undefined ? {} : { date };
  return bindText(program, text, row.place, { table: rows.name, columns: rows.columns, figures: false, ...dated });
}

/** Most rows named when shares do not add up; the count says the rest. */
const NAMED_ROWS = 20;

/** Where direct parts are not 100 %, nobody's part of that row is known. */
function checked(list: Credit[], drafts: readonly Draft[], rows: Rows): Credits {
  const direct = list.filter(({ overlay }) => !overlay);
  const total = direct.reduce((sum, { share: own }) => addQ(sum, own as Quantity), whole(ZERO));
  const full = compareQ(total, constantQuantity({ n: 1, d: 1 }), '=');
  const negative = direct.map(({ share: own }) => compareQ(own as Quantity, whole(ZERO), '<'));
  let bad = 0;
  for (let i = 0; i < rows.count; i++) {
    const right = get(full, i) === 1 && negative.every((flag) => get(flag, i) !== 1);
    if (right) continue;
    if (direct.every((credit) => get((drafts[list.indexOf(credit)] as Draft).there.num, i) === 0)) {
      rows.lacks.payee = true;
      continue;
    }
    const value = valueAt(total, i);
    const issue =
      'issue' in value
        ? value.issue
        : error(
            'credit-sum',
            { sum: fractionText(said(direct, i) ?? value), table: rows.name },
            placeOfRow(rows, i, direct[0]?.rule?.payee ?? ''),
          );
    if (bad++ < NAMED_ROWS) rows.issues.push(issue);
    for (const { share: own } of direct) put((own as Quantity).num, i, { issue });
  }
  return list;
}

/** What the shares above nothing add up to: with a rest below nothing all of them are 100 %, which explains nothing. */
function said(direct: readonly Credit[], row: number): Fraction | null {
  let sum = fraction(0);
  for (const { share: own } of direct) {
    const part = valueAt(own as Quantity, row);
    if ('issue' in part) return null;
    if (part.n > 0) sum = addF(sum, part);
  }
  return sum;
}

/**
 * What each credit gets of the rows' values. Money (`digits` given) is shared in smallest units by largest remainder, so
 * the direct parts always add up to the row; anything else is multiplied exactly.
 */
export function partsOf(values: Quantity, credits: Credits, digits: number | null, at?: Int32Array): Quantity[] {
  if (credits.length === 1 && !credits[0]?.share) return [values];
  const shares = credits.map(({ share: own }) => own && (at ? gatherQ(own, at) : own));
  if (digits === null) return shares.map((own) => (own ? mulQ(values, own) : values));
  const step = { n: 1, d: pow10(digits) };
  const total = roundQ(values, null, step, 'half-away');
  const direct = credits.flatMap(({ overlay }, k) => (overlay ? [] : [k]));
  const own = (k: number): Quantity => shares[k] as Quantity;
  const out = shares.map((part, k) => (part && credits[k]?.overlay ? roundQ(total, part, step, 'half-away') : total));
  if (direct.length === 2) {
    const [a, b] = direct as [number, number];
    out[a] = roundQ(total, own(a), step, 'half-away');
    out[b] = subQ(total, out[a] as Quantity);
  } else if (direct.length > 2) largest(total, direct, own, out, digits);
  else if (direct.length === 1 && shares[direct[0] as number])
    out[direct[0] as number] = mulQ(total, own(direct[0] as number));
  return out;
}

function largest(
  total: Quantity,
  direct: readonly number[],
  own: (k: number) => Quantity,
  out: Quantity[],
  digits: number,
): void {
  const n = Math.max(total.num.v.length, ...direct.map((k) => own(k).num.v.length));
  const columns = direct.map(() => column(n));
  for (let i = 0; i < n; i++) {
    const units = unitsAt(total, i, digits);
    const shares = direct.map((k) => valueAt(own(k), i));
    const broken = shares.find((value) => 'issue' in value);
    const values = broken || isUnknown(units) ? null : share(units, weights(shares as { n: Int; d: Int }[]));
    columns.forEach((part, k) => {
      put(part, i, values ? (values[k] as Int) : ((broken ?? units) as Cellular));
    });
  }
  direct.forEach((k, j) => {
    out[k] = { num: columns[j] as Quantity['num'], den: null, scale: digits };
  });
}

/** Shares as whole numbers in the same proportion; nobody at all: the first takes nothing of nothing. */
function weights(shares: readonly { n: Int; d: Int }[]): Int[] {
  const d = shares.reduce<Int>((common, part) => lcm(common, fraction(part.n, part.d).d), 1);
  const found = shares.map((part) => mul(part.n, exactDiv(d, part.d)));
  return found.every((weight) => weight === 0) ? [1, ...found.slice(1)] : found;
}

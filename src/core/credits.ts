/**
 * Crediting, the first stage: which payee gets how much of which row. The rules of a table hold together; their direct
 * parts are 100 % of every row they touch, overlays come on top.
 */
import { type Cellular, column, gather, get, isUnknown, put } from './columns.js';
import { isoOf } from './dates.js';
import type { Interner } from './evaluate.js';
import { exactDiv, fraction, type Int, lcm, mul, pow10, share } from './exact.js';
import { bindText } from './expression.js';
import type { HeadOn } from './hierarchy.js';
import { error, type Issue } from './issue.js';
import { fold } from './language/index.js';
import type { Node } from './node.js';
import type { Period } from './period.js';
import type { CreditRule, PlanDocument } from './plan.js';
import type { Program } from './program.js';
import {
  addQ,
  compareQ,
  constantQuantity,
  mulQ,
  type Quantity,
  roundQ,
  selectQ,
  subQ,
  unitsAt,
  valueAt,
  whole,
  ZERO,
} from './quantity.js';
import { everyRow, hasColumn, placeOfRow, type Rows } from './rows.js';

/** One rule over all rows of its table. */
export interface Credit {
  /** Payee of each row; −1: nobody known, −2: nobody named. */
  readonly owners: Int32Array;
  /** Part of each row; null: the whole. */
  readonly share: Quantity | null;
  readonly overlay: boolean;
  readonly rule: CreditRule | null;
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
  readonly intern: Interner;
}

/** Without rules a row is whole its payee's. */
export const wholly = (owners: Int32Array): Credits => [{ owners, share: null, overlay: false, rule: null }];

/** The rules of a table in force when the period starts, by code; the plan's order decides who takes the last kopeck. */
export function rulesOf(from: Crediting, table: string): CreditRule[] {
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
    return { rule, owners, overlay: rule.overlay === true, share: rest ? mulQ(left, there) : draft.share };
  });
  return checked(list, drafts, rows);
}

interface Draft {
  readonly rule: CreditRule;
  readonly owners: Int32Array;
  /** 1 where the rule credits somebody. */
  readonly there: Quantity;
  readonly share: Quantity;
}

function draftsOf(rule: CreditRule, rows: Rows, program: Program, from: Crediting): Draft[] | Issue {
  if (rule.up && rule.date === undefined) return error('credit-date', { name: rule.title ?? rule.code }, rule.place);
  const missing = [rule.payee, ...(rule.up ? [rule.date as string] : [])].find((field) => !hasColumn(rows, field));
  if (missing !== undefined)
    return error(
      'column-unknown',
      { name: missing, table: rows.name, measure: rule.title ?? rule.code, suggestion: rows.columns.join(', ') },
      rule.place,
    );
  const where = rule.where === undefined ? null : bindInRow(rule.where, rows, program, rule.place);
  const part = rule.share === undefined ? null : bindInRow(rule.share, rows, program, rule.place);
  for (const [node, kind] of [
    [where, 'flag'],
    [part, 'ratio'],
  ] as const) {
    if (node?.op === 'unknown') return node.issue;
    if (node && node.kind !== kind && !(kind === 'ratio' && node.kind === 'number'))
      return error('kind-declared', { formula: node.label, kind, found: node.kind }, rule.place);
  }
  const named = rows.roles(rule.payee);
  const flags = where ? everyRow(where, rows, from.intern).num : null;
  const there = column(rows.count);
  const owners = Int32Array.from(named);
  for (let i = 0; i < owners.length; i++) {
    const flag = flags ? get(flags, i) : 1;
    if (isUnknown(flag)) put(there, i, flag);
    else if (flag === 0) owners[i] = -2;
    else if (named[i] !== -2) there.v[i] = 1;
  }
  const present = whole(there);
  const own = part && rows.count > 0 ? selectQ(there, everyRow(part, rows, from.intern), whole(ZERO)) : present;
  if (!rule.up) return [{ rule, owners, there: present, share: own }];
  return raised([owners], rows.days(rule.date as string).v, from.headOn, rule.up === 'heads').map((above) => ({
    rule,
    owners: above,
    there: present,
    share: own,
  }));
}

/** Heads of the row's payee on its day, and theirs, one list for each step up; who is below already is nobody above. */
function raised(below: readonly Int32Array[], days: Float64Array, headOn: HeadOn, all: boolean): Int32Array[] {
  const above = (below[0] as Int32Array).map((owner, i) => {
    const head = owner < 0 ? owner : headOn(owner, days[i] as number);
    return head >= 0 && below.some((own) => own[i] === head) ? -1 : head;
  });
  const higher = all && above.some((owner) => owner >= 0) ? raised([above, ...below], days, headOn, true) : [];
  return [above, ...higher];
}

/** Binds an expression over the columns of a table. */
export function bindInRow(text: string, rows: Rows, program: Program, place: CreditRule['place']): Node {
  return bindText(program, text, place, { table: rows.name, columns: rows.columns, figures: false });
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
    if (right || direct.every((_, k) => get((drafts[list.indexOf(direct[k] as Credit)] as Draft).there.num, i) === 0))
      continue;
    const value = valueAt(total, i);
    const issue =
      'issue' in value
        ? value.issue
        : error(
            'credit-sum',
            { sum: percent(value), table: rows.name },
            placeOfRow(rows, i, direct[0]?.rule?.payee ?? ''),
          );
    if (bad++ < NAMED_ROWS) rows.issues.push(issue);
    for (const { share: own } of direct) put((own as Quantity).num, i, { issue });
  }
  return list;
}

const percent = ({ n, d }: { n: Int; d: Int }): string => {
  const units = Number(n) / Number(d);
  return `${String(Math.round(units * 10_000) / 100)} %`;
};

/**
 * What each credit gets of the rows' values. Money (`digits` given) is shared in smallest units by largest remainder, so
 * the direct parts always add up to the row; anything else is multiplied exactly.
 */
export function partsOf(values: Quantity, credits: Credits, digits: number | null, at?: Int32Array): Quantity[] {
  if (credits.length === 1 && !credits[0]?.share) return [values];
  const shares = credits.map(({ share: own }) => own && (at ? picked(own, at) : own));
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

const picked = (q: Quantity, at: Int32Array): Quantity => ({
  num: gather(q.num, at),
  den: q.den && gather(q.den, at),
  scale: q.scale,
});

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

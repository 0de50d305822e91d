/** Rows under other names: whatever names them follows. */
import { type Expr, fold, nameText, parse, print } from '../../../src/core/language/index.js';
import type { PlanDocument } from '../../../src/core/plan/plan.js';
import { type AnyRow, rowsOf, SECTIONS, type Section, withRows } from '../../rows.js';
import { type At, rowAt, scopeOf } from './rows.js';

/** Fields that hold formulas over the plan's names; others name columns of tables. */
const FORMULAS: readonly string[] = [
  'value',
  'expression',
  'when',
  'cap',
  'floor',
  'target',
  'base',
  'norm',
  'min',
  'goal',
  'weight',
  'share',
  'amount',
  'evidence',
  'targetFactor',
  'zeroTarget',
  'missing',
  'maxRecovery',
];
/** Fields that are a name. */
const NAMES: readonly string[] = ['measure', 'scale', 'of'];

const renamedIn = (expr: Expr, from: string, to: string): Expr => {
  if (expr.type === 'name') return fold(expr.name) === fold(from) ? { ...expr, name: to } : expr;
  return expr.type === 'call' ? { ...expr, args: expr.args.map((arg) => renamedIn(arg, from, to)) } : expr;
};

function renamedText(text: string, from: string, to: string): string {
  if (!fold(text).includes(fold(from))) return text;
  const read = parse(text);
  return 'expr' in read ? print(renamedIn(read.expr, from, to)) : text === from ? nameText(to) : text;
}

/** The plan with every mention of a name saying another. @example withName(plan, 'Оплты', 'Оплаты') */
export function withName(plan: PlanDocument, from: string, to: string): PlanDocument {
  const mention = (field: string, value: unknown): unknown => {
    if (field === 'with') return mapped(value, (_, text) => renamedText(text as string, from, to));
    if (typeof value !== 'string') return value;
    if (NAMES.includes(field)) return fold(value) === fold(from) ? to : value;
    return FORMULAS.includes(field) ? renamedText(value, from, to) : value;
  };
  return SECTIONS.reduce((next, section) => {
    const rows = rowsOf(next, section);
    return rows.length === 0
      ? next
      : withRows(
          next,
          section,
          rows.map((row) => mapped(row, mention) as AnyRow),
        );
  }, plan);
}

/** An object with its fields changed; itself where nothing changes. */
function mapped(value: unknown, change: (field: string, value: unknown) => unknown): unknown {
  const fields = Object.entries(value as object).map(([field, old]) => [field, old, change(field, old)] as const);
  const same = fields.every(([, old, now]) => old === now || JSON.stringify(old) === JSON.stringify(now));
  return same ? value : Object.fromEntries(fields.map(([field, , now]) => [field, now]));
}

/** The plan with every row that holds for one scheme holding for another: schemes are named by nothing else. */
const withPlan = (plan: PlanDocument, from: string, to: string): PlanDocument =>
  SECTIONS.reduce((next, section) => {
    const rows = rowsOf(next, section);
    const renamed = rows.map((row) =>
      fold(row.for?.plan ?? '') === fold(from) ? { ...row, for: { ...row.for, plan: to } } : row,
    );
    return rows.length === 0 ? next : withRows(next, section, renamed);
  }, plan);

/** A row and its other versions under another name, and everything that names it. */
export function renamed(plan: PlanDocument, { section, index }: At, code: string): PlanDocument {
  const old = rowAt<AnyRow>(plan, { section, index })?.code ?? '';
  const next = section === 'plans' ? withPlan(plan, old, code) : withName(plan, old, code);
  const rows = rowsOf(next, section);
  return withRows(
    next,
    section,
    rows.map((row) => (fold(row.code) === fold(old) ? { ...row, code } : row)),
  );
}

/** Has another row for the same people this name? */
export function isTaken(plan: PlanDocument, section: Section, old: string, code: string): boolean {
  const scopes = (name: string): string[] =>
    rowsOf(plan, section)
      .filter((row) => fold(row.code) === fold(name))
      .map(scopeOf);
  const own = scopes(old);
  return fold(old) !== fold(code) && scopes(code).some((scope) => own.includes(scope));
}

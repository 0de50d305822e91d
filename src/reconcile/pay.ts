/** What a difference changes in pay: the plan is calculated with the row and without it. */

import { isoOf } from '../core/day/dates.js';
import { diff } from '../core/explain/diff.js';
import { fold } from '../core/language/index.js';
import { cellNumber, decimalText } from '../core/number/decimal.js';
import { type Int, mul, pow10, sub } from '../core/number/exact.js';
import type { Run } from '../core/run/result.js';
import { calculate } from '../core/run/run.js';
import { cellText, columnIndex, rowCount } from '../core/table/cells.js';
import type { Cell, Data, RowTable } from '../core/table/data.js';
import type { PayQuestion, Written } from './compare.js';
import { compareSources } from './reconcile.js';
import type { Source, SourceRow } from './sources.js';
import type { Difference, PayEffect, ReconcileOptions, Reconciliation } from './types.js';

/**
 * Reconciles the sources of a department, and calculates the largest differences in pay where a plan is given.
 * @returns what {@link compareSources} does, differences with their pay effect
 * @example reconcile(sources, { period: '2026-10' }).differences.filter(({ kind }) => kind === 'missing').length // 7
 */
export const reconcile = (data: Data, options: ReconcileOptions = {}): Reconciliation =>
  compareSources(data, options, payEffects);

/** Other tables with the difference put right, or without its row. */
interface Trial {
  readonly kind: PayEffect['kind'];
  readonly data: Data;
}

/** Pay effects of the largest differences that concern a table the plan reads; at most `most` are calculated. */
function payEffects(written: readonly Written[], question: PayQuestion): Map<Difference, PayEffect> {
  const effects = new Map<Difference, PayEffect>();
  const read = new Set(question.plan.measures.flatMap(({ rows }) => (rows ? [fold(rows.table)] : [])));
  const before = new Map<string, Run>();
  let left = question.most;
  for (const one of written) {
    if (left <= 0) break;
    const period = periodOf(one, question);
    const trial = period === null ? null : trialOf(one, read, question);
    if (period === null || trial === null) continue;
    left--;
    const { plan, data } = question;
    const held = before.get(period) ?? calculate(plan, data, { period });
    before.set(period, held);
    const changed = calculate(plan, trial.data, { period });
    // With the row minus without it: what the row pays, whichever of the two is the present state.
    const [a, b] = trial.kind === 'row' ? [changed, held] : [held, changed];
    const changes = diff(a, b).flatMap(({ payee, name, currency, before: from, after: to, delta }) =>
      from === null || to === null || delta === null ? [] : [{ payee, name, currency, before: from, after: to, delta }],
    );
    const unknown = diff(a, b).some(({ delta }) => delta === null);
    if (!unknown) effects.set(one.difference, { kind: trial.kind, period, changes });
  }
  return effects;
}

function periodOf({ rows }: Written, { period }: PayQuestion): string | null {
  if (period !== null) return period.code;
  const start = rows.find((row) => row.start !== null)?.start;
  return start === undefined || start === null ? null : isoOf(start).slice(0, 7);
}

const isRead = (source: Source, read: ReadonlySet<string>): boolean => read.has(fold(source.tables[0]?.name ?? ''));

function trialOf({ difference, rows }: Written, read: ReadonlySet<string>, question: PayQuestion): Trial | null {
  const [first] = rows as [SourceRow];
  const { kind } = difference;
  if (kind === 'duplicate')
    return isRead(first.source, read) ? { kind: 'fix', data: dataWithout([first], question) } : null;
  if (kind === 'amount') return amountTrial(rows, read, question);
  if (kind !== 'missing' && kind !== 'tie') return null;
  const other = question.sources.find(({ name }) => name === difference.other);
  if (other && isRead(other, read)) return { kind: 'fix', data: dataWith(rows, other, question) };
  return isRead(first.source, read) ? { kind: 'row', data: dataWithout(rows, question) } : null;
}

/** The later source becomes what the earlier one says; where the plan reads only deals, the deal becomes what was paid. */
function amountTrial(rows: readonly SourceRow[], read: ReadonlySet<string>, question: PayQuestion): Trial | null {
  const [later, earlier] = [...new Set(rows.map(({ source }) => source))] as [Source, Source];
  const target = isRead(later, read) || later.name === 'accruals' ? later : earlier;
  if (!isRead(target, read) || target.columns.amount === undefined) return null;
  const own = rows.filter(({ source }) => source === target);
  const others = rows.filter(({ source }) => source !== target);
  const sum = (all: readonly SourceRow[]): Int =>
    all.reduce<Int>((total, { units }) => sub(total, sub(0, units ?? 0)), 0);
  const last = own[own.length - 1] as SourceRow;
  const units = sub(last.units ?? 0, sub(sum(own), sum(others)));
  const index = columnIndex(last.table, target.columns.amount as string);
  const cells = [...(last.table.columns[index] ?? [])];
  cells[last.row] = amountCell(units, question.digits);
  const columns = last.table.columns.map((column, i) => (i === index ? cells : column));
  return { kind: 'fix', data: replaced(question.data, new Map([[last.table, { ...last.table, columns }]])) };
}

/** Text no reader could take for thousands. */
function amountCell(units: Int, digits: number): string {
  const text = decimalText(units, digits);
  const read = cellNumber(text);
  return 'value' in read ? text : decimalText(mul(units, pow10(1)), digits + 1);
}

const replaced = (data: Data, tables: ReadonlyMap<RowTable, RowTable>): Data => ({
  ...data,
  tables: data.tables.map((table) => tables.get(table) ?? table),
});

function dataWithout(rows: readonly SourceRow[], { data }: PayQuestion): Data {
  const away = new Map<RowTable, Set<number>>();
  for (const { table, row } of rows) away.set(table, (away.get(table) ?? new Set()).add(row));
  const left = [...away].map(([table, gone]): [RowTable, RowTable] => {
    const { rowNumbers: _rowNumbers, ...rest } = table;
    return [table, { ...rest, columns: table.columns.map((column) => column.filter((_, i) => !gone.has(i))) }];
  });
  return replaced(data, new Map(left));
}

/** The rows as they would stand in the other table: a further part of it, under its own columns. */
function dataWith(rows: readonly SourceRow[], to: Source, { data }: PayQuestion): Data {
  const table = to.tables[to.tables.length - 1] as RowTable;
  const columns = table.header.map((header, i) => rows.map((row) => cellFor(row, header, table.fields[i] ?? '', to)));
  const { rowNumbers: _rowNumbers, ...rest } = table;
  const part: RowTable = { ...rest, columns, firstRow: (table.firstRow ?? 2) + rowCount(table) };
  return { ...data, tables: [...data.tables, part] };
}

/** What the row says under another table's header: by meaning first, then by the same header. */
function cellFor({ source, table, row }: SourceRow, header: string, field: string, to: Source): Cell {
  const meaning = Object.entries(to.columns).find(([, own]) => own === header)?.[0];
  const from = (meaning && source.columns[meaning as keyof Source['columns']]) || (field === 'payee' ? field : header);
  const cell = table.columns[columnIndex(table, from)]?.[row];
  return cell === undefined || (typeof cell === 'string' && cellText(cell) === '') ? null : cell;
}

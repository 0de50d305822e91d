/** Rows of the period that count and are credited to nobody: how many there are and how much is in them. */

import { cellDay } from '../day/dates.js';
import { combine, countedRows, type RowMeasure } from '../inputs/aggregate.js';
import { type Credits, creditsOf, wholly } from '../inputs/credits.js';
import { NOBODYS } from '../inputs/leavers.js';
import { type Cohort, columnNodes, type Prepared, rowsNodes } from '../inputs/prepare.js';
import { everyRow, hasColumn, inPeriod, partAt, placeOfRow, type Rows } from '../inputs/rows.js';
import { error, type Issue, type IssueCode } from '../issue/issue.js';
import { isErrorText } from '../issue/refusal.js';
import { fold } from '../language/index.js';
import { type Column, get, isUnknown, sumBy } from '../number/columns.js';
import { currencyDigits } from '../number/currency.js';
import { fractionText } from '../number/exact.js';
import { common, type Quantity, roundQ, valueAt } from '../number/quantity.js';
import type { Node, RowsNode } from '../program/node.js';
import { cellsOf, cellText } from '../table/cells.js';

/** What a measure or a component reads of a table: which rows count, whose they are, how much is in them. */
interface Reading {
  readonly rows: Rows;
  /** Column that names the payee; null: by the crediting rules. */
  readonly payee: string | null;
  readonly credits: Credits;
  /** Rows the condition holds for, and those of them in the period; null: all. */
  readonly held: Column | null;
  readonly counted: Column | null;
  /** Column of the day that decides the period. */
  readonly date: string;
  readonly value: Quantity | null;
}

/** A row, and the column that should have named its payee, or its day. */
interface Odd {
  readonly row: number;
  readonly column: string;
  /** What stands there. */
  readonly text: string;
}

/**
 * An issue for each table that has such rows, at the first of them: its rows are nobody's by any measure or component
 * that reads it, and the sum is that of the first one that has an amount. Rows of people who do not work are theirs.
 */
export const uncredited = (prepared: Prepared, code: IssueCode): Issue[] =>
  told(prepared, code, (reading) => nobodys(reading, prepared));

/**
 * The same of rows that count but for their day, which is empty: no period has them. Looked for only where a column of days
 * that was read has an empty cell.
 */
export const undated = (prepared: Prepared): Issue[] =>
  [...prepared.tables.values()].some(({ lacks }) => lacks.days.size > 0)
    ? told(prepared, 'rows-undated', dayless).map((issue) => ({ ...issue, severity: 'warning' }))
    : [];

function told(prepared: Prepared, code: IssueCode, pick: (reading: Reading) => Odd[]): Issue[] {
  const found = new Map<Rows, { rows: Set<number>; sum: string | null; first: Odd }>();
  for (const reading of readings(prepared)) {
    const own = pick(reading);
    // A name that is an error stands before those nobody has.
    const first = own.find(({ text }) => isErrorText(text)) ?? own[0];
    if (!first) continue;
    const known = found.get(reading.rows) ?? { rows: new Set(), sum: null, first };
    found.set(reading.rows, known);
    for (const { row } of own) known.rows.add(row);
    known.sum ??= reading.value && sumOf(reading.value, own, reading.rows.count);
  }
  const currency = prepared.cohorts[0]?.program.scheme.settings.currency ?? 'RUB';
  return [...found].map(([rows, own]) => {
    const sum = own.sum === null ? {} : { amount: own.sum, currency };
    const { row, column, text } = own.first;
    const params = { period: prepared.period.code, table: rows.name, count: String(own.rows.size), ...sum };
    const place = placeOfRow(rows, row, column);
    return isErrorText(text) ? error('cell-error', { text }, place) : error(code, params, place);
  });
}

function readings(prepared: Prepared): Reading[] {
  const { opened, cohorts } = prepared;
  const digits = currencyDigits(cohorts[0]?.program.scheme.settings.currency);
  const measures = [...opened.values()].flatMap((one) =>
    'rows' in one && one.measure.rows?.date !== undefined ? [ofMeasure(one, prepared)] : [],
  );
  const nodes = new Map<string, readonly [RowsNode, Cohort]>();
  for (const cohort of cohorts)
    for (const { node } of cohort.program.figures.values())
      for (const sum of rowsNodes(node)) nodes.set(JSON.stringify([sum.component, sum.per]), [sum, cohort]);
  const lines = [...nodes.values()].flatMap(([node, cohort]) => ofLine(node, cohort, prepared));
  return [...measures, ...lines].map((reading) => ({
    ...reading,
    value: reading.value && roundQ(reading.value, null, { n: 1, d: 10 ** digits }, 'half-away'),
  }));
}

function ofMeasure({ rows, measure, where, value, credits }: RowMeasure, { period, intern }: Prepared): Reading {
  const money = measure.rows?.aggregate === 'sum' && measure.unit === 'money' ? value : null;
  return {
    rows,
    payee: credits[0]?.rule ? null : (measure.rows?.payee ?? 'payee'),
    credits,
    held: where ? everyRow(where, rows, intern).num : null,
    counted: countedRows({ rows, where, measure }, period, intern),
    date: measure.rows?.date as string,
    value: money && everyRow(money, rows, intern),
  };
}

function ofLine({ per, where, base, args }: RowsNode, { program }: Cohort, prepared: Prepared): Reading[] {
  const rows = prepared.tables.get(fold(per.table));
  if (!rows || per.date === undefined || !hasColumn(rows, per.date)) return [];
  const rules = per.payee === undefined ? creditsOf(rows, program, prepared) : null;
  const payee = per.payee ?? 'payee';
  if (rules ? 'code' in rules : !hasColumn(rows, payee)) return [];
  const { intern, period } = prepared;
  const held = where ? everyRow(where, rows, intern).num : null;
  const amount: Node | undefined = base ?? columnNodes(args[0]).find(({ input }) => input.as === 'number');
  return [
    {
      rows,
      payee: rules ? null : payee,
      credits: (rules as Credits | null) ?? wholly(rows.owners(payee)),
      held,
      counted: combine(held, inPeriod(rows.days(per.date), period)),
      date: per.date,
      value: amount ? everyRow(amount, rows, intern) : null,
    },
  ];
}

/** Somebody nobody knows in one role is enough; an empty one is not while another names its payee. */
function nobodys({ rows, payee, credits, counted }: Reading, { people }: Prepared): Odd[] {
  const direct = credits.filter(({ overlay }) => !overlay);
  // Nobody above is no stranger: whom the row names decides.
  const list = (direct.length > 0 ? direct : credits).map(({ rule, owners }) => ({
    column: payee ?? rule?.payee ?? 'payee',
    owners: rule?.up && !rule.assigned ? rows.roles(rule.payee) : owners,
  }));
  const out: Odd[] = [];
  for (const { table, start } of rows.parts) {
    const cells = list.map(({ column }) => cellsOf(table, column) ?? []);
    for (let at = start; at < start + (table.columns[0]?.length ?? 0); at++) {
      if (list.some(({ owners }) => owners[at] === NOBODYS)) continue;
      const stranger = list.findIndex(({ owners }) => owners[at] === -1);
      if (stranger < 0 && !list.every(({ owners }) => (owners[at] as number) < 0)) continue;
      const flag = counted ? get(counted, at) : 1;
      if (isUnknown(flag) || flag !== 1) continue;
      const k = Math.max(stranger, 0);
      const text = cellText(cells[k]?.[at - start]);
      if (!people.awayName(text)) out.push({ row: at, column: list[k]?.column ?? '', text });
    }
  }
  return out;
}

/**
 * Rows somebody is credited with, that have no day. With another day in it, a row whose day is empty waits for what it is
 * named after: a deal that is not paid yet, a policy nobody has cancelled.
 */
function dayless({ rows, credits, held, date }: Reading): Odd[] {
  const { v } = rows.days(date);
  const out: Odd[] = [];
  for (let row = v.indexOf(Number.NEGATIVE_INFINITY); row >= 0; row = v.indexOf(Number.NEGATIVE_INFINITY, row + 1)) {
    const isSomebodys = credits.some(({ owners }) => (owners[row] as number) >= 0);
    if (isSomebodys && (!held || get(held, row) === 1) && !hasDay(rows, row)) out.push({ row, column: date, text: '' });
  }
  return out;
}

function hasDay({ parts }: Rows, row: number): boolean {
  const part = partAt(parts, row);
  const cells = part ? part.table.columns.map((column) => column[row - part.start]) : [];
  return cells.some((cell) => typeof cell !== 'number' && 'day' in cellDay(cell));
}

/** The exact sum of those rows; null: something in it is unknown. */
function sumOf(value: Quantity, rows: readonly Odd[], count: number): string | null {
  const exact = common(value);
  const group = new Int32Array(count).fill(-1);
  for (const { row } of rows) group[row] = 0;
  const sum = valueAt({ ...exact, num: sumBy(group, exact.num, null, 1) }, 0);
  return 'issue' in sum ? null : fractionText(sum);
}

/** Which data stands behind a measure: ready facts and rows by period, and whether their cells are numbers. */

import { type Period, type PeriodRow, parsePeriod } from '../core/day/period.js';
import type { RowMeasure } from '../core/inputs/aggregate.js';
import { measureNames } from '../core/inputs/facts.js';
import { type Prepared, rowMeasure } from '../core/inputs/prepare.js';
import { type Part, rowEnvironment } from '../core/inputs/rows.js';
import type { Place } from '../core/issue/issue.js';
import { fold } from '../core/language/index.js';
import { type Column, get, isUnknown } from '../core/number/columns.js';
import { cellNumber } from '../core/number/decimal.js';
import type { Measure, PlanDocument } from '../core/plan/plan.js';
import { evaluate } from '../core/program/evaluate.js';
import { argsOf, type Node } from '../core/program/node.js';
import { cellsOf, cellText, columnIndex, placeOf, remember, rowCount } from '../core/table/cells.js';
import type { Cell, Data, RowTable } from '../core/table/data.js';

/** The cells behind a measure. */
export interface Evidence {
  readonly cells: number;
  /** Numbers typed as text, in tables whose cells have types. */
  readonly texts: number;
  /** Empty or not a number. */
  readonly broken: number;
  /** The first broken cell, else the first number typed as text. */
  readonly place?: Place;
}

interface Tally {
  cells: number;
  texts: number;
  broken: number;
  text: Place | null;
  hole: Place | null;
}
const tally = (): Tally => ({ cells: 0, texts: 0, broken: 0, text: null, hole: null });

function finish(tallies: readonly Tally[]): Evidence {
  const sum = (field: 'cells' | 'texts' | 'broken') => tallies.reduce((total, t) => total + t[field], 0);
  const place = tallies.find((t) => t.hole)?.hole ?? tallies.find((t) => t.text)?.text;
  return { cells: sum('cells'), texts: sum('texts'), broken: sum('broken'), ...(place ? { place } : {}) };
}

/** Ready facts by measure and period, and the measures that have a target in the period. */
export interface FactIndex {
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, { readonly period: Period; readonly found: Tally }>>;
  /** Folded codes. */
  readonly targets: ReadonlySet<string>;
}

/** Scans facts and targets once, so that no period is calculated which has none. */
export function indexFacts(plan: PlanDocument, data: Data, period: Period, custom: readonly PeriodRow[]): FactIndex {
  const names = measureNames(plan);
  const facts = new Map<string, Map<string, { period: Period; found: Tally }>>();
  const targets = new Set<string>();
  for (const table of data.tables) {
    if (table.role !== 'facts' && table.role !== 'targets') continue;
    const measures = cellsOf(table, 'measure');
    const periodAt = periodReader(table, period, custom);
    for (const field of ['fact', 'target'] as const) {
      const index = columnIndex(table, field);
      if (index < 0 || (field === 'fact' && table.role === 'targets')) continue;
      for (let row = 0; row < rowCount(table); row++) {
        const code = names.get(fold(cellText(measures?.[row])));
        const at = periodAt(row);
        if (code === undefined || at === null) continue;
        const cell = table.columns[index]?.[row];
        if (field === 'target') {
          if (within(at, period) && cellText(cell) !== '') targets.add(code);
        } else note(slot(facts, code, at), cell, table, row, index);
      }
    }
  }
  return { facts, targets };
}

/** A table without a period column speaks of the period calculated. */
function periodReader(table: RowTable, period: Period, custom: readonly PeriodRow[]): (row: number) => Period | null {
  const cells = cellsOf(table, 'period');
  const read = remember((cell: Cell) => {
    const found = parsePeriod(cell, custom, { dateMeansMonth: true });
    return 'refused' in found ? null : found;
  });
  return (row) => (cells ? read(cells[row], row) : period);
}

function slot(facts: Map<string, Map<string, { period: Period; found: Tally }>>, code: string, at: Period): Tally {
  const periods = facts.get(code) ?? new Map<string, { period: Period; found: Tally }>();
  facts.set(code, periods);
  const key = `${at.start}/${at.end}`;
  const held = periods.get(key) ?? { period: at, found: tally() };
  periods.set(key, held);
  return held.found;
}

function note(found: Tally, cell: Cell, table: RowTable, row: number, index: number): void {
  found.cells++;
  const read = cellNumber(cell);
  if (!('value' in read)) {
    found.broken++;
    found.hole ??= placeOf(table, row, index);
  } else if (read.wasText && table.typed) {
    found.texts++;
    found.text ??= placeOf(table, row, index);
  }
}

/** The data with only the facts and targets of a period: what is calculated for it is the same, and read faster. */
export function factsWithin(data: Data, period: Period, custom: readonly PeriodRow[]): Data {
  return {
    tables: data.tables.map((table) => {
      if (!['facts', 'targets'].includes(table.role) || columnIndex(table, 'period') < 0) return table;
      const periodAt = periodReader(table, period, custom);
      const rows = [...Array(rowCount(table)).keys()].filter((row) => {
        const at = periodAt(row);
        return at !== null && within(at, period);
      });
      return { ...table, columns: table.columns.map((cells) => rows.map((row) => cells[row])) };
    }),
  };
}

const within = (inner: Period, outer: Period): boolean => inner.start >= outer.start && inner.end <= outer.end;
const same = (a: Period, b: Period): boolean => a.start === b.start && a.end === b.end;

/** What of the ready facts is taken for a period: an extensive measure also adds up its shorter periods. */
const factsOf = (measure: Measure, period: Period, { facts }: FactIndex): Tally[] =>
  [...(facts.get(fold(measure.code))?.values() ?? [])]
    .filter((held) => same(held.period, period) || (measure.extensive === true && within(held.period, period)))
    .map(({ found }) => found);

/** The measure has a ready fact in some period. */
export const hasReadyFacts = (measure: Measure, index: FactIndex): boolean => index.facts.has(fold(measure.code));

/** Anything to count in the period? Rows without a date belong to the period calculated only. */
export function hasData(measure: Measure, period: Period, prepared: Prepared, index: FactIndex): boolean {
  if (!measure.rows) return factsOf(measure, period, index).length > 0;
  const rows = rowsOf(measure, prepared);
  if (!rows) return false;
  const { date } = measure.rows;
  if (date === undefined) return rows.rows.count > 0 && same(period, prepared.period);
  return rows.rows.days(date).v.some((day) => day >= period.start && day <= period.end);
}

/** A row measure ready to read, null where its table or columns are missing. */
function rowsOf(measure: Measure, prepared: Prepared): RowMeasure | null {
  const [cohort] = prepared.cohorts;
  const opened = cohort ? rowMeasure(prepared, cohort.program, measure) : null;
  return opened && 'rows' in opened ? opened : null;
}

/** The cells a measure reads in some periods. */
export function evidenceOf(
  measure: Measure,
  periods: readonly Period[],
  prepared: Prepared,
  index: FactIndex,
): Evidence {
  if (!measure.rows) return finish(periods.flatMap((period) => factsOf(measure, period, index)));
  const rows = rowsOf(measure, prepared);
  return finish(rows ? [rowCells(measure, periods, rows, prepared)] : []);
}

function rowCells(
  measure: Measure,
  periods: readonly Period[],
  { rows, where, value }: RowMeasure,
  prepared: Prepared,
): Tally {
  const { date } = measure.rows as NonNullable<Measure['rows']>;
  const environment = rowEnvironment(rows, prepared.intern);
  const mask = where ? evaluate(where, environment).num : null;
  const days = date === undefined ? null : rows.days(date);
  const numbers = value ? evaluate(value, environment).num : null;
  const found = tally();
  const counts = (row: number): boolean => {
    const day = days?.v[row] ?? 0;
    if (days && !periods.some(({ start, end }) => day >= start && day <= end)) return false;
    return !mask || get(mask, row) === 1;
  };
  for (const part of rows.parts) partCells(part, counts, numbers, value ? columnsRead(value, part.table) : [], found);
  return found;
}

/** Counts the cells of one part; `read`: the columns they stand in. */
function partCells(
  { table, start }: Part,
  counts: (row: number) => boolean,
  numbers: Column | null,
  read: readonly number[],
  found: Tally,
): void {
  for (let row = 0; row < rowCount(table); row++) {
    if (!counts(start + row)) continue;
    found.cells++;
    const number = numbers ? get(numbers, start + row) : 0;
    const text = table.typed ? read.find((index) => typeof table.columns[index]?.[row] === 'string') : undefined;
    if (isUnknown(number)) {
      found.broken++;
      found.hole ??= number.issue.place ?? placeOf(table, row, read[0]);
    } else if (text !== undefined) {
      found.texts++;
      found.text ??= placeOf(table, row, text);
    }
  }
}

/** Columns of numbers an aggregated value is made of. */
function columnsRead(node: Node, table: RowTable): number[] {
  const own = node.op === 'input' && node.input.type === 'column' && node.input.as === 'number';
  return own ? [columnIndex(table, node.input.column)] : argsOf(node).flatMap((arg) => columnsRead(arg, table));
}

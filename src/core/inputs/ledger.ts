/**
 * Closed periods as a table: a row per line of a closed statement and per balance left after it. For a closed payee and
 * period the ledger is an input: every door returns its figures.
 */

import { isoOf } from '../day/dates.js';
import { type Period, parsePeriod } from '../day/period.js';
import { error, type Issue, type Place } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { addCells, type Cellular } from '../number/columns.js';
import { unitsAt } from '../number/quantity.js';
import type { Line, PayoutMove, Stage } from '../program/statement.js';
import {
  cellsOf,
  cellText,
  columnIndex,
  placeOf,
  readDay,
  readOne,
  refusalIssue,
  remember,
  rowCount,
} from '../table/cells.js';
import type { Cell, RowTable } from '../table/data.js';
import { AMBIGUOUS, type Reader, spoil, unknownPayee } from './people.js';

/**
 * What a ledger row is: a line of a stage, a `balance` a rule of the pay stage left for the next period, an `award`
 * (its amount is the figure shown), or nothing but the mark that the statement is `closed`.
 */
export type LedgerStage = Stage | 'balance' | 'award' | 'closed';

/** What a line says beside its amount, and keeps when it is closed. */
export type LineFacts = Pick<Line, 'part' | 'forPeriod' | 'accrualMonth' | 'payDate' | 'payroll' | 'payout'>;

/** One row of the ledger. */
export interface LedgerRow {
  /** Index of the payee, −1 for somebody who is not in the period's people. */
  readonly payee: number;
  /** The payee as written. */
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  readonly stage: LedgerStage;
  readonly code: string;
  readonly title: string;
  readonly plan: string;
  readonly version: string;
  readonly currency: string;
  /** The gate of the line, as closed; '' for none. */
  readonly met: string;
  /** Code of the closed period this line corrects; '' for a line of its own period. */
  readonly corrects: string;
  /** When the line is for, accrued and paid, its name in payroll, what a rule of the pay stage did. */
  readonly said: LineFacts;
  /** The sentence the line was closed with. */
  readonly explanation: string;
  /** The amount as written. */
  readonly text: string;
  /** The cell of the amount. */
  readonly place: Place;
  amount(digits: number): Cellular;
}

/** A balance a period starts with. */
export interface Opening {
  readonly code: string;
  readonly title: string;
  readonly amount: Cellular;
  /** Where it was closed; absent: it comes of calculating closed periods again. */
  readonly place?: Place;
}

export interface Ledger {
  /** Closed lines and balances of a payee in a period, in the order written; none: not closed. */
  closed(payee: number, period: string): readonly LedgerRow[];
  /** Closed periods of a payee that ended before the day, the latest last. */
  before(payee: number, day: number): readonly (readonly LedgerRow[])[];
  /** Closed periods of a payee that start on the day or later. */
  after(payee: number, day: number): readonly (readonly LedgerRow[])[];
  /** Lines of any closed period that correct this one. */
  posted(payee: number, period: string): readonly LedgerRow[];
  /** Closed statements of a period whose payees are not among the period's people. */
  strangers(period: string): readonly (readonly LedgerRow[])[];
  /** Balances rules left in the latest period closed before the day, in smallest units. */
  openings(payee: number, day: number, digits: number): readonly Opening[];
  /** A row of the payee that could not be read. */
  broken(payee: number): Issue | undefined;
  readonly isEmpty: boolean;
}

/**
 * What a component of a closed period came to, in 10^-digits units, corrections posted since with it; null: not closed.
 */
export function closedAmount(
  { ledger, period }: { readonly ledger: Ledger; readonly period: Period },
  payee: number,
  code: string,
  digits: number,
): Cellular | null {
  if (ledger.closed(payee, period.code).length === 0) return null;
  const rows = ledger.before(payee, Number.POSITIVE_INFINITY).flat();
  const own = rows.filter(
    (row) => row.stage === 'earned' && fold(row.code) === code && (row.corrects || row.period.code) === period.code,
  );
  return own.reduce<Cellular>((sum, row) => addCells(sum, row.amount(digits)), 0);
}

/** Stages as a Russian ledger has them; the English words are the codes. */
export const STAGE_WORDS: Readonly<Record<LedgerStage, string>> = {
  earned: 'начислено',
  pay: 'выплата',
  balance: 'остаток',
  award: 'награда',
  closed: 'закрыто',
};

/** What rules of the pay stage do, likewise. */
export const MOVE_WORDS: Readonly<Record<PayoutMove, string>> = {
  draw: 'в счёт будущего',
  recovery: 'погашение',
  guarantee: 'до гарантии',
  cap: 'сверх потолка',
  kept: 'перенесено',
  returned: 'выплата перенесённого',
  held: 'отложено',
  released: 'выплата отложенного',
  dropped: 'зачтено из отложенного',
  carried: 'минус перенесён',
  netted: 'минус зачтён',
};

/** The code a cell means, in either language. */
const codeOf = <K extends string>(words: Readonly<Record<K, string>>, text: string): K | undefined =>
  (Object.keys(words) as K[]).find((code) => text === code || text === words[code]);

/** Closed periods by payee: an index, or the folded name of somebody who is not in the period's people. */
interface Closed {
  readonly periods: Map<number | string, LedgerRow[][]>;
  readonly broken: Map<number, Issue>;
}

/** Reads the ledger tables. A row that cannot be read blocks its payee: a closed figure is never guessed. */
export function readLedger(tables: readonly RowTable[], reader: Reader): Ledger {
  const all: Closed = { periods: new Map(), broken: new Map() };
  for (const table of tables) if (table.role === 'ledger') readTable(all, table, reader);
  const of = (payee: number): readonly LedgerRow[][] => all.periods.get(payee) ?? [];
  for (const periods of all.periods.values()) periods.sort(([a], [b]) => startOf(a) - startOf(b));
  const before = (payee: number, day: number) => of(payee).filter(([first]) => first && first.period.end < day);
  return {
    isEmpty: all.periods.size === 0 && all.broken.size === 0,
    closed: (payee, period) => of(payee).find(([first]) => first?.period.code === period) ?? [],
    broken: (payee) => all.broken.get(payee),
    before,
    after: (payee, day) => of(payee).filter(([first]) => first && first.period.start >= day),
    posted: (payee, period) => of(payee).flatMap((rows) => rows.filter((row) => row.corrects === period)),
    strangers: (period) =>
      [...all.periods].flatMap(([key, periods]) =>
        typeof key === 'string' ? periods.filter(([first]) => first?.period.code === period) : [],
      ),
    openings: (payee, day, digits) =>
      (before(payee, day).pop() ?? [])
        .filter(({ stage }) => stage === 'balance')
        .map(({ code, title, amount, place }) => ({ code, title, amount: amount(digits), place })),
  };
}

const startOf = (row: LedgerRow | undefined): number => row?.period.start ?? 0;

/** What of a row is text, under its own name. */
const TEXTS = ['name', 'code', 'plan', 'version', 'currency', 'met', 'explanation'] as const;

function readTable(all: Closed, table: RowTable, reader: Reader): void {
  const { custom, people } = reader;
  const periodAt = remember((cell) => parsePeriod(cell, custom, { dateMeansMonth: true }));
  const at = (field: string, row: number): string => cellText(cellsOf(table, field)?.[row]);
  const said = factsOf(table, reader, periodAt);
  const place = (row: number, field?: string): Place =>
    placeOf(table, row, field === undefined ? -1 : columnIndex(table, field));
  for (let row = 0; row < rowCount(table); row++) {
    const id = at('payee', row);
    const payee = people.find(id);
    if (payee === AMBIGUOUS) reader.issues.push(unknownPayee(reader, id, place(row, 'payee')));
    const period = periodAt(cellsOf(table, 'period')?.[row], row);
    const corrects = at('corrects', row) === '' ? null : periodAt(cellsOf(table, 'corrects')?.[row], row);
    const stage = codeOf(STAGE_WORDS, fold(at('stage', row)));
    const refused =
      'refused' in period
        ? refusalIssue(period, place(row, 'period'))
        : corrects !== null && 'refused' in corrects
          ? refusalIssue(corrects, place(row, 'corrects'))
          : stage === undefined
            ? error('ledger-stage', { text: at('stage', row) || '—' }, place(row, 'stage'))
            : null;
    if (refused) block(all, reader, payee, refused);
    if (refused || 'refused' in period || stage === undefined || id === '') continue;
    const rows = statementOf(all, payee < 0 ? fold(id) : payee, period);
    const first = rows[0];
    if (first && first.place.table !== table.name)
      block(
        all,
        reader,
        payee,
        error('ledger-twice', { name: id, period: period.code, table: first.place.table ?? '' }, place(row)),
      );
    const texts = Object.fromEntries(TEXTS.map((field) => [field, at(field, row)])) as Record<
      (typeof TEXTS)[number],
      string
    >;
    const quantity =
      stage === 'earned' || stage === 'pay' || stage === 'balance' ? readOne(table, row, 'amount', reader) : null;
    rows.push({
      ...texts,
      payee: payee < 0 ? -1 : payee,
      id,
      name: texts.name || id,
      period,
      stage,
      title: at('title', row) || texts.code,
      corrects: corrects !== null && 'code' in corrects ? corrects.code : '',
      said: said(row),
      text: at('amount', row),
      place: place(row, 'amount'),
      amount: (digits) => (quantity ? unitsAt(quantity, 0, digits) : 0),
    });
  }
}

/** Reads what a line says beside its amount; a ledger without those columns says nothing. */
function factsOf(
  table: RowTable,
  { issues }: Reader,
  periodAt: (cell: Cell, row: number) => ReturnType<typeof parsePeriod>,
): (row: number) => LineFacts {
  const indices = LINE_FACTS.map((field) => columnIndex(table, field));
  if (indices.every((index) => index < 0)) return () => NOTHING_SAID;
  return (row) => {
    const cells = indices.map((index) => table.columns[index]?.[row]);
    const [forPeriod, accrualMonth, partFrom, partTo, payDate, code, name, move] = cells.map((cell, i) => {
      const period = i < 2 && typeof cell === 'object' && cell !== null ? periodAt(cell, row) : {};
      const day =
        i > 1 && i < 5 && typeof cell === 'object' ? readDay(cell, table, row, indices[i] ?? -1, issues) : null;
      return 'code' in period ? period.code : day === null ? cellText(cell) : isoOf(day);
    }) as string[];
    const payout = codeOf(MOVE_WORDS, fold(move as string));
    return {
      ...(forPeriod ? { forPeriod } : {}),
      ...(partFrom && partTo ? { part: { from: partFrom, to: partTo } } : {}),
      ...(accrualMonth ? { accrualMonth } : {}),
      ...(payDate ? { payDate } : {}),
      ...(code || name ? { payroll: { ...(code ? { code } : {}), ...(name ? { name } : {}) } } : {}),
      ...(payout ? { payout } : {}),
    };
  };
}

const NOTHING_SAID: LineFacts = {};
/** Their columns: periods, then days, then words. */
export const LINE_FACTS = [
  'forPeriod',
  'accrualMonth',
  'partFrom',
  'partTo',
  'payDate',
  'payrollCode',
  'payrollName',
  'move',
] as const;

/** A row that cannot be read keeps its payee's figures unknown, closed ones too. */
function block(all: Closed, reader: Reader, payee: number, issue: Issue): void {
  spoil(reader, payee, issue);
  if (!all.broken.has(payee)) all.broken.set(payee, issue);
}

function statementOf(all: Closed, key: number | string, period: Period): LedgerRow[] {
  const own = all.periods.get(key) ?? [];
  all.periods.set(key, own);
  const known = own.find(([first]) => first?.period.code === period.code);
  if (known) return known;
  const rows: LedgerRow[] = [];
  own.push(rows);
  return rows;
}

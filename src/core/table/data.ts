/**
 * Facts, people and everything else that is not the plan: tables of raw cells under canonical field names.
 * The workbook door recognises headers; typed decoding happens when a run needs a column.
 */

import type { Issue } from '../issue/issue.js';

/** A cell as a spreadsheet, a CSV file or a JSON document gives it. Dates may be Date objects of any realm. */
export type Cell = string | number | boolean | object | null | undefined;

/** What a table holds; `rows`: deals, payments and whatever else measures count. */
export type TableRole =
  | 'people'
  | 'targets'
  | 'facts'
  | 'worked'
  | 'adjustments'
  | 'overrides'
  | 'periods'
  | 'calendar'
  | 'ledger'
  | 'absences'
  | 'assignments'
  | 'rates'
  | 'approvals'
  | 'rows';

/** Fields of a person. Apart, since a cell call needs no others by name. */
export const PEOPLE = [
  'payee',
  'name',
  'aliases',
  'from',
  'plan',
  'role',
  'grade',
  'team',
  'head',
  'hired',
  'left',
  'successor',
  'contract',
  'currency',
] as const;

/**
 * Canonical fields per role. A column the door does not recognise keeps its header as its field:
 * in `people` it is an individual value of the parameter of that name, in `rows` simply a column.
 */
export const FIELDS = {
  people: PEOPLE,
  targets: ['payee', 'measure', 'period', 'target', 'status', 'role', 'grade', 'plan'],
  facts: ['payee', 'measure', 'period', 'fact', 'target', 'status'],
  worked: ['payee', 'period', 'workedDays', 'normDays', 'workedHours', 'normHours', 'workedShifts', 'normShifts'],
  adjustments: ['payee', 'period', 'kind', 'amount', 'ground', 'author', 'title'],
  overrides: ['payee', 'what', 'value', 'from', 'reason', 'author'],
  periods: ['period', 'start', 'end'],
  calendar: ['date', 'day'],
  ledger: [
    'period',
    'payee',
    'name',
    'plan',
    'version',
    'stage',
    'code',
    'title',
    'amount',
    'currency',
    'met',
    'corrects',
    'forPeriod',
    'partFrom',
    'partTo',
    'accrualMonth',
    'payDate',
    'payrollCode',
    'payrollName',
    'move',
    'explanation',
    'closedOn',
    'closedBy',
  ],
  approvals: ['payee', 'period', 'state', 'line', 'claim', 'answer', 'author'],
  rates: ['currency', 'date', 'rate', 'per', 'to'],
  absences: ['payee', 'code', 'from', 'to'],
  assignments: ['client', 'payee', 'from', 'to', 'share', 'substitute'],
  rows: ['payee'],
} as const satisfies Record<TableRole, readonly string[]>;

/** A table of raw cells, column by column, header row and «Итого» rows left out. */
export interface RowTable {
  readonly role: TableRole;
  /** Title of a row table («Сделки»), else sheet or file name. */
  readonly name: string;
  /** Headers as written. */
  readonly header: readonly string[];
  /** Canonical field per column, else the header as written. */
  readonly fields: readonly string[];
  /** Column-major; every column has the same length. */
  readonly columns: readonly (readonly Cell[])[];
  /** Cells carry types (a sheet, .xlsx): a number typed as text is worth a warning. CSV: false. */
  readonly typed: boolean;
  /** Sheet row (1-based) of each table row; absent: `firstRow + index`. */
  readonly rowNumbers?: readonly number[];
  readonly firstRow?: number;
  /** A1 column letters per column, where the door knows them. */
  readonly letters?: readonly string[];
  /** Of a row table: errors of its header or its rows as a whole. No measure that needs what they are about is known. */
  readonly errors?: readonly Issue[];
}

/** Everything a run reads beside the plan. */
export interface Data {
  /** Row tables of one name are parts of one table, in order: a large one comes in batches and is never put together as text. */
  readonly tables: readonly RowTable[];
  /** A table was not read as it was meant: a rule or somebody's data was left out, so no total can be trusted. Set by the door. */
  readonly planError?: Issue;
}

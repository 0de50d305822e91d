/**
 * Targets approved before a month is closed. The approval stands beside the target, in the column of its status: who, when, what,
 * and a mark made of the row, so that a row changed later is no longer approved.
 */

import { parsePeriod } from '../../src/core/day/period.js';
import { cellNumber, formatDecimal } from '../../src/core/number/decimal.js';
import type { Run } from '../../src/core/run/result.js';
import { cellsOf, cellText, columnIndex, placeOf, rowCount } from '../../src/core/table/cells.js';
import type { Cell, RowTable } from '../../src/core/table/data.js';
import { headerOf } from '../../src/workbook/headers.js';
import { columnNumber, isBlank } from '../../src/workbook/sheet.js';
import { recognise } from '../../src/workbook/tables.js';
import { dayReader } from '../cells/days.js';
import { fill } from '../cells/words.js';
import type { MonthItem, Shown } from '../protocol.js';
import { spotOf } from './check.js';
import { digest } from './close.js';
import { userLang } from './lang.js';
import { itemOf, type MonthOf } from './month-item.js';
import type { PlanTable } from './open.js';
import { runOf } from './person.js';
import { newColumn, rightOf } from './plan-rows.js';
import { safe } from './sheets.js';
import { ui } from './words.js';
import type { Workbook } from './workbook.js';

/** A target of the month, and what its status says. */
interface Target {
  readonly home: PlanTable;
  readonly rows: RowTable;
  readonly row: number;
  /** Whose, as people read it. */
  readonly who: string;
  readonly measure: string;
  readonly value: string;
  readonly status: string;
  /** Of everything the row says of the target. */
  readonly mark: string;
}

/** Characters of a mark: enough to see that a row is another one. */
const MARK = 6;
const ROW = ['payee', 'measure', 'period', 'target', 'role', 'grade', 'plan'] as const;

/** Targets of a month that concern somebody who is open. */
function targetsOf({ sheets }: Workbook, run: Run, { payee }: MonthOf): Target[] {
  const { people, ledger, period, custom } = run.prepared;
  const concerns = (name: string): boolean => {
    const index = people.find(name);
    if (name === '') return true;
    return (
      index >= 0 && ledger.closed(index, period.code).length === 0 && (payee === '' || people.find(payee) === index)
    );
  };
  const holds = (cell: unknown): boolean => {
    const read = parsePeriod(cell, custom, { dateMeansMonth: true });
    return 'code' in read && read.start <= period.end && read.end >= period.start;
  };
  return sheets.flatMap((home) =>
    recognise(home.sheet).tables.flatMap((table): Target[] => {
      const { role } = table;
      if (role !== 'targets' && role !== 'facts') return [];
      const rows: RowTable = { ...table, role };
      const at = (field: string, row: number): Cell => cellsOf(rows, field)?.[row];
      return Array.from({ length: rowCount(rows) }, (_, row) => row)
        .filter((row) => !isBlank(at('target', row)) && concerns(cellText(at('payee', row))))
        .filter((row) => columnIndex(rows, 'period') < 0 || holds(at('period', row)))
        .map((row): Target => {
          const said = ROW.map((field) => cellText(at(field, row)));
          const [payee = '', measure = '', , , ...scope] = said;
          const whom = people.payees[people.find(payee)]?.name ?? scope.filter((text) => text !== '').join(', ');
          return {
            home: { home, table },
            rows,
            row,
            who: whom || ui(userLang()).everybody,
            measure,
            value: valueText(at('target', row)),
            status: cellText(at('status', row)),
            mark: digest(said).slice(0, MARK),
          };
        });
    }),
  );
}

const APPROVED = /^(?:утвержд|approved)/i;

const isApproved = ({ status, mark }: Target): boolean => APPROVED.test(status) && status.split(' · ').pop() === mark;

/** A number as people read it; anything else as it is written. */
function valueText(cell: Cell): string {
  const read = cellNumber(cell);
  if (!('value' in read) || read.percent) return cellText(cell);
  return formatDecimal(read.value.units, read.value.scale, { lang: userLang() });
}

/** Whether the targets are approved, and those that are not. */
export function targetsItem(workbook: Workbook, run: Run, month: MonthOf): MonthItem {
  const lang = userLang();
  const w = ui(lang);
  const all = targetsOf(workbook, run, month);
  const left = all.filter((one) => !isApproved(one));
  const told = { n: String(left.length), m: String(all.length) };
  if (all.length === 0) return itemOf(w.monthTargets, 'unneeded', [w.monthTargetsNone]);
  if (left.length === 0) return itemOf(w.monthTargets, 'ok', [fill(w.monthTargetsDone, told)]);
  const shown = left.map(({ rows, row, who, measure, value, status }): Shown => {
    const place = placeOf(rows, row, columnIndex(rows, 'target'));
    return {
      severity: 'note',
      message: fill(w.monthTarget, { who, measure, value }),
      hint: status === '' ? '' : fill(APPROVED.test(status) ? w.monthTargetWas : w.monthTargetSaid, { text: status }),
      ...spotOf(place, workbook, lang),
    };
  });
  return itemOf(w.monthTargets, 'missing', [fill(w.monthTargetsOpen, told)], shown, {
    action: 'approve',
    seen: digest(left.map(({ mark }) => mark)),
  });
}

/** Writes the approval beside every target of a month that has none. @param seen digest of those that were shown */
export function approveTargets(
  workbook: Workbook,
  month: MonthOf & { readonly by: string; readonly seen: string },
): string {
  const w = ui(userLang());
  const by = month.by.trim();
  if (by === '') throw new Error(w.monthWho);
  const left = targetsOf(workbook, runOf(workbook, month.period), month).filter((one) => !isApproved(one));
  if (digest(left.map(({ mark }) => mark)) !== month.seen) throw new Error(w.monthChanged);
  const on = dayReader()(new Date());
  const columns = new Map<string, number>();
  for (const { home, rows, row, value, mark } of left) {
    const { table } = home;
    const key = `${home.home.sheet.name} ${table.headerRow}`;
    const column = columns.get(key) ?? statusColumn(home);
    columns.set(key, column);
    // Plain spaces: people search cells.
    const text = fill(ui(table.lang).approvedMark, { value: value.replace(/\u00A0/g, ' '), by, on, mark });
    const at = placeOf(rows, row).row ?? 0;
    home.home.port.getRange(at, column, 1, 1).setValues([[safe(text)]]);
  }
  return fill(w.monthApproved, { n: String(left.length) });
}

/** The column of the status; a table that has none gets one at its right end. */
function statusColumn(home: PlanTable): number {
  const { table } = home;
  const known = table.fields.indexOf('status');
  if (known >= 0) return columnNumber(table.letters?.[known] ?? '');
  return newColumn(home, rightOf(home) + 1, headerOf('targets', 'status', table.lang));
}

/** Rows of the plan in their tables: which rows of the sheet they take, and which of their cells change. */

import type { Lang } from '../../src/core/issue/issue.js';
import { cellNumber, decimalText } from '../../src/core/number/decimal.js';
import type { PlanDocument, Scale, ScalePoint } from '../../src/core/plan/plan.js';
import type { Cell } from '../../src/core/table/data.js';
import { nameOfRole } from '../../src/workbook/headers.js';
import { columnNumber, isBlank } from '../../src/workbook/sheet.js';
import {
  type Cells,
  headerFor,
  planLines,
  type ValueColumn,
  valueColumn,
  writeBook,
} from '../../src/workbook/write.js';
import type { CellValue } from '../ports.js';
import { type AnyRow, matched, meaningOf, origins, rowsOf, SECTIONS, type Section } from '../rows.js';
import { langOfPlan, type PlanTable, planTables } from './open.js';
import { addTable, freeName, grow, safe } from './sheets.js';
import type { Workbook } from './workbook.js';

/** Writes every section that differs. `was` says the same as the sheets, maybe from other rows. */
export function writePlan(workbook: Workbook, was: PlanDocument, plan: PlanDocument): void {
  const tables = planTables(workbook);
  const lang = langOfPlan(tables);
  for (const section of SECTIONS) {
    const [before, after] = [rowsOf(was, section), rowsOf(plan, section)];
    const from = origins(before, after);
    const same =
      after.length === before.length &&
      after.every((row, i) => from[i] === i && meaningOf(row) === meaningOf(before[i]));
    if (same) continue;
    // As the sheets were read now: the cells are of today.
    const rows = rowsOf(workbook.book.plan, section);
    const here = tables.filter(({ table }) => table.role === section);
    if (here.length === 0) addSection(workbook, section, plan, lang);
    else for (const part of shared(here, rows, after, from)) writeTable(part, section);
  }
}

/** A table the workbook does not have yet. */
function addSection({ spreadsheet }: Workbook, section: Section, plan: PlanDocument, lang: Lang): void {
  const name = nameOfRole(section, lang);
  const sheet = writeBook({ plan, data: { tables: [] } }, lang).find((one) => one.name === name);
  if (sheet) addTable(spreadsheet, freeName(spreadsheet, name), sheet.rows as readonly (readonly CellValue[])[]);
}

/** A row as it stood, and where. */
interface Old {
  readonly row: AnyRow;
  /** Row number of the sheet. */
  readonly at: number;
}

/** A table with its rows before and after. */
interface Part {
  readonly home: PlanTable;
  readonly before: readonly Old[];
  readonly after: readonly { readonly row: AnyRow; readonly old: Old | undefined }[];
}

/** Rows shared out over the tables of a section: a row stays in its table, a new one goes where the row before it is. */
function shared(
  here: readonly PlanTable[],
  rows: readonly AnyRow[],
  after: readonly AnyRow[],
  from: readonly number[],
): Part[] {
  let t = 0;
  let last = 0;
  const olds = rows.map((row): { old: Old; table: number } => {
    const at = row.place?.row ?? 0;
    const fits = (i: number): boolean =>
      here[i]?.table.name === row.place?.table &&
      at > (i === t ? last : 0) &&
      numbersOf(here[i] as PlanTable).includes(at);
    while (t < here.length - 1 && !fits(t)) {
      t++;
      last = 0;
    }
    last = at;
    return { old: { row, at }, table: t };
  });
  let table = 0;
  const placed = after.map((row, i) => {
    const origin = olds[from[i] as number];
    table = origin?.table ?? table;
    return { row, old: origin?.old, table };
  });
  return here.map((home, i) => ({
    home,
    before: olds.filter((one) => one.table === i).map(({ old }) => old),
    after: placed.filter((one) => one.table === i),
  }));
}

/** Row numbers of a table, rows between them that were left out included. */
function numbersOf({ table }: PlanTable): number[] {
  const { firstRow = table.headerRow + 1, rowNumbers, columns } = table;
  const last = rowNumbers
    ? (rowNumbers[rowNumbers.length - 1] ?? firstRow - 1)
    : firstRow + (columns[0]?.length ?? 0) - 1;
  return Array.from({ length: Math.max(0, last - firstRow + 1) }, (_, i) => firstRow + i);
}

/** A row of the sheet as it shall be: the row it was, and the cells under their fields before and after. */
interface LineOf {
  /** null: a new row. */
  readonly at: number | null;
  readonly was: Cells;
  /** null: stays as it is, whatever it holds. */
  readonly is: Cells | null;
}

const NONE: Cells = new Map();

function writeTable(part: Part, section: Section): void {
  const { home } = part;
  const lines = linesOf(part, section);
  const body = numbersOf(home);
  const raw = home.home.sheet.rows;
  const order = arrange(
    home,
    body,
    lines.map(({ at }) => at),
  );
  const columns = new Columns(home);
  lines.forEach(({ at, was, is }, i) => {
    if (is === null) return;
    const cells = at === null ? [] : (raw[at - 1] ?? []);
    const now = columns.placed(is, cells, section);
    const old = columns.placed(was, cells, section);
    for (const column of new Set([...now.keys(), ...old.keys()])) {
      const value = now.get(column) ?? null;
      if (value !== (old.get(column) ?? null)) put(home, order[i] as number, column, value, typed(home, at, column));
    }
  });
}

/** What stands in the cell, else in its column: new cells are of the same sort. */
function typed({ home, table }: PlanTable, at: number | null, column: number): Cell {
  const { rows } = home.sheet;
  const own = at === null ? null : rows[at - 1]?.[column - 1];
  if (!isBlank(own)) return own;
  return numbersOf({ home, table })
    .map((row) => rows[row - 1]?.[column - 1])
    .find((cell) => !isBlank(cell));
}

/** Every row the table shall have, in order; rows that belong to no row of the plan stay behind the one above them. */
function linesOf({ home, before, after }: Part, section: Section): LineOf[] {
  const body = numbersOf(home);
  const first = before[0]?.at ?? Number.POSITIVE_INFINITY;
  const stay = (at: number): LineOf => ({ at, was: NONE, is: null });
  const blockOf = (old: Old): number[] => {
    const next = before[before.indexOf(old) + 1]?.at ?? Number.POSITIVE_INFINITY;
    return body.filter((row) => row >= old.at && row < next);
  };
  return [
    ...body.filter((row) => row < first).map(stay),
    ...after.flatMap(({ row, old }): LineOf[] => {
      if (old === undefined) return fresh(row, section, home);
      const block = blockOf(old);
      if (meaningOf(old.row) === meaningOf(row)) return block.map(stay);
      return section === 'scales' ? scaleLines(old, row, block, home) : plainLines(old, row, section, block, home);
    }),
  ];
}

/** A row that was not there. */
function fresh(row: AnyRow, section: Section, home: PlanTable): LineOf[] {
  const { head, below } = planLines(
    section,
    row,
    home.table.lang,
    section === 'scales' ? columnFor(row, home) : undefined,
  );
  const [first = NONE, ...rest] = below;
  return [new Map([...head, ...first]), ...rest].map((is) => ({ at: null, was: NONE, is }));
}

/** One line; parameters of a component that went on in rows below are put together when they change. */
function plainLines(
  old: Old,
  row: AnyRow,
  section: Section,
  block: readonly number[],
  { table, home }: PlanTable,
): LineOf[] {
  const [was, is] = [old.row, row].map((one) => planLines(section, one, table.lang).head) as [Cells, Cells];
  const further = was.get('with') === is.get('with') ? undefined : numbersIn(table, 'with')[0];
  const rest = block.slice(1).filter((at) => further === undefined || isBlank(home.sheet.rows[at - 1]?.[further - 1]));
  return [{ at: old.at, was, is }, ...rest.map((at): LineOf => ({ at, was: NONE, is: null }))];
}

/** A line per point, the first beside the head as it stood. */
function scaleLines(old: Old, row: AnyRow, block: readonly number[], home: PlanTable): LineOf[] {
  const { lang } = home.table;
  const [scale, next] = [old.row, row] as readonly unknown[] as [Scale, Scale];
  const column = columnFor(old.row, home, old.at);
  const [was, is] = [old.row, row].map((one) => planLines('scales', one, lang, column)) as [
    ReturnType<typeof planLines>,
    ReturnType<typeof planLines>,
  ];
  const axis = (one: Scale): number => (one.columns === undefined ? 0 : 1);
  const at = (i: number): number => (i < axis(scale) ? old.at : (scale.points[i - axis(scale)]?.place?.row ?? old.at));
  const from = matched(scale.points, next.points, [pointKey, pointPlace]).map((i) => (i < 0 ? -1 : i + axis(scale)));
  const origin = [...(axis(next) === 1 ? [axis(scale) === 1 ? 0 : -1] : []), ...from];
  // A head that stands above its points, or a scale that had none, keeps a row of its own.
  const alone = was.below.length === 0 || at(0) !== old.at;
  const points = is.below.map((cells, i): LineOf => {
    const k = origin[i] as number;
    return { at: k < 0 ? null : at(k), was: (k < 0 ? undefined : was.below[k]) ?? NONE, is: cells };
  });
  const withHead = (line: LineOf, head: Cells, cells: Cells): LineOf => ({
    at: line.at,
    was: line.at === old.at ? new Map([...head, ...line.was]) : line.was,
    is: new Map([...cells, ...(line.is ?? NONE)]),
  });
  const lines = alone
    ? [{ at: old.at, was: was.head, is: is.head }, ...points]
    : points.map((line, i) => withHead(line, was.head, i === 0 ? is.head : NONE));
  const own = new Set([old.at, ...scale.points.map(({ place }) => place?.row)]);
  return [
    ...lines,
    ...block.filter((number) => !own.has(number)).map((number): LineOf => ({ at: number, was: NONE, is: null })),
  ];
}

const pointKey = ({ from, after }: ScalePoint): string => `${meaningOf(from)}${after === true}`;
const pointPlace = ({ place }: ScalePoint): string | undefined => place && String(place.row);

/** Where a scale's values stand: where its first value is, else where the table has room for them. */
function columnFor(row: AnyRow, { table, home }: PlanTable, at?: number): ValueColumn {
  const scale = row as unknown as Scale;
  const rows = scale.points.map(({ place }) => place?.row ?? at ?? 0);
  const has = (field: ValueColumn): boolean => numbersIn(table, field).length > 0;
  const filled = (['point.rate', 'point.value'] as const).find((field) =>
    numbersIn(table, field).some(
      (column) => at !== undefined && rows.some((r) => !isBlank(home.sheet.rows[r - 1]?.[column - 1])),
    ),
  );
  const wanted = valueColumn(scale);
  const other = wanted === 'point.rate' ? 'point.value' : 'point.rate';
  return filled ?? (has(wanted) || !has(other) ? wanted : other);
}

/** Columns of a field, counted from 1. */
const numbersIn = ({ fields, letters = [] }: PlanTable['table'], field: string): number[] =>
  fields.flatMap((name, i) => (name === field ? [columnNumber(letters[i] as string)] : []));

/** What reading puts where a cell is left out: no column is added for it. */
const isUsual = (section: Section, field: string, cells: Cells): boolean =>
  (section === 'kpis' && field === 'measure' && cells.get('measure') === cells.get('code')) ||
  (section === 'scales' && field === 'below' && /^(?:ошибка|issue)$/.test(String(cells.get('below'))));

/** The last column of a table that holds anything: whatever stands beside the table stays. */
export function rightOf(home: PlanTable): number {
  const { rows } = home.home.sheet;
  const filled = [home.table.headerRow, ...numbersOf(home)].map((row) =>
    (rows[row - 1] ?? []).reduce((n: number, cell, i) => (isBlank(cell) ? n : i + 1), 0),
  );
  return Math.max(0, ...filled);
}

/** Writes the header of a new column; gives its number. */
export function newColumn({ home, table }: PlanTable, column: number, header: string): number {
  grow(home.port, table.headerRow, column);
  home.port
    .getRange(table.headerRow, column, 1, 1)
    .setValues([[header]])
    .setFontWeight('bold');
  return column;
}

/** Columns of a table by field; a field it has not gets one at its right end. */
class Columns {
  private readonly added = new Map<string, number>();
  private right: number;

  constructor(private readonly home: PlanTable) {
    this.right = rightOf(home);
  }

  /** Cells by the number of their column. */
  placed(cells: Cells, raw: readonly Cell[], section: Section): Map<number, Cell> {
    const found = new Map<number, Cell>();
    for (const [field, cell] of cells) {
      const [name = '', n] = field.split(' ');
      const known = numbersIn(this.home.table, name)[n === undefined ? 0 : Number(n) - 1];
      const use = section === 'components' && field === 'expression' ? numbersIn(this.home.table, 'use')[0] : undefined;
      // An expression may stand in the column of formulas, after «=».
      if (
        use !== undefined &&
        (known === undefined || (!cells.has('use') && !isBlank(raw[use - 1]) && isBlank(raw[known - 1])))
      )
        found.set(use, typeof cell === 'string' && cell.startsWith('=') ? cell : `=${String(cell)}`);
      else if (known !== undefined) found.set(known, cell);
      else if (!isBlank(cell) && !isUsual(section, field, cells)) found.set(this.add(field, section), cell);
    }
    return found;
  }

  private add(field: string, section: Section): number {
    const found = this.added.get(field);
    if (found !== undefined) return found;
    const column = newColumn(this.home, ++this.right, headerFor(section, field, this.home.table.lang));
    this.added.set(field, column);
    return column;
  }
}

/**
 * Brings the rows of a table into an order, rows of the sheet moving as a whole: what is not wanted goes, new ones come.
 * @returns the row of the sheet each wanted one has in the end
 */
function arrange({ home, table }: PlanTable, body: readonly number[], wanted: readonly (number | null)[]): number[] {
  const { port } = home;
  const first = body[0] ?? table.headerRow + 1;
  const now: (number | null)[] = [...body];
  for (let i = now.length - 1; i >= 0; i--) {
    if (wanted.includes(now[i] as number)) continue;
    now.splice(i, 1);
    remove(port, first + i, table.headerRow);
  }
  const more = wanted.length - now.length;
  if (more > 0) {
    const end = first + now.length - 1;
    if (now.length > 0 || port.getLastRow() > end) port.insertRowsAfter(end, more);
    else grow(port, end + more, 1);
    for (let i = 0; i < more; i++) now.push(null);
  }
  wanted.forEach((want, i) => {
    if (now[i] === want) return;
    const j = now.indexOf(want, i);
    port.moveRows(port.getRange(first + j, 1, 1, 1), first + i);
    now.splice(i, 0, ...now.splice(j, 1));
  });
  return wanted.map((_, i) => first + i);
}

/** Takes a row out; the last row a sheet may have below its header is only emptied. */
function remove(port: PlanTable['home']['port'], row: number, header: number): void {
  if (port.getMaxRows() - 1 > header) port.deleteRows(row, 1);
  else {
    const width = Math.max(1, port.getLastColumn());
    port.getRange(row, 1, 1, width).setValues([Array.from({ length: width }, () => '')]);
  }
}

/** Digits a number of a cell is exact to. */
const EXACT = 15;

/** Writes one cell: a number among numbers, a day as it is, any other text as text. */
function put({ home }: PlanTable, row: number, column: number, value: Cell, like: Cell): void {
  const cell = home.port.getRange(row, column, 1, 1);
  const number = typeof value === 'string' && typeof like === 'number' ? numberIn(value) : undefined;
  const plain = value === null || value === undefined ? '' : (number ?? value);
  const isDay = typeof plain === 'string' && /^\d{4}-\d\d-\d\d$/.test(plain);
  // «5 %» must not become another number, nor «=» a formula.
  if (typeof plain === 'string' && plain !== '' && !isDay) cell.setNumberFormat('@');
  cell.setValues([[safe(plain as CellValue)]]);
}

function numberIn(text: string): number | undefined {
  const read = cellNumber(text.startsWith('=') ? text.slice(1) : text);
  if (!('value' in read)) return undefined;
  const { units, scale } = read.value;
  return String(units).replace('-', '').length > EXACT ? undefined : Number(decimalText(units, scale));
}

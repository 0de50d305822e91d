/**
 * A sheet → its tables. Tables stand one below another; each opens with its header row, a row table with a title row
 * above it. Rules, all reported by name: an empty header over data (merged cells), a second header row, a repeated
 * header, rows above the header, «Итого» rows (left out), texts between tables (left out).
 */

import { errorsOf, type Issue, type IssueCode, note, type Severity } from '../core/issue/issue.js';
import { isErrorText, quoted } from '../core/issue/refusal.js';
import type { Cell } from '../core/table/data.js';
import { isAside, isKnownHeader, looksLikeHeader, type Role, roleOfName } from './headers.js';
import { type Match, matchAs, matchHeader } from './match.js';
import { firstFilled, headerText, isBlank, isFigure, isTextRow, placeIn, rowNumber, type Sheet } from './sheet.js';
import { build, type Draft, type Findings, type SheetTable } from './table.js';

export interface Recognised {
  readonly tables: readonly SheetTable[];
  readonly issues: readonly Issue[];
  /** A table was not read as it was meant: a rule or somebody's data is missing, and whom it concerns cannot be said. */
  readonly planError?: Issue;
}

/** What the walk down a sheet has met so far. */
interface Walk extends Findings {
  readonly drafts: Draft[];
  current: Draft | null;
  /** Single texts that may be titles of what follows. */
  titles: number[];
  /** Rows of several cells before any header. */
  orphans: number[];
  /** A blank row came since the last row of the current table. */
  gap: boolean;
}

/**
 * Recognises the tables of a sheet. Never throws on what is in the cells.
 * @example recognise({ name: 'Люди', typed: false, rows: [['Сотрудник', 'Роль'], ['Анна', 'Менеджер']] }).tables[0]?.role // 'people'
 */
export function recognise(sheet: Sheet): Recognised {
  const walk: Walk = { sheet, issues: [], drafts: [], current: null, titles: [], orphans: [], gap: true };
  for (let row = 0; row < sheet.rows.length; row++) step(walk, row);
  finish(walk);
  const errors = errorsOf(walk.issues);
  if (walk.drafts.length === 0) walk.planError = errors[0];
  const tables = walk.drafts.flatMap((draft) => build(draft, walk, errors) ?? []);
  const { issues, planError } = walk;
  return { tables, issues, ...(planError ? { planError } : {}) };
}

function report(
  walk: Walk,
  code: IssueCode,
  severity: Severity,
  row: number,
  column = -1,
  params: Record<string, string> = {},
): void {
  walk.issues.push({ code, severity, place: placeIn(walk.sheet, walk.sheet.name, row, column), params });
}

const at = (walk: Walk, row: number): readonly Cell[] => walk.sheet.rows[row] ?? [];

function step(walk: Walk, row: number): void {
  const cells = at(walk, row);
  const first = firstFilled(cells);
  if (first < 0) {
    walk.gap = true;
    return;
  }
  const second = firstFilled(cells, first + 1);
  if (second < 0) single(walk, row, cells[first]);
  else if (!knownHeader(walk, row, cells, first, second)) several(walk, row, cells);
  walk.gap = false;
}

/** One filled cell: a title or a stray text outside a table, an ordinary row inside one. */
function single(walk: Walk, row: number, cell: Cell): void {
  const inside = walk.current !== null && !walk.gap && walk.titles.length === 0;
  if (inside) walk.current?.rows.push(row);
  else if (typeof cell === 'string') walk.titles.push(row);
  else walk.orphans.push(row);
}

/** Starts a known table when the row is its header. */
function knownHeader(walk: Walk, row: number, cells: readonly Cell[], first: number, second: number): boolean {
  if (!mayBeHeader(cells[first]) || !mayBeHeader(cells[second])) return false;
  const text = cells[first] as string;
  // Tables stand apart by blank rows; one that does not is found by its plain spelling, which costs little per row.
  const inside = walk.current !== null && !walk.gap && walk.titles.length === 0;
  if (inside ? !looksLikeHeader(text) : !isKnownHeader(text) && !isAside(text)) return false;
  const titles = titlesAbove(walk, row);
  const match = matchHeader(cells.map(headerText), hintOf(walk, titles), false);
  if (match === null) return false;
  if (titles !== walk.titles) walk.current?.rows.pop();
  if (titles.length === 0 && walk.current !== null && sameHeader(walk, walk.current.header, row)) {
    report(walk, 'header-repeated', 'note', row);
    return true;
  }
  open(walk, row, match, titles);
  return true;
}

const mayBeHeader = (cell: Cell): boolean =>
  typeof cell === 'string' && cell.length <= 60 && !(cell >= '0' && cell < ':');

/** Titles of a header in this row; a single text right above it belongs here rather than to the table before. */
function titlesAbove(walk: Walk, row: number): number[] {
  const body = walk.current?.rows;
  const last = body?.[body.length - 1];
  if (walk.titles.length > 0 || last !== row - 1 || walk.gap) return walk.titles;
  const cells = at(walk, last);
  const first = firstFilled(cells);
  const lone = firstFilled(cells, first + 1) < 0 && typeof cells[first] === 'string';
  return lone ? [last] : walk.titles;
}

const titleText = (walk: Walk, row: number): string => {
  const cells = at(walk, row);
  return headerText(cells[firstFilled(cells)]);
};

const hintOf = (walk: Walk, titles: readonly number[]): Role | undefined =>
  roleOfName(titles.length > 0 ? titleText(walk, titles[0] as number) : walk.sheet.name);

function sameHeader(walk: Walk, a: number, b: number): boolean {
  const [x, y] = [at(walk, a), at(walk, b)];
  const width = Math.max(x.length, y.length);
  for (let i = 0; i < width; i++) if (headerText(x[i]) !== headerText(y[i])) return false;
  return true;
}

function open(walk: Walk, row: number, match: Match, titles: readonly number[]): void {
  if (walk.orphans.length > 0) reportAbove(walk, row);
  const before = walk.current;
  // A row taken for a header right above a real one is a heading over groups of columns.
  if (
    before !== null &&
    before.rows.length === 0 &&
    !walk.gap &&
    before.header === row - 1 &&
    before.match.role === 'rows'
  ) {
    walk.drafts.pop();
    report(walk, 'header-rows', 'error', before.header, -1, { row: String(rowNumber(walk.sheet, before.header)) });
  }
  if (titles.length > 1 && match.role === 'rows') {
    report(walk, 'title-several', 'warning', titles[0] as number, -1, {
      title: quoted(titleText(walk, titles[0] as number)),
    });
  }
  const title = titles.length > 0 ? titleText(walk, titles[0] as number) : '';
  walk.current = { header: row, match, title, rows: [] };
  walk.drafts.push(walk.current);
  walk.titles = [];
}

/** Rows of several cells above a header: more header rows when they are all text, else data in the wrong place. */
function reportAbove(walk: Walk, row: number): void {
  const first = walk.orphans[0] as number;
  const heading = walk.orphans.every((r) => isTextRow(at(walk, r)));
  report(walk, heading ? 'header-rows' : 'header-misplaced', 'error', heading ? first : row, -1, {
    row: String(rowNumber(walk.sheet, heading ? first : row)),
  });
  walk.orphans = [];
}

/** Several filled cells that are no known header: a row of the current table, or the header of a row table. */
function several(walk: Walk, row: number, cells: readonly Cell[]): void {
  const heading = isTextRow(cells);
  const starts =
    heading && (walk.titles.length > 0 || walk.current === null || (walk.gap && isDataBelow(walk, row, cells)));
  if (starts && walk.orphans.length === 0) {
    const header = cells.map(headerText);
    open(walk, row, matchHeader(header, hintOf(walk, walk.titles), true) ?? matchAs('rows', header), walk.titles);
    return;
  }
  // Exports pasted one below another bring their headers along.
  const again =
    heading && walk.titles.length === 0 && walk.current !== null && sameHeader(walk, walk.current.header, row);
  strayTitles(walk);
  if (again) report(walk, 'header-repeated', 'note', row);
  else if (walk.current !== null) walk.current.rows.push(row);
  else walk.orphans.push(row);
}

/** A text outside the tables says nothing; an error there stands where a table should. */
function strayTitles(walk: Walk): void {
  for (const row of walk.titles) {
    const text = quoted(titleText(walk, row));
    if (isErrorText(text)) report(walk, 'cell-error', 'error', row, -1, { text });
    else report(walk, 'text-left-out', 'note', row, -1, { text });
  }
  walk.titles = [];
}

/** A figure in the next row under a text of this one: the row above is a header. */
const isDataBelow = (walk: Walk, row: number, cells: readonly Cell[]): boolean =>
  at(walk, row + 1).some((cell, i) => isFigure(cell) && !isBlank(cells[i]));

function finish(walk: Walk): void {
  strayTitles(walk);
  const orphan = walk.orphans[0];
  if (orphan !== undefined) report(walk, 'header-missing', 'error', orphan);
  else if (walk.drafts.length === 0) {
    walk.issues.push(note('sheet-empty', undefined, walk.sheet.name === '' ? {} : { table: walk.sheet.name }));
  }
}

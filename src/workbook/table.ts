/** One recognised table: its name, its columns, and every finding about its header and totals. */

import { error, errorsOf, type Issue, type IssueCode, type Lang, note, type Severity } from '../core/issue/issue.js';
import { isErrorText, quoted } from '../core/issue/refusal.js';
import type { Cell, RowTable, TableRole } from '../core/table/data.js';
import { fieldOf, headerOf, isAside, isPlanRole, langOf, nameOfRole, normalise, type Role } from './headers.js';
import type { Match } from './match.js';
import {
  firstFilled,
  headerText,
  isBlank,
  isFigure,
  isTextRow,
  letters,
  placeIn,
  rowNumber,
  type Sheet,
} from './sheet.js';

/** A table of a sheet: a {@link RowTable}, whose role may also be one of the plan's. */
export interface SheetTable extends Omit<RowTable, 'role'> {
  readonly role: Role;
  /** Language of the headers: issues and suggestions quote words of it. */
  readonly lang: Lang;
  /** Row number of the header. */
  readonly headerRow: number;
  /** The door knows A1 addresses. */
  readonly addressed: boolean;
}

/** A header row with what stands below it, before anything is read. */
export interface Draft {
  readonly header: number;
  readonly match: Match;
  readonly title: string;
  readonly rows: number[];
}

/** The sheet being read and what was found. */
export interface Findings {
  readonly sheet: Sheet;
  readonly issues: Issue[];
  /** An error of a table that may concern anybody: a rule or somebody's data is missing. */
  planError?: Issue | undefined;
}

const cellsAt = ({ sheet }: Findings, row: number): readonly Cell[] => sheet.rows[row] ?? [];

/**
 * Draft → table with its columns, or null when it cannot be used. An error keeps a row table from the measures over it;
 * of any other table it concerns everybody. `before`: errors of the sheet the table stands on.
 */
export function build(draft: Draft, walk: Findings, before: readonly Issue[] = []): SheetTable | null {
  const found = walk.issues.length;
  const table = tableOf(draft, walk);
  const errors = [...before, ...errorsOf(walk.issues.slice(found))];
  // Rows without a name may be any table that was not recognised.
  if (draft.match.role !== 'rows' || table?.name === '') walk.planError ??= errors[0];
  else if (table !== null && errors.length > 0) return { ...table, errors };
  return table;
}

function tableOf(draft: Draft, walk: Findings): SheetTable | null {
  const { sheet } = walk;
  const { match } = draft;
  const header = cellsAt(walk, draft.header).map(headerText);
  const lang = langOf(header);
  const name = draft.title || sheet.name || (match.role === 'rows' ? '' : nameOfRole(match.role, lang));
  if (name === '') {
    const columns = quoted(header.filter((text) => text !== '').join(', '));
    walk.issues.push(error('table-untitled', { columns }, placeIn(sheet, '', draft.header)));
  }
  checkHeader(draft, header, name, lang, walk);
  const rows = bodyRows(draft, name, walk);
  if (match.missing.length > 0) return null;
  const kept = [...header.keys()].filter((i) => header[i] !== '' && !match.twice.has(i) && isKept(match, i, header));
  const at0 = sheet.origin?.column ?? 0;
  const straight = rows.every((row, i) => row === (rows[0] as number) + i);
  return {
    role: match.role,
    name,
    lang,
    header: kept.map((i) => header[i] as string),
    fields: kept.map((i) => match.fields[i] ?? (header[i] as string)),
    columns: kept.map((i) => columnOf(sheet, rows, i)),
    typed: sheet.typed,
    firstRow: rowNumber(sheet, rows[0] ?? draft.header + 1),
    ...(straight ? {} : { rowNumbers: rows.map((row) => rowNumber(sheet, row)) }),
    ...(sheet.addressed === false ? {} : { letters: kept.map((i) => letters(at0 + i)) }),
    headerRow: rowNumber(sheet, draft.header),
    addressed: sheet.addressed !== false,
  };
}

/** Plan tables keep what they know; data tables keep every column. */
const isKept = (match: Match, column: number, header: readonly string[]): boolean =>
  match.fields[column] !== undefined ||
  (!isPlanRole(match.role) && (match.role === 'rows' || !isAside(header[column] as string)));

function columnOf(sheet: Sheet, rows: readonly number[], column: number): Cell[] {
  const out: Cell[] = new Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const cell = sheet.rows[rows[i] as number]?.[column];
    out[i] = cell === '' || cell === undefined ? null : cell;
  }
  return out;
}

/** Every finding about the header row itself. */
function checkHeader(draft: Draft, header: readonly string[], name: string, lang: Lang, walk: Findings): void {
  const { match } = draft;
  const say = (code: IssueCode, severity: Severity, column: number, params: Record<string, string>): void => {
    const text = header[column] ?? '';
    const place = placeIn(walk.sheet, name, draft.header, column, text);
    walk.issues.push({ code, severity, place, params: { header: quoted(text), ...params } });
  };
  for (const [column, first] of match.twice)
    say('header-twice', 'error', column, { other: quoted(header[first] as string) });
  const open = match.role === 'people' || match.role === 'rows';
  for (let i = 0; i < header.length; i++) {
    const suggestion = match.near.get(i);
    if (isErrorText(header[i] as string)) say('cell-error', 'error', i, { text: quoted(header[i] as string) });
    else if (suggestion !== undefined)
      say(open ? 'header-near' : 'header-misspelt', open ? 'warning' : 'error', i, { suggestion });
    else if (
      !open &&
      header[i] !== '' &&
      match.fields[i] === undefined &&
      !match.twice.has(i) &&
      !isAside(header[i] as string)
    ) {
      say('header-unknown', 'warning', i, { table: nameOfRole(match.role as Exclude<Role, 'rows'>, lang) });
    }
  }
  const meant = new Set([...match.near.values()].map(normalise));
  for (const field of match.missing) {
    const column = headerOf(match.role, field, lang);
    if (!open && [...meant].some((text) => fieldOf(match.role, text)?.name === field)) continue;
    say('column-missing', 'error', -1, { column });
  }
  emptyHeaders(draft, header, name, walk);
}

/** An empty header over filled cells: merged header cells, or a forgotten header. */
function emptyHeaders(draft: Draft, header: readonly string[], name: string, walk: Findings): void {
  const seen = new Set<number>();
  for (const row of draft.rows) {
    const cells = cellsAt(walk, row);
    for (let i = 0; i < cells.length; i++) {
      if ((i < header.length && header[i] !== '') || seen.has(i) || isBlank(cells[i])) continue;
      seen.add(i);
      const glued = isGlued(walk, row, i, header);
      if (glued) for (let column = i; column < cells.length; column++) seen.add(column);
      const place = placeIn(walk.sheet, name, glued ? row : draft.header, i);
      walk.issues.push(
        error(glued ? 'table-glued' : 'header-empty', { row: String(rowNumber(walk.sheet, row)) }, place),
      );
    }
  }
}

/** Texts alone, wider than the header, over a figure: another table's header with no empty row before it. */
const isGlued = (walk: Findings, row: number, column: number, header: readonly string[]): boolean =>
  isTextRow(cellsAt(walk, row)) &&
  header.slice(column).every((text) => text === '') &&
  cellsAt(walk, row + 1).some((cell, i) => isFigure(cell) && !isBlank(cellsAt(walk, row)[i]));

const TOTAL = /^(?:итог|итого|всего|общий итог|промежуточный итог|total|totals|grand total|subtotal|sum total)$/;
const TOTAL_START = /^(?:итого|всего|total|subtotal|промежуточный итог) (?:по|за|for|of) /;

/** Rows of the table without totals and without a second header row. */
function bodyRows(draft: Draft, name: string, walk: Findings): number[] {
  const { match } = draft;
  const payee = match.fields.indexOf('payee');
  if (isSecondHeader(draft, walk)) {
    const row = draft.rows.shift() as number;
    walk.issues.push(error('header-rows', { row: String(rowNumber(walk.sheet, row)) }, placeIn(walk.sheet, name, row)));
  }
  return draft.rows.filter((row) => {
    const cells = cellsAt(walk, row);
    const first = firstFilled(cells);
    const label = cells[first];
    if (typeof label !== 'string' || !isTotal(label, isPlanRole(match.role))) return true;
    if (payee >= 0 && payee !== first && !isBlank(cells[payee])) return true;
    const place = placeIn(walk.sheet, name, row, first);
    walk.issues.push(note('total-left-out', { text: quoted(label.trim()) }, place));
    return false;
  });
}

function isTotal(label: string, plan: boolean): boolean {
  if (label.length > 60 || !/^\s*(?:итог|всего|общий|промеж|total|grand|sub|sum)/i.test(label)) return false;
  const text = normalise(label);
  return TOTAL.test(text) || (!plan && TOTAL_START.test(text));
}

/** The first row below the header is a header as well: names of columns, or texts filling the header's gaps over figures. */
function isSecondHeader(draft: Draft, walk: Findings): boolean {
  const [first, next] = draft.rows;
  if (first !== draft.header + 1) return false;
  const cells = cellsAt(walk, first).map(headerText);
  const filled = cells.filter((text) => text !== '');
  if (filled.length < 2 || !isTextRow(cellsAt(walk, first))) return false;
  const { role } = draft.match;
  const own = filled.filter((text) => fieldOf(role, text) !== undefined);
  if (role !== 'rows' && role !== 'components' && own.length >= 2 && own.length === filled.length) return true;
  const header = cellsAt(walk, draft.header);
  const gaps = cells.some((text, i) => text !== '' && isBlank(header[i]));
  return gaps && next !== undefined && cellsAt(walk, next).some(isFigure);
}

/** Data tables of a sheet as the engine takes them. */
export function dataTable(table: SheetTable): RowTable {
  const { lang: _lang, headerRow: _headerRow, addressed: _addressed, role, ...rest } = table;
  return { role: role as TableRole, ...rest };
}

/** The plan document and its data → sheets, one table each, headers and words in the language asked for. */

import type { Lang } from '../core/issue/issue.js';
import { parse, print } from '../core/language/index.js';
import { parseDecimal } from '../core/number/decimal.js';
import { formulaOf, parameterOf } from '../core/plan/catalogue.js';
import type { PlanDocument, Scale, ScalePoint } from '../core/plan/plan.js';
import type { Cell, Data, RowTable } from '../core/table/data.js';
import { isFormulaFor, isPlainNumber } from './cells.js';
import { formulaId } from './component-cells.js';
import { HEADERS, headerOf, nameOfRole, normalise, PLAN_ROLES, type PlanRole } from './headers.js';
import { type CellKind, MAIN_COLUMN, PLAN_COLUMNS } from './plan-columns.js';
import { isFromTable } from './plan-tables.js';
import type { Sheet } from './sheet.js';
import { wordOf } from './words.js';

type Row = Readonly<Record<string, unknown>>;
/** Cells by field; scale values also under `point.rate 2` and so on. */
export type Cells = Map<string, Cell>;

/** Columns written even when empty: the table is recognised by them. */
const ALWAYS: Readonly<Record<PlanRole, readonly string[]>> = {
  plans: ['code', 'currency'],
  parameters: ['code', 'value'],
  measures: ['code', 'unit'],
  kpis: ['code', 'measure', 'rule'],
  scales: ['code', 'method', 'point.from'],
  components: ['code', 'use'],
  credits: ['code', 'table', 'payee'],
  payouts: ['code', 'kind', 'of'],
};

/**
 * Writes a plan and its data as sheets; reading them again gives the same plan and data.
 * @example writeBook({ plan, data }, 'ru').map((sheet) => sheet.name) // ['Схемы', 'Параметры', 'Показатели', 'KPI', 'Шкалы', 'Начисления', 'Корректировки', 'Отработано', 'Планы', 'Сделки', 'Сотрудники', 'Факты']
 */
export function writeBook(book: { readonly plan: PlanDocument; readonly data: Data }, lang: Lang): Sheet[] {
  const plan = PLAN_ROLES.filter((role) => (book.plan[role] ?? []).length > 0).map((role) =>
    planSheet(book.plan, role, lang),
  );
  return [...plan, ...book.data.tables.map((table) => dataSheet(table, lang))];
}

function planSheet(plan: PlanDocument, role: PlanRole, lang: Lang): Sheet {
  const rows = ((plan[role] ?? []) as readonly unknown[] as readonly Row[]).flatMap((row) => planRows(role, row, lang));
  const used = new Set([...ALWAYS[role], ...rows.flatMap((row) => [...row.keys()])]);
  if (role === 'scales' && !used.has('point.rate')) used.add('point.value');
  const fields = orderedFields(role, used);
  const header = fields.map((field) => headerFor(role, field, lang));
  const cells = rows.map((row) => fields.map((field) => row.get(field) ?? null));
  return { name: nameOfRole(role, lang), typed: true, rows: [header, ...cells] };
}

/** Fields in the order of the dictionary, further columns of a scale after the first. */
function orderedFields(role: PlanRole, used: ReadonlySet<string>): string[] {
  return Object.keys(HEADERS[role]).flatMap((field) => {
    const numbered = [...used].filter((name) => name.startsWith(`${field} `));
    const count = numbered.length === 0 ? 1 : Math.max(...numbered.map((name) => Number(name.split(' ')[1])));
    const all = Array.from({ length: count }, (_, i) => (i === 0 ? field : `${field} ${i + 1}`));
    return used.has(field) || numbered.length > 0 ? all : [];
  });
}

/** @example headerFor('scales', 'point.rate 2', 'ru') // 'Ставка 2' */
export function headerFor(role: PlanRole, field: string, lang: Lang): string {
  const [name = '', number] = field.split(' ');
  return `${headerOf(role, name, lang)}${number === undefined ? '' : ` ${number}`}`;
}

const planRows = (role: PlanRole, row: Row, lang: Lang): Cells[] => {
  const { head, below } = planLines(role, row, lang);
  const [first, ...rest] = below;
  return [new Map([...head, ...(first ?? [])]), ...rest];
};

/**
 * What a row of a plan says, cell by cell under the fields of its table: `head`, and `below` what stands in rows of their
 * own (points of a scale, the first of them beside the head).
 * @param column where a scale's values stand; as its values ask for when left out
 * @example planLines('kpis', { code: 'Звонки', measure: 'Звонки', rule: 'ratio', weight: '40%' }, 'ru').head.get('weight') // '40 %'
 */
export function planLines(
  role: PlanRole,
  row: Row,
  lang: Lang,
  column?: ValueColumn,
): { readonly head: Cells; readonly below: readonly Cells[] } {
  const cells: Cells = new Map();
  for (const [path, kind] of Object.entries(PLAN_COLUMNS[role])) {
    const value = valueAt(row, path);
    if (value !== undefined && kind !== 'own') cells.set(path, planCell(role, path, kind, value, lang));
  }
  if (row.ended === true) cells.set('ended', wordOf('flag', 'false', lang));
  if (role === 'components') componentCells(row, cells, lang);
  return { head: cells, below: role === 'scales' ? scaleLines(row as unknown as Scale, lang, column) : [] };
}

function valueAt(row: Row, path: string): unknown {
  const [first = '', second] = path.split('.');
  const value = row[first];
  return second === undefined ? value : (value as Row | undefined)?.[second];
}

function planCell(role: PlanRole, path: string, kind: CellKind, value: unknown, lang: Lang): Cell {
  if (typeof kind === 'object') return wordOf(kind.words, String(value), lang);
  if (kind === 'flag') return wordOf('flag', value === true ? 'true' : 'false', lang);
  if (typeof value === 'number') return value;
  const text = String(value);
  // A parameter whose values are each person's own has none here.
  if (text === '') return '';
  if (kind === 'number' || kind === 'share') return numberCell(text, kind === 'share', lang);
  if (kind === 'text' || kind === 'date') return text;
  const taken = (MAIN_COLUMN[role].includes(path) && /^(?:нет|no)$/.test(normalise(text))) || isFromTable(text);
  return taken ? `=${text}` : formulaCell(text, kind, lang);
}

/** Integers as numbers; other numbers as people write them, unless that could be read in two ways. */
function numberCell(text: string, share: boolean, lang: Lang): Cell {
  const bare = text.endsWith('%') ? text.slice(0, -1) : text;
  const number = parseDecimal(bare);
  if (number === null) return text;
  if (share && bare === text && Math.abs(Number(text)) > 1) return `=${text}`;
  if (bare === text && number.scale === 0 && typeof number.units === 'number' && String(number.units) === text)
    return number.units;
  const shown = `${lang === 'ru' ? bare.replace('.', ',') : bare}${bare === text ? '' : lang === 'ru' ? '\u00A0%' : '%'}`;
  return isPlainNumber(shown, text) ? shown : `=${text}`;
}

/** A formula as the reader of that language types it, where that reads back as the same canonical text. */
function formulaCell(text: string, kind: CellKind, lang: Lang): Cell {
  if (parseDecimal(text.replace(/%$/, '')) !== null) return numberCell(text, kind !== 'formula', lang);
  const read = lang === 'ru' ? parse(text) : null;
  const typed = read !== null && 'expr' in read ? print(read.expr, 'ru') : text;
  const shown = isFormulaFor(typed, text) ? typed : text;
  return isFormulaFor(shown, text) ? shown : `=${text}`;
}

function componentCells(row: Row, cells: Cells, lang: Lang): void {
  const use = row.use as string | undefined;
  const formula = use === undefined ? undefined : formulaOf(use);
  // A title is written only where reading it back gives the same id.
  if (use !== undefined) cells.set('use', formula?.id === use ? formula.title[lang] : use);
  const given = Object.entries((row.with ?? {}) as Record<string, string>).map(([name, value]) => {
    const parameter = formula && parameterOf(formula, name);
    const title = parameter?.name === name ? parameter.title[lang] : name;
    const cell = formulaCell(value, 'formula', lang);
    return `${title} = ${typeof cell === 'number' ? String(cell) : cell}`;
  });
  if (given.length > 0) cells.set('with', given.join(' · '));
  const rounding = row.rounding as Row | 'none' | undefined;
  if (rounding === 'none') cells.set('rounding.to', wordOf('flag', 'false', lang));
  else if (typeof rounding?.to === 'string') cells.set('rounding.to', numberCell(rounding.to, false, lang));
  if (use !== undefined && formulaId(use) !== use) cells.set('use', use);
}

/** Where the values of a scale stand. */
export type ValueColumn = 'point.rate' | 'point.value';

/** Rates are all shares, at least one with its sign. */
export const valueColumn = (scale: Scale): ValueColumn => {
  const values = scale.points.flatMap((point) => point.value);
  const shares = values.every((value) => /%$|^-?(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(value));
  return shares && values.some((value) => value.endsWith('%')) ? 'point.rate' : 'point.value';
};

/** A line per point; a two-dimensional scale starts with the thresholds of its columns. */
function scaleLines(scale: Scale, lang: Lang, column = valueColumn(scale)): Cells[] {
  const isPercent = (text: string | undefined): boolean => text?.endsWith('%') === true;
  const signed = {
    thresholds: scale.points.some(({ from, to }) => isPercent(from) || isPercent(to)),
    values: scale.points.some(({ value }) => [value].flat().some(isPercent)),
  };
  const below = scale.points.map((point) => pointCells(point, column, signed, lang));
  if (scale.columns !== undefined) {
    const axis: Cells = new Map([['point.from', lang === 'ru' ? 'столбцы' : 'columns']]);
    scale.columns.forEach(({ from, after }, i) => {
      const text = numberCell(from, false, lang);
      const above = lang === 'ru' ? 'свыше' : 'above';
      axis.set(numbered(column, i), after === true ? `${above} ${text}` : text);
    });
    below.unshift(axis);
  }
  return below;
}

const numbered = (field: string, i: number): string => (i === 0 ? field : `${field} ${i + 1}`);

/** Do some thresholds, some values of a scale have a percent sign? */
type Signed = { readonly thresholds: boolean; readonly values: boolean };

/** A bare number among percents: left a number it would be read as one of them. */
const exact = (cell: Cell, amongPercents: boolean): Cell =>
  amongPercents && typeof cell === 'number' && cell !== 0 ? `=${cell}` : cell;

function pointCells(point: ScalePoint, column: string, signed: Signed, lang: Lang): Cells {
  const threshold = (text: string): Cell => exact(numberCell(text, false, lang), signed.thresholds);
  const cells: Cells = new Map([['point.from', threshold(point.from)]]);
  [point.value].flat().forEach((value, i) => {
    cells.set(numbered(column, i), exact(numberCell(value, column === 'point.rate', lang), signed.values));
  });
  const yes = wordOf('flag', 'true', lang);
  if (point.to !== undefined) cells.set('point.to', threshold(point.to));
  if (point.name !== undefined) cells.set('point.name', point.name);
  if (point.after === true) cells.set('point.after', yes);
  if (point.mode !== undefined) cells.set('point.mode', wordOf('pointMode', point.mode, lang));
  if (point.lookBack === true) cells.set('point.lookBack', yes);
  return cells;
}

/** A data table under headers of the language; a row table opens with its name. */
function dataSheet(table: RowTable, lang: Lang): Sheet {
  const header = table.fields.map((field, i) =>
    table.role === 'rows' && table.header[i] !== field
      ? (table.header[i] as string)
      : headerOf(table.role, field, lang),
  );
  const count = table.columns[0]?.length ?? 0;
  const rows: Cell[][] = Array.from({ length: count }, (_, row) => table.columns.map((column) => column[row]));
  const title = table.role === 'rows' ? [[table.name]] : [];
  return { name: table.name, typed: table.typed, rows: [...title, header, ...rows] };
}

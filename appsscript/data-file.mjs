/** data.html: the words of issues, formulas and functions, and the templates, as JSON. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { curveOf } from './curves.mjs';

/** Russian department or English one: by its first header. */
const langOf = (sheets) => (sheets.some(({ name }) => /[а-яё]/i.test(name)) ? 'ru' : 'en');

/** Cells as a spreadsheet holds them: numbers are numbers, where writing and reading them again gives the same text. */
const cellOf = (text) =>
  /^-?(?:0|[1-9]\d{0,14})(?:[.,]\d*[1-9])?$/.test(text) ? Number(text.replace(',', '.')) : text;

/**
 * Cells of a CSV file as somebody would type them: «830 000» is a number, «03.07.2026» a day. A bare number where percents belong
 * stays the text it is, and is asked about as in the file.
 */
async function typedRows({ name, rows }) {
  const { cellNumber, decimalText } = await import('../dist/core/number/decimal.js');
  const { cellDay, isoOf } = await import('../dist/core/day/dates.js');
  const { readBook } = await import('../dist/workbook/book.js');
  const doubtful = new Set(
    readBook([{ name, rows, typed: false }]).issues.flatMap(({ code, place }) =>
      code === 'percent-sign' ? [`${place?.row} ${place?.column}`] : [],
    ),
  );
  const typed = (text) => {
    const day = /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text) ? cellDay(text) : {};
    if ('day' in day) return isoOf(day.day);
    if (/^0\d/.test(text)) return text;
    const read = cellNumber(text);
    if (!('value' in read) || read.percent) return text;
    const exact = decimalText(read.value.units, read.value.scale);
    return String(Number(exact)) === exact.replace(/\.0+$|(\.\d*?)0+$/, '$1') ? Number(exact) : text;
  };
  const header = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const percents = (rows[header] ?? []).map((_, column) => rows.some((row) => String(row[column] ?? '').includes('%')));
  const people = percents.some(Boolean) && /^(?:Сотрудники|People)$/.test(name);
  const stays = (r, c) => doubtful.has(`${r + 1} ${rows[header]?.[c]}`) || (people && percents[c]);
  return rows
    .map((row, r) => row.map((cell, c) => (stays(r, c) ? cell : typed(String(cell ?? '')))))
    .filter((row) => row.some((cell) => cell !== ''));
}

/** A table that its header alone does not name has its name above it: a cell function is given values only. */
function titled({ name, rows }, recognise) {
  if (rows[0].filter((cell) => cell !== '').length === 1) return { name, rows };
  const bare = recognise({ name: '', rows, typed: true }).tables[0]?.role;
  const named = recognise({ name, rows, typed: true }).tables[0]?.role;
  return { name, rows: bare === named && bare !== 'rows' ? rows : [[name], ...rows] };
}

/** The departments of examples/, each with its ledger as a table. */
async function examples(root) {
  const { readFolder } = await import('../dist/node.js');
  const { recognise } = await import('../dist/workbook/tables.js');
  const found = [];
  for (const id of readdirSync(`${root}examples`)) {
    const folder = `${root}examples/${id}`;
    const { sheets } = await readFolder(folder);
    const lang = langOf(sheets);
    const [title = id, , about = ''] = readFileSync(`${folder}/README.md`, 'utf8').split('\n');
    const tables = [];
    for (const sheet of sheets)
      tables.push(await withPercents(titled({ name: sheet.name, rows: await typedRows(sheet) }, recognise)));
    if (existsSync(`${folder}/ledger.jsonl`)) tables.push(await ledgerSheet(folder, lang));
    found.push({
      id,
      lang,
      kind: 'example',
      title: title.replace(/^# /, ''),
      about,
      period: '2026-10',
      sheets: tables,
    });
  }
  return found;
}

/** A ledger as the menu's closing writes it: its amounts are numbers. */
async function ledgerSheet(folder, lang) {
  const { readLedgerFile, ledgerTable } = await import('../dist/node.js');
  const { headerOf } = await import('../dist/workbook/headers.js');
  const { statements } = await readLedgerFile(`${folder}/ledger.jsonl`);
  const { name, fields, columns } = ledgerTable(statements, lang === 'ru' ? 'Журнал' : 'Ledger', lang);
  const cell = (field, text) => (field === 'amount' && text !== '' ? Number(String(text).replace(',', '.')) : text);
  return {
    name,
    rows: [
      fields.map((field) => headerOf('ledger', field, lang)),
      ...columns[0].map((_, row) => columns.map((column, i) => cell(fields[i], column[row]))),
    ],
  };
}

/** Percents of a table of data are numbers, in formats of their own: a column of them to its end, others cell by cell. */
async function withPercents(sheet) {
  const { recognise } = await import('../dist/workbook/tables.js');
  const { isPlanRole } = await import('../dist/workbook/headers.js');
  const { cellNumber, decimalText } = await import('../dist/core/number/decimal.js');
  const table = recognise({ ...sheet, typed: true }).tables[0];
  if (!table || isPlanRole(table.role) || table.role === 'ledger') return sheet;
  const rows = sheet.rows.map((row) => [...row]);
  const percents = [];
  for (let column = 0; column < rows[table.headerRow - 1].length; column++) {
    const found = [];
    for (let row = table.headerRow; row < rows.length; row++) {
      const read = typeof rows[row][column] === 'string' ? cellNumber(rows[row][column]) : {};
      if (!('value' in read) || !read.percent) continue;
      const digits = Math.max(0, read.value.scale - 2);
      found.push([row + 1, column + 1, 1, `0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}%`]);
      rows[row][column] = Number(decimalText(read.value.units, read.value.scale));
    }
    const filled = rows.slice(table.headerRow).filter((row) => (row[column] ?? '') !== '').length;
    const longest = found.map(([, , , format]) => format).sort((a, b) => b.length - a.length)[0];
    if (found.length > 0 && found.length === filled) percents.push([table.headerRow + 1, column + 1, 0, longest]);
    else percents.push(...found);
  }
  return percents.length > 0 ? { ...sheet, rows, percents } : sheet;
}

/** What schemes pay for, in the order they are offered. */
const PAYS = ['sales', 'margin', 'kpi', 'team', 'quota'];

/** The ready schemes: one JSON file each, in both languages. */
async function schemes(root) {
  const folder = `${root}appsscript/schemes`;
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { pays, ...both } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      return Object.entries(both).map(([lang, { title, about, period, sheets }]) => ({
        id: `${name.slice(0, -5)}.${lang}`,
        lang,
        kind: 'scheme',
        pays,
        title,
        about,
        period,
        sheets: Object.entries(sheets).map(([sheet, rows]) => ({
          name: sheet,
          rows: rows.map((row) => row.split('|').map((cell) => cellOf(cell.trim()))),
        })),
      }));
    });
  found.sort((a, b) => PAYS.indexOf(a.pays) - PAYS.indexOf(b.pays));
  return Promise.all(found.map(async (one) => ({ ...one, curve: await curveOf(one) })));
}

/** A worked example of each formula in one line, in its own currency; in rubles where it has one. */
function worked(root) {
  const folder = `${root}formulas`;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => {
      const { id, examples } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      const example = examples.find(({ plan }) => plan?.currency === undefined) ?? examples[0];
      const line = (lang) => {
        const { title, arithmetic } = example;
        const text = `${title[lang]}: ${typeof arithmetic === 'string' ? arithmetic : arithmetic[lang]}`;
        return lang === 'ru' ? text.replace(/(\d)\.(\d)/g, '$1,$2') : text;
      };
      return [id, { ru: line('ru'), en: line('en') }];
    }),
  );
}

/** Columns with an editor of their own, or none. */
const EDITED = {
  plans: 'for.plan',
  kpis: 'measure target rule weight floor cap scale base norm min goal',
  scales: 'method below',
  components: 'use with expression when cap floor off rounding.mode',
};
const NEEDED = { parameters: 'value', measures: 'unit', credits: 'table payee', payouts: 'kind' };
/** What a row holds for stands below what it says. */
const rank = (field) => (field.endsWith('.table') ? -1 : /^(?:title$|for\.)/.test(field) ? 1 : 0);
const TITLE = { ru: 'Название в расчётном листе', en: 'Title in the statement' };
/** Texts that name something. */
const NAMES = [
  ['table', /(?:^|\.)table$/],
  ['column', /^(?:(?:rows|per)\.(?:column|date|id|payee|group|returns)|payee|date)$/],
  ['plan', /^for\.plan$/],
  ['role', /^for\.role$/],
  ['grade', /^for\.grade$/],
  ['component', /^of$/],
];

/** The columns of each plan table as fields of a form: the table first, then what is said of its rows. */
async function forms() {
  const { PLAN_COLUMNS } = await import('../dist/workbook/plan-columns.js');
  const { headerOf, nameOfRole } = await import('../dist/workbook/headers.js');
  const { WORDS } = await import('../dist/workbook/words.js');
  const both = (make) => ({ ru: make('ru'), en: make('en') });
  const has = (list, field) => (list ?? '').split(' ').includes(field);
  const optionsOf = (list) =>
    Object.entries(WORDS[list]).map(([value, [ru, en]]) => ({ value, ru: ru.split('|')[0], en: en.split('|')[0] }));
  const column = (role, field, kind) => {
    const found = NAMES.find(([, names]) => kind === 'text' && names.test(field));
    return {
      field,
      // Beside the name of the row its header would say the same.
      title: field === 'title' ? TITLE : both((lang) => headerOf(role, field, lang)),
      ...(kind.words ? { options: optionsOf(kind.words) } : { kind: found ? found[0] : kind }),
      ...(has(NEEDED[role], field) ? { needed: true } : {}),
    };
  };
  return Object.fromEntries(
    Object.entries(PLAN_COLUMNS).map(([role, columns]) => {
      const own = Object.entries(columns).filter(
        ([field, kind]) => kind !== 'own' && !has('code from', field) && !has(EDITED[role], field),
      );
      own.sort(([a], [b]) => rank(a) - rank(b));
      return [
        role,
        {
          title: both((lang) => nameOfRole(role, lang)),
          one: both((lang) => headerOf(role, 'code', lang)),
          columns: own.map(([field, kind]) => column(role, field, kind)),
        },
      ];
    }),
  );
}

/** What the sidebar's editors say: a file each, in both languages. */
function editorWords(root) {
  const folder = `${root}appsscript/sidebar/words`;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))]),
  );
}

/** The text of the file. Nothing in it can be taken for markup. */
export async function dataFile(root) {
  const { MESSAGES } = await import('../dist/core/issue/messages.js');
  const { PARAM_WORDS } = await import('../dist/core/language/param-words.js');
  const { FORMULA_WORDS } = await import('../dist/core/plan/formula-words.generated.js');
  const { CALENDAR_DATA } = await import('../dist/core/day/calendar.data.js');
  const { FORMULAS, PARAMETERS } = await import('../dist/core/plan/formulas.generated.js');
  const { functionHelp, functions } = await import('../dist/index.js');
  const { wordsOf } = await import('../dist/text/statement-words.js');
  const { FINDING_CODES, findingWords } = await import('../dist/board/smart-words.js');
  const { DIFFERENCES } = await import('../dist/reconcile/difference-words.js');
  const findings = Object.fromEntries(FINDING_CODES.map((code) => [code, findingWords(code)]));
  const help = Object.fromEntries(functions().map(({ id }) => [id, functionHelp(id)]));
  const data = {
    messages: MESSAGES,
    params: PARAM_WORDS,
    formulas: FORMULA_WORDS,
    functions: help,
    findings,
    catalogue: { formulas: FORMULAS, parameters: PARAMETERS, calendar: CALENDAR_DATA },
    examples: worked(root),
    editors: editorWords(root),
    forms: await forms(),
    server: JSON.parse(readFileSync(`${root}appsscript/server/words.json`, 'utf8')),
    differences: DIFFERENCES,
    statement: { ru: wordsOf('ru'), en: wordsOf('en') },
    cells: JSON.parse(readFileSync(`${root}appsscript/cells/words.json`, 'utf8')),
    templates: [...(await schemes(root)), ...(await examples(root))],
  };
  return JSON.stringify(data).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

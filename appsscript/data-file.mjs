/** data.html: the words of issues, formulas and functions, and the templates, as JSON. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Russian department or English one: by its first header. */
const langOf = (sheets) => (sheets.some(({ name }) => /[а-яё]/i.test(name)) ? 'ru' : 'en');

/** Cells as a spreadsheet holds them: numbers are numbers, where writing and reading them again gives the same text. */
const cellOf = (text) => (/^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/.test(text) ? Number(text) : text);

/** A table that its header alone does not name has its name above it: a cell function is given values only. */
function titled({ name, rows }, recognise) {
  const bare = recognise({ name: '', rows, typed: true }).tables[0]?.role;
  const named = recognise({ name, rows, typed: true }).tables[0]?.role;
  return { name, rows: bare === named && bare !== 'rows' ? rows : [[name], ...rows] };
}

/** The departments of examples/, each with its ledger as a table. */
async function examples(root) {
  const { readFolder, readLedgerFile, ledgerTable } = await import('../dist/node.js');
  const { recognise } = await import('../dist/workbook/tables.js');
  const found = [];
  for (const id of readdirSync(`${root}examples`)) {
    const folder = `${root}examples/${id}`;
    const { sheets } = await readFolder(folder);
    const lang = langOf(sheets);
    const [title = id, , about = ''] = readFileSync(`${folder}/README.md`, 'utf8').split('\n');
    const tables = sheets.map(({ name, rows }) =>
      titled(
        {
          name,
          rows: rows.filter((row) => row.some((cell) => cell !== '')).map((row) => row.map(cellOf)),
        },
        recognise,
      ),
    );
    const ledger = existsSync(`${folder}/ledger.jsonl`) ? await readLedgerFile(`${folder}/ledger.jsonl`) : null;
    if (ledger)
      tables.push(ledgerSheet(ledgerTable(ledger.statements, lang === 'ru' ? 'Журнал' : 'Ledger', lang), lang));
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

function ledgerSheet({ name, header, columns }) {
  return { name, rows: [header, ...columns[0].map((_, row) => columns.map((column) => column[row]))] };
}

/** The ready schemes: one JSON file each, in both languages. */
function schemes(root) {
  const folder = `${root}appsscript/schemes`;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const both = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      return Object.entries(both).map(([lang, { title, about, period, sheets }]) => ({
        id: `${name.slice(0, -5)}.${lang}`,
        lang,
        kind: 'scheme',
        title,
        about,
        period,
        sheets: Object.entries(sheets).map(([sheet, rows]) => ({
          name: sheet,
          rows: rows.map((row) => row.split('|').map((cell) => cellOf(cell.trim()))),
        })),
      }));
    });
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
  parameters: 'value',
};
const NEEDED = { measures: 'unit', credits: 'table payee', payouts: 'kind' };
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
  const { FORMULA_WORDS } = await import('../dist/core/plan/formula-words.generated.js');
  const { FORMULAS, PARAMETERS } = await import('../dist/core/plan/formulas.generated.js');
  const { functionHelp, functions } = await import('../dist/index.js');
  const { FINDING_CODES, findingWords } = await import('../dist/board/smart-words.js');
  const { DIFFERENCES } = await import('../dist/reconcile/difference-words.js');
  const findings = Object.fromEntries(FINDING_CODES.map((code) => [code, findingWords(code)]));
  const help = Object.fromEntries(functions().map(({ id }) => [id, functionHelp(id)]));
  const data = {
    messages: MESSAGES,
    formulas: FORMULA_WORDS,
    functions: help,
    findings,
    catalogue: { formulas: FORMULAS, parameters: PARAMETERS },
    examples: worked(root),
    editors: editorWords(root),
    forms: await forms(),
    server: JSON.parse(readFileSync(`${root}appsscript/server/words.json`, 'utf8')),
    differences: DIFFERENCES,
    cells: JSON.parse(readFileSync(`${root}appsscript/cells/words.json`, 'utf8')),
    templates: [...schemes(root), ...(await examples(root))],
  };
  return JSON.stringify(data).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

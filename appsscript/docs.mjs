/** docs/functions.md and docs/ru/funkcii.md from the table of custom functions. */
import { readFileSync, writeFileSync } from 'node:fs';

const PAGES = {
  en: {
    path: 'docs/functions.md',
    title: 'Functions in cells',
    intro: `Written by \`appsscript/docs.mjs\` from \`appsscript/functions.ts\`: edit that. По-русски: [funkcii.md](ru/funkcii.md).

Every function takes the tables as ranges **with their headers**, in any order: a table is recognised by its header, a table
of rows (deals, payments) by the title above its header. Sheets calculates again when an argument changes, so everything a
figure depends on is an argument, the ledger of closed periods too; the menu «Insert formula» writes them all. Arguments are
separated by \`;\`, which works in every locale. Sheets in the examples are those of the template "Salary and a KPI matrix" with
the ledger; a sheet you do not have is left out. A mistake is a sentence in the language of the tables: where it is and what
to do. In a column of figures an unknown one is an error value, so that a SUM shows it.`,
    head: '| argument | what | example |\n|---|---|---|',
    gives: 'Gives',
    optional: ' (may be left out)',
    template: 'en',
    ledger: 'Ledger',
    rows: {},
    name: (name) => `\`${name}\``,
  },
  ru: {
    path: 'docs/ru/funkcii.md',
    title: 'Функции в ячейках',
    intro: `Страница написана программой \`appsscript/docs.mjs\` из \`appsscript/functions.ts\`. In English: [functions.md](../functions.md).

Таблицы даются диапазонами **вместе с шапкой**, в любом порядке: таблица узнаётся по шапке, а таблица строк (сделки, оплаты) —
по названию над шапкой. Google Таблицы пересчитывают формулу, когда меняется её аргумент, поэтому всё, от чего зависит сумма,
— аргументы, и журнал закрытых периодов тоже; пункт меню «Вставить формулу» пишет их сам. Аргументы разделяются знаком \`;\`,
он работает при любых настройках. Листы в примерах — как в шаблоне «Оклад + KPI-матрица» с журналом: лист, которого у вас нет, просто
не пишите. Ошибка — это предложение на языке таблиц: где она и что сделать. В столбце сумм неизвестная
сумма — значение-ошибка, и СУММ её не теряет.`,
    head: '| аргумент | что это | пример |\n|---|---|---|',
    gives: 'Ответ',
    optional: ' (можно не указывать)',
    template: 'ru',
    ledger: 'Журнал',
    rows: { Deals: 'Сделки', Payments: 'Оплаты', Accruals: 'Начислено', Scales: 'Шкалы' },
    /** As the hint of the spreadsheet names it, after its Russian name. */
    name: (name) => `\`${NAMES[name.replace('…', '')]}${name.endsWith('…') ? '…' : ''}\` (${name.replace('…', '')})`,
  },
};

const NAMES = {
  who: 'кто',
  period: 'период',
  tables: 'таблицы',
  day: 'день',
  fact: 'факт',
  target: 'план',
  rule: 'правило',
  base: 'база',
  value: 'значение',
  table: 'таблица',
  name: 'название',
};

/** Columns of a spreadsheet by number from 1. */
const letters = (n) => (n > 26 ? letters(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26));

/** Every sheet of the template people start from as a range, and the ledger: the formula can be typed there as it stands. */
function ranges(root, { template, ledger }) {
  const { sheets } = JSON.parse(readFileSync(`${root}appsscript/schemes/salary-kpi.json`, 'utf8'))[template];
  const all = Object.entries(sheets).map(([name, rows]) => [
    name,
    Math.max(...rows.map((row) => row.split('|').length)),
  ]);
  return [...all, [ledger, 23]].map(([name, width]) => `${name}!A:${letters(width)}`).join('; ');
}

/** Examples name the sheets as the template does. */
const typed = (example, all, { rows }) =>
  example
    .replace(/Plan!.*?(?=\)|$)/, all)
    .replace(/(\w+)!/g, (whole, name) => (rows[name] === undefined ? whole : `${rows[name]}!`));

const cell = (text) => text.replace(/\|/g, '\\|');

function section({ name, text, parameters, result, example }, lang, root) {
  const w = PAGES[lang];
  const all = ranges(root, w);
  const rows = parameters.map(
    (p) =>
      `| ${w.name(p.many ? `${p.name}…` : p.name)}${p.optional ? w.optional : ''} | ${cell(p.text[lang])} | \`${typed(p.example, all.split('; ')[0], w)}\` |`,
  );
  return `## ${name}\n\n${text[lang]}\n\n\`${typed(example, all, w)}\`\n\n${w.head}\n${rows.join('\n')}\n\n${w.gives}: ${result[lang]}\n`;
}

/** @param root folder of the repository, with a slash at its end */
export function writeFunctionDocs(functions, root) {
  for (const [lang, { path, title, intro }] of Object.entries(PAGES)) {
    const sections = functions.map((one) => section(one, lang, root));
    writeFileSync(root + path, `# ${title}\n\n${intro}\n\n${sections.join('\n')}`);
  }
}

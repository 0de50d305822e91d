/** docs/functions.md and docs/ru/funkcii.md from the table of custom functions. */
import { writeFileSync } from 'node:fs';

const PAGES = {
  en: {
    path: 'docs/functions.md',
    title: 'Functions in cells',
    intro: `Written by \`appsscript/docs.mjs\` from \`appsscript/functions.ts\`: edit that. По-русски: [funkcii.md](ru/funkcii.md).

Every function takes the tables as ranges **with their headers**, in any order: a table is recognised by its header, a table
of rows (deals, payments) by the title above its header. Sheets calculates again when an argument changes, so everything a
figure depends on is an argument, the ledger of closed periods too; the menu «Insert formula» writes them all. Arguments are
separated by \`;\`, which works in every locale. A mistake is a sentence in the language of the tables: where it is and what
to do. In a column of figures an unknown one is an error value, so that a SUM shows it.`,
    head: '| argument | what | example |\n|---|---|---|',
    gives: 'Gives',
    optional: ' (may be left out)',
  },
  ru: {
    path: 'docs/ru/funkcii.md',
    title: 'Функции в ячейках',
    intro: `Страница написана программой \`appsscript/docs.mjs\` из \`appsscript/functions.ts\`. In English: [functions.md](../functions.md).

Таблицы даются диапазонами **вместе с шапкой**, в любом порядке: таблица узнаётся по шапке, а таблица строк (сделки, оплаты) —
по названию над шапкой. Google Таблицы пересчитывают формулу, когда меняется её аргумент, поэтому всё, от чего зависит сумма,
— аргументы, и журнал закрытых периодов тоже; пункт меню «Вставить формулу» пишет их сам. Аргументы разделяются знаком \`;\`,
он работает при любых настройках. Ошибка — это предложение на языке таблиц: где она и что сделать. В столбце сумм неизвестная
сумма — значение-ошибка, и СУММ её не теряет.`,
    head: '| аргумент | что это | пример |\n|---|---|---|',
    gives: 'Ответ',
    optional: ' (можно не указывать)',
  },
};

const cell = (text) => text.replace(/\|/g, '\\|');

function section({ name, text, parameters, result, example }, lang) {
  const w = PAGES[lang];
  const rows = parameters.map(
    (p) =>
      `| \`${p.many ? `${p.name}…` : p.name}\`${p.optional ? w.optional : ''} | ${cell(p.text[lang])} | \`${p.example}\` |`,
  );
  return `## ${name}\n\n${text[lang]}\n\n\`${example}\`\n\n${w.head}\n${rows.join('\n')}\n\n${w.gives}: ${result[lang]}\n`;
}

/** @param root folder of the repository, with a slash at its end */
export function writeFunctionDocs(functions, root) {
  for (const [lang, { path, title, intro }] of Object.entries(PAGES)) {
    const sections = functions.map((one) => section(one, lang));
    writeFileSync(root + path, `# ${title}\n\n${intro}\n\n${sections.join('\n')}`);
  }
}

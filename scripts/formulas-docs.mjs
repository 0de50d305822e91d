/**
 * Writes docs/formulas.md, docs/ru/formuly.md and docs/schema/plan.schema.json from formulas/*.json, the functions
 * table and the schema. The sources are TypeScript, so they are bundled first.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readFormulas } from './formulas.mjs';

const at = (path) => new URL(`../${path}`, import.meta.url);

/** Where each page goes. */
export const PAGES = { en: at('docs/formulas.md'), ru: at('docs/ru/formuly.md') };
export const SCHEMA = at('docs/schema/plan.schema.json');

const SECTIONS = ['salary', 'commission', 'kpi', 'bonus', 'coefficient', 'team', 'award'];
const KINDS = ['money', 'ratio', 'count', 'rate', 'number', 'duration', 'date', 'text', 'flag'];
const QUANTITIES = KINDS.slice(0, 6);

const WORDS = {
  en: {
    title: 'Formulas',
    lead: [
      'Written by `scripts/formulas-docs.mjs` from `formulas/*.json` and the functions table: edit those.',
      'A component names a formula (`use`) and gives its parameters (`with`), or has an expression of its own. Formulas and parameters answer to their id and to their English and Russian titles. Every example below is run by the tests; its arithmetic was worked out by hand.',
    ],
    functions: 'Functions',
    functionsHead: ['Function', 'Also written', 'What it gives'],
    operators:
      'Operators: `+ − * /`, comparisons `= <> < <= > >=`, `and`, `or`, `not`. Decimal point and commas between arguments in JSON; in the workbook also a decimal comma with `;`. `%` belongs to a number: `9.5%`. A name with spaces stands in brackets: `[New clients]`.',
    kinds: 'Kinds',
    kindsLead:
      "Every value has a kind. What `+`, `−` and comparison join must be of one kind; a bare number takes its neighbour's.",
    kindNames: {
      money: 'money',
      ratio: 'ratio (%)',
      count: 'count',
      rate: 'rate per unit',
      number: 'bare number',
      duration: 'time',
      date: 'date',
      text: 'text',
      flag: 'yes/no',
    },
    productTitle: 'Product, row × column',
    quotientTitle: 'Quotient, row ÷ column',
    none: '—',
    sections: {
      salary: 'Salary',
      commission: 'Commission',
      kpi: 'KPI bonuses',
      bonus: 'Bonuses and guarantees',
      coefficient: 'Coefficients',
      team: 'Team and head',
      award: 'Awards',
    },
    parametersHead: ['Parameter', 'Name', 'Kind', 'Left out', 'Bounds', 'Note'],
    required: 'required',
    expression: 'Expression',
    examples: 'Examples',
    examplesHead: ['Example', 'Parameters', 'Worked out', 'Amount'],
    reference: 'Published',
    case: 'case',
    yes: 'given',
    no: 'not given',
    parameterKinds: {
      scale: 'scale',
      measure: 'measure',
      kpi: 'KPI',
      group: 'scorecard',
      span: 'span',
      flag: 'condition',
      word: 'word',
      text: 'text',
    },
    functionName: (fn) => fn.usage[1],
    text: (canonical) => canonical,
    aliases: (fn) => fn.ru,
    help: (fn) => fn.help[1],
    arithmetic: (text) => text,
    amount: (text) => text,
  },
  ru: {
    title: 'Формулы',
    lead: [
      'Страница сделана `scripts/formulas-docs.mjs` из `formulas/*.json` и таблицы функций: правьте их.',
      'Вид начисления называет формулу и её параметры («параметр = значение; …») либо содержит своё выражение. Формулы и параметры отзываются на код и на русское и английское название. Каждый пример ниже проверяется тестами, а его арифметика посчитана вручную.',
    ],
    functions: 'Функции',
    functionsHead: ['Функция', 'Ещё пишут', 'Что даёт'],
    operators:
      'Знаки: `+ − * /`, сравнения `= <> < <= > >=`, `и`, `или`, `не`. В таблице — десятичная запятая и `;` между аргументами; в JSON — точка и запятая. Знак `%` относится к числу: `9,5 %`. Имя из нескольких слов, если в нём есть «и», «или», «не», берут в скобки: `[Новые клиенты]`.',
    kinds: 'Величины',
    kindsLead:
      'У каждого значения есть вид. Складывать, вычитать и сравнивать можно только одинаковые; число без единицы принимает вид соседа.',
    kindNames: {
      money: 'деньги',
      ratio: 'доля (%)',
      count: 'количество',
      rate: 'ставка за единицу',
      number: 'число без единицы',
      duration: 'время',
      date: 'дата',
      text: 'текст',
      flag: 'да/нет',
    },
    productTitle: 'Произведение, строка × столбец',
    quotientTitle: 'Частное, строка ÷ столбец',
    none: '—',
    sections: {
      salary: 'Оклад',
      commission: 'Процент и ставка за единицу',
      kpi: 'Премии за KPI',
      bonus: 'Премии и гарантии',
      coefficient: 'Коэффициенты',
      team: 'Отдел и руководитель',
      award: 'Награды',
    },
    parametersHead: ['Параметр', 'Имя', 'Вид', 'Если не указан', 'Границы', 'Пояснение'],
    required: 'обязателен',
    expression: 'Выражение',
    examples: 'Примеры',
    examplesHead: ['Пример', 'Параметры', 'Расчёт', 'Сумма'],
    reference: 'Опубликовано',
    case: 'пример',
    yes: 'есть',
    no: 'нет',
    parameterKinds: {
      scale: 'шкала',
      measure: 'показатель',
      kpi: 'KPI',
      group: 'матрица KPI',
      span: 'срок',
      flag: 'условие',
      word: 'слово',
      text: 'текст',
    },
    functionName: (fn) => fn.usage[0],
    text: (canonical, { parse, print }, formula) => {
      const read = parse(canonical);
      return 'expr' in read ? print(renamed(read.expr, formula), 'ru') : canonical;
    },
    aliases: (fn) => [...new Set([fn.id, ...fn.ru.slice(1)])],
    help: (fn) => fn.help[0],
    arithmetic: (text) => inCommas(text),
    amount: (text) => inCommas(grouped(text)),
  },
};

/** English figures as a Russian reader writes them; dates stay. @example inCommas('1,092.5 × 10%, 31.12.2026') // '1 092,5 × 10 %, 31.12.2026' */
const inCommas = (text) =>
  text
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1 ')
    .replace(/(?<![\d.])(\d+)\.(\d+)(?!\.?\d)/g, '$1,$2')
    .replace(/(\d)%/g, '$1 %');
/** '138185.10' → '138 185.10', as the arithmetic beside it. */
const grouped = (amount) => String(amount).replace(/\B(?=(\d{3})+(?=\.|$))/g, ' ');

/** A formula's expression over the Russian titles of its parameters. */
function renamed(expr, formula) {
  if (expr.type === 'call') return { ...expr, args: expr.args.map((arg) => renamed(arg, formula)) };
  const parameter = expr.type === 'name' ? formula?.parameters.find(({ name }) => name === expr.name) : undefined;
  return parameter ? { ...expr, name: parameter.title.ru } : expr;
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const code = (text) => (text === '' ? '' : `\`${text}\``);
/** A heading's link target, as GitHub makes it. */
const anchor = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function functionsPart(words, { functions, functionHelp }) {
  const all = functions().map((fn) => ({ ...fn, ...functionHelp(fn.id) }));
  const rows = all.map((fn) => [code(words.functionName(fn)), words.aliases(fn).map(code).join(', '), words.help(fn)]);
  return [`## ${words.functions}`, table(words.functionsHead, rows), words.operators];
}

function kindsPart(words, { productKind, quotientKind }) {
  const grid = (combine) =>
    table(
      ['', ...QUANTITIES.map((kind) => words.kindNames[kind])],
      QUANTITIES.map((a) => [
        `**${words.kindNames[a]}**`,
        ...QUANTITIES.map((b) => words.kindNames[combine(a, b)] ?? words.none),
      ]),
    );
  return [
    `## ${words.kinds}`,
    words.kindsLead,
    `**${words.productTitle}**`,
    grid(productKind),
    `**${words.quotientTitle}**`,
    grid(quotientKind),
  ];
}

function parametersTable(words, lang, formula) {
  const kind = (p) => words.parameterKinds[p.kind] ?? words.kindNames[p.kind];
  const bounds = (p) => (p.min === undefined && p.max === undefined ? '' : `${p.min ?? ''} … ${p.max ?? ''}`.trim());
  return table(
    words.parametersHead,
    formula.parameters.map((p) => [
      p.title[lang],
      code(p.name),
      p.unit && p.unit[lang] !== '%' ? `${kind(p)}, ${p.unit[lang]}` : kind(p),
      p.default === undefined ? words.required : code(p.default),
      bounds(p),
      p.help?.[lang] ?? '',
    ]),
  );
}

function examplesTable(words, lang, formula, language) {
  const amount = (expected) => {
    if (typeof expected === 'boolean') return expected ? words.yes : words.no;
    if (typeof expected === 'string') return words.amount(expected);
    return Object.entries(expected)
      .map(([payee, value]) => `${payee}: ${words.amount(value)}`)
      .join('; ');
  };
  return table(
    words.examplesHead,
    formula.examples.map((example) => [
      words.arithmetic(example.title[lang]) + (example.case ? ` (${words.case} ${example.case})` : ''),
      Object.entries(example.with)
        .map(([name, value]) => code(`${parameterTitle(formula, name, lang)} = ${words.text(value, language)}`))
        .join('; '),
      words.arithmetic(example.arithmetic[lang] ?? example.arithmetic),
      amount(example.expected),
    ]),
  );
}

/** Examples name a parameter by its name or by a title; the page by the title of its own language. */
function parameterTitle(formula, given, lang) {
  const found = formula.parameters.find(({ name, title }) => [name, title.ru, title.en].includes(given));
  return found?.title[lang] ?? given;
}

function formulaPart(words, lang, formula, language) {
  return [
    `### ${formula.title[lang]}`,
    `\`${formula.id}\`. ${formula.description[lang]}`,
    `${words.expression}: \`${words.text(formula.expression, language, formula)}\``,
    parametersTable(words, lang, formula),
    `${words.examples}:`,
    examplesTable(words, lang, formula, language),
    ...(formula.reference ? [`${words.reference}: ${formula.reference}`] : []),
  ];
}

/** One page. `language` is what the sources export: functions, functionHelp, parse, print, productKind, quotientKind. */
export function renderPage(lang, formulas, language) {
  const words = WORDS[lang];
  const inSection = (section) => formulas.filter((formula) => formula.section === section);
  const contents = SECTIONS.map((section) => {
    const links = inSection(section).map(({ title }) => `[${title[lang]}](#${anchor(title[lang])})`);
    return `- **${words.sections[section]}**: ${links.join(' · ')}`;
  });
  const parts = SECTIONS.flatMap((section) => [
    `## ${words.sections[section]}`,
    ...inSection(section).flatMap((formula) => formulaPart(words, lang, formula, language)),
  ]);
  return `${[`# ${words.title}`, ...words.lead, contents.join('\n'), ...functionsPart(words, language), ...kindsPart(words, language), ...parts].join('\n\n')}\n`;
}

/** The sources, bundled for Node. */
async function loadSources() {
  const contents = `export { functions, parse, print } from './src/core/language/index.js';
    export { functionHelp } from './src/core/language/functions-help.js';
    export { productKind, quotientKind } from './src/core/plan/kinds.js';
    export { planJsonSchema } from './src/core/plan/schema.js';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(at('.')), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

export const renderSchema = (sources) => `${JSON.stringify(sources.planJsonSchema(), null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sources = await loadSources();
  for (const lang of ['en', 'ru']) {
    mkdirSync(new URL('.', PAGES[lang]), { recursive: true });
    writeFileSync(PAGES[lang], renderPage(lang, readFormulas(), sources));
  }
  mkdirSync(new URL('.', SCHEMA), { recursive: true });
  writeFileSync(SCHEMA, renderSchema(sources));
}

/** Writes docs/issues.md, every issue code in both languages with an input that produces it, and its Russian page, from test/issues. */
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => new URL(`../${path}`, import.meta.url);
export const PAGE = at('docs/issues.md');
export const PAGE_RU = at('docs/ru/soobshcheniya.md');

const LEAD = [
  '# Issues',
  'Written by `scripts/issues-docs.mjs` from `src/core/issue/messages.ts` and the fixtures of `test/issues`: edit those.',
  'Every finding is an issue: a code, a severity, where it is, what is wrong and what to do. An **error** keeps a figure unknown; a **warning** asks for a look; a **note** is for information. Each example below is run by the tests and gives exactly this issue.',
];

const words = (gallery, issue, lang) => {
  const { message, hint } = gallery.issueText(issue, lang);
  const place = gallery.placeText(issue.place ?? {}, lang);
  return `- ${lang}: ${place === '' ? '' : `${place}: `}${message} ${hint}`.replaceAll('<', '\\<');
};

function part(gallery, code) {
  const found = gallery.shown(code);
  if (found === null) return [`## ${code}`, ...['ru', 'en'].map((lang) => words(gallery, { code }, lang))];
  const { issue, example } = found;
  return [
    `## ${code}`,
    `${issue.severity}`,
    ['ru', 'en'].map((lang) => words(gallery, issue, lang)).join('\n'),
    example,
  ];
}

/** The page. `gallery` is what test/issues/gallery.ts exports. */
export function renderIssues(gallery) {
  const parts = Object.keys(gallery.MESSAGES).flatMap((code) => part(gallery, code));
  return `${[...LEAD, ...parts].join('\n\n')}\n`;
}

const LEAD_RU = [
  '# Сообщения',
  'Страница сделана `scripts/issues-docs.mjs` из `src/core/issue/messages.ts` и примеров `test/issues`: правьте их. [In English, с примерами данных](../issues.md)',
  'Что не так и что сделать — словами, которые печатают программа и панель. **Ошибка** оставляет сумму неизвестной, **предупреждение** просит посмотреть, **заметка** — для сведения. Ищите по началу предложения (Ctrl+F) или по таблице, о которой оно; на месте «…» стоят ваши имена и числа. Под советом — пример и код сообщения: он стоит в выгрузке `--json`.',
];
const SEVERITY_RU = { error: 'ошибка', warning: 'предупреждение', note: 'заметка' };

/** Sections of the Russian page, by the table a reader is looking at; the first whose pattern fits has the code. */
export const SECTIONS = [
  {
    title: 'Листы и заголовки таблиц',
    codes:
      /^(?:header|table-(?!unknown)|title|total|text-left|sheet|column-missing|row-unnamed|cell-needed|word-|row-(?:twice|repeated))/,
  },
  {
    title: 'Числа, проценты и даты в ячейках',
    codes: /^(?:number|date|percent|digits|cell-|currency-code|value-lost)/,
  },
  { title: 'Периоды и календарь', codes: /^(?:period|calendar|days-order)/ },
  {
    title: 'Сотрудники',
    codes: /^(?:payee|people|person|hired|head|plan-unknown|profile|scope|successor|rows-(?:to|after))/,
  },
  { title: 'Планы и факты', codes: /^(?:fact|target-(?:missing|draft)|value|measure-unknown|no-rows)/ },
  { title: 'Отработано и отсутствия', codes: /^(?:worked|shifts|absence)/ },
  { title: 'Схемы', codes: /^(?:plan-not|change-inside|split)/ },
  { title: 'Показатели', codes: /^(?:measure|column-unknown|table-unknown|kind-declared)/ },
  { title: 'KPI', codes: /^(?:kpi|weights|coefficient|inverse|zero-span|prorated|target|below)/ },
  { title: 'Шкалы', codes: /^scale/ },
  {
    title: 'Сделки, возвраты и засчитывание',
    codes: /^(?:return|credit|row-|rule|accrued|assign|rows-un|payment|months|day-|not-in-row)/,
  },
  { title: 'Курсы валют', codes: /^(?:rate|convert)/ },
  { title: 'Команда, места и фонды', codes: /^(?:share|field|levels|pool|prize|rank|not-a-quantity)/ },
  {
    title: 'Начисления и формулы',
    codes: /^(?:component|formula|parameter|name|not-|kind|division|earlier|award|round)/,
  },
  { title: 'Индивидуально', codes: /^override/ },
  { title: 'Корректировки и выплата', codes: /^(?:adjustment|payout|payable)/ },
  { title: 'Журнал и закрытие', codes: /^(?:ledger|close|recalculation|approval|replay)/ },
  { title: 'Сверка', codes: /^reconcile/ },
  { title: 'Что, если', codes: /^trial-/ },
  { title: 'Файлы', codes: /^(?:file|folder)/ },
  { title: 'Документ .json', codes: /^json/ },
  { title: 'Прочее', codes: /^internal$/ },
];

/** A sentence with «…» for the names and numbers in it, without its full stop. */
const heading = (text) =>
  text
    .replace(/\[!\{\w+\}.*?\]/g, '')
    .replace(/\[\?(.*?)\]/g, '$1')
    .replace(/\{(?:counted|summed)\}/g, '')
    .replace(/«\{\w+\}»|\{\w+\}/g, '«…»')
    .replace(/\.$/, '')
    .trim();

const anchor = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const escaped = (text) => text.replaceAll('<', '\\<');

/** The Russian page: what each issue says, for who reads no JSON. */
export function renderIssuesRu(gallery) {
  const codes = Object.keys(gallery.MESSAGES);
  const sectionOf = (code) => SECTIONS.findIndex(({ codes: own }) => own.test(code));
  const parts = SECTIONS.map(({ title }, i) => ({ title, own: codes.filter((code) => sectionOf(code) === i) }));
  const contents = parts.map(({ title, own }) => `- [${title}](#${anchor(title)}): ${own.length}`);
  const entry = (code) => {
    const issue = gallery.shown(code)?.issue ?? { code, params: { text: '…' } };
    const { message, hint } = gallery.issueText(issue, 'ru');
    const severity = SEVERITY_RU[issue.severity ?? 'error'];
    return [
      `### ${escaped(heading(gallery.MESSAGES[code].ru[0]))}`,
      `**${severity}** · ${escaped(hint)}`,
      `<sub>Например: ${escaped(message)} Код: \`${code}\`</sub>`,
    ];
  };
  const sections = parts.flatMap(({ title, own }) => [
    `## ${title}`,
    ...own.sort((a, b) => (gallery.MESSAGES[a].ru[0] < gallery.MESSAGES[b].ru[0] ? -1 : 1)).flatMap(entry),
  ]);
  return `${[...LEAD_RU, contents.join('\n'), ...sections].join('\n\n')}\n`;
}

/** The fixtures and the engine, bundled for Node. */
async function loadGallery() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(at('test/issues/gallery.ts'))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const bundle = at('scripts/.issues-docs.bundle.mjs');
  writeFileSync(bundle, outputFiles[0].text);
  try {
    return await import(bundle.href);
  } finally {
    rmSync(bundle);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const gallery = await loadGallery();
  writeFileSync(PAGE, renderIssues(gallery));
  writeFileSync(PAGE_RU, renderIssuesRu(gallery));
}

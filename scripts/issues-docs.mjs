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
  'Что не так и что сделать — словами, которые печатают программа и панель. **Ошибка** оставляет сумму неизвестной, **предупреждение** просит посмотреть, **заметка** — для сведения. Имена и числа взяты из примера; код сообщения стоит в выгрузке `--json`.',
];
const SEVERITY_RU = { error: 'ошибка', warning: 'предупреждение', note: 'заметка' };

/** The Russian page: what each issue says, for who reads no JSON. */
export function renderIssuesRu(gallery) {
  const parts = Object.keys(gallery.MESSAGES).flatMap((code) => {
    const issue = gallery.shown(code)?.issue ?? { code };
    const { message, hint } = gallery.issueText(issue, 'ru');
    const severity = SEVERITY_RU[issue.severity];
    return [
      `## ${code}`,
      `${severity === undefined ? '' : `**${severity}** · `}${message} ${hint}`.trimEnd().replaceAll('<', '\\<'),
    ];
  });
  return `${[...LEAD_RU, ...parts].join('\n\n')}\n`;
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

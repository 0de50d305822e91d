/** Writes docs/issues.md: every issue code in both languages with an input that produces it, from test/issues. */
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => new URL(`../${path}`, import.meta.url);
export const PAGE = at('docs/issues.md');

const LEAD = [
  '# Issues',
  'Written by `scripts/issues-docs.mjs` from `src/core/messages.ts` and the fixtures of `test/issues`: edit those.',
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

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, renderIssues(await loadGallery()));

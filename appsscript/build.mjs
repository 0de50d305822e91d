/**
 * Builds appsscript/dist: appsscript.json, code.js, sidebar.html and data.html, which is what Google gets, and the pages of
 * the custom functions in docs. Needs the compiled engine in dist/.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { build } from 'esbuild';
import { dataFile } from './data-file.mjs';
import { writeFunctionDocs } from './docs.mjs';
import { stub } from './stubs.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HERE = `${ROOT}appsscript/`;

/** Modules of words, whose place data.ts takes: words are data of their own, read when there is something to say. */
const WORDS = /\/(?:messages|formula-words|functions-help)\.js$/;

const wordsAsData = {
  name: 'words-as-data',
  setup: ({ onResolve }) => onResolve({ filter: WORDS }, () => ({ path: `${HERE}data.ts` })),
};

const OPTIONS = { bundle: true, minify: true, write: false, charset: 'utf8', logLevel: 'error', absWorkingDir: ROOT };

/** The custom functions and the menu's entry points, as data. */
async function tableOf(file, name) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [HERE + file], format: 'esm' });
  return (await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`))[name];
}

/** The engine and the server as one expression that gives main.ts's exports. */
async function engine() {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [`${HERE}main.ts`],
    format: 'iife',
    globalName: 'premia',
    target: 'es2019',
    // Written out below: V8 has them, the syntax of ES2019 does not.
    supported: { bigint: true },
    plugins: [wordsAsData],
  });
  return outputFiles[0].text
    .trim()
    .replace(/^(?:"use strict";)?\s*var premia=/, '')
    .replace(/;$/, '');
}

/** `10n` is not ES2019: literals become constants made once. */
function withoutBigInts(code) {
  const found = [];
  parse(code, {
    ecmaVersion: 2020,
    onToken: (token) =>
      typeof token.value === 'bigint' || /^\d+n$/.test(code.slice(token.start, token.end)) ? found.push(token) : 0,
  });
  const names = new Map();
  let text = '';
  let at = 0;
  for (const { start, end } of found) {
    const literal = code.slice(start, end - 1);
    const name = `big${literal}_`;
    names.set(literal, name);
    // `return 0n` may stand without a space in minified code.
    const glued = /[\w$]$/.test(code.slice(0, start)) ? ' ' : '';
    text += `${code.slice(at, start)}${glued}${name}`;
    at = end;
  }
  return { text: text + code.slice(at), constants: [...names].map(([n, name]) => `${name}=BigInt(${n})`).join(',') };
}

/** code.js: documented stubs over the engine, which is made at the first call. */
export async function codeJs() {
  const functions = await tableOf('functions.ts', 'FUNCTIONS');
  const entries = await tableOf('entries.ts', 'ENTRIES');
  const { text, constants } = withoutBigInts(await engine());
  return [
    ...functions.map(stub),
    ...entries.map(
      ({ name, does }) => `/** ${does} */\nfunction ${name}(event) {\n  return premia_().entries.${name}(event);\n}`,
    ),
    `var made_;\nfunction premia_() {\n  return made_ || (made_ = make_());\n}`,
    `function make_(){var ${constants};return ${text}}`,
    '',
  ].join('\n');
}

/** Writes everything. */
export async function buildAddon() {
  const out = `${HERE}dist/`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFunctionDocs(await tableOf('functions.ts', 'FUNCTIONS'), ROOT);
  writeFileSync(`${out}appsscript.json`, readFileSync(`${HERE}appsscript.json`));
  writeFileSync(`${out}code.js`, await codeJs());
  writeFileSync(`${out}data.html`, await dataFile(ROOT));
  writeFileSync(`${out}sidebar.html`, await sidebarHtml());
}

/** The sidebar as one file: no request leaves it but for Google's own style sheet. */
async function sidebarHtml() {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [`${HERE}sidebar/main.tsx`],
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const page = readFileSync(`${HERE}sidebar/page.html`, 'utf8');
  const style = readFileSync(`${HERE}sidebar/style.css`, 'utf8');
  // A function as replacement: `$&` in the code is no pattern.
  return page
    .replace('/* style */', () => style)
    .replace('/* script */', () => outputFiles[0].text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAddon();

/**
 * Builds appsscript/dist: appsscript.json, code.js, sidebar.html and data.html, which is what Google gets, and the pages of
 * the custom functions in docs. Needs the compiled engine in dist/.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { build, transform } from 'esbuild';
import { minify as shorten } from 'terser';
import { minify } from 'vite';
import { withoutChains } from './chains.mjs';
import { dataFile } from './data-file.mjs';
import { writeFunctionDocs } from './docs.mjs';
import { together } from './eager.mjs';
import { entry, stub } from './stubs.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HERE = `${ROOT}appsscript/`;

/** Modules of words, whose place data.ts takes: words are data of their own, read when there is something to say. */
const WORDS =
  /\/(?:messages|formula-words|functions-help|param-words|smart-words|difference-words|statement-words)\.js$/;

/** The sidebar is given the catalogue and the days of the calendar with them. */
const TOLD =
  /\/(?:messages|formula-words|formulas\.generated|functions-help|param-words|smart-words|calendar\.data)\.js$/;

const wordsFrom = (path, filter) => ({
  name: 'words-as-data',
  setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: HERE + path })),
});

const OPTIONS = { bundle: true, minify: true, write: false, charset: 'utf8', logLevel: 'error', absWorkingDir: ROOT };

/** The custom functions and the menu's entry points, as data. */
async function tableOf(file, name) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [HERE + file], format: 'esm' });
  return (await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`))[name];
}

/** Which part of code.js answers a stub; all others are answered by the rest. */
const PARTS = { BONUS: 'bonus', onOpen: 'open', onInstall: 'open' };
const partOf = (name) => PARTS[name] ?? 'rest';

/**
 * The parts as functions of one script, each made at its first call: `bonus_`, `open_`, `rest_`, and what they share. So a
 * figure neither compiles nor starts what only the menu needs. esbuild splits modules; here its imports become calls.
 */
async function parts() {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: ['bonus', 'open', 'rest'].map((name) => `${HERE}parts/${name}.ts`),
    outdir: 'parts',
    splitting: true,
    format: 'esm',
    target: 'es2021',
    plugins: [wordsFrom('data.ts', WORDS)],
  });
  const names = new Map(
    outputFiles.map(({ path }, i) => [
      basename(path),
      /chunk/.test(path) ? `shared${i}_` : `${basename(path, '.js')}_`,
    ]),
  );
  const texts = outputFiles.map(async ({ path, text }) => {
    // Constants of whole numbers are written out below: V8 has them, the syntax of ES2019 does not.
    const { code } = await transform(withoutChains(text), { ...ES2019, supported: { bigint: true } });
    return partText(names.get(basename(path)), await smaller(code, 2019, true), names);
  });
  return (await Promise.all(texts)).join('\n');
}

const ES2019 = { minify: true, charset: 'utf8', format: 'esm', target: 'es2019', logLevel: 'error' };

/** Other minifiers find what the first leaves: two parts in a hundred. Nobody makes a thing by `new` of a nameless function. */
async function smaller(text, year, module) {
  const { code } = await minify('part.js', text, { module, compress: { target: `es${year}` } });
  return (await shorten(code, { ecma: year, module, compress: { passes: 3, unsafe_arrows: true } })).code;
}

/** A module as a function that makes it once and gives its exports. */
function partText(name, code, names) {
  const { body } = parse(code, { ecmaVersion: 2020, sourceType: 'module' });
  const taken = body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return [];
    const pairs = node.specifiers.map(({ imported, local }) => `${imported.name}:${local.name}`);
    return pairs.length === 0 ? [] : [`var{${pairs}}=${names.get(basename(node.source.value))}();`];
  });
  const given = body.flatMap((node) =>
    node.type === 'ExportNamedDeclaration'
      ? node.specifiers.map(({ local, exported }) => `${exported.name}:${local.name}`)
      : [],
  );
  const own = body
    .filter(({ type }) => !/^(?:Import|Export)/.test(type))
    .map(({ start, end }) => code.slice(start, end));
  const { text, constants } = withoutBigInts(own.join('\n'));
  const made = `"use strict";${constants === '' ? '' : `var ${constants};`}${taken.join('')}${text}\nreturn{${given}};`;
  return `function ${name}(){return ${name}.made||(${name}.made=(function(){${made}})())}`;
}

/** `10n` is not ES2019: literals become constants made once. */
function withoutBigInts(code) {
  const names = new Map();
  let text = '';
  let at = 0;
  const tokens = [];
  parse(code, { ecmaVersion: 2020, onToken: tokens });
  for (const { start, end } of tokens) {
    const literal = code.slice(start, end);
    if (!/^\d+n$/.test(literal)) continue;
    const name = `big${literal.slice(0, -1)}_`;
    names.set(literal.slice(0, -1), name);
    // `return 0n` may stand without a space in minified code.
    text += code.slice(at, start) + (/[\w$]/.test(code[start - 1] ?? '') ? ' ' : '') + name;
    at = end;
  }
  return { text: text + code.slice(at), constants: [...names].map(([n, name]) => `${name}=BigInt(${n})`).join(',') };
}

/**
 * code.js: documented stubs over the parts.
 * @param {readonly object[]} schemes the ready schemes of data.html
 */
export async function codeJs(schemes) {
  const functions = await tableOf('functions.ts', 'FUNCTIONS');
  const entries = await tableOf('entries.ts', 'ENTRIES');
  const code = [
    ...functions.map((one) => stub(one, partOf(one.name))),
    ...entries.map((one) => entry(one, partOf(one.name))),
    await parts(),
    '',
  ].join('\n');
  return together(code, schemes);
}

/** Writes everything, each file whole or not at all: whoever reads the folder meanwhile finds all four. */
export async function buildAddon() {
  const out = `${HERE}dist/`;
  const data = await dataFile(ROOT);
  const files = {
    'appsscript.json': readFileSync(`${HERE}appsscript.json`),
    'code.js': await codeJs(JSON.parse(data).templates.filter(({ kind }) => kind === 'scheme')),
    'data.html': data,
    'sidebar.html': await sidebarHtml(),
  };
  mkdirSync(out, { recursive: true });
  writeFunctionDocs(await tableOf('functions.ts', 'FUNCTIONS'), ROOT);
  for (const [name, content] of Object.entries(files)) {
    const made = `${HERE}dist.${process.pid}.${name}`;
    writeFileSync(made, content);
    renameSync(made, out + name);
  }
  for (const name of readdirSync(out)) if (!(name in files)) rmSync(out + name, { recursive: true });
}

/** The sidebar as one file: no request leaves it but for Google's own style sheet. */
async function sidebarHtml() {
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: [`${HERE}sidebar/main.tsx`],
    format: 'iife',
    target: 'es2022',
    // Elements as `h(…)` calls: half as long as what the automatic way makes.
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    // Else the compiler's own settings decide.
    tsconfigRaw: '{}',
    inject: [`${HERE}sidebar/jsx.ts`],
    plugins: [wordsFrom('sidebar/told.ts', TOLD)],
  });
  const code = await smaller(outputFiles[0].text, 2022, false);
  const page = readFileSync(`${HERE}sidebar/page.html`, 'utf8');
  const { code: style } = await transform(readFileSync(`${HERE}sidebar/style.css`, 'utf8'), {
    loader: 'css',
    minify: true,
  });
  // A function as replacement: `$&` in the code is no pattern.
  return page
    .replace('/* style */', () => style)
    .replace('/* script */', () => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAddon();

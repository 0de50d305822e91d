/** The rules of src/: who may import whom, how long a function may be, what the pure folders must not do. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';

/** Path under src/ → text. */
type Sources = ReadonlyMap<string, string>;
type Import = { readonly from: string; readonly to: string; readonly inside: boolean };

/** A layer is a folder of src/ or a file at its top, and may import itself and the layers named here. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  text: ['core'],
  workbook: ['core'],
  board: ['core', 'text', 'workbook', 'reconcile'],
  reconcile: ['core'],
  ledger: ['core', 'text'],
  index: ['core', 'text', 'workbook', 'board', 'reconcile', 'ledger'],
  cell: ['core', 'workbook'],
  files: ['core', 'workbook', 'ledger'],
  node: ['core', 'text', 'workbook', 'board', 'reconcile', 'ledger', 'files', 'index'],
  cli: ['core', 'text', 'workbook', 'board', 'reconcile', 'ledger', 'files', 'index', 'node'],
};
/** Folders of core/ from the ground up: each may import those before it. */
const CORE = ['issue', 'number', 'language', 'day', 'table', 'plan', 'program', 'inputs', 'run', 'explain'];
/** Run in Google Sheets too, so: no Node and no npm packages. */
const PURE = ['core', 'text', 'workbook', 'board', 'reconcile', 'ledger', 'index', 'cell'];
const PACKAGES_ALLOWED: Readonly<Record<string, readonly string[]>> = { 'core/plan/schema.ts': ['zod'] };
const LONGEST_FUNCTION = 60;

const layerOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? '';
/** Height of a file of core/ among its folders; −1: not there. */
const heightOf = (path: string): number => (layerOf(path) === 'core' ? CORE.indexOf(path.split('/')[1] ?? '') : -1);

function readSources(): Sources {
  const root = new URL('../src/', import.meta.url);
  const paths = (readdirSync(root, { recursive: true }) as string[]).map((path) => path.replaceAll('\\', '/'));
  return new Map(paths.filter((p) => p.endsWith('.ts')).map((p) => [p, readFileSync(new URL(p, root), 'utf8')]));
}

function parse(path: string, text: string): ESTree.Program {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program;
}

/** Imports of all files; a relative one resolved to a path under src/ (`../x` when it leaves src/). */
function imports(sources: Sources): Import[] {
  const found: Import[] = [];
  for (const [from, text] of sources) {
    const note = (source: ESTree.Expression | null) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const relative = source.value.startsWith('.');
      const to = relative ? posix.join(posix.dirname(from), source.value).replace(/\.js$/, '.ts') : source.value;
      found.push({ from, to, inside: relative && !to.startsWith('..') });
    };
    new Visitor({
      ImportDeclaration: (node) => note(node.source),
      ExportNamedDeclaration: (node) => note(node.source),
      ExportAllDeclaration: (node) => note(node.source),
      ImportExpression: (node) => note(node.source),
      TSImportType: (node) => note(node.source),
    }).visit(parse(from, text));
  }
  return found;
}

/** Cycles of modules, of types as well: whoever reads one file of a cycle has to read all of them. */
function cycles(sources: Sources): string[] {
  const edges = imports(sources).filter(({ to }) => sources.has(to));
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const edge of edges) if (edge.from === path) walk(edge.to, [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) walk(path, []);
  return found;
}

function wrongImports(sources: Sources): string[] {
  const strangers = [...sources.keys()].filter((path) => LAYERS[layerOf(path)] === undefined);
  const wrong = imports(sources).filter(({ from, to, inside }) => {
    const layer = layerOf(from);
    if (inside && layer === 'core' && layerOf(to) === 'core') return heightOf(to) < 0 || heightOf(to) > heightOf(from);
    if (inside) return layer !== layerOf(to) && !LAYERS[layer]?.includes(layerOf(to));
    return PURE.includes(layer) && !PACKAGES_ALLOWED[from]?.includes(to.split('/')[0] ?? '');
  });
  return [
    ...strangers.map((path) => `${path} has no layer: name it in LAYERS`),
    ...wrong.map(({ from, to }) => `${from} must not import ${to}`),
  ];
}

function longFunctions(sources: Sources): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
    const measure = ({ start, end }: ESTree.Span) => {
      const lines = lineAt(end) - lineAt(start) + 1;
      if (lines > LONGEST_FUNCTION) found.push(`${path}:${lineAt(start)} is a function of ${lines} lines`);
    };
    new Visitor({
      FunctionDeclaration: measure,
      FunctionExpression: measure,
      ArrowFunctionExpression: measure,
    }).visit(parse(path, text));
  }
  return found;
}

/** Clocks and generated code in core, text and workbook. Read from the syntax tree: a comment may say the word. */
function forbidden(sources: Sources): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    if (!['core', 'text', 'workbook'].includes(layerOf(path))) continue;
    const name = (node: ESTree.Node) => (node.type === 'Identifier' ? node.name : '');
    const report = (what: string) => found.push(`${path} uses ${what}`);
    new Visitor({
      Identifier: (node) => node.name === 'eval' && report('eval'),
      MemberExpression: (node) => name(node.object) === 'Date' && name(node.property) === 'now' && report('Date.now'),
      NewExpression: ({ callee }) => /^(Date|Function)$/.test(name(callee)) && report(`new ${name(callee)}`),
      CallExpression: ({ callee }) => /^(Date|Function)$/.test(name(callee)) && report(`${name(callee)}()`),
    }).visit(parse(path, text));
  }
  return found;
}

describe('src', () => {
  const sources = readSources();
  test('was read', () => expect(sources.size).toBeGreaterThan(5));
  test('has no cycle', () => expect(cycles(sources)).toEqual([]));
  test('imports one way', () => expect(wrongImports(sources)).toEqual([]));
  test(`has no function over ${LONGEST_FUNCTION} lines`, () => expect(longFunctions(sources)).toEqual([]));
  test('reads no clock and makes no code in core, text and workbook', () => expect(forbidden(sources)).toEqual([]));
});

/** Every text of the project by its path, what is built or generated in bulk aside. */
function texts(): Sources {
  const root = new URL('../', import.meta.url);
  const folders = ['src', 'appsscript', 'scripts', 'bench', 'docs', 'formulas', 'examples', 'test'];
  const paths = folders.flatMap((folder) =>
    (readdirSync(new URL(folder, root), { recursive: true }) as string[]).map((path) => posix.join(folder, path)),
  );
  const kept = paths.filter((path) => /\.(ts|tsx|mjs|json|md|csv|html|txt)$/.test(path) && !/\bdist\b/.test(path));
  return new Map(kept.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]));
}

/** Folders of somebody's own machine, and the word for a fine, which is unlawful: only what forbids it may say it. */
function foreign(sources: Sources): string[] {
  const machine = /(?<![\w./-])\/(?:home|root|work|Users|tmp)\/\w/;
  return [...sources].flatMap(([path, text]) => [
    ...(machine.test(text) ? [`${path} has a path of a machine`] : []),
    ...(/штраф/i.test(text) && !path.endsWith('.test.ts') ? [`${path} says «штраф»`] : []),
  ]);
}

describe('every text', () => {
  const sources = texts();
  test('was read', () => expect(sources.size).toBeGreaterThan(500));
  test('speaks of no machine and of no fine', () => expect(foreign(sources)).toEqual([]));
});

describe('the rules can fail', () => {
  const src = (files: Record<string, string>): Sources => new Map(Object.entries(files));

  test('a cycle, of types as well', () => {
    expect(cycles(src({ 'core/a.ts': "import './b.js'", 'core/b.ts': "export { x } from './a.js'" }))).toEqual([
      'core/a.ts → core/b.ts → core/a.ts',
    ]);
    expect(cycles(src({ 'core/a.ts': "import './a.js'" }))).toHaveLength(1);
    expect(
      cycles(src({ 'core/a.ts': "import './b.js'", 'core/b.ts': "import type { X } from './a.js'" })),
    ).toHaveLength(1);
  });

  test('a wrong direction, of types as well', () => {
    const files = { 'workbook/w.ts': '', 'cli/main.ts': '', 'board/b.ts': "import '../workbook/w.js'" };
    expect(wrongImports(src(files))).toEqual([]);
    for (const [from, text] of [
      ['core/a.ts', "import type { W } from '../workbook/w.js'"],
      ['core/day/a.ts', "import type { R } from '../run/b.js'"],
      ['core/day/a.ts', "import { R } from '../b.js'"],
      ['core/a.ts', "type W = import('../workbook/w.js').W"],
      ['workbook/a.ts', "export * from '../board/b.js'"],
      ['board/a.ts', "const m = await import('../cli/main.js')"],
      ['index.ts', "import './cli/main.js'"],
      ['other/a.ts', ''],
    ] as const) {
      expect(wrongImports(src({ ...files, [from]: text })), text).toHaveLength(1);
    }
  });

  test('Node and packages in the pure folders', () => {
    expect(wrongImports(src({ 'core/plan/schema.ts': "import * as z from 'zod/mini'" }))).toEqual([]);
    expect(wrongImports(src({ 'cli/a.ts': "import 'node:fs'; import 'commander'" }))).toEqual([]);
    for (const [from, to] of [
      ['core/plan/schema.ts', 'papaparse'],
      ['core/a.ts', 'zod'],
      ['core/a.ts', '../../package.json'],
      ['workbook/a.ts', 'node:fs'],
      ['index.ts', 'node:path'],
    ] as const) {
      expect(wrongImports(src({ [from]: `import '${to}'` })), to).toHaveLength(1);
    }
  });

  test('a long function of any kind', () => {
    const body = (lines: number) => `{${'\n'.repeat(lines - 1)}}`;
    for (const head of ['function f() ', 'const f = () => ', 'const f = function () ', 'const o = { f() ']) {
      const tail = head.includes('o =') ? '}' : '';
      expect(longFunctions(src({ 'cli/a.ts': head + body(60) + tail })), head).toEqual([]);
      expect(longFunctions(src({ 'cli/a.ts': head + body(61) + tail })), head).toHaveLength(1);
    }
  });

  test('machines and fines', () => {
    expect(
      foreign(src({ 'docs/a.md': 'see /ho' + 'me/me/a.ts', 'src/a.ts': 'https://example.com/work/a' })),
    ).toHaveLength(1);
    expect(foreign(src({ 'docs/a.md': 'штраф' }))).toHaveLength(1);
  });

  test('clocks and generated code', () => {
    for (const text of ['Date.now()', 'new Date(2026, 1)', 'new Date', 'Date()', 'eval("1")', 'new Function("1")']) {
      expect(forbidden(src({ 'core/a.ts': text })), text).toHaveLength(1);
      expect(forbidden(src({ 'workbook/a.ts': text })), text).toHaveLength(1);
      expect(forbidden(src({ 'cli/a.ts': text })), text).toEqual([]);
    }
    expect(forbidden(src({ 'core/a.ts': '// eval, Date.now\nconst evaluate = (d) => d instanceof Date' }))).toEqual([]);
  });
});

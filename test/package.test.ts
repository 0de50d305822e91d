/** What `npm pack` makes works in an empty project: as a module, with its types, and as a command. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const folder = mkdtempSync(join(tmpdir(), 'premia-package-'));
const copy = join(folder, 'copy');
const project = join(folder, 'project');
/** Names with a space and Cyrillic are ordinary on people's machines. */
const tarballs = join(folder, 'tar balls Ё');

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
const node = (args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
const {
  version,
  files,
  exports: entries,
} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  files: readonly string[];
  exports: Readonly<Record<string, unknown>>;
};

const PLAN = {
  format: 'premia/1',
  plans: [{ code: 'Sales' }],
  measures: [{ code: 'Payments', unit: 'money' }],
  components: [{ code: 'Commission', expression: 'Payments * 9.5%' }],
  data: {
    people: [{ payee: 'Anna' }],
    facts: [{ payee: 'Anna', measure: 'Payments', period: '2026-10', fact: 1178350 }],
  },
};

beforeAll(() => {
  // A copy is built, so that nothing else that runs meets a half-built dist.
  mkdirSync(copy);
  for (const name of readdirSync(ROOT))
    if (
      ['src', 'formulas', 'appsscript', 'docs', 'examples', 'scripts', 'package.json', 'LICENSE'].includes(name) ||
      /^(?:README|tsconfig)/.test(name)
    )
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  mkdirSync(tarballs);
  mkdirSync(project);
  npm(['pack', '--pack-destination', tarballs], copy);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  npm(['install', '--prefer-offline', join(tarballs, `premia-${version}.tgz`)], project);
  writeFileSync(join(project, 'plan.json'), JSON.stringify(PLAN));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package in an empty project', () => {
  test('calculates a plan through `premia` and `premia/node`', () => {
    writeFileSync(
      join(project, 'use.mjs'),
      `import { calculate, statements } from 'premia';
      import { readInput } from 'premia/node';
      const { plan, data, issues } = await readInput('plan.json');
      const all = [...statements(calculate(plan, data, { period: '2026-10' }))];
      console.log(JSON.stringify({ issues, totals: all.map(({ payee, total }) => [payee, total]) }));`,
    );
    expect(JSON.parse(node(['use.mjs']))).toEqual({ issues: [], totals: [['Anna', '111943.25']] });
  });

  test('its types check under strict settings, and refuse what is wrong', () => {
    const options = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      noEmit: true,
      skipLibCheck: false,
    };
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['consumer.ts'] }),
    );
    const good = `import { calculate, type Data, diff, explain, type PlanDocument, type Statement, statement } from 'premia';
      export function total(plan: PlanDocument, data: Data): string | null {
        const run = calculate(plan, data, { period: '2026-10' });
        const own: Statement | null = statement(run, 'Anna');
        explain(run, 'Anna').map(({ tree }) => tree.value);
        diff(run, run);
        return own?.total ?? null;
      }\n`;
    writeFileSync(join(project, 'consumer.ts'), good);
    expect(typeErrors()).toBe('');
    writeFileSync(join(project, 'consumer.ts'), `${good}export const wrong: number = total(1, 2);\n`);
    expect(typeErrors()).toMatch(/TS2345|TS2322/);
  });

  test('has the command', () => {
    const bin = join(project, 'node_modules/.bin/premia');
    const run = (...args: string[]): string =>
      execFileSync(bin, args, { cwd: project, encoding: 'utf8', shell: process.platform === 'win32' });
    expect(run('--version').trim()).toBe(version);
    const { statements } = JSON.parse(run('calc', 'plan.json', '--period', '2026-10', '--json')) as {
      statements: { total: string }[];
    };
    expect(statements.map(({ total }) => total)).toEqual(['111943.25']);
  });

  test('neither builds nor warns when it is installed, and the clone still builds', () => {
    const manifest = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const packed = manifest(join(project, 'node_modules/premia'));
    expect(['scripts', 'devDependencies', 'allowScripts'].filter((key) => key in packed)).toEqual([]);
    expect(packed.bin).toEqual({ premia: 'dist/cli/main.js' });
    // Packing puts the clone's own file back as it was.
    expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(manifest(ROOT).scripts.prepare).toBe('npm run build');
  });

  test('holds what it promises and nothing else', () => {
    const inside = readdirSync(join(project, 'node_modules/premia')).sort();
    const promised = [...files.filter((name) => !name.includes('*')), 'package.json'];
    expect(promised.filter((name) => !inside.includes(name))).toEqual([]);
    expect(inside.filter((name) => !promised.includes(name) && !/^README/.test(name))).toEqual([]);
    for (const entry of JSON.stringify(entries).match(/\.\/dist\/[^"]+/g) ?? [])
      readFileSync(join(project, 'node_modules/premia', entry));
  });
});

/** What the compiler says of the consumer, '' for nothing. */
function typeErrors(): string {
  try {
    return node([TSC, '-p', 'tsconfig.json']);
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

/**
 * One engine, many doors: the built code.js in a bare realm gives the figures of Node, to the kopeck, for every department of
 * examples/ and for every published case; dates come as Vladivostok's midnights.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Data } from '../../src/core/table/data.js';
import { calculate, type PlanDocument, readBook, type Sheet, statements, writeBook } from '../../src/index.js';
import { readInput } from '../../src/node.js';
import { type CaseFile, type CaseSpec, dataOf, periodOf, planOf } from '../cases/case.js';
import { ledgerTable } from '../helpers/ledger.js';
import { cellServices, realm } from './realm.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Vladivostok is ten hours ahead of UTC, all year. */
const ZONE = 'Asia/Vladivostok';
const midnight = (iso: string): Date => new Date(`${iso}T00:00:00+10:00`);

/** What a spreadsheet makes of typed cells: dates are dates. Every table has its name above it, as ranges do that need one. */
const asSheet = ({ name, rows }: Sheet): unknown[][] =>
  titled(name, rows).map((row) =>
    row.map((cell) => (typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell) ? midnight(cell) : (cell ?? ''))),
  );

const titled = (name: string, rows: Sheet['rows']): Sheet['rows'] => {
  // A lone column of names would read as texts: people have a role, be it empty.
  const wide = rows.every((row) => row.length === 1) ? rows.map((row, i) => [...row, i === 0 ? 'Role' : '']) : rows;
  return rows[0]?.length === 1 && rows.length > 1 && rows[1]?.length !== 1 ? rows : [[name], ...wide];
};

/**
 * Cases whose names are words of ours: a table called «Ledger» is the ledger, a person called «Manager» a header. A cell
 * function sees values alone, so such a name cannot be told from the word; under another name the figures are the case's.
 */
const RENAMED: Readonly<Record<string, readonly [from: RegExp, to: string]>> = {
  'ga-dimension-net': [/"Ledger"/g, '"Entries of 2025"'],
  'prowi-override': [/"(payee|head)":"Manager"/g, '"$1":"Head of sales"'],
};

/** The case under names that are its own. */
function ownNames(spec: CaseSpec): CaseSpec {
  const [from, to] = RENAMED[spec.id] ?? [];
  return from && to ? (JSON.parse(JSON.stringify(spec).replace(from, to)) as CaseSpec) : spec;
}

const cells = realm(cellServices(ZONE));

/** Ids, totals by Node and totals by a cell, which is given every payee at once. */
function both(plan: PlanDocument, data: Data, period: string, lang: 'ru' | 'en') {
  const node = [...statements(calculate(plan, data, { period }))];
  const sheets = writeBook({ plan, data }, lang).map(asSheet);
  const who = [['Сотрудник'], ...node.map(({ payee }) => [payee])];
  const given = cells.call('BONUS', who, period, ...[...sheets].reverse()) as unknown[][];
  return {
    node: node.map(({ payee, total }) => [payee, total === null ? Number.NaN : Number(total)]),
    cell: node.map(({ payee }, i) => [payee, given[i + 1]?.[0]]),
  };
}

/** What the command line prints for the same files. */
async function cliTotals(name: string): Promise<unknown[][]> {
  const text: string[] = [];
  const io = {
    cwd: at(''),
    env: {},
    tty: false,
    out: async (piece: string) => void text.push(piece),
    err: () => {},
  };
  await main(['calc', `examples/${name}`, '--period', '2026-10', '--json'], io);
  const { statements: own } = JSON.parse(text.join('')) as { statements: { payee: string; total: string | null }[] };
  return own.map(({ payee, total }) => [payee, total === null ? Number.NaN : Number(total)]);
}

describe('examples', () => {
  const names = readdirSync(at('examples'));
  it.each(names)('%s', async (name) => {
    const { plan, data } = await readInput(at(`examples/${name}`));
    const { node, cell } = both(plan, data, '2026-10', 'ru');
    expect(cell).toEqual(node);
    expect(await cliTotals(name)).toEqual(node);
    expect(cell.length).toBeGreaterThan(1);
  });

  it('are what expected.json says', async () => {
    const expected = JSON.parse(readFileSync(at('examples/zeid-plus/expected.json'), 'utf8'));
    const { plan, data } = await readInput(at('examples/zeid-plus'));
    const sheets = writeBook({ plan, data }, 'ru').map(asSheet);
    expect(cells.call('BONUS', 'Соколова Марина', '2026-10', ...sheets)).toBe(169561.75);
    expect(JSON.stringify(expected)).toContain('169561.75');
  });
});

const FILES = readdirSync(at('test/cases')).filter((name) => name.endsWith('.case.json'));
for (const name of FILES) {
  const file = JSON.parse(readFileSync(at(`test/cases/${name}`), 'utf8')) as CaseFile;
  describe(name, () => {
    for (const spec of file.cases) it(spec.id, () => checkCase(ownNames(spec), file));
  });
}

/** Every period of a case, with those before it in the ledger. */
function checkCase(spec: CaseSpec, file: CaseFile): void {
  const plan = planOf(typeof spec.plan === 'string' ? (file.plans?.[spec.plan] ?? {}) : spec.plan);
  const closed: Parameters<typeof ledgerTable>[0][number][] = [];
  for (const own of spec.periods ?? [{}]) {
    const whole = { ...spec, ...own };
    const tables = dataOf(whole).tables.filter(({ columns }) => (columns[0]?.length ?? 0) > 0);
    const data = { tables: [...tables, ...(closed.length > 0 ? [ledgerTable(closed)] : [])] };
    const { node, cell } = both(plan, data, periodOf(whole), 'en');
    expect(cell).toEqual(node);
    closed.push(...statements(calculate(plan, data, { period: periodOf(whole) })));
  }
}

it('tables given as sheets are read as Node reads them', async () => {
  const { plan, data } = await readInput(at('examples/zeid-plus'));
  expect(readBook(writeBook({ plan, data }, 'ru')).plan).toEqual(plan);
});

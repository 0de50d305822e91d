/**
 * The published cases as data: each is a plan and tables sent through the public calculation, and every figure is
 * compared as exact text. Nothing is computed here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lazy } from '../../src/core/number/lazy.js';
import { parsePlan } from '../../src/core/plan/schema.js';
import type { RowTable } from '../../src/core/table/data.js';
import type { PlanDocument } from '../../src/index.js';
import {
  calculate,
  figureOf,
  kpisOf,
  next,
  type Run,
  rowsOf,
  type Statement,
  statement,
  statements,
} from '../../src/index.js';
import { ledgerTable } from '../helpers/ledger.js';
import {
  type CaseFile,
  type CaseSpec,
  canonicalNumber,
  dataOf,
  type Figure,
  leavesOf,
  type PublishedCase,
  peopleOf,
  periodOf,
  planOf,
  type WaitingCase,
} from './case.js';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const read = <T>(name: string): T => JSON.parse(readFileSync(here(name), 'utf8')) as T;

const PUBLISHED = read<PublishedCase[]>('published-cases.json');
const WAITING = read<WaitingCase[]>('waiting.json');
const FILES = readdirSync(here('.'))
  .filter((name) => name.endsWith('.case.json'))
  .map((name) => ({ name, file: read<CaseFile>(name) }));
const COVERED = FILES.flatMap(({ file }) => file.cases);

/** A case's plan document. */
function documentOf(spec: CaseSpec, file: CaseFile): PlanDocument {
  const plan = typeof spec.plan === 'string' ? file.plans?.[spec.plan] : spec.plan;
  if (!plan) throw new Error(`${spec.id}: no plan ${String(spec.plan)}`);
  return planOf(plan);
}

/** A run for each period of the case, with the periods before it closed. */
function runsOf(document: PlanDocument, spec: CaseSpec): Run[] {
  const closed: Statement[] = [];
  const before: RowTable[] = [];
  return (spec.periods ?? [{}]).map((own) => {
    const whole = { ...spec, ...own };
    const now = dataOf(whole).tables;
    // Facts of closed periods stay where they were: closing recalculates them.
    const facts = before.filter(({ columns }) => (columns[0]?.length ?? 0) > 0);
    if (spec.periods) before.push(...now.filter(({ role }) => role === 'facts' || role === 'targets'));
    const tables = [...now, ...facts, ...(closed.length > 0 ? [ledgerTable(closed)] : [])];
    const run = calculate(document, { tables }, { period: periodOf(whole) });
    closed.push(...statements(run));
    return run;
  });
}

/** What the engine gives for a figure; undefined when there is no such line, value or KPI. */
function given(runs: readonly Run[], spec: CaseSpec, figure: Figure): string | null | undefined {
  const payee = figure.payee ?? String(peopleOf({ ...spec, ...spec.periods?.[0] })[0]?.payee);
  const at =
    figure.period === undefined ? -1 : runs.findIndex(({ prepared }) => prepared.period.code === figure.period);
  const run = runs.at(at) as Run;
  if (figure.value !== undefined) return figureOf(run, payee, figure.value);
  if (figure.missing !== undefined) return next(run, payee).find(({ name }) => name === figure.missing)?.missing;
  if (figure.kpi !== undefined)
    return kpisOf(run, payee).find(({ code }) => code === figure.kpi)?.[figure.field ?? 'score'];
  if (figure.row !== undefined)
    return rowsOf(run, payee, figure.line ?? '').find(({ id }) => id === figure.row)?.amount;
  const found = statement(run, payee);
  if (figure.balance !== undefined)
    return found?.balances?.find(({ code }) => code === figure.balance)?.amount ?? '0.00';
  if (figure.payout !== undefined)
    return found?.lines.find((line) => line.code === figure.payout && line.payout === figure.move)?.amount ?? '0.00';
  return figure.total ? found?.total : found?.lines.find(({ code }) => code === figure.line)?.amount;
}

/** Errors of the run and of its statements, by code. */
const errorsOf = (runs: readonly Run[]): string[] => [
  ...new Set(
    runs
      .flatMap((run) => [...run.issues, ...[...statements(run)].flatMap(({ issues }) => issues)])
      .filter(({ severity }) => severity === 'error')
      .map(({ code, params, payee }) => `${code} ${payee ?? ''} ${JSON.stringify(params ?? {})}`),
  ),
];

const publishedOf = (id: string): PublishedCase => {
  const found = PUBLISHED.find((entry) => entry.id === id);
  if (!found) throw new Error(`no published case ${id}`);
  return found;
};

describe('the list of published cases', () => {
  it('has every case either covered or waiting, and none twice', () => {
    const ids = [...COVERED, ...WAITING].map(({ id }) => id);
    expect([...ids].sort()).toEqual(PUBLISHED.map(({ id }) => id).sort());
  });

  it('says of every waiting case what it needs and which later work brings it', () => {
    for (const { id, needs, reason, waitsFor } of WAITING) expect([id, needs, reason, waitsFor]).not.toContain('');
  });

  it('is described in docs/cases.md: counts, sources that were wrong, cases that wait', () => {
    const page = readFileSync(here('../../docs/cases.md'), 'utf8');
    const named = [...WAITING, ...PUBLISHED.filter(({ publishedIsRight }) => !publishedIsRight)].map(({ id }) => id);
    expect(named.filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
    expect(page).toContain(`${COVERED.length} run as tests, ${WAITING.length} wait`);
  });
});

for (const { name, file } of FILES) {
  describe(name, () => {
    for (const spec of file.cases) checkCase(spec, file);
  });
}

function checkCase(spec: CaseSpec, file: CaseFile): void {
  const { id } = spec;
  const { expected, published, publishedIsRight, topic } = publishedOf(id);
  const leaves = new Map(leavesOf(expected));
  describe(`${id}: ${topic}`, () => {
    const document = documentOf(spec, file);
    // Calculated by the first test that asks: what runs while tests are collected is out of reach of a mutant.
    const runs = lazy(() => runsOf(document, spec));

    it('has a plan a JSON file could hold', () => {
      expect(parsePlan(JSON.parse(JSON.stringify(document))).issues).toEqual([]);
    });

    it('covers every published figure', () => {
      expect(Object.keys(spec.expect).sort()).toEqual([...leaves.keys()].sort());
    });

    it('has no errors but those it is about', () => {
      const meant = spec.issues ?? [];
      expect(errorsOf(runs()).filter((error) => !meant.some((code) => error.startsWith(code)))).toEqual([]);
      for (const code of meant) expect(errorsOf(runs()).join('\n')).toContain(code);
    });

    for (const [pointer, expectation] of Object.entries(spec.expect)) {
      const leaf = leaves.get(pointer);
      it(`${pointer || 'figure'} = ${String(leaf)}`, () => {
        if (expectation.words) expect(canonicalNumber(leaf)).toBeNull();
        else if (expectation.not) expect(canonicalNumber(expectation.text)).not.toBe(canonicalNumber(leaf));
        else expect(canonicalNumber(expectation.text)).toBe(canonicalNumber(leaf));
        expect(given(runs(), spec, expectation)).toBe(expectation.text);
      });
    }

    for (const figure of spec.also ?? []) {
      const { text, ...where } = figure;
      it(`${JSON.stringify(where)} = ${text}`, () => expect(given(runs(), spec, figure)).toBe(text));
    }

    if (!publishedIsRight)
      it('does not repeat what the source got wrong', () => refuse(runs(), spec, leaves, published));
  });
}

/** A wrong source: its figures differ from the right ones, and the engine gives none of them. */
function refuse(runs: readonly Run[], spec: CaseSpec, leaves: ReadonlyMap<string, unknown>, published: unknown): void {
  const differing = leavesOf(published).filter(([pointer, leaf]) => {
    return spec.expect[pointer] && canonicalNumber(leaf) !== canonicalNumber(leaves.get(pointer));
  });
  const wrong = [
    ...differing.map(([pointer, leaf]) => ({ figure: spec.expect[pointer] as Figure, text: String(leaf) })),
    ...(spec.wrong ?? []).map((figure) => ({ figure, text: String(figure.text) })),
  ];
  expect(wrong).not.toHaveLength(0);
  for (const { figure, text } of wrong) {
    const figureText = given(runs, spec, figure);
    expect(figureText).toEqual(expect.any(String));
    expect(canonicalNumber(figureText)).not.toBe(canonicalNumber(text));
  }
}

/**
 * `npm run bench -- [--size S|M|L] [--json]`: workload W through the public API, every amount compared with the exact
 * baseline, times as ratios to the baseline's compute time in the same process (medians), a cold cell call, and, for
 * size L, how time per row and memory grow from size M. docs/performance.md says what each figure is.
 */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { explain, prepare, run, statements } from '../dist/index.js';
import { dealFigures } from './deals.mjs';
import { doubles, run as inDoubles } from './doubles.mjs';
import { run as baseline } from './exact.mjs';
import { otherPlan, otherTables } from './other.mjs';
import { SIZES } from './sizes.mjs';
import { load } from './tables.mjs';

const args = process.argv.slice(2);
const size = args.includes('--size') ? args[args.indexOf('--size') + 1] : 'M';
const chosen = SIZES[size];
if (!chosen) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
// Ten million rows of text do not fit the heap Node takes by itself.
if (chosen.heap && getHeapStatistics().heap_size_limit < (chosen.heap - 100) * 2 ** 20) again(chosen.heap);
else main();

function again(heap) {
  const self = [`--max-old-space-size=${heap}`, fileURLToPath(import.meta.url), ...args];
  try {
    execFileSync(process.execPath, self, { stdio: 'inherit' });
  } catch (error) {
    process.exitCode = error.status ?? 1;
  }
}

function main() {
  const cold = args.includes('--no-cold') ? {} : apart('./cold.mjs');
  const figures = { ...measure(), ...(size === 'L' ? {} : dealFigures({ ...chosen, rounds: 3 })) };
  const out = { size, ...figures, ...cold, ...(chosen.than ? growth(chosen.than, figures) : {}) };
  const rounded = Object.fromEntries(Object.entries(out).map(([key, value]) => [key, round(value)]));
  if (args.includes('--json')) console.log(JSON.stringify(rounded, null, 1));
  else for (const [key, value] of Object.entries(rounded)) console.log(key.padEnd(20), String(value).padStart(14));
  if (out.wrongAmounts > 0 || out.errors > 0 || out.dealsWrong > 0 || out.returnsWrong > 0) process.exitCode = 1;
}

/** Everything but the cold call. */
function measure() {
  const { plan, data, columns, sample } = load(chosen);
  const times = { exact: [], doubles: [], ingest: [], run: [], statements: [] };
  const straight = doubles(columns);
  let exact;
  let result;
  let peak = 0;
  for (let i = 0; i < chosen.rounds; i++) {
    const time = (what, work) => {
      const start = process.hrtime.bigint();
      const value = work();
      times[what].push(Number(process.hrtime.bigint() - start) / 1e6);
      peak = Math.max(peak, process.memoryUsage.rss());
      return value;
    };
    exact = time('exact', () => baseline(columns));
    time('doubles', () => inDoubles(straight));
    // Only one calculation is alive at a time, as it would be.
    result = null;
    const prepared = time('ingest', () => prepare(plan, data, { period: '2026-Q1' }));
    result = time('run', () => checked(run(prepared)));
    time('statements', () => counted(statements(result)));
  }
  const base = median(times.exact);
  const other = size === 'L' ? {} : otherFigures(data, base);
  const whole = times.ingest.map((ms, i) => ms + times.run[i] + times.statements[i]);
  const engine = times.ingest.map((ms, i) => ms + times.run[i]);
  return {
    rows: rowsOf(data),
    wrongAmounts: differing(result, exact, columns),
    errors: result.issues.filter((issue) => issue.severity === 'error').length,
    baselineMs: base,
    'ingest.vsExact': median(times.ingest) / base,
    'run.vsExact': median(times.run) / base,
    'statements.vsExact': median(times.statements) / base,
    'total.vsExact': median(whole) / base,
    'run.vsDoubles': median(times.run) / median(times.doubles),
    'explain.usPerPayee': explaining(result, sample),
    'engine.usPerRow': (median(engine) * 1000) / rowsOf(data),
    'run.peakMiB': peak / 2 ** 20,
    ...other,
  };
}

/** The other plan over the same data, so that W is not all that is fast; its amounts have no baseline to compare with. */
function otherFigures(data, base) {
  const plan = otherPlan(chosen.kpis);
  const tables = otherTables(data);
  const times = { ingest: [], run: [], statements: [] };
  let unknown = 0;
  for (let i = 0; i < 3; i++) {
    const start = process.hrtime.bigint();
    const prepared = prepare(plan, tables, { period: '2026-Q1' });
    const read = process.hrtime.bigint();
    const result = run(prepared);
    const done = process.hrtime.bigint();
    unknown = 0;
    for (const { total } of statements(result)) if (total === null) unknown++;
    const said = process.hrtime.bigint();
    times.ingest.push(Number(read - start) / 1e6);
    times.run.push(Number(done - read) / 1e6);
    times.statements.push(Number(said - done) / 1e6);
  }
  if (unknown > 0) throw new Error(`${unknown} totals of the other plan are unknown`);
  return Object.fromEntries(Object.entries(times).map(([what, ms]) => [`other.${what}.vsExact`, median(ms) / base]));
}

/** Rows of all tables: people, facts, deals. */
function rowsOf({ tables }) {
  return tables.reduce((rows, { columns }) => rows + columns[0].length, 0);
}

/** The sum of what every line printed, so that no work is left undone. */
function checked(result) {
  let sum = 0;
  for (const line of result.cohorts[0].lines) for (const units of line.printed.v) sum += units;
  if (!(sum > 0)) throw new Error('nothing was calculated');
  return result;
}

function counted(all) {
  let lines = 0;
  for (const statement of all) lines += statement.lines.length;
  return lines;
}

/** Microseconds to explain all of a payee's lines, median over payees: the first ones pay for what all share. */
function explaining(result, sample) {
  const times = sample.map((payee) => {
    const start = process.hrtime.bigint();
    explain(result, payee);
    return Number(process.hrtime.bigint() - start) / 1000;
  });
  return median(times);
}

/** Number of amounts that differ from the baseline's. */
function differing(result, exact, { P, K }) {
  let different = 0;
  const [cohort] = result.cohorts;
  cohort.lines.forEach((line, l) => {
    for (let p = 0; p < P; p++) {
      const expected = l < K ? exact.kpiLines[p * K + l] : exact.commission[p];
      if (line.printed.v[p] !== expected) different++;
    }
  });
  return different;
}

/** What another program of this folder prints, in a process of its own: neither its heap nor ours is in the way. */
function apart(file, ...options) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [path, ...options], { encoding: 'utf8' }));
}

/** Ingest and run per row against a smaller size, measured in a process of its own; linear is 1 or less. */
function growth(smaller, figures) {
  const other = apart('./main.mjs', '--size', smaller, '--json', '--no-cold');
  return {
    [`growth.perRowVs${smaller}`]: figures['engine.usPerRow'] / other['engine.usPerRow'],
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function round(x) {
  return typeof x === 'number' ? Math.round(x * 1000) / 1000 : x;
}

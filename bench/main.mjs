/**
 * `npm run bench -- [--size S|M|L] [--json]`: workload W through the public API, every amount compared with the exact
 * baseline, times as ratios to the baseline's compute time in the same process. Medians.
 */

import { explain, prepare, run, statements } from '../dist/index.js';
import { run as baseline, columns } from './exact.mjs';
import { planOf, tablesOf } from './plan.mjs';
import { workload } from './workload.mjs';

const SIZES = {
  S: { payees: 10_000, kpis: 5, deals: 200_000 },
  M: { payees: 100_000, kpis: 10, deals: 1_000_000 },
};
const args = process.argv.slice(2);
const size = args[args.indexOf('--size') + 1] ?? 'M';
const chosen = SIZES[args.includes('--size') ? size : 'M'];
const ROUNDS = 7;

let w = workload({ ...chosen, seed: 1 });
const plan = planOf(chosen.kpis);
const data = tablesOf(w);
const cols = columns(w, { split: false });
const sample = w.payees.slice(0, 200).map((p) => p.payee);
// The row objects are not what is measured, and a full heap slows every collection.
w = null;
const options = { period: '2026-Q1' };

const times = { exact: [], ingest: [], run: [], statements: [] };
let exact;
let result;
let peak = 0;
for (let i = 0; i < ROUNDS; i++) {
  times.exact.push(
    timed(() => {
      exact = baseline(cols);
    }),
  );
  let prepared;
  times.ingest.push(
    timed(() => {
      prepared = prepare(plan, data, options);
    }),
  );
  times.run.push(
    timed(() => {
      result = run(prepared);
      checksum(result);
    }),
  );
  times.statements.push(
    timed(() => {
      let lines = 0;
      for (const s of statements(result)) lines += s.lines.length;
      return lines;
    }),
  );
  peak = Math.max(peak, process.memoryUsage().rss);
}
const wrong = compare(result, exact);
const base = median(times.exact);
const explained = timed(() => {
  for (const payee of sample) explain(result, payee);
});
const out = {
  size,
  wrongAmounts: wrong,
  baselineMs: round(base),
  'ingest.vsExact': round(median(times.ingest) / base),
  'run.vsExact': round(median(times.run) / base),
  'statements.vsExact': round(median(times.statements) / base),
  'explain.usPerPayee': round((explained * 1000) / sample.length),
  'run.peakMiB': Math.round(peak / 2 ** 20),
};
console.log(JSON.stringify(out, null, 1));
if (wrong > 0 || result.issues.some((issue) => issue.severity === 'error')) process.exitCode = 1;

function timed(work) {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function round(x) {
  return Math.round(x * 100) / 100;
}

function checksum(r) {
  let sum = 0;
  for (const line of r.cohorts[0].lines) for (const units of line.printed.v) sum += units;
  return sum;
}

/** Number of amounts that differ from the baseline's. */
function compare(r, e) {
  let different = 0;
  const [cohort] = r.cohorts;
  cohort.lines.forEach((line, l) => {
    for (let p = 0; p < cols.P; p++) {
      const expected = l < cols.K ? e.kpiLines[p * cols.K + l] : e.commission[p];
      if (line.printed.v[p] !== expected) different++;
    }
  });
  return different;
}

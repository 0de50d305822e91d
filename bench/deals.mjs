/**
 * From deals to pay: workload W whole, each deal split between its owner and its assist, and a second one paid row by
 * row: marginal tiers on running totals, and returns at the rate of the row they return. Both against straight-line
 * exact programs over the same columns (`exact.mjs`, `straight` below); every amount is compared.
 */
import { prepare, run, statements } from '../dist/index.js';
import { run as baseline, columns as columnsOf } from './exact.mjs';
import { planOf, tablesOf } from './plan.mjs';
import { workload } from './workload.mjs';

const PERIOD = '2026-Q1';
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The same people and KPIs; deals with their roles, their share and, where they return, the deal returned. */
function tables(w, returns) {
  const { tables: all } = tablesOf(w);
  const deals = {
    deal: w.deals.map((d) => d.deal),
    owner: w.deals.map((d) => d.owner),
    assist: w.deals.map((d) => d.assist),
    amount: w.deals.map((d) => d.amount),
    owner_share: w.deals.map((d) => d.owner_share),
    closed: w.deals.map((d) => d.closed),
    returns: w.deals.map(() => ''),
  };
  for (const back of returns) for (const [field, cell] of Object.entries(back)) deals[field].push(cell);
  const table = {
    role: 'rows',
    name: 'Deals',
    header: Object.keys(deals),
    fields: Object.keys(deals),
    columns: Object.values(deals),
    typed: false,
  };
  return { tables: [...all.filter(({ role }) => role !== 'rows'), table] };
}

/** Workload W whole: the owner's share of each deal, the rest to the assist. */
function splitPlan(kpis) {
  return {
    ...planOf(kpis),
    credits: [
      { code: 'Owner', table: 'Deals', payee: 'owner', share: 'owner_share' },
      { code: 'Assist', table: 'Deals', payee: 'assist' },
    ],
  };
}

/** Every deal is paid what it adds to F of the owner's running total; a return takes back its part of that. */
function returnsPlan(kpis) {
  const plan = planOf(kpis);
  return {
    ...plan,
    measures: [],
    kpis: [],
    parameters: [],
    scales: plan.scales.filter(({ code }) => code === 'Commission'),
    components: [
      {
        code: 'Commission',
        expression:
          'round(slices(Commission, accrued(amount)), 2) - round(slices(Commission, accrued(amount) - amount), 2)',
        per: {
          table: 'Deals',
          date: 'closed',
          id: 'deal',
          payee: 'owner',
          returns: 'returns',
          base: 'amount',
          lowers: 'nowhere',
        },
      },
    ],
  };
}

/** Every fiftieth deal is half returned on the last day. */
function returnsOf(w) {
  return w.deals
    .filter((_, i) => i % 50 === 0)
    .map((d, i) => ({
      deal: `R${i + 1}`,
      owner: d.owner,
      assist: '',
      amount: `-${half(d.amount)}`,
      owner_share: '1',
      closed: '2026-03-31',
      returns: d.deal,
    }));
}

const half = (text) => {
  const units = Math.floor(Math.round(Number(text) * 100) / 2);
  return `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
};

const FROM = [0, 50_000_000, 150_000_000, 300_000_000];
const RATE = [20_000, 35_000, 52_500, 71_250];

/** round(F(base), 2) in kopecks. */
function marginal(base) {
  let sum = 500_000;
  for (let t = 0; t < 4 && base > FROM[t]; t++) sum += (Math.min(base, FROM[t + 1] ?? base) - FROM[t]) * RATE[t];
  if (sum <= Number.MAX_SAFE_INTEGER) return Math.floor(sum / 1_000_000);
  let big = 500_000n;
  for (let t = 0; t < 4 && base > FROM[t]; t++)
    big += BigInt(Math.min(base, FROM[t + 1] ?? base) - FROM[t]) * BigInt(RATE[t]);
  return Number(big / 1_000_000n);
}

/** Loaded columns of the second workload; not timed. */
function loaded(w, returns) {
  const index = new Map(w.payees.map(({ payee }, i) => [payee, i]));
  const byId = new Map(w.deals.map(({ deal }, i) => [deal, i]));
  const day = (text) => Number(text.slice(5, 7)) * 40 + Number(text.slice(8));
  return {
    payees: w.payees.length,
    owner: Int32Array.from(w.deals, (d) => index.get(d.owner)),
    amount: Float64Array.from(w.deals, (d) => Math.round(Number(d.amount) * 100)),
    day: Int32Array.from(w.deals, (d) => day(d.closed)),
    id: Int32Array.from(w.deals, (d) => Number(d.deal.slice(1))),
    of: Int32Array.from(returns, (d) => byId.get(d.returns)),
    back: Float64Array.from(returns, (d) => Math.round(-Number(d.amount) * 100)),
  };
}

/** Straight-line: rows by payee, day and id; what each adds to F; returns in proportion, rounded half away. */
function straight({ payees, owner, amount, day, id, of, back }) {
  const n = owner.length;
  const start = new Int32Array(payees + 1);
  for (let i = 0; i < n; i++) start[owner[i] + 1]++;
  for (let p = 0; p < payees; p++) start[p + 1] += start[p];
  const next = start.slice();
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[next[owner[i]]++] = i;
  const pay = new Float64Array(n);
  const total = new Float64Array(payees);
  for (let p = 0; p < payees; p++) {
    const own = order.subarray(start[p], start[p + 1]).sort((a, b) => day[a] - day[b] || id[a] - id[b]);
    let base = 0;
    let before = 0;
    for (const i of own) {
      base += amount[i];
      const after = marginal(base);
      pay[i] = after - before;
      before = after;
    }
    total[p] = before;
  }
  for (let r = 0; r < of.length; r++) {
    const i = of[r];
    const product = 2 * pay[i] * back[r] + amount[i];
    const part =
      product <= Number.MAX_SAFE_INTEGER
        ? Math.floor(product / (2 * amount[i]))
        : Number((2n * BigInt(pay[i]) * BigInt(back[r]) + BigInt(amount[i])) / (2n * BigInt(amount[i])));
    total[owner[i]] -= part;
  }
  return total;
}

function timed(rounds, base, work) {
  const times = { base: [], run: [] };
  let [exact, result] = [null, null];
  for (let i = 0; i < rounds; i++) {
    const start = process.hrtime.bigint();
    exact = base();
    const between = process.hrtime.bigint();
    times.base.push(Number(between - start) / 1e6);
    result = null;
    const prepared = work();
    const ready = process.hrtime.bigint();
    result = run(prepared);
    times.run.push(Number(process.hrtime.bigint() - ready) / 1e6);
  }
  return { exact, result, ratio: median(times.run) / median(times.base) };
}

const wrong = (result, exact, of) => {
  let count = 0;
  let i = 0;
  for (const statement of statements(result)) if (Math.round(Number(statement.total) * 100) !== of(exact, i++)) count++;
  return count;
};

/** @returns {{ 'deals.vsExact': number, 'returns.vsExact': number, dealsWrong: number, returnsWrong: number }} */
export function dealFigures({ payees, kpis, deals, rounds }) {
  const w = workload({ payees, kpis, deals });
  const back = returnsOf(w);
  const columns = columnsOf(w);
  const split = tables(w, []);
  const first = timed(
    rounds,
    () => baseline(columns),
    () => prepare(splitPlan(kpis), split, { period: PERIOD }),
  );
  const plain = loaded(w, back);
  const all = tables(w, back);
  const second = timed(
    rounds,
    () => straight(plain),
    () => prepare(returnsPlan(kpis), all, { period: PERIOD }),
  );
  return {
    'deals.vsExact': first.ratio,
    'returns.vsExact': second.ratio,
    dealsWrong: wrong(first.result, first.exact, ({ total }, i) => total[i]),
    returnsWrong: wrong(second.result, second.exact, (total, i) => total[i]),
  };
}

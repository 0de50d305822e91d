/** Workload W as the engine's tables and as the baseline's columns, the deals in as many chunks as a size asks for. */
import { columns as columnsOf } from './exact.mjs';
import { dealsTable, planOf, tablesOf } from './plan.mjs';
import { workload } from './workload.mjs';

/** One seed a chunk; payees and KPIs are those of the first. */
export function load({ payees, kpis, deals, chunks }) {
  const part = (seed) => workload({ payees, kpis, deals: deals / chunks, seed });
  const first = part(1);
  const tables = [...tablesOf(first).tables];
  const columns = columnsOf(first, { split: false });
  const amounts = new Float64Array(deals);
  const owners = new Int32Array(deals);
  const index = new Map(first.payees.map(({ payee }, i) => [payee, i]));
  let row = 0;
  const take = (w) => {
    for (const { owner, amount } of w.deals) {
      owners[row] = index.get(owner);
      amounts[row++] = Math.round(Number(amount) * 100);
    }
  };
  take(first);
  for (let seed = 2; seed <= chunks; seed++) {
    const w = part(seed);
    take(w);
    tables.push(dealsTable(w, row - w.deals.length));
  }
  const sample = first.payees.slice(0, 200).map(({ payee }) => payee);
  const whole = { assist: new Int32Array(deals).fill(-1), share: new Float64Array(deals).fill(10_000) };
  return {
    plan: planOf(kpis),
    data: { tables },
    columns: { ...columns, ...whole, owner: owners, amount: amounts },
    sample,
  };
}

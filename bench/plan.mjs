/** Workload W as an ordinary plan document and ordinary tables, without the split of its first step. */

const WEIGHTS = { 5: ['30%', '25%', '20%', '15%', '10%'], 10: Array(10).fill('10%') };

/** @param {5 | 10} kpis */
export function planOf(kpis) {
  const codes = Array.from({ length: kpis }, (_, k) => `K${k + 1}`);
  return {
    format: 'premia/1',
    plans: [{ code: 'W', currency: 'RUB' }],
    parameters: [{ code: 'target_bonus', value: '', unit: 'money' }],
    measures: [
      ...codes.map((code) => ({ code, unit: 'money' })),
      { code: 'Sales', unit: 'money', rows: { table: 'Deals', aggregate: 'sum', column: 'amount', date: 'closed' } },
    ],
    kpis: codes.map((code, k) => ({
      code,
      measure: code,
      rule: 'ratio',
      weight: WEIGHTS[kpis][k],
      round: 6,
      scale: 'Payout',
    })),
    scales: [
      {
        code: 'Payout',
        method: 'interpolated',
        below: 'zero',
        points: [
          ['0.8', '0.5'],
          ['1', '1'],
          ['1.2', '1.3'],
          ['1.5', '2'],
        ].map(([from, value]) => ({ from: percent(from), value })),
      },
      {
        code: 'Commission',
        method: 'marginal',
        below: 'zero',
        points: [
          ['0', '2%'],
          ['500000', '3.5%'],
          ['1500000', '5.25%'],
          ['3000000', '7.125%'],
        ].map(([from, value]) => ({ from, value })),
      },
    ],
    components: [
      ...codes.map((code) => ({
        code: `Bonus ${code}`,
        expression: `target_bonus * weight(${code}) * round(score(${code}), 6)`,
      })),
      { code: 'Commission', expression: 'scale(Commission, Sales)' },
    ],
  };
}

const percent = (x) => `${Number(x) * 100}%`;

/** Column-major tables of text cells, as a CSV reader hands them over. */
export function tablesOf(w) {
  return {
    tables: [
      table('people', 'People', {
        payee: w.payees.map((p) => p.payee),
        target_bonus: w.payees.map((p) => p.target_bonus),
      }),
      table('facts', 'Facts', {
        payee: w.kpis.map((k) => k.payee),
        measure: w.kpis.map((k) => k.kpi),
        period: w.kpis.map(() => '2026-Q1'),
        fact: w.kpis.map((k) => k.actual),
        target: w.kpis.map((k) => k.target),
      }),
      dealsTable(w),
    ],
  };
}

/** `before`: rows of the same table that were handed over before these. */
export const dealsTable = (w, before = 0) => ({
  ...table('rows', 'Deals', {
    payee: w.deals.map((d) => d.owner),
    amount: w.deals.map((d) => d.amount),
    closed: w.deals.map((d) => d.closed),
  }),
  firstRow: before + 2,
});

const table = (role, name, columns) => ({
  role,
  name,
  header: Object.keys(columns),
  fields: Object.keys(columns),
  columns: Object.values(columns),
  typed: false,
});

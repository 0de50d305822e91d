/**
 * Another plan over the same payees, KPI results and deals, so that workload W is not all that is fast: tiers of other
 * methods, conditions on rows, a product of row columns, attainment that is never rounded before it pays, proration.
 */

const tiers = (pairs) => pairs.map(([from, value]) => ({ from, value }));

/** @param {5 | 10} kpis */
export function otherPlan(kpis) {
  const codes = Array.from({ length: kpis }, (_, k) => `K${k + 1}`);
  const rows = (aggregate, more) => ({ table: 'Deals', aggregate, date: 'closed', ...more });
  return {
    format: 'premia/1',
    plans: [{ code: 'V', currency: 'RUB', proration: 'calendarDays', cap: '2000000' }],
    parameters: [{ code: 'target_bonus', value: '', unit: 'money' }],
    measures: [
      ...codes.map((code) => ({ code, unit: 'money' })),
      { code: 'Paid', unit: 'money', rows: rows('sum', { column: 'amount', where: "status = 'paid'" }) },
      {
        code: 'Large',
        unit: 'money',
        rows: rows('sum', { column: 'amount', where: "status = 'paid' and amount >= 5000" }),
      },
      { code: 'Margin', unit: 'money', rows: rows('sum', { column: 'amount * margin', where: "status <> 'lost'" }) },
      { code: 'Deals', unit: 'count', rows: rows('count', { where: 'amount > 1000 or margin > 0.3' }) },
    ],
    kpis: codes.map((code, k) => ({
      code,
      measure: code,
      rule: k % 3 === 2 ? 'mirror' : 'ratio',
      weight: `${100 / kpis}%`,
      floor: '70%',
      cap: '140%',
      ...(k % 2 === 0 ? { scale: 'Steps' } : {}),
    })),
    scales: [
      {
        code: 'Steps',
        method: 'retroactive',
        below: 'zero',
        points: tiers([
          ['70%', '0.6'],
          ['90%', '0.9'],
          ['100%', '1'],
          ['120%', '1.25'],
        ]),
      },
      {
        code: 'Volume',
        method: 'retroactive',
        below: 'zero',
        points: tiers([
          ['0', '1%'],
          ['200000', '2.5%'],
          ['900000', '4%'],
        ]),
      },
      {
        code: 'Count',
        method: 'amount',
        below: 'zero',
        points: tiers([
          ['0', '0'],
          ['5', '1500'],
          ['10', '4000'],
          ['15', '9000'],
        ]),
      },
    ],
    components: [
      { code: 'Scorecard', expression: 'prorate(target_bonus) * coefficient()' },
      {
        code: 'Leader',
        expression: 'target_bonus * min(attainment(K1), attainment(K2)) * 5%',
        when: 'attainment(K1) >= 100%',
      },
      { code: 'Commission', expression: 'scale(Volume, Paid)' },
      { code: 'Large deals', expression: 'max(Large - 100000, 0) * 1.5%' },
      { code: 'Margin bonus', expression: 'if(Margin / (Paid + 1) >= 0.2, Margin * 3%, Margin * 1%)' },
      { code: 'Counts', expression: 'scale(Count, Deals)' },
    ],
  };
}

const STATUS = ['paid', 'paid', 'paid', 'billed', 'lost'];

/** The tables of W, with a day of hiring for payees and a status and a margin for deals. */
export function otherTables({ tables: [people, facts, ...deals] }) {
  const hired = people.columns[0].map((_, i) => `202${i % 7}-0${1 + (i % 3)}-1${i % 10}`);
  const wider = (table) => {
    const n = table.columns[0].length;
    const status = Array.from({ length: n }, (_, i) => STATUS[(i * 7) % 5]);
    const margin = Array.from({ length: n }, (_, i) => `0.${10 + ((i * 31) % 45)}`);
    return more(table, { status, margin });
  };
  return { tables: [more(people, { hired }), facts, ...deals.map(wider)] };
}

const more = (table, columns) => ({
  ...table,
  header: [...table.header, ...Object.keys(columns)],
  fields: [...table.fields, ...Object.keys(columns)],
  columns: [...table.columns, ...Object.values(columns)],
});

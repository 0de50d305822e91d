/** Sizes of workload W. `chunks`: the deals are made and handed over in so many tables of one name. `heap`: MiB needed. */
export const SIZES = {
  S: { payees: 10_000, kpis: 5, deals: 200_000, chunks: 1, rounds: 7 },
  M: { payees: 100_000, kpis: 10, deals: 1_000_000, chunks: 1, rounds: 7 },
  L: { payees: 100_000, kpis: 10, deals: 10_000_000, chunks: 10, rounds: 3, heap: 3300, than: 'M' },
};

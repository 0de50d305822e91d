/**
 * Workload W as anybody would first write it: straight-line code in rubles, doubles, rounded by Math.round after each
 * step. Fast, and wrong for a payee in three by a kopeck or more. Reads the columns of `exact.mjs`, whole deals.
 */
const TIERS = [0, 500_000, 1_500_000, 3_000_000];
const RATES = [0.02, 0.035, 0.0525, 0.07125];
const CURVE_X = [0.8, 1, 1.2, 1.5];
const CURVE_Y = [0.5, 1, 1.3, 2];

/** The columns in rubles and shares; not timed. */
export const doubles = ({ P, K, weights, bonus, target, actual, owner, amount }) => ({
  P,
  K,
  owner,
  weights: weights.map((w) => w / 100),
  bonus: bonus.map((x) => x / 100),
  target: target.map((x) => x / 100),
  actual: actual.map((x) => x / 100),
  amount: amount.map((x) => x / 100),
});

export function run({ P, K, weights, bonus, target, actual, owner, amount }) {
  const base = new Float64Array(P);
  const total = new Float64Array(P);
  const kpiLines = new Float64Array(P * K);
  for (let i = 0; i < amount.length; i++) base[owner[i]] += amount[i];
  for (let p = 0; p < P; p++) {
    let sum = round(marginal(base[p]), 100);
    for (let k = 0, j = p * K; k < K; k++, j++) {
      const line = round(bonus[p] * weights[k] * payout(round(actual[j] / target[j], 1e6)), 100);
      kpiLines[j] = line;
      sum += line;
    }
    total[p] = sum;
  }
  return { kpiLines, total };
}

const round = (x, units) => Math.round(x * units) / units;

function marginal(base) {
  let sum = 0;
  for (let t = 0; t < 4 && base > TIERS[t]; t++) sum += (Math.min(base, TIERS[t + 1] ?? base) - TIERS[t]) * RATES[t];
  return sum;
}

function payout(x) {
  if (x < CURVE_X[0]) return 0;
  if (x >= CURVE_X[3]) return CURVE_Y[3];
  const s = x < CURVE_X[1] ? 0 : x < CURVE_X[2] ? 1 : 2;
  const slope = (CURVE_Y[s + 1] - CURVE_Y[s]) / (CURVE_X[s + 1] - CURVE_X[s]);
  return round(CURVE_Y[s] + (x - CURVE_X[s]) * slope, 1e6);
}

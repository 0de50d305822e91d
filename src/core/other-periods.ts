/** Other periods of a plan and its data: each is the same calculation, made once for all that ask for it. */
import { type Prepared, preparedOf } from './prepare.js';
import { type Run, run } from './run.js';

const RUNS = new WeakMap<Prepared, Run>();

/**
 * The run of another period of the same plan and data, calculated anew whatever is closed; made at first need, once.
 */
export function runOf(prepared: Prepared, period: string): Run {
  const other = preparedOf(prepared, period);
  const known = RUNS.get(other) ?? run(other);
  RUNS.set(other, known);
  return known;
}

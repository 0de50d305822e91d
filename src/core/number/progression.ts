/** Whole numbers by index, such as the row each payee's value stands in: in a sorted table they grow by equal steps. */

/** While the numbers are a progression from index 0 on they take no memory. */
export interface Numbers {
  readonly length: number;
  first: number;
  step: number;
  /** How many of the first indices have a number of the progression. */
  count: number;
  /** All of them, once they are no progression. */
  all: Int32Array | null;
}

/** `length` zeros: 0 says there is none. @example numberAt(numbers(5), 2) // 0 */
export const numbers = (length: number): Numbers => ({ length, first: 0, step: 0, count: 0, all: null });

export function numberAt({ all, count, first, step }: Numbers, i: number): number {
  return all ? (all[i] as number) : i < count ? first + step * i : 0;
}

/** Sets the number of an index. */
export function setNumber(own: Numbers, i: number, value: number): void {
  if (own.all === null && i === own.count) {
    if (i === 0) own.first = value;
    if (i === 1) own.step = value - own.first;
    if (own.first + own.step * i === value) {
      own.count++;
      return;
    }
  }
  own.all ??= Int32Array.from({ length: own.length }, (_, at) => numberAt(own, at));
  own.all[i] = value;
}

/** The frame where the built code.js runs, seen from outside: its functions, and values made inside it. */
import type { CellValue, Services } from '../ports.js';

type Func = (...given: unknown[]) => unknown;
type RealmWindow = Window & {
  Array: ArrayConstructor;
  Date: DateConstructor;
  JSON: JSON;
};

export interface Realm {
  /** Calls a top-level function of code.js. Throws what it throws; ReferenceError where there is none of the name. */
  call(name: string, given: readonly unknown[]): unknown;
  /** Rows as an array of arrays of the realm's own. */
  rows(rows: readonly (readonly CellValue[])[]): CellValue[][];
  /** A date of the realm's own, at local midnight unless a time of day is given. */
  date(year: number, month: number, day: number, hours: number, minutes: number, seconds: number): object;
  /** A plain value read again inside the realm. */
  parse(json: string): unknown;
}

/**
 * The realm of a frame that has loaded code.js. Services become visible only now: a script that touched one while it
 * loaded would have failed.
 */
export function realmOf(frame: HTMLIFrameElement, services: Services): Realm {
  const inside = frame.contentWindow as RealmWindow;
  for (const name of Object.keys(services) as (keyof Services)[])
    Object.defineProperty(inside, name, { get: () => services[name] });
  return {
    call(name, given) {
      const found: unknown = Reflect.get(inside, name);
      if (typeof found !== 'function' || name.endsWith('_')) throw new ReferenceError(`${name} is not defined`);
      return (found as Func)(...given);
    },
    rows: (rows) => inside.Array.from(rows, (row) => inside.Array.from(row)),
    date: (...parts) => new inside.Date(...parts),
    parse: (json) => inside.JSON.parse(json),
  };
}

/** How far a long run is, on standard error. */

import type { Lang } from '../core/issue/issue.js';
import { formatDecimal } from '../core/number/decimal.js';
import type { Io } from './io.js';
import { cliWords, fill } from './words.js';

export interface Progress {
  rowsRead(n: number): void;
  /** Told for every payee; drawn now and then. */
  calculated(n: number, total: number): void;
  /** Takes the last drawn line away. */
  done(): void;
}

/** Payees between two drawings. */
const EVERY = 1000;

const SILENT: Progress = { rowsRead: () => {}, calculated: () => {}, done: () => {} };

/** A terminal has the line drawn over; a log asked for with --progress gets a line each. */
export function progressOf(io: Io, lang: Lang, asked: boolean): Progress {
  if (!io.tty && !asked) return SILENT;
  const w = cliWords(lang);
  const number = (n: number): string => formatDecimal(n, 0, { lang });
  let drawn = false;
  const draw = (text: string): void => {
    io.err(io.tty ? `\r\u001B[K${text}` : `${text}\n`);
    drawn = io.tty;
  };
  return {
    rowsRead: (n) => draw(fill(w.rowsRead, { n: number(n) })),
    calculated: (n, total) => {
      if (n % EVERY === 0 || (n === total && total >= EVERY))
        draw(fill(w.calculated, { n: number(n), total: number(total) }));
    },
    done: () => {
      if (drawn) io.err('\r\u001B[K');
      drawn = false;
    },
  };
}

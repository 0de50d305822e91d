/** Reads a command's input and finds its payee. */

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { clean, nearest } from '../core/language/nearest.js';
import type { Run } from '../core/run/result.js';
import type { Book } from '../workbook/index.js';
import type { Context } from './context.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

/** The plan and data of a path. A path that is not there is the caller's mistake; what is in it are issues. */
export async function load(input: string, { io, lang, progress }: Context): Promise<Book> {
  const path = resolve(io.cwd, input);
  if ((await stat(path).catch(() => null)) === null) throw new UsageError(fill(cliWords(lang).noFile, { name: input }));
  // Loaded when needed: help and mistakes in the call answer at once.
  const { readInput } = await import('../node.js');
  const book = await readInput(path);
  progress.rowsRead(book.data.tables.reduce((n, table) => n + (table.columns[0]?.length ?? 0), 0));
  return book;
}

/** Index of the payee asked for, or null for everybody. */
export function payeeOf(run: Run, name: string | undefined, lang: Context['lang']): number | null {
  if (name === undefined) return null;
  const { people } = run.prepared;
  const found = people.find(name);
  if (found >= 0) return found;
  const w = cliWords(lang);
  if (found === -2) throw new UsageError(fill(w.twoPayees, { name }));
  const quote = (text: string): string => (lang === 'ru' ? `«${text}»` : `"${text}"`);
  const near = people.suggest(name);
  const meant = near === '' ? namesWith(name, run) : [near];
  const hint =
    people.payees.length === 0
      ? w.nobodyHere
      : meant.length === 0
        ? ''
        : `${w.didYouMean} ${meant.map(quote).join(` ${w.or} `)}?`;
  throw new UsageError(`${fill(w.noPayee, { name })} ${hint}`.trim());
}

/** People a surname or a first name alone may be: at most five, or nobody. */
function namesWith(name: string, { prepared: { people } }: Run): string[] {
  const typed = clean(name).split(' ');
  const found = people.payees.filter((payee) => {
    const words = clean(payee.name).split(' ');
    return typed.every((word) => nearest(word, words) !== undefined);
  });
  return found.length > 5 ? [] : found.map((payee) => payee.name);
}

/** The payees a command is about. */
export function* chosen(run: Run, payee: number | null): Generator<string> {
  const { payees } = run.prepared.people;
  for (const [index, { id }] of payees.entries()) if (payee === null || payee === index) yield id;
}

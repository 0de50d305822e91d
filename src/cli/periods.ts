/** Which period is meant when none was given: the only one the data speaks of. */

import { periodsIn } from '../board/periods.js';
import { parsePeriod } from '../core/day/period.js';
import { readPeriods } from '../core/inputs/time.js';
import { issueText } from '../core/language/issue-text.js';
import type { PlanDocument } from '../core/plan/plan.js';
import type { Data } from '../core/table/data.js';
import type { Context } from './context.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

interface Input {
  readonly plan: PlanDocument;
  readonly data: Data;
}

/** Periods named in a usage message. */
const MOST_NAMED = 12;

/** The period asked for, checked; else the only one of the data. */
export function periodOf(given: string | undefined, { plan, data }: Input, { io, lang }: Context): string {
  const w = cliWords(lang);
  const custom = readPeriods(data.tables, []);
  if (given !== undefined) {
    const read = parsePeriod(given, custom);
    if ('code' in read) return read.code;
    const { message, hint } = issueText({ code: read.refused, severity: 'error', params: read.params }, lang);
    throw new UsageError(`${message} ${hint}`);
  }
  const found = periodsIn(plan, data);
  const [only] = found;
  if (only === undefined) throw new UsageError(w.noPeriod);
  if (found.length > 1) {
    const list = [...(found.length > MOST_NAMED ? ['…'] : []), ...found.slice(-MOST_NAMED)].join(', ');
    throw new UsageError(fill(w.severalPeriods, { list, last: found[found.length - 1] ?? only }));
  }
  io.err(`${fill(w.onlyPeriod, { name: only })}\n`);
  return only;
}

/** Manual adjustments: each row is a line of its own, of one of six kinds that are different things in law. */

import { parsePeriod } from '../day/period.js';
import { error, type Place, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { type Cellular, get, isUnknown } from '../number/columns.js';
import { type Int, neg } from '../number/exact.js';
import { unitsAt } from '../number/quantity.js';
import type { AdjustmentKind, Stage } from '../program/statement.js';
import { cellsOf, eachRow, readOne, refusalIssue, rowAt } from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import { type Reader, spoil, unknownPayee } from './people.js';

export interface Adjustment {
  readonly payee: number;
  readonly kind: AdjustmentKind;
  readonly stage: Stage;
  readonly title: string;
  readonly ground: string;
  readonly author: string;
  /** Signed: what it adds to the statement, in the smallest unit. */
  amount(digits: number): Cellular;
  readonly place: Place;
}

const KINDS: readonly {
  readonly kind: AdjustmentKind;
  readonly sign: -1 | 0 | 1;
  readonly stage: Stage;
  readonly words: readonly string[];
}[] = [
  { kind: 'notEarned', sign: -1, stage: 'earned', words: ['не заработано', 'not earned', 'notEarned'] },
  {
    kind: 'disciplinary',
    sign: -1,
    stage: 'earned',
    words: ['снижение премии', 'снижение', 'disciplinary reduction', 'disciplinary'],
  },
  { kind: 'deduction', sign: -1, stage: 'pay', words: ['удержание', 'deduction'] },
  { kind: 'oneOff', sign: 1, stage: 'earned', words: ['разовая премия', 'one-off premium', 'oneOff'] },
  {
    kind: 'extraAccrual',
    sign: 1,
    stage: 'earned',
    words: ['доначисление', 'доплата', 'extra accrual', 'extraAccrual'],
  },
  {
    kind: 'recalculation',
    sign: 0,
    stage: 'earned',
    words: ['перерасчёт', 'перерасчёт за прошлый период', 'recalculation'],
  },
];

/** Reads the adjustments of the period; a row that cannot be read spoils its payee's statement only. */
export function readAdjustments(tables: readonly RowTable[], reader: Reader): Adjustment[] {
  const found: Adjustment[] = [];
  eachRow(tables, 'adjustments', (table, row) => {
    const read = readRow(table, row, reader);
    if (read) found.push(read);
  });
  return found;
}

function readRow(table: RowTable, row: number, reader: Reader): Adjustment | null {
  const { people, period, custom, issues } = reader;
  const { text, place } = rowAt(table, row);
  const unnamed = text('payee') === '';
  if (unnamed && text('amount') === '') return null;
  const payee = unnamed ? -1 : people.find(text('payee'));
  const within = parsePeriod(cellsOf(table, 'period')?.[row], custom, { dateMeansMonth: period.kind !== 'day' });
  if ('refused' in within) return spoil(reader, payee, refusalIssue(within, place('period')));
  if (within.start < period.start || within.end > period.end) return null;
  if (unnamed) return spoil(reader, payee, warning('row-without-payee', { name: '', count: '1' }, place('payee')));
  if (payee < 0) return spoil(reader, payee, unknownPayee(reader, text('payee'), place('payee')));
  const spec = KINDS.find(({ words }) => words.some((word) => fold(word) === fold(text('kind'))));
  if (!spec) return spoil(reader, payee, error('adjustment-kind', { text: text('kind') }, place('kind')));
  const name = people.payees[payee]?.name ?? '';
  if (text('ground') === '') issues.push(warning('adjustment-ground', { name }, place('ground')));
  const quantity = readOne(table, row, 'amount', { issues });
  const raw = get(quantity.num, 0);
  if (!isUnknown(raw) && raw < 0 && spec.sign > 0)
    issues.push(warning('adjustment-sign', { name, kind: text('kind') }, place('amount')));
  const amount = (digits: number): Cellular => {
    const units = unitsAt(quantity, 0, digits);
    return isUnknown(units) ? units : signed(units, spec.sign);
  };
  return {
    payee,
    kind: spec.kind,
    stage: spec.stage,
    title: text('title') || text('kind'),
    ground: text('ground'),
    author: text('author'),
    amount,
    place: place('amount'),
  };
}

/** Kinds that take away are entered with or without a minus and mean the same. */
const signed = (units: Int, sign: -1 | 0 | 1): Int => (sign === -1 && units > 0 ? neg(units) : units);

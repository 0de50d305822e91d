/** What closed periods are owed, in sentences: before a month is closed, and of a closed month whatever has changed since. */
import { parsePeriod, previousPeriod } from '../../src/core/day/period.js';
import { issueText } from '../../src/core/language/issue-text.js';
import { isUnknown } from '../../src/core/number/columns.js';
import { decimalText } from '../../src/core/number/decimal.js';
import { addF, type Fraction, fraction, fractionOf, fractionText } from '../../src/core/number/exact.js';
import type { CohortRun, Correction, Run } from '../../src/core/run/result.js';
import { statements } from '../../src/core/run/statements.js';
import { amountOf } from '../../src/core/run/timeline.js';
import { cellsOf, eachRow, rowAt } from '../../src/core/table/cells.js';
import { dateText } from '../../src/reconcile/words.js';
import { show, signed } from '../../src/text/value.js';
import { plainVoice } from '../../src/text/voice.js';
import { fill } from '../cells/words.js';
import type { MonthItem } from '../protocol.js';
import { userLang } from './lang.js';
import { itemOf, type MonthOf } from './month-item.js';
import { ui } from './words.js';
import type { Workbook } from './workbook.js';

/** Sums by currency: currencies are never added. */
class Sums {
  private readonly by = new Map<string, Fraction>();
  add(currency: string, amount: string): void {
    this.by.set(currency, addF(this.by.get(currency) ?? fraction(0), fractionOf(amount)));
  }
  text(how: typeof signed | typeof show): string {
    return [...this.by]
      .map(([currency, sum]) => how(fractionText(sum), 'money', plainVoice(userLang(), currency)))
      .join(', ');
  }
}

/** What earlier closed periods owe in this one. */
export function owedItem(run: Run, { payee }: MonthOf): MonthItem {
  const w = ui(userLang());
  const { people, period, ledger } = run.prepared;
  const only = payee === '' ? null : people.find(payee);
  const sums = new Sums();
  const notes = people.payees.flatMap((_, index): string[] => {
    if (!run.timeline || (only !== null && only !== index) || ledger.closed(index, period.code).length > 0) return [];
    const { lines, issues } = run.timeline.corrections(index);
    return [
      ...lines.map((line) => owedText(run, index, line, fill(w.monthOwedHere, { period: period.code }), sums)),
      ...issues.map((issue) => issueText(issue, userLang()).message),
    ];
  });
  const sum = sums.text(signed);
  const sentence = ledger.isEmpty ? w.monthOwedFirst : sum === '' ? w.monthOwedNone : fill(w.monthOwedSum, { sum });
  return itemOf(w.monthOwed, notes.length === 0 ? 'unneeded' : 'ok', [sentence, ...notes]);
}

/** «Анна, «Процент»: за 2026-09 закрыто 2 700,00 ₽, по нынешним данным 3 000,00 ₽. Разница +300,00 ₽ …» */
function owedText(run: Run, index: number, line: Correction, where: string, sums: Sums): string {
  const { digits, currency } = run.cohorts[run.whereabouts.cohort[index] as number] as CohortRun;
  const voice = plainVoice(userLang(), currency);
  const [was, now, delta] = [line.was, line.now, amountOf(line)].map((units) => decimalText(units, digits)) as [
    string,
    string,
    string,
  ];
  sums.add(currency, delta);
  return fill(ui(userLang()).monthOwedLine, {
    name: run.prepared.people.payees[index]?.name ?? '',
    title: line.title,
    period: line.period,
    was: show(was, 'money', voice),
    now: show(now, 'money', voice),
    delta: signed(delta, 'money', voice),
    where,
  });
}

/** A closed month: how many, how much, by whom, and what has changed since; [] where nobody is closed. */
export function closedItem(workbook: Workbook, run: Run): MonthItem[] {
  const w = ui(userLang());
  const { period, people, ledger } = run.prepared;
  const own = [...statements(run)].filter(({ state }) => state === 'closed');
  if (own.length === 0) return [];
  const sums = new Sums();
  for (const { total, currency } of own) if (total !== null) sums.add(currency, total);
  const left = people.payees.filter((_, i) => ledger.closed(i, period.code).length === 0).length;
  const told = { period: period.code, n: String(own.length), left: String(left), sum: sums.text(show) };
  const notes = [
    fill(left === 0 ? w.monthClosed : w.monthClosedSome, told),
    ...closers(workbook, run),
    w.monthNever,
    ...changesOf(run),
    ...(left === 0 ? [w.monthThen] : []),
  ];
  return [itemOf(w.monthClosedTitle, 'ok', notes)];
}

/** Who closed, and when. */
function closers({ book: { data } }: Workbook, { prepared: { period, custom } }: Run): string[] {
  const found = new Map<string, { by: string; on: string; payees: Set<string> }>();
  eachRow(data.tables, 'ledger', (table, row) => {
    const { text } = rowAt(table, row);
    const read = parsePeriod(cellsOf(table, 'period')?.[row], custom, { dateMeansMonth: true });
    if (!('code' in read) || read.code !== period.code) return;
    const [by, on] = [text('closedBy'), text('closedOn')];
    const one = found.get(`${on} ${by}`) ?? { by, on, payees: new Set<string>() };
    found.set(`${on} ${by}`, one);
    one.payees.add(text('payee'));
  });
  return [...found.values()].map(({ by, on, payees }) =>
    fill(ui(userLang()).monthClosedBy, {
      by: by || '—',
      on: dateText(on, userLang()),
      n: String(payees.size),
    }),
  );
}

/** What was adjusted since, and what the next open period will have. */
function changesOf(run: Run): string[] {
  const w = ui(userLang());
  const { people, ledger, period } = run.prepared;
  const sums = new Sums();
  const notes = people.payees.flatMap(({ name }, index): string[] => {
    const { digits, currency } = run.cohorts[run.whereabouts.cohort[index] as number] as CohortRun;
    const voice = plainVoice(userLang(), currency);
    const posted = ledger.posted(index, period.code).flatMap(({ title, period: into, amount }) => {
      const units = amount(digits);
      if (isUnknown(units)) return [];
      const delta = signed(decimalText(units, digits), 'money', voice);
      return [fill(w.monthPosted, { name, title, period: into.code, delta })];
    });
    const later = run.timeline?.correctionsOf(index, period.code);
    const where = nextOf(run, index);
    return [
      ...posted,
      ...(later?.lines ?? []).map((line) => owedText(run, index, line, line.byItself ? w.monthOwedSelf : where, sums)),
      ...(later?.issues ?? []).map((issue) => issueText(issue, userLang()).message),
    ];
  });
  const sum = sums.text(signed);
  return [...(notes.length === 0 ? [w.monthSame] : notes), ...(sum === '' ? [] : [fill(w.monthLaterSum, { sum })])];
}

/** Where a closed period's difference goes: the payee's first open period, or the accountant. */
function nextOf({ prepared: { ledger, people, custom }, timeline }: Run, index: number): string {
  const w = ui(userLang());
  const last = ledger.before(index, Number.POSITIVE_INFINITY).slice(-1)[0]?.[0];
  const next = last && previousPeriod(last.period, -1, custom);
  const there = next && timeline?.run(next.code).prepared.people.find(people.payees[index]?.id ?? '');
  return there === undefined || there === null || there < 0
    ? w.monthOwedNowhere
    : fill(w.monthOwedHere, { period: next?.code ?? '' });
}

/**
 * The checklist of a month: data, targets, sources and what closed periods owe, each in a sentence with the cells to mend; of
 * what is closed: by whom, how much, and what has changed since. Every finding is the engine's; here they are put in order.
 */
import { everyIssue } from '../../src/board/check.js';
import { errorsOf, type Issue, issueList } from '../../src/core/issue/issue.js';
import { issueText } from '../../src/core/language/issue-text.js';
import type { Statement } from '../../src/core/program/statement.js';
import { closing } from '../../src/core/run/closing.js';
import type { Run } from '../../src/core/run/result.js';
import { statement } from '../../src/core/run/statements.js';
import { compareSources } from '../../src/reconcile/reconcile.js';
import { differenceText } from '../../src/reconcile/words.js';
import { fill } from '../cells/words.js';
import type { MonthItem, MonthShown, Shown } from '../protocol.js';
import type { Ask } from './ask.js';
import { shownOf, spotOf } from './check.js';
import { closePeriod, digest } from './close.js';
import { closedItem, owedItem } from './corrections.js';
import { userLang } from './lang.js';
import { itemOf, type MonthOf } from './month-item.js';
import { dayTyped } from './period.js';
import { runOf } from './person.js';
import { targetsItem } from './targets.js';
import { ui } from './words.js';
import type { Workbook } from './workbook.js';

/** The checklist of a period, and what of it is closed. */
export function monthOf(workbook: Workbook, month: MonthOf): MonthShown {
  const run = runOf(workbook, month.period);
  const { people, ledger, period } = run.prepared;
  const open = people.payees.filter((_, i) => ledger.closed(i, period.code).length === 0);
  // Of a period without people the checklist says so.
  const left = open.length > 0 || people.payees.length === 0 ? itemsOf(workbook, run, month) : [];
  return {
    period: period.code,
    people: open.map(({ id, name }) => ({ id, name })),
    items: [...closedItem(workbook, run), ...left],
  };
}

/** Closes what the checklist lets be closed. @param seen digest of the differences that were looked through */
export function closeMonth(
  workbook: Workbook,
  month: MonthOf & { readonly until: string; readonly by: string; readonly seen: string },
  ask: Ask,
): string {
  const { period, payee, until, by, seen } = month;
  const left = itemsOf(workbook, runOf(workbook, period), month).filter(
    (item) => item.state === 'missing' && !(item.action === 'accept' && item.seen === seen),
  );
  const w = ui(userLang());
  if (by.trim() === '') throw new Error(w.monthWho);
  if (left.length > 0) throw new Error(fill(w.monthLeft, { period, list: left.map(({ title }) => title).join(', ') }));
  return closePeriod(workbook, period, ask, {
    ...(payee === '' ? {} : { payee }),
    ...(until === '' ? {} : { until: dayTyped(until) }),
    by: by.trim(),
  });
}

const itemsOf = (workbook: Workbook, run: Run, month: MonthOf): MonthItem[] => [
  dataItem(workbook, run, month),
  targetsItem(workbook, run, month),
  reconciledItem(workbook, month),
  owedItem(run, month),
];

/** Everything the plan needs is there and can be read. */
function dataItem(workbook: Workbook, run: Run, { payee, period }: MonthOf): MonthItem {
  const w = ui(userLang());
  const { book } = workbook;
  const made = closing(run, payee === '' ? null : payee);
  const own = payee === '' ? undefined : statement(run, payee);
  const found = issueList(errorsOf(own ? [...book.issues, ...own.issues] : everyIssue(book, [period])));
  found.add(made.issues.filter((issue) => !isSaid(issue, made.statements)));
  const n = String(found.issues.length || made.statements.length);
  if (found.issues.length === 0) return itemOf(w.monthData, 'ok', [fill(w.monthDataDone, { n })]);
  const shown = found.issues.map((issue) => shownOf(issue, workbook, userLang()));
  return itemOf(w.monthData, 'missing', [fill(w.monthDataOpen, { n })], shown);
}

/** Drafts are told beside the targets; of an unknown total the reason is, where there is one. */
const isSaid = ({ code, payee }: Issue, own: readonly Statement[]): boolean =>
  code === 'close-draft' ||
  (code === 'close-unknown' && own.some((one) => one.payee === payee && errorsOf(one.issues).length > 0));

/** Deals, payments and accruals agree, where there are two of them. */
function reconciledItem(workbook: Workbook, { period }: MonthOf): MonthItem {
  const lang = userLang();
  const w = ui(lang);
  const { plan, data } = workbook.book;
  const found = compareSources(data, { period, plan });
  const differences = found.differences.filter(({ kind }) => kind !== 'parts');
  // A cell that cannot be read is a difference of its period.
  const wrong = errorsOf(found.issues).filter(({ code }) => code.startsWith('reconcile-'));
  const [first] = wrong;
  if (first?.code === 'reconcile-sources')
    return itemOf(w.monthReconciled, 'unneeded', [issueText(first, lang).message]);
  const all = [
    ...wrong.map((issue) => shownOf(issue, workbook, lang)),
    ...differences.map((one): Shown => {
      const { sentence, fix } = differenceText(one, lang);
      return { severity: 'warning', message: sentence, hint: fix, ...spotOf(one.rows[0]?.place, workbook, lang) };
    }),
  ];
  const counts = { agreed: String(found.agreed), compared: String(found.compared), n: String(all.length) };
  if (all.length === 0) return itemOf(w.monthReconciled, 'ok', [fill(w.monthReconciledDone, counts)]);
  // The digest is of cells and codes, whatever the language.
  return itemOf(w.monthReconciled, 'missing', [fill(w.monthReconciledOpen, counts)], all, {
    action: 'accept',
    seen: digest([wrong, differences]),
  });
}

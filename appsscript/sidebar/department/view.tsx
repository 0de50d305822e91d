/** The department: what it costs, against a budget, who gets how much, and what a change does before it is saved. */
import { useMemo, useState } from 'preact/hooks';
import { atAttainment } from '../../../src/core/explain/attainment.js';
import { diff } from '../../../src/core/explain/diff.js';
import type { Lang } from '../../../src/core/issue/issue.js';
import { formatPercent, parseDecimal } from '../../../src/core/number/decimal.js';
import {
  addF,
  compareF,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  subF,
} from '../../../src/core/number/exact.js';
import type { Statement } from '../../../src/core/program/statement.js';
import type { Run } from '../../../src/core/run/result.js';
import { statements } from '../../../src/core/run/statements.js';
import { Button } from '../button.js';
import { keep, kept } from '../drafts.js';
import { changeText, moneyText, signOf } from '../effect.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { number } from '../plan/curve.js';
import { TypedField } from '../plan/fields.js';
import { shown, typedNumber } from '../plan/text.js';

/** What people cost: their known totals by currency, and how many have none. */
function costOf(people: Iterable<Statement>) {
  const sums = new Map<string, Fraction>();
  let unknown = 0;
  for (const { total, currency } of people) {
    const sum = sums.get(currency) ?? fraction(0);
    if (total === null) unknown++;
    sums.set(currency, total === null ? sum : addF(sum, fractionOf(total)));
  }
  // Money of several currencies is never one sum.
  const text = (lang: Lang): string =>
    [...sums].map(([currency, sum]) => moneyText(fractionText(sum), currency, lang, '')).join(' + ');
  return { sums, unknown, text };
}

export function Department() {
  const { lang, w, person: words } = useFrame();
  const { run, before, changed } = useModel();
  const own = useMemo(() => (run ? [...statements(run)] : []), [run]);
  const old = useMemo(() => (changed && before ? costOf(statements(before)) : null), [changed, before]);
  if (words === undefined || run === null) return <p class="gray">{w.busy}</p>;
  const { sums, unknown, text } = costOf(own);
  // The budget is in the first currency.
  const [currency, cost] = [...sums][0] ?? ['RUB', fraction(0)];
  const was = old?.sums.get(currency);
  // Where somebody's amount became unknown, the sums are of different people.
  const change =
    was && old?.unknown === unknown ? changeText(fractionText(was), fractionText(cost), currency, lang) : '';
  const most = new Map<string, number>();
  const sizes = own.map(({ total, currency: of }) => {
    const size = total === null ? 0 : Math.max(0, number(fractionOf(total)));
    most.set(of, Math.max(most.get(of) ?? 1, size));
    return size;
  });
  return (
    <>
      <p>
        {words.total}: <b id="cost">{text(lang)}</b> <span class={`delta ${signOf(change)}`}>{change}</span>
        <span class="gray about">{words.people.replace('{n}', String(own.length))}</span>
      </p>
      {unknown > 0 && <p class="error">{words.unknownSome.replace('{n}', String(unknown))}</p>}
      <Budget cost={cost} currency={currency} />
      <Gains />
      <h2>{words.spread}</h2>
      <ul class="plain many">
        {own.map(({ payee, name, total, currency: of }, i) => (
          <li key={payee}>
            {name}: {moneyText(total, of, lang, w.unknown)}
            <div class="bar" aria-hidden="true">
              <span style={`width:${((sizes[i] as number) / (most.get(of) as number)) * 100}%`} />
            </div>
          </li>
        ))}
      </ul>
      <Cost />
    </>
  );
}

/** What is left of the budget. */
function Budget({ cost, currency }: { readonly cost: Fraction; readonly currency: string }) {
  const { lang, w, person: words } = useFrame();
  const id = useModel().book?.id ?? '';
  const [budget, setBudget] = useState(() => {
    const found = kept('budget', id);
    return typeof found === 'string' && parseDecimal(found) ? found : '';
  });
  const left = budget === '' || budget.endsWith('%') ? null : subF(fractionOf(budget), cost);
  const over = left !== null && compareF(left, fraction(0)) < 0;
  const sum = left === null ? null : fractionText(over ? subF(fraction(0), left) : left);
  return (
    <>
      <TypedField
        label={words.budget}
        text={shown(budget, lang)}
        read={(text) => typedNumber(text)}
        onText={(text) => {
          setBudget(text);
          keep('budget', id, text || null);
        }}
      />
      {sum !== null && (
        <p id="budget-left" class={over ? 'error' : ''}>
          {(over ? words.over : words.left).replace('{sum}', () => moneyText(sum, currency, lang, w.unknown))}
        </p>
      )}
    </>
  );
}

/** Who gains and who loses by the draft. */
function Gains() {
  const { lang, w, person: words } = useFrame();
  const { run, before, changed } = useModel();
  const found = useMemo(() => (changed && run && before ? diff(before, run) : []), [run, before, changed]);
  if (!changed) return null;
  return (
    <>
      <h2>{words.gains}</h2>
      {found.length === 0 && <p>{words.nobody}</p>}
      <ul class="plain many">
        {found.map((one) => (
          <li key={one.payee}>
            {one.name}: {moneyText(one.before, one.currency, lang, w.unknown)} →{' '}
            {moneyText(one.after, one.currency, lang, w.unknown)}{' '}
            <b>{changeText(one.before, one.after, one.currency, lang)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

const SHIFTS = [-20, -10, 0, 10, 20];

/** What everybody's attainment a fifth lower or higher would cost. */
function Cost() {
  const { lang, person: words } = useFrame();
  const { book, draft, run, period } = useModel();
  const [of, setOf] = useState<Run | null>(null);
  const costs = useMemo(() => {
    if (of === null || of !== run || book === null) return null;
    const shares = SHIFTS.map((shift) => fraction(shift, 100));
    return atAttainment(draft, book.data, { period }, shares).map((one) => costOf(statements(one)));
  }, [of, run]);
  return (
    <>
      <h2>{words.cost}</h2>
      <p class="gray">{words.costHelp}</p>
      {costs === null ? (
        <Button disabled={run === null} onClick={() => setOf(run)}>
          {words.count}
        </Button>
      ) : (
        <table class="costs">
          <thead>
            <tr>
              <th scope="col">{words.results}</th>
              <th scope="col">{words.pay}</th>
            </tr>
          </thead>
          <tbody>
            {costs.map(({ text, unknown }, i) => (
              <tr key={i}>
                <th scope="row">
                  {(SHIFTS[i] as number) > 0 && '+'}
                  {formatPercent(fraction(SHIFTS[i] as number, 100), { lang })}
                </th>
                <td>
                  {text(lang)}
                  {unknown > 0 && <span class="error about">{words.unknownAt.replace('{n}', String(unknown))}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

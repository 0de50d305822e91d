/** The department: what it costs, against a budget, who gets how much, and what a change does before it is saved. */
import { useMemo, useState } from 'preact/hooks';
import { diff } from '../../../src/core/explain/diff.js';
import { whatIf } from '../../../src/core/explain/whatif.js';
import {
  addF,
  compareF,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  mulF,
  subF,
} from '../../../src/core/number/exact.js';
import type { Run } from '../../../src/core/run/result.js';
import { statements } from '../../../src/core/run/statements.js';
import { changeText, moneyText } from '../effect.js';
import { factsOf } from '../facts.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { number } from '../plan/curve.js';
import { TypedField } from '../plan/fields.js';
import { shown, typedNumber } from '../plan/text.js';
import { said } from '../told.js';

/** The known totals of a run in one currency together. */
const costOf = (run: Run, currency: string): Fraction =>
  [...statements(run)]
    .flatMap(({ total, currency: own }) => (total === null || own !== currency ? [] : [fractionOf(total)]))
    .reduce(addF, fraction(0));

export function Department() {
  const { lang, w } = useFrame();
  const { run } = useModel();
  const own = useMemo(() => (run ? [...statements(run)] : []), [run]);
  const words = said('person', lang);
  if (words === undefined || run === null) return <p class="gray">{w.busy}</p>;
  // Money of several currencies is never one sum; the budget and the trial are in the first one.
  const [currency = 'RUB', ...others] = new Set(own.map((one) => one.currency));
  const sum = (of: string) => moneyText(fractionText(costOf(run, of)), of, lang, w.unknown);
  const unknown = own.filter(({ total }) => total === null).length;
  const most = (of: string): number =>
    Math.max(1, ...own.map((one) => (one.total === null || one.currency !== of ? 0 : number(fractionOf(one.total)))));
  return (
    <>
      <p>
        {words.total}: <b id="cost">{[currency, ...others].map(sum).join(' + ')}</b>
        <span class="gray about">{words.people.replace('{n}', String(own.length))}</span>
      </p>
      {unknown > 0 && <p class="error">{words.unknownSome.replace('{n}', String(unknown))}</p>}
      <Budget cost={costOf(run, currency)} currency={currency} />
      <Gains />
      <h2>{words.spread}</h2>
      <ul class="plain">
        {own.map(({ payee, name, total, currency: of }) => (
          <li key={payee}>
            {name}: {moneyText(total, of, lang, w.unknown)}
            <div class="bar" aria-hidden="true">
              <span
                style={`width:${total === null ? 0 : Math.max(0, (number(fractionOf(total)) / most(of)) * 100)}%`}
              />
            </div>
          </li>
        ))}
      </ul>
      <Cost currency={currency} />
    </>
  );
}

/** What is left of the budget. */
function Budget({ cost, currency }: { readonly cost: Fraction; readonly currency: string }) {
  const { lang, w } = useFrame();
  const [budget, setBudget] = useState('');
  const words = said('person', lang);
  if (words === undefined) return null;
  const left = budget === '' || budget.endsWith('%') ? null : subF(fractionOf(budget), cost);
  const over = left !== null && compareF(left, fraction(0)) < 0;
  const sum = left === null ? null : fractionText(over ? subF(fraction(0), left) : left);
  return (
    <>
      <TypedField
        label={words.budget}
        text={shown(budget, lang)}
        read={(text) => typedNumber(text)}
        onText={setBudget}
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
  const { lang, w } = useFrame();
  const { run, before, changed } = useModel();
  const found = useMemo(() => (changed && run && before ? diff(before, run) : []), [run, before, changed]);
  const words = said('person', lang);
  if (words === undefined || !changed) return null;
  return (
    <>
      <h2>{words.gains}</h2>
      {found.length === 0 && <p>{words.nobody}</p>}
      <ul class="plain gains">
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

/** What everybody's results a fifth lower or higher would cost. */
function Cost({ currency }: { readonly currency: string }) {
  const { lang, w } = useFrame();
  const { book, draft, run, period } = useModel();
  const [of, setOf] = useState<Run | null>(null);
  const costs = useMemo(() => {
    if (of === null || of !== run || book === null) return null;
    const facts = of.prepared.people.payees.flatMap(({ id }, i) =>
      factsOf(of, i).map((fact) => ({ ...fact, payee: id })),
    );
    return SHIFTS.map((shift) => {
      const trials = facts.map(({ payee, measure, value }) => ({
        payee,
        measure: measure.code,
        value: fractionText(mulF(value, fraction(100 + shift, 100))),
      }));
      return { shift, cost: costOf(shift === 0 ? of : whatIf(draft, book.data, { period }, trials).run, currency) };
    });
  }, [of, run, currency]);
  const words = said('person', lang);
  if (words === undefined) return null;
  return (
    <>
      <h2>{words.cost}</h2>
      {costs === null ? (
        <button type="button" disabled={run === null} onClick={() => setOf(run)}>
          {words.count}
        </button>
      ) : (
        <table class="costs">
          <thead>
            <tr>
              <th scope="col">{words.results}</th>
              <th scope="col">{words.pay}</th>
            </tr>
          </thead>
          <tbody>
            {costs.map(({ shift, cost }) => (
              <tr key={shift}>
                <th scope="row">
                  {shift > 0 ? '+' : ''}
                  {shift} %
                </th>
                <td>{moneyText(fractionText(cost), currency, lang, w.unknown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** What the draft pays the chosen person, beside what the saved plan pays, and the way to save it or to take it back. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../src/core/issue/issue.js';
import { formatMoney } from '../../src/core/number/decimal.js';
import { fractionOf, fractionText, subF } from '../../src/core/number/exact.js';
import type { Run } from '../../src/core/run/result.js';
import { statements } from '../../src/core/run/statements.js';
import { useFrame } from './frame.js';
import { useModel } from './model.js';
import { dayText } from './plan/text.js';

/** A sum of a statement as people read it; `unknown` where it is none. */
export const moneyText = (amount: string | null, currency: string, lang: Lang, unknown: string): string =>
  amount === null ? unknown : formatMoney(amount, currency, lang);

/** Sums side by side: `+9 056,75 ₽`, '' where nothing changes or a side is unknown. */
export function changeText(before: string | null, after: string | null, currency: string, lang: Lang): string {
  if (before === null || after === null || before === after) return '';
  const delta = fractionText(subF(fractionOf(after), fractionOf(before)));
  return `${delta.startsWith('-') ? '' : '+'}${formatMoney(delta, currency, lang)}`;
}

/** Class of a change: less is told in another colour. */
export const signOf = (change: string): string => (change.startsWith('-') ? 'minus' : '');

/** @param all everybody is looked at: no one person's sum */
export function Effect({ all }: { readonly all: boolean }) {
  const { lang, w, open, plan } = useFrame();
  const { statement, statementBefore, changed, ahead, period } = useModel();
  const currency = statement?.currency ?? 'RUB';
  const total = statement?.total ?? null;
  const before = statementBefore?.total ?? null;
  const change = changeText(before, total, currency, lang);
  return (
    <div class={changed ? 'effect changed' : 'effect'}>
      <Who all={all} />
      {!all && (
        <p class="sum" aria-live="polite">
          <b id="effect-total">{moneyText(total, currency, lang, w.unknown)}</b>{' '}
          {total === null && (
            <button type="button" class="link" onClick={() => open('check')}>
              {w.why}
            </button>
          )}
          {changed && total !== null && (
            <span id="effect-change" class={signOf(change)}>
              {before === total ? w.same : change}
            </span>
          )}
        </p>
      )}
      {ahead !== '' && plan && (
        <p class="gray">{plan.ahead.replace('{day}', dayText(ahead, lang)).replace('{period}', period)}</p>
      )}
      <Meanwhile />
      <Keep />
    </div>
  );
}

/** Whose pay is looked at, and in which period. */
function Who({ all }: { readonly all: boolean }) {
  const { w } = useFrame();
  const { choose, period, book, payee, payees } = useModel();
  return (
    <div class="pair">
      {!all && (
        <select
          id="effect-payee"
          aria-label={w.payee}
          value={payee}
          onChange={(event) => choose({ payee: event.currentTarget.value })}
        >
          {payees.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <select
        id="effect-period"
        aria-label={w.period}
        value={period}
        onChange={(event) => choose({ period: event.currentTarget.value })}
      >
        {(book?.periods ?? []).map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Milliseconds a notice takes to be seen. */
const SEEN = 1500;

/** People whose sum is unknown. */
const unknowns = (run: Run | null): number =>
  run ? [...statements(run)].filter(({ total }) => total === null).length : 0;

/** Save, a step back, everything back; after a save, the plan as it was. */
function Keep() {
  const { w, busy } = useFrame();
  const { changed, canUndo, canRestore, save, undo, discard, restore, draft, run, before, meanwhile } = useModel();
  const [asked, setAsked] = useState({ of: draft, n: 0 });
  const lost = asked.of === draft ? asked.n : 0;
  const told = useRef(0);
  useEffect(() => {
    told.current = Date.now();
  }, [meanwhile]);
  // A plan that leaves people without a sum is saved at the second asking.
  const trySave = (): void => {
    // What somebody else has changed has only just been said: nobody has read it.
    if (meanwhile?.conflicts.length && Date.now() - told.current < SEEN) return;
    const more = lost > 0 ? 0 : unknowns(run) - unknowns(before);
    if (more > 0) setAsked({ of: draft, n: more });
    else void save();
  };
  return (
    <>
      {lost > 0 && (
        <p class="error" role="alert">
          {w.lost.replace('{n}', String(lost))}
        </p>
      )}
      {changed && (
        <div class="row">
          <button type="button" class="action" disabled={busy} onClick={trySave}>
            {w.save}
          </button>
          <button type="button" disabled={busy || !canUndo} onClick={undo}>
            {w.undo}
          </button>
          <button type="button" class="link" disabled={busy} onClick={discard}>
            {w.discard}
          </button>
        </div>
      )}
      {!changed && canRestore && (
        <button type="button" class="link" disabled={busy} onClick={() => void restore()}>
          {w.restore}
        </button>
      )}
    </>
  );
}

/** The draft was found again, or stands on top of what somebody else has saved. */
function Meanwhile() {
  const { meanwhile } = useModel();
  const { plan: words } = useFrame();
  if (meanwhile === null) return null;
  const list = [...new Set(meanwhile.conflicts.map(({ code }) => code))].join(', ');
  return (
    <div class="notice" role="note">
      <p>{words[meanwhile.kind]}</p>
      {list !== '' && <p>{words.conflicts.replace('{list}', () => list)}</p>}
    </div>
  );
}

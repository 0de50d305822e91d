/** «Что, если»: results moved by hand, calculated by the same engine, nothing stored. */
import { useId, useMemo, useState } from 'preact/hooks';
import { whatIf } from '../../../src/core/explain/whatif.js';
import { fractionText } from '../../../src/core/number/exact.js';
import { statement } from '../../../src/core/run/statements.js';
import { changeText, moneyText } from '../effect.js';
import { type Fact, factsOf } from '../facts.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { number } from '../plan/curve.js';
import { shown } from '../plan/text.js';
import { said } from '../told.js';

export function WhatIf() {
  const { lang, w } = useFrame();
  const { book, draft, run, period, payee, statement: own } = useModel();
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({});
  const facts = useMemo(() => (run ? factsOf(run, run.prepared.people.find(payee)) : []), [run, payee]);
  const trials = Object.entries(moved).map(([measure, value]) => ({ payee, measure, value }));
  const tried = useMemo(
    () => (book && trials.length > 0 ? statement(whatIf(draft, book.data, { period }, trials).run, payee) : own),
    [book, draft, period, payee, moved, own],
  );
  const words = said('person', lang);
  if (words === undefined || facts.length === 0 || own === null) return null;
  const total = tried?.total ?? null;
  return (
    <>
      <h2>{words.whatIf}</h2>
      <p class="gray">{words.whatIfHelp}</p>
      {facts.map((fact) => (
        <Slider
          key={fact.measure.code}
          fact={fact}
          value={moved[fact.measure.code] ?? null}
          onValue={(value) => setMoved({ ...moved, [fact.measure.code]: value })}
        />
      ))}
      <p aria-live="polite">
        {words.tried}: <b id="tried">{moneyText(total, own.currency, lang, w.unknown)}</b>{' '}
        <span class="delta">{changeText(own.total, total, own.currency, lang)}</span>
      </p>
      {trials.length > 0 && (
        <button type="button" onClick={() => setMoved({})}>
          {words.back}
        </button>
      )}
    </>
  );
}

/** A result between nothing and twice as much. */
function Slider(props: {
  readonly fact: Fact;
  readonly value: string | null;
  readonly onValue: (value: string) => void;
}) {
  const { fact, value, onValue } = props;
  const id = useId();
  const { lang } = useFrame();
  const now = number(fact.value);
  const whole = Math.max(Math.abs(now) * 2, 1);
  const step = 10 ** Math.floor(Math.log10(whole / 100));
  return (
    <div class="field">
      <label for={id}>
        {fact.measure.title ?? fact.measure.code}: {shown(value ?? fractionText(fact.value), lang)}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={whole}
        step={step}
        value={value ?? now}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

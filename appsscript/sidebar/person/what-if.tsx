/** «Что, если»: results moved by hand, calculated by the same engine, nothing stored. */
import { useId, useMemo, useState } from 'preact/hooks';
import { prepare } from '../../../src/core/inputs/prepare.js';
import type { Lang } from '../../../src/core/issue/issue.js';
import { fold } from '../../../src/core/language/index.js';
import { formatDecimal, formatPercent } from '../../../src/core/number/decimal.js';
import { divRound, type Fraction, fractionOf, mul, subF } from '../../../src/core/number/exact.js';
import { valueAt } from '../../../src/core/number/quantity.js';
import type { Measure } from '../../../src/core/plan/plan.js';
import { run as calculated } from '../../../src/core/run/run.js';
import { statement } from '../../../src/core/run/statements.js';
import { changeText, moneyText, signOf } from '../effect.js';
import { type Fact, factsOf } from '../facts.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { number } from '../plan/curve.js';

export function WhatIf() {
  const { lang, w, person: words } = useFrame();
  const { book, draft, run, period, payee, statement: own } = useModel();
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({});
  const index = run ? run.prepared.people.find(payee) : -1;
  const facts = useMemo(() => (run ? factsOf(run, index) : []), [run, index]);
  const tried = useMemo(() => {
    const changes = facts.flatMap(({ measure: { code }, value }) => {
      const now = moved[code];
      return now === undefined ? [] : [{ measure: code, payee: index, by: subF(fractionOf(now), value) }];
    });
    return book && changes.length > 0
      ? statement(calculated(prepare(draft, book.data, { period }), changes), payee)
      : own;
  }, [book, draft, period, payee, moved, own]);
  if (facts.length === 0 || own === null) return null;
  const total = tried?.total ?? null;
  const change = changeText(own.total, total, own.currency, lang);
  return (
    <>
      <h2>{words.whatIf}</h2>
      <p class="gray">{words.whatIfHelp}</p>
      <p class="tried" aria-live="polite">
        {words.tried}: <b id="tried">{moneyText(total, own.currency, lang, w.unknown)}</b>{' '}
        <span class={`delta ${signOf(change)}`}>{change}</span>
      </p>
      {facts.map((fact) => (
        <Slider
          key={fact.measure.code}
          fact={fact}
          value={moved[fact.measure.code] ?? null}
          onValue={(value) => setMoved({ ...moved, [fact.measure.code]: value })}
        />
      ))}
      {Object.keys(moved).length > 0 && (
        <button type="button" onClick={() => setMoved({})}>
          {words.back}
        </button>
      )}
    </>
  );
}

/** A result as people read it: a share in percent, anything else to the hundredth. */
function resultText(value: Fraction, unit: Measure['unit'], lang: Lang): string {
  if (unit === 'ratio') return formatPercent(value, { lang, digits: 2 });
  const whole = value.d === 1;
  return whole
    ? formatDecimal(value.n, 0, { lang })
    : formatDecimal(divRound(mul(value.n, 100), value.d, 'half-away'), 2, { lang });
}

/** A result between nothing and twice as much, or the target and a half; one below nothing on both sides of it. */
function Slider(props: {
  readonly fact: Fact;
  readonly value: string | null;
  readonly onValue: (value: string) => void;
}) {
  const { fact, value, onValue } = props;
  const { code, title = code, unit } = fact.measure;
  const id = useId();
  const { lang } = useFrame();
  const { run, payee } = useModel();
  const now = number(fact.value);
  const shared = run?.shared;
  const target = shared && valueAt(shared.target(fold(code)), shared.prepared.people.find(payee));
  const goal = target && 'n' in target ? number(target) * 1.5 : 0;
  const whole = Math.max(Math.abs(now) * 2, goal, unit === 'ratio' || unit === 'flag' ? 1 : 10);
  const step = unit === 'flag' ? 1 : 10 ** Math.floor(Math.log10(whole / 100));
  const text = resultText(value === null ? fact.value : fractionOf(value), unit, lang);
  return (
    <div class="field">
      <label for={id}>
        {title}: {text}
      </label>
      <input
        id={id}
        type="range"
        aria-valuetext={text}
        min={now < 0 ? -whole : 0}
        max={whole}
        step={step}
        value={value ?? now}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

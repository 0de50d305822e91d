/** What SMART says of each KPI, as five letters; a weak one unfolds to the sentence and the mend. */
import { useEffect, useState } from 'preact/hooks';
import { fold } from '../../../src/core/language/index.js';
import type { Kpi, Measure, PlanDocument } from '../../../src/core/plan/plan.js';
import type { SmartShown, VerdictShown } from '../../protocol.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { balancedPlan, cardsOf, lastDay } from './cards.js';
import { changed } from './rows.js';
import { percentText } from './shares.js';
import { dayText } from './text.js';

/** Asked for when the hand rests: the server looks through the history. */
const REST = 900;

/** Verdicts of the draft; null before the first have come. */
export function useSmart(): readonly SmartShown[] | null {
  const { lang, quietly } = useFrame();
  const { draft, period } = useModel();
  const [found, setFound] = useState<readonly SmartShown[] | null>(null);
  useEffect(() => {
    let late = false;
    const timer = setTimeout(() => {
      void quietly({ op: 'smart', plan: draft, period }).then(({ smart }) => {
        if (!late && smart) setFound(smart);
      });
    }, REST);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [draft, period, lang]);
  return found;
}

export function Smart({
  code,
  index,
  smart,
}: {
  readonly code: string;
  readonly index: number;
  readonly smart: readonly SmartShown[] | null;
}) {
  const { plan: words } = useFrame();
  const goal = smart?.find((one) => fold(one.code) === fold(code));
  if (goal === undefined) return null;
  return (
    <details class="smart">
      <summary
        aria-label={`SMART: ${goal.verdicts.map(({ letter, verdict }) => `${letter} ${words[`verdict_${verdict}`]}`).join(', ')}`}
      >
        {goal.verdicts.map(({ letter, verdict }) => (
          <span key={letter} class={`badge ${verdict}`} aria-hidden="true">
            {letter}
          </span>
        ))}
      </summary>
      {goal.verdicts.map((verdict) => (
        <Said key={verdict.letter} verdict={verdict} index={index} />
      ))}
    </details>
  );
}

function Said({ verdict, index }: { readonly verdict: VerdictShown; readonly index: number }) {
  const { lang, go, busy, plan: words } = useFrame();
  const model = useModel();
  const mends = mendsFor(verdict, index, model.draft, lastDay(model.run));
  const { place } = verdict;
  return (
    <div class="verdict">
      <p>
        <b>{verdict.letter}</b> {verdict.title}: {words[`verdict_${verdict.verdict}`]}. {verdict.sentence} {verdict.fix}
      </p>
      <div class="row">
        {mends.map(({ name, value, mend }) => (
          <button key={name + value} type="button" onClick={() => model.edit(mend)}>
            {words[name].replace('{value}', name === 'mendReview' ? dayText(value, lang) : percentText(value, lang))}
          </button>
        ))}
        {place?.cell !== undefined && verdict.verdict !== 'ok' && (
          <Button class="link" disabled={busy} onClick={() => go(place)}>
            {words.toCell.replace('{cell}', place.cell)}
          </Button>
        )}
      </div>
    </div>
  );
}

interface Mend {
  readonly name: 'mendWeight' | 'mendMoney' | 'mendCount' | 'mendReview';
  readonly value: string;
  readonly mend: (plan: PlanDocument) => PlanDocument;
}

/** One click where it is safe: the weight to the nearest good one, a unit, a day of review. */
function mendsFor({ code }: VerdictShown, index: number, draft: PlanDocument, day: string): Mend[] {
  const row = draft.kpis[index] as Kpi | undefined;
  if (row === undefined) return [];
  const weight = (text: string): Mend => ({
    name: 'mendWeight',
    value: text,
    mend: (plan) => {
      const next = changed(plan, { section: 'kpis', index }, { weight: text });
      const card = cardsOf(next, day).find(({ rows }) => rows.some((one) => one.index === index));
      return card ? balancedPlan(next, card, index) : next;
    },
  });
  const unit = (name: Mend['name'], value: Measure['unit']): Mend => ({
    name,
    value: '',
    mend: (plan) => ({
      ...plan,
      measures: plan.measures.map((one) => (fold(one.code) === fold(row.measure) ? { ...one, unit: value } : one)),
    }),
  });
  if (code === 'relevant-light' || code === 'relevant-no-weight') return [weight('10%')];
  if (code === 'relevant-heavy') return [weight('60%')];
  if (code === 'specific-unit') return [unit('mendMoney', 'money'), unit('mendCount', 'count')];
  const year = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28');
  if (code === 'timed-review' && day !== '')
    return [
      {
        name: 'mendReview',
        value: year,
        mend: (plan) => ({ ...plan, plans: plan.plans.map((one) => ({ ...one, reviewBy: year })) }),
      },
    ];
  return [];
}

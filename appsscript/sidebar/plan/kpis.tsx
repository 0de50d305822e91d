/** KPIs: weights as bars that show their sum, each KPI with its rule told by an example, and what SMART says of it. */
import { useEffect, useState } from 'preact/hooks';
import type { Lang } from '../../../src/core/issue/issue.js';
import { fold } from '../../../src/core/language/index.js';
import { formatDecimal, parseDecimal } from '../../../src/core/number/decimal.js';
import { fractionOf } from '../../../src/core/number/exact.js';
import {
  type AttainmentRule,
  type Kpi,
  labelOf,
  type Measure,
  type PlanDocument,
} from '../../../src/core/plan/plan.js';
import { kpisOf } from '../../../src/core/run/statements.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { formOf } from '../told.js';
import { balancedPlan, type Card, cardsOf, isOff, lastDay } from './cards.js';
import { Expression } from './expression.js';
import { Choice, NameField, Sign, TypedField } from './fields.js';
import { Form, FRESH } from './form.js';
import { Remove } from './remove.js';
import { useGo } from './route.js';
import { type At, added, changed, isAbout, moved, rowAt } from './rows.js';
import { percentText, type Style, size, styleOf, sumOf, typedShare } from './shares.js';
import { Smart, useSmart } from './smart.js';
import { dayText, freeCode, shown } from './text.js';
import { Versions } from './versions.js';

/** The weight of a KPI as people read it. */
export const weightText = ({ weight = '' }: Kpi, lang: Lang): string =>
  styleOf([weight]) === 'parts' ? shown(weight, lang) : percentText(weight, lang);

export function Kpis() {
  const { lang, plan: words } = useFrame();
  const model = useModel();
  const { draft, edit } = model;
  const go = useGo();
  const smart = useSmart();
  const add = (): void => {
    const measure = draft.measures[0]?.code ?? '';
    const code = freeCode(words.newKpi, draft.kpis);
    edit((plan) => added(plan, 'kpis', { code, measure, rule: 'ratio', weight: '0%' }));
    go({ at: 'row', row: { section: 'kpis', index: draft.kpis.length } });
  };
  const cards = cardsOf(draft, lastDay(model.run));
  const shownRows = new Set(cards.flatMap(({ rows }) => rows.map(({ index }) => index)));
  const others = draft.kpis.map((row, index) => ({ row, index })).filter(({ index }) => !shownRows.has(index));
  return (
    <>
      <h2>KPI</h2>
      {cards.map((card) => (
        <Weights key={card.title} card={card} smart={smart} />
      ))}
      {others.length > 0 && (
        <ul class="cards">
          {others.map(({ row, index }) => (
            <li key={index}>
              <Button class="link name" onClick={() => go({ at: 'row', row: { section: 'kpis', index } })}>
                {labelOf(row)}
                {row.from !== undefined && (
                  <span class="gray"> {words.since.replace('{day}', dayText(row.from, lang))}</span>
                )}
              </Button>
              <span class="gray about">
                {row.ended ? words.ended : row.weight === undefined ? words.noWeight : weightText(row, lang)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={add}>+ {words.addKpi}</Button>
    </>
  );
}

function Weights({ card, smart }: { readonly card: Card; readonly smart: ReturnType<typeof useSmart> }) {
  const { lang, plan: words } = useFrame();
  const { draft, edit } = useModel();
  const [last, setLast] = useState(-1);
  const weights = card.rows.map(({ row }) => row.weight ?? '0');
  const style = styleOf(weights);
  const sum = sumOf(card.rows.map(({ row }) => row));
  const off = isOff(card);
  const whole = style === 'parts' ? weights.reduce((n, text) => n + (size(text) || 0), 0) : 1;
  const widest = Math.max(whole, ...weights.map((text) => size(text) || 0)) || 1;
  return (
    <section class="card" aria-label={card.title || words.weights}>
      {card.title !== '' && <h3>{card.title}</h3>}
      <ul class="plain">
        {card.rows.map(({ row, index }, i) => (
          <Weight
            key={index}
            row={row}
            index={index}
            first={i === 0}
            style={style}
            off={off}
            part={(size(row.weight ?? '0') || 0) / widest}
            smart={smart}
            onWeight={(weight) => {
              setLast(index);
              edit((plan) => changed(plan, { section: 'kpis', index }, { weight }));
            }}
          />
        ))}
      </ul>
      {sum !== null && style !== 'parts' && (
        <p class={off ? 'sum error' : 'sum'} role="status">
          {words.sum.replace('{sum}', percentText(shareText(sum), lang))}
        </p>
      )}
      {off && (
        <div class="row">
          <Button class="action" onClick={() => edit((plan) => balancedPlan(plan, card, last))}>
            {words.balance}
          </Button>
        </div>
      )}
      {draft.plans.some(({ weights: free }) => free === 'free') && <p class="gray">{words.freeWeights}</p>}
    </section>
  );
}

/** One weight as a number and a bar. */
function Weight(props: {
  readonly row: Kpi;
  readonly index: number;
  readonly first: boolean;
  readonly style: Style;
  readonly off: boolean;
  /** Of the widest bar. */
  readonly part: number;
  readonly smart: ReturnType<typeof useSmart>;
  readonly onWeight: (weight: string) => void;
}) {
  const { row, index, first, style, off, part, smart, onWeight } = props;
  const { lang, plan: words } = useFrame();
  const { edit } = useModel();
  const go = useGo();
  const name = labelOf(row);
  const at: At = { section: 'kpis', index };
  return (
    <li class="weight">
      <div class="line">
        <Button class="link name" onClick={() => go({ at: 'row', row: at })}>
          {name}
        </Button>
        <TypedField
          hidden
          label={`${words.weight}: ${name}`}
          text={weightText(row, lang)}
          read={(text) => typedShare(text, style)}
          onText={(weight) => weight !== '' && onWeight(weight)}
        />
        <Sign name={`${words.up}: ${name}`} sign="↑" off={first} onClick={() => edit((plan) => moved(plan, at, -1))} />
      </div>
      <div class="bar" aria-hidden="true">
        <span class={off ? 'bad' : ''} style={{ width: `${Math.max(0, Math.min(100, part * 100))}%` }} />
      </div>
      <Smart code={row.code} index={index} smart={smart} />
    </li>
  );
}

const shareText = ({ n, d }: { readonly n: number | bigint; readonly d: number | bigint }): string => {
  const value = Number(n) / Number(d);
  return String(Math.round(value * 1e8) / 1e8);
};

/** A new measure, chosen among the others. */
const NEW = '+ ';

const RULES: readonly AttainmentRule[] = ['ratio', 'inverse', 'mirror', 'baseNorm', 'range', 'levels', 'flag'];
/** Fields a rule asks for. */
const POINTS: Readonly<Partial<Record<AttainmentRule, readonly ('base' | 'norm' | 'min' | 'goal')[]>>> = {
  baseNorm: ['base', 'norm'],
  range: ['min', 'goal'],
};

export function KpiEditor({ at }: { readonly at: At }) {
  const { lang, plan: words } = useFrame();
  const { draft, edit, issues } = useModel();
  const smart = useSmart();
  const go = useGo();
  const row = rowAt<Kpi>(draft, at);
  if (row === undefined) return null;
  const set = (change: Partial<Record<keyof Kpi, unknown>>): void => edit((plan) => changed(plan, at, change));
  const own = issues.filter((issue) => isAbout(issue, row as never));
  const measure = draft.measures.find(({ code }) => fold(code) === fold(row.measure));
  const toMeasure = (index: number): void =>
    go({ at: 'row', row: { section: 'measures', index }, back: { at: 'row', row: at } });
  const make = (): void => {
    const code = freeCode(formOf('measures')?.one[lang] ?? '', draft.measures);
    edit((plan) => changed(added(plan, 'measures', { code, ...FRESH.measures }), at, { measure: code }));
    toMeasure(draft.measures.length);
  };
  const codes = [...new Set([...draft.measures.map(({ code }) => code), row.measure])].filter((code) => code !== '');
  return (
    <>
      <h2>{labelOf(row)}</h2>
      <Now row={row} />
      <Smart code={row.code} index={at.index} smart={smart} />
      <NameField label={words.name} at={at} name={row.code} issues={own} />
      <Choice
        label={words.measure}
        value={row.measure}
        options={[
          ...codes.map((code) => ({ value: code, title: code })),
          { value: NEW, title: `+ ${formOf('measures')?.one[lang]}` },
        ]}
        onValue={(value) => (value === NEW ? make() : set({ measure: value }))}
      />
      {measure && (
        <Button class="link block" onClick={() => toMeasure(draft.measures.indexOf(measure))}>
          {words.openMeasure}
        </Button>
      )}
      <Choice
        label={words.better}
        value={measure?.direction ?? 'up'}
        options={[
          { value: 'up', title: words.more },
          { value: 'down', title: words.less },
        ]}
        onValue={(direction) => edit((plan) => withDirection(plan, row.measure, direction))}
      />
      <Rule row={row} set={set} />
      <Pays row={row} set={set} />
      <details>
        <summary>{words.moreSettings}</summary>
        <Form at={at} />
      </details>
      <Versions at={at} />
      <div class="row block">
        <Remove at={at} back="kpis" />
      </div>
    </>
  );
}

interface Part {
  readonly row: Kpi;
  readonly set: (change: Partial<Record<keyof Kpi, unknown>>) => void;
}

/** The attainment rule, told by an example, and the points and target it asks for. */
function Rule({ row, set }: Part) {
  const words = useFrame().plan;
  return (
    <>
      <Choice
        label={words.rule}
        value={row.rule}
        options={RULES.map((value) => ({ value, title: words[`rule_${value}`] }))}
        help={words[`example_${row.rule}`]}
        onValue={(rule) => set({ rule })}
      />
      {(POINTS[row.rule] ?? []).map((field) => (
        <Expression
          key={field}
          label={words[`field_${field}`]}
          text={row[field] ?? ''}
          onText={(text) => set({ [field]: text || undefined })}
        />
      ))}
      <Expression
        label={words.target}
        text={row.target ?? ''}
        placeholder={words.fromTargets}
        help={words.targetHelp}
        onText={(target) => set({ target: target || undefined })}
      />
    </>
  );
}

/** Weight, minimum, cap and payout scale. */
function Pays({ row, set }: Part) {
  const { lang, plan: words } = useFrame();
  const { draft } = useModel();
  const weights = draft.kpis.map(({ weight }) => weight ?? '0%');
  return (
    <>
      <TypedField
        label={words.weight}
        text={row.weight === undefined ? '' : weightText(row, lang)}
        read={(text) => typedShare(text, styleOf(weights))}
        help={words.weightHelp}
        onText={(weight) => set({ weight: weight || undefined })}
      />
      <div class="pair">
        <TypedField
          label={words.kpiFloor}
          text={row.floor === undefined ? '' : percentText(row.floor, lang)}
          read={(text) => typedShare(text, 'percent')}
          help={words.kpiFloorHelp}
          onText={(floor) => set({ floor: floor || undefined })}
        />
        <TypedField
          label={words.kpiCap}
          text={row.cap === undefined ? '' : percentText(row.cap, lang)}
          read={(text) => typedShare(text, 'percent')}
          help={words.kpiCapHelp}
          onText={(cap) => set({ cap: cap || undefined })}
        />
      </div>
      <Choice
        label={words.payoutScale}
        value={row.scale ?? ''}
        options={[
          { value: '', title: words.noScale },
          ...[
            ...new Set([...draft.scales.map(({ code }) => code), ...(row.scale === undefined ? [] : [row.scale])]),
          ].map((code) => ({ value: code, title: code })),
        ]}
        onValue={(scale) => set({ scale: scale || undefined })}
      />
    </>
  );
}

const withDirection = (
  plan: PlanDocument,
  code: string,
  direction: NonNullable<Measure['direction']>,
): PlanDocument => ({
  ...plan,
  measures: plan.measures.map((row) =>
    fold(row.code) === fold(code)
      ? ({ ...row, direction: direction === 'up' ? undefined : direction } as Measure)
      : row,
  ),
});

/** Fact, target, attainment and score of the chosen person, worked out by the engine. */
function Now({ row }: { readonly row: Kpi }) {
  const { lang, w, plan: words } = useFrame();
  const { run, payee, payees } = useModel();
  const [figure, setFigure] = useState<ReturnType<typeof kpisOf>[number] | undefined>(undefined);
  useEffect(() => {
    setFigure(run && payee !== '' ? kpisOf(run, payee).find(({ code }) => fold(code) === fold(row.code)) : undefined);
  }, [run, payee, row.code]);
  if (figure === undefined) return null;
  const number = (text: string | null): string => {
    if (text === null) return w.unknown;
    const read = parseDecimal(text);
    return read === null ? text : formatDecimal(read.units, read.scale, { lang });
  };
  const share = (text: string | null): string => {
    if (text === null) return w.unknown;
    const { n, d } = fractionOf(text);
    return percentText(String(Math.round((Number(n) / Number(d)) * 1e4) / 1e4), lang);
  };
  return (
    <p class="live" aria-live="polite">
      {payees.find(({ id }) => id === payee)?.name}:{' '}
      {words.now
        .replace('{fact}', () => number(figure.fact))
        .replace('{target}', () => number(figure.target))
        .replace('{attainment}', () => share(figure.attainment))
        .replace('{score}', () => share(figure.score))}
    </p>
  );
}

/** A scale: its points in a table and on the curve, both editable, and its method beside the others on the same numbers. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Lang } from '../../../src/core/issue/issue.js';
import { formatDecimal, formatMoney } from '../../../src/core/number/decimal.js';
import { addF, type Fraction, fraction, fractionText, mulF } from '../../../src/core/number/exact.js';
import { labelOf, type Scale, type ScaleMethod, type ScalePoint } from '../../../src/core/plan/plan.js';
import type { Curve } from '../../../src/core/program/scale.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import {
  compiled,
  curveOf,
  type Dot,
  historyOf,
  number,
  payBy,
  paysBase,
  at as valueAtX,
  WAYS,
  type Way,
} from './curve.js';
import { Choice, NameField, Sign, TypedField, Wrong } from './fields.js';
import { Remove } from './remove.js';
import { type At, changed, isAbout, rowAt } from './rows.js';
import { ScaleChart } from './scale-chart.js';
import { exactOf, percentText, type Style, shareIn, size, typedShare } from './shares.js';
import { shown, type Typed, typedNumber } from './text.js';
import { Versions } from './versions.js';

const METHODS: readonly ScaleMethod[] = [
  'marginal',
  'retroactive',
  'excessAtTop',
  'mixed',
  'amount',
  'amountCumulative',
  'interpolated',
];

/** How the numbers of a column are written and shown: shares with their sign, or plain numbers. */
interface Written {
  readonly style: Style | 'plain';
  readonly text: (value: string, lang: Lang) => string;
  readonly read: (typed: string) => Typed;
}

function writtenAs(style: Style | 'plain'): Written {
  if (style === 'plain' || style === 'parts') return { style: 'plain', text: shown, read: typedNumber };
  return { style, text: percentText, read: (text) => typedShare(text, style) };
}

/** Shares: a sign somewhere, or fractions of one that are no whole numbers. */
function styleIn(texts: readonly string[], amounts: boolean): Written {
  if (texts.some((text) => text.endsWith('%'))) return writtenAs('percent');
  const fractions =
    !amounts && texts.every((text) => Math.abs(size(text)) <= 2) && texts.some((text) => !Number.isInteger(size(text)));
  return writtenAs(fractions ? 'fraction' : 'plain');
}

const valuesOf = ({ points }: Scale): string[] => points.flatMap(({ value }) => value);
const isAmount = ({ method }: Scale): boolean => method === 'amount' || method === 'amountCumulative';

export function ScaleEditor({ at }: { readonly at: At }) {
  const { plan: words } = useFrame();
  const { draft, edit, issues } = useModel();
  const scale = rowAt<Scale>(draft, at);
  if (scale === undefined) return null;
  const set = (change: Partial<Record<keyof Scale, unknown>>): void => edit((plan) => changed(plan, at, change));
  const own = issues.filter((issue) => isAbout(issue, scale as never));
  return (
    <>
      <h2>{labelOf(scale)}</h2>
      <NameField label={words.name} at={at} name={scale.code} />
      <Choice
        label={words.method}
        value={scale.method}
        options={METHODS.map((value) => ({ value, title: words[`method_${value}`] }))}
        help={words[`about_${scale.method}`]}
        onValue={(method) => set({ method })}
      />
      <Drawn scale={scale} at={at} />
      <Points scale={scale} at={at} />
      <Wrong issues={own} />
      <Ways scale={scale} onMethod={(method) => set({ method })} />
      <Choice
        label={words.below}
        value={scale.below}
        options={[
          { value: 'zero', title: words.belowZero },
          { value: 'issue', title: words.belowIssue },
        ]}
        onValue={(below) => set({ below })}
      />
      <Versions at={at} />
      <div class="row block">
        <Remove at={at} back="list" />
      </div>
    </>
  );
}

/** The target amounts are told for, where the axis is a share of it. */
const TARGET: Fraction = fraction(1_000_000);

/** Where people stood on the scale as it is saved; looked up when the curve has been drawn. */
function useHistory(code: string): readonly Dot[] | null {
  const { before, book } = useModel();
  const [dots, setDots] = useState<readonly Dot[] | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setDots(before && book ? historyOf(before, book.periods, code) : null));
    return () => clearTimeout(timer);
  }, [before, book, code]);
  return dots;
}

function Drawn({ scale, at }: { readonly scale: Scale; readonly at: At }) {
  const { lang, plan: words } = useFrame();
  const { edit, payee, statement } = useModel();
  const read = useMemo(() => compiled(scale), [scale]);
  const dots = useHistory(scale.code) ?? [];
  if (read === null || read.columns !== null) return null;
  const froms = styleIn(
    scale.points.map(({ from }) => from),
    false,
  );
  const values = styleIn(valuesOf(scale), isAmount(scale));
  const currency = statement?.currency ?? 'RUB';
  const share = froms.style !== 'plain';
  const money = paysBase(scale) || isAmount(scale);
  const unit = paysBase(scale) && share ? number(TARGET) : 1;
  const amountText = (y: number): string =>
    money
      ? formatMoney({ units: Math.round(y * unit), scale: 0 }, currency, lang).replace(/[,.]00(?=\D|$)/, '')
      : rounded(y, values.style, lang);
  const axisText = (x: number): string => rounded(x, froms.style, lang);
  const point = (i: number): ScalePoint => scale.points[i] as ScalePoint;
  const setPoint = (i: number, change: Partial<ScalePoint>): void =>
    edit((plan) =>
      changed(plan, at, { points: scale.points.map((one, k) => (k === i ? { ...one, ...change } : one)) }),
    );
  return (
    <figure>
      <figcaption class="gray">
        {!money
          ? words.curveValue
          : share
            ? words.curvePay.replace('{target}', () => formatMoney(fractionText(TARGET), currency, lang))
            : words.curveOwn}
      </figcaption>
      <ScaleChart
        scale={read}
        label={words.chart}
        axisText={axisText}
        valueText={(i) =>
          [point(i).value]
            .flat()
            .map((text) => values.text(text, lang))
            .join(' · ')
        }
        amountText={amountText}
        dots={dots}
        payee={payee}
        onFrom={(i, x) => setPoint(i, begun(scale, i, snapped(x, share), froms))}
        onStep={(i, steps) => setPoint(i, stepped(point(i), steps, values))}
      />
      <People dots={dots} curve={curveOf(read)} axisText={axisText} amountText={amountText} />
    </figure>
  );
}

/** A number as its column is written. */
const writtenIn = ({ style }: Written, value: Fraction): string =>
  style === 'plain' ? fractionText(value) : shareIn(style, value);

/** A tier begun elsewhere; never beyond its neighbours, and the first stays. */
function begun({ points }: Scale, i: number, from: Fraction, froms: Written): Partial<ScalePoint> {
  const [low, high] = [points[i - 1], points[i + 1]].map((one) => (one ? size(one.from) : Number.NaN));
  const free = i > 0 && !(number(from) <= (low as number)) && !(number(from) >= (high as number));
  return free ? { from: writtenIn(froms, from) } : {};
}

/** A value some steps up or down, not below 0. */
function stepped({ value }: ScalePoint, steps: number, values: Written): Partial<ScalePoint> {
  const now = exactOf(String(value));
  const next = now && addF(now, mulF(stepOf(values.style, now), fraction(steps)));
  return next && next.n >= 0 ? { value: writtenIn(values, next) } : {};
}

/** The dots as a table. */
function People(props: {
  readonly dots: readonly Dot[];
  readonly curve: Curve;
  readonly axisText: (x: number) => string;
  readonly amountText: (y: number) => string;
}) {
  const { dots, curve, axisText, amountText } = props;
  const words = useFrame().plan;
  if (dots.length === 0) return null;
  return (
    <details>
      <summary>{words.people.replace('{n}', String(dots.length))}</summary>
      <table>
        <tbody>
          {dots.slice(0, 200).map((dot) => (
            <tr key={`${dot.payee} ${dot.period}`}>
              <th scope="row">
                {dot.name} <span class="gray">{dot.period}</span>
              </th>
              <td>{axisText(number(dot.x))}</td>
              <td>{amountText(number(valueAtX(curve, dot.x)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A number of a drawing, short. */
function rounded(x: number, style: Style | 'plain', lang: Lang): string {
  if (style !== 'plain') return percentText(String(Math.round(x * 1e4) / 1e4), lang);
  const whole = Math.abs(x) >= 100 || Number.isInteger(x);
  return formatDecimal(Math.round(x * (whole ? 1 : 100)), whole ? 0 : 2, { lang });
}

/** A round place on the axis near x. */
function snapped(x: number, share: boolean): Fraction {
  if (share) return fraction(Math.round(x * 100), 100);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(x) || 1)) - 1);
  return fraction(Math.round(x / step) * step);
}

/** A step of a value: half a percent, or a tenth of its size. */
function stepOf(style: Style | 'plain', value: Fraction): Fraction {
  if (style !== 'plain') return fraction(1, 200);
  const size = Math.abs(number(value));
  return size < 10 ? fraction(1, 20) : fraction(10 ** Math.max(0, Math.floor(Math.log10(size)) - 1));
}

function Points({ scale, at }: { readonly scale: Scale; readonly at: At }) {
  const { lang, plan: words } = useFrame();
  const { edit } = useModel();
  const { points, columns } = scale;
  const mixed = scale.method === 'mixed';
  const froms = styleIn(
    points.map(({ from }) => from),
    false,
  );
  const values = styleIn(valuesOf(scale), isAmount(scale));
  const setPoints = (next: readonly ScalePoint[]): void => edit((plan) => changed(plan, at, { points: next }));
  const add = (): void => setPoints([...points, nextPoint(points, froms, values)]);
  return (
    <>
      <table class="points">
        <thead>
          <tr>
            <th scope="col">{words.pointFrom}</th>
            {columns ? (
              columns.map(({ from }, c) => (
                <th key={c} scope="col">
                  ≥ {shown(from, lang)}
                </th>
              ))
            ) : (
              <th scope="col">{isAmount(scale) ? words.pointAmount : words.pointValue}</th>
            )}
            {mixed && <th scope="col">{words.lookBack}</th>}
            <td />
          </tr>
        </thead>
        <tbody>
          {points.map((point, i) => (
            <PointRow
              key={i}
              point={point}
              mixed={mixed}
              n={i + 1}
              froms={froms}
              values={values}
              onPoint={(change) =>
                setPoints(points.map((one, k) => (k === i ? ({ ...one, ...change } as ScalePoint) : one)))
              }
              onRemove={points.length < 2 ? null : () => setPoints(points.filter((_, k) => k !== i))}
            />
          ))}
        </tbody>
      </table>
      <Button onClick={add}>+ {words.addPoint}</Button>
    </>
  );
}

/** A tier as far from the last as that is from the one before, with its value. */
function nextPoint(points: readonly ScalePoint[], froms: Written, values: Written): ScalePoint {
  const [before, last] = [points[points.length - 2], points[points.length - 1]];
  const start = size(last?.from ?? '0');
  const step = before ? start - size(before.from) : froms.style === 'plain' ? 100_000 : 0.2;
  const from = fraction(Math.round((start + (step || 1)) * 10_000), 10_000);
  return { from: writtenIn(froms, from), value: last?.value ?? (values.style === 'plain' ? '0' : '0%') };
}

/** One tier: where it begins, its value or values, and the way out. */
function PointRow(props: {
  readonly point: ScalePoint;
  readonly n: number;
  readonly mixed: boolean;
  readonly froms: Written;
  readonly values: Written;
  readonly onPoint: (change: Partial<Record<keyof ScalePoint, unknown>>) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { point, n, mixed, froms, values, onPoint, onRemove } = props;
  const { lang, plan: words } = useFrame();
  return (
    <tr>
      <td>
        <TypedField
          hidden
          label={`${words.pointFrom}, ${n}`}
          text={froms.text(point.from, lang)}
          read={froms.read}
          onText={(from) => from !== '' && onPoint({ from })}
        />
      </td>
      {[point.value].flat().map((value, c) => (
        <td key={c}>
          <TypedField
            hidden
            label={`${words.pointValue}, ${n}${typeof point.value === 'string' ? '' : `, ${c + 1}`}`}
            text={values.text(value, lang)}
            read={values.read}
            onText={(text) =>
              text !== '' &&
              onPoint({
                value: typeof point.value === 'string' ? text : point.value.map((one, k) => (k === c ? text : one)),
              })
            }
          />
        </td>
      ))}
      {mixed && (
        <td>
          <input
            type="checkbox"
            aria-label={`${words.lookBack}, ${n}`}
            checked={point.lookBack ?? false}
            onChange={(event) => onPoint({ lookBack: event.currentTarget.checked || undefined })}
          />
        </td>
      )}
      <td>
        <Sign
          name={`${words.removePoint} ${froms.text(point.from, lang)}`}
          sign="×"
          off={onRemove === null}
          onClick={() => onRemove?.()}
        />
      </td>
    </tr>
  );
}

/** Deals to compare the methods on: a bit over the last tier, the last one a quarter of all. */
function sample(scale: Scale, share: boolean): string {
  const last = size(scale.points[scale.points.length - 1]?.from ?? '0') * (share ? number(TARGET) : 1);
  const all = Math.max(40, Math.round((last * 1.2) / 40) * 40);
  return [all * 0.75, all * 0.25].map((deal) => formatDecimal(Math.round(deal), 0, { lang: 'ru' })).join('; ');
}

/** «45 000; 15 000» as numbers. */
function dealsOf(text: string): Fraction[] {
  return text
    .split(/[;\n]/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const read = typedNumber(part);
      const value = 'text' in read ? exactOf(read.text) : null;
      return value === null ? [] : [value];
    });
}

function Ways({ scale, onMethod }: { readonly scale: Scale; readonly onMethod: (method: ScaleMethod) => void }) {
  const { lang, plan: words } = useFrame();
  const { statement } = useModel();
  const share =
    styleIn(
      scale.points.map(({ from }) => from),
      false,
    ).style !== 'plain';
  const [deals, setDeals] = useState<string | null>(null);
  if (!paysBase(scale) || scale.columns !== undefined) return null;
  const text = deals ?? sample(scale, share);
  const given = dealsOf(text);
  const currency = statement?.currency ?? 'RUB';
  const money = (value: Fraction | null): string =>
    value === null ? '—' : formatMoney(fractionText(value), currency, lang);
  const sum = given.reduce(addF, fraction(0));
  return (
    <section class="card" aria-label={words.ways}>
      <h3>{words.ways}</h3>
      <TypedField
        label={words.deals}
        text={text}
        help={`${words.dealsSum.replace('{sum}', () => money(sum))}${share ? ` · ${words.dealsTarget.replace('{target}', () => money(TARGET))}` : ''}`}
        read={(typed) => ({ text: typed })}
        onText={setDeals}
      />
      <table>
        <tbody>
          {(scale.method === 'mixed' ? [...WAYS, scale.method] : WAYS).map((way) => (
            <tr key={way} class={way === scale.method ? 'own' : ''}>
              <th scope="row">{words[`method_${way}` as keyof typeof words]}</th>
              <td id={`way-${way}`}>{money(payBy(scale, way, given, share ? TARGET : null))}</td>
              <td>
                {way === scale.method && '●'}
                {way !== 'perTransaction' && way !== scale.method && (
                  <Sign
                    name={`${words.choose}: ${words[`method_${way}` as keyof typeof words]}`}
                    sign="○"
                    onClick={() => onMethod(way as Exclude<Way, 'perTransaction'>)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="gray">{words.about_perTransaction}</p>
    </section>
  );
}

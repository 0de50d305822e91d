/** Pay against result: the curve, its points to be moved by hand or by arrows, jumps with their amounts, people as dots. */
import { useRef } from 'preact/hooks';
import type { CompiledScale } from '../../../src/core/scale.js';
import { at, curveOf, type Dot, jumps, number } from './curve.js';
import { size } from './shares.js';

const WIDTH = 276;
const HEIGHT = 168;
const LEFT = 8;
const TOP = 18;
const BOTTOM = 22;
/** Pixels of a pull that change a value by one step. */
const PULL = 6;

export interface ChartProps {
  readonly scale: CompiledScale;
  readonly label: string;
  /** How a place on the axis, a value of a point and an amount of the curve are said. */
  readonly axisText: (x: number) => string;
  readonly valueText: (point: number) => string;
  readonly amountText: (y: number) => string;
  readonly dots: readonly Dot[];
  readonly payee: string;
  /** A point was moved: where it begins, or how many steps its value went up. */
  readonly onFrom: (point: number, x: number) => void;
  readonly onStep: (point: number, steps: number) => void;
}

export function ScaleChart(props: ChartProps) {
  const { scale, label, axisText, valueText, amountText, dots, payee, onFrom, onStep } = props;
  const held = useRef<{ readonly point: number; readonly x: number; readonly y: number; steps: number } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const curve = curveOf(scale);
  const froms = curve.map(({ from }) => number(from));
  const [first = 0, last = 1] = [froms[0], froms[froms.length - 1]];
  const furthest = Math.max(...dots.map(({ x }) => number(x)), last);
  const end = Math.max(furthest, last + Math.max(last - first, Math.abs(last) || 1) * 0.25);
  const y = (segment: number, x: number): number =>
    number((curve[segment] as (typeof curve)[number]).offset) +
    number((curve[segment] as (typeof curve)[number]).slope) * x;
  const ends = curve.map((_, t) => froms[t + 1] ?? end);
  const tops = curve.flatMap((_, t) => [y(t, froms[t] as number), y(t, ends[t] as number)]);
  const [low, high] = [Math.min(0, ...tops), Math.max(...tops, 0.000001)];
  const px = (x: number): number => LEFT + ((x - first) / (end - first || 1)) * (WIDTH - 2 * LEFT);
  const py = (value: number): number => TOP + (1 - (value - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  const onMove = (event: PointerEvent): void => {
    const now = held.current;
    if (!now) return;
    const steps = Math.round((now.y - event.clientY) / PULL);
    if (Math.abs(event.clientX - now.x) > Math.abs(event.clientY - now.y)) {
      const box = svg.current?.getBoundingClientRect();
      if (box) onFrom(now.point, first + ((event.clientX - box.left - LEFT) / (WIDTH - 2 * LEFT)) * (end - first));
    } else if (steps !== now.steps) {
      onStep(now.point, steps - now.steps);
      now.steps = steps;
    }
  };
  const leaps = jumps(curve);
  const told = roomFor(
    leaps.map(({ from, by }, t) => {
      const x = number(from);
      return { x: px(x), y: Math.min(py(y(t, x)), py(y(t + 1, x))), by: number(by) };
    }),
  );
  return (
    <svg
      ref={svg}
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      onPointerMove={onMove}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerLeave={() => {
        held.current = null;
      }}
    >
      <title>{label}</title>
      <line class="axis" x1={LEFT} x2={WIDTH - LEFT} y1={py(Math.max(0, low))} y2={py(Math.max(0, low))} />
      {scale.points.map(({ row }, t) => {
        const to = row.to === undefined ? Number.NaN : size(row.to);
        const next = froms[t + 1] ?? Number.NaN;
        if (!(to < next)) return null;
        return (
          <rect
            key={`h${t}`}
            class="hole"
            x={px(to)}
            width={px(next) - px(to)}
            y={TOP}
            height={HEIGHT - TOP - BOTTOM}
          />
        );
      })}
      {curve.map((_, t) => (
        <line
          key={`s${t}`}
          class="curve"
          x1={px(froms[t] as number)}
          y1={py(y(t, froms[t] as number))}
          x2={px(ends[t] as number)}
          y2={py(y(t, ends[t] as number))}
        />
      ))}
      {leaps.map(({ from, by }, t) => {
        const [x, jump] = [number(from), number(by)];
        if (jump === 0) return null;
        const top = Math.min(py(y(t, x)), py(y(t + 1, x)));
        return (
          <g key={`j${t}`} class={jump < 0 ? 'jump fall' : 'jump'}>
            <line x1={px(x)} x2={px(x)} y1={py(y(t, x))} y2={py(y(t + 1, x))} />
            <title>{`${axisText(x)}: ${jump > 0 ? '+' : ''}${amountText(jump)}`}</title>
            {told.has(t) && (
              <text x={Math.min(WIDTH - 40, Math.max(36, px(x)))} y={Math.max(10, top - 6)} text-anchor="middle">
                {jump > 0 ? '+' : ''}
                {amountText(jump)}
              </text>
            )}
          </g>
        );
      })}
      {dots.map((dot, i) => (
        <circle
          key={`d${i}`}
          class={dot.payee === payee ? 'dot own' : 'dot'}
          cx={px(Math.max(first, number(dot.x)))}
          cy={py(number(at(curve, dot.x)))}
          r={dot.payee === payee ? 4 : 3}
        >
          <title>{`${dot.name}, ${dot.period}: ${axisText(number(dot.x))}`}</title>
        </circle>
      ))}
      {froms.map((x, t) => (
        <g key={`p${t}`}>
          <circle
            class="point"
            cx={px(x)}
            cy={py(y(t, x))}
            r="6"
            tabindex={0}
            role="slider"
            aria-label={`${axisText(x)}: ${valueText(t)}`}
            aria-valuenow={x}
            aria-valuetext={`${axisText(x)}: ${valueText(t)}`}
            onPointerDown={(event) => {
              held.current = { point: t, x: event.clientX, y: event.clientY, steps: 0 };
              svg.current?.setPointerCapture?.(event.pointerId);
            }}
            onKeyDown={(event) => {
              const keys: Record<string, () => void> = {
                ArrowUp: () => onStep(t, 1),
                ArrowDown: () => onStep(t, -1),
                ArrowRight: () => onFrom(t, x + (end - first) / 100),
                ArrowLeft: () => onFrom(t, x - (end - first) / 100),
              };
              if (!keys[event.key]) return;
              event.preventDefault();
              keys[event.key]?.();
            }}
          >
            <title>{`${axisText(x)}: ${valueText(t)}`}</title>
          </circle>
          {wide(froms, t, px) && (
            <text class="tick" x={Math.min(WIDTH - 14, Math.max(14, px(x)))} y={HEIGHT - 6} text-anchor="middle">
              {axisText(x)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Pixels an amount takes. */
const AMOUNT = 58;

/** Falls first, then the largest jumps, as far as their amounts do not stand on each other. */
function roomFor(leaps: readonly { readonly x: number; readonly y: number; readonly by: number }[]): Set<number> {
  const told = new Set<number>();
  const weight = ({ by }: { readonly by: number }): number => (by < 0 ? 1e15 : 0) + Math.abs(by);
  const order = leaps.map((leap, t) => ({ ...leap, t })).sort((a, b) => weight(b) - weight(a));
  for (const { x, y, by, t } of order) {
    const free = [...told].every((one) => {
      const other = leaps[one] as (typeof leaps)[number];
      return Math.abs(other.x - x) >= AMOUNT || Math.abs(other.y - y) >= 12;
    });
    if (free && by !== 0) told.add(t);
  }
  return told;
}

/** Is there room for the text under a point? */
function wide(froms: readonly number[], t: number, px: (x: number) => number): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= t; i++) {
    const here = px(froms[i] as number);
    if (here - last < 40) {
      if (i === t) return false;
    } else last = here;
  }
  return true;
}

/** Pay against result: the curve, its points to be moved by hand or by arrows, jumps with their amounts, people as dots. */
import { useRef } from 'preact/hooks';
import type { CompiledScale, Curve } from '../../../src/core/program/scale.js';
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

/** The curve on paper: where places of the axis and amounts stand. */
interface Paper {
  readonly curve: Curve;
  /** Where tiers begin and end. */
  readonly froms: readonly number[];
  readonly ends: readonly number[];
  readonly low: number;
  /** Amount of a tier's stretch at a place of the axis. */
  readonly y: (tier: number, x: number) => number;
  readonly px: (x: number) => number;
  readonly py: (amount: number) => number;
  /** The place of the axis under a pixel. */
  readonly under: (pixel: number) => number;
}

function paperOf(scale: CompiledScale, dots: readonly Dot[]): Paper {
  const curve = curveOf(scale);
  const froms = curve.map(({ from }) => number(from));
  const [first = 0, last = 1] = [froms[0], froms[froms.length - 1]];
  const furthest = Math.max(...dots.map(({ x }) => number(x)), last);
  const end = Math.max(furthest, last + Math.max(last - first, Math.abs(last) || 1) * 0.25);
  const lines = curve.map(({ offset, slope }) => [number(offset), number(slope)] as const);
  const y = (tier: number, x: number): number => {
    const [offset = 0, slope = 0] = lines[tier] ?? [];
    return offset + slope * x;
  };
  const ends = curve.map((_, t) => froms[t + 1] ?? end);
  const tops = froms.flatMap((from, t) => [y(t, from), y(t, ends[t] as number)]);
  const [low, high] = [Math.min(0, ...tops), Math.max(...tops, 0.000001)];
  const [wide, tall] = [WIDTH - 2 * LEFT, HEIGHT - TOP - BOTTOM];
  return {
    curve,
    froms,
    ends,
    low,
    y,
    px: (x) => LEFT + ((x - first) / (end - first || 1)) * wide,
    py: (amount) => TOP + (1 - (amount - low) / (high - low || 1)) * tall,
    under: (pixel) => first + ((pixel - LEFT) / wide) * (end - first),
  };
}

export function ScaleChart(props: ChartProps) {
  const { scale, label, dots, onFrom, onStep } = props;
  const held = useRef<{ readonly point: number; readonly x: number; readonly y: number; steps: number } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const paper = paperOf(scale, dots);
  const { froms, ends, y, px, py, low, under } = paper;
  const onMove = (event: PointerEvent): void => {
    const now = held.current;
    if (!now) return;
    const steps = Math.round((now.y - event.clientY) / PULL);
    if (Math.abs(event.clientX - now.x) > Math.abs(event.clientY - now.y)) {
      const box = svg.current?.getBoundingClientRect();
      if (box) onFrom(now.point, under(event.clientX - box.left));
    } else if (steps !== now.steps) {
      onStep(now.point, steps - now.steps);
      now.steps = steps;
    }
  };
  const drop = (): void => {
    held.current = null;
  };
  const hold = (point: number, event: PointerEvent): void => {
    held.current = { point, x: event.clientX, y: event.clientY, steps: 0 };
    svg.current?.setPointerCapture?.(event.pointerId);
  };
  return (
    <svg
      ref={svg}
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      onPointerMove={onMove}
      onPointerUp={drop}
      onPointerLeave={drop}
    >
      <title>{label}</title>
      <line class="axis" x1={LEFT} x2={WIDTH - LEFT} y1={py(Math.max(0, low))} y2={py(Math.max(0, low))} />
      <Holes scale={scale} paper={paper} />
      {froms.map((from, t) => {
        const to = ends[t] as number;
        return <line key={t} class="curve" x1={px(from)} y1={py(y(t, from))} x2={px(to)} y2={py(y(t, to))} />;
      })}
      <Jumps paper={paper} {...props} />
      <Dots paper={paper} {...props} />
      {froms.map((_, t) => (
        <Handle key={t} point={t} paper={paper} onHold={(event) => hold(t, event)} {...props} />
      ))}
    </svg>
  );
}

interface Drawn {
  readonly paper: Paper;
}

/** Stretches no closed range holds. */
function Holes({ scale, paper: { froms, px } }: Drawn & Pick<ChartProps, 'scale'>) {
  return (
    <>
      {scale.points.map(({ row }, t) => {
        const to = row.to === undefined ? Number.NaN : size(row.to);
        const next = froms[t + 1] ?? Number.NaN;
        const width = px(next) - px(to);
        return (
          width > 0 && <rect key={t} class="hole" x={px(to)} width={width} y={TOP} height={HEIGHT - TOP - BOTTOM} />
        );
      })}
    </>
  );
}

/** What is paid more, or less, at the edge itself. */
function Jumps({
  paper: { curve, y, px, py },
  axisText,
  amountText,
}: Drawn & Pick<ChartProps, 'axisText' | 'amountText'>) {
  const leaps = jumps(curve).map(({ from, by }, t) => {
    const x = number(from);
    const [below, above] = [py(y(t, x)), py(y(t + 1, x))];
    return { at: x, x: px(x), y: Math.min(below, above), below, above, by: number(by) };
  });
  const told = roomFor(leaps);
  return (
    <>
      {leaps.map(({ at: place, x, y: top, below, above, by }, t) => {
        const amount = `${by > 0 ? '+' : ''}${amountText(by)}`;
        return (
          by !== 0 && (
            <g key={t} class={by < 0 ? 'jump fall' : 'jump'}>
              <line x1={x} x2={x} y1={below} y2={above} />
              <title>{`${axisText(place)}: ${amount}`}</title>
              {told.has(t) && (
                <text x={Math.min(WIDTH - 40, Math.max(36, x))} y={Math.max(10, top - 6)} text-anchor="middle">
                  {amount}
                </text>
              )}
            </g>
          )
        );
      })}
    </>
  );
}

/** People at their results. */
function Dots({
  paper: { curve, froms, px, py },
  dots,
  payee,
  axisText,
}: Drawn & Pick<ChartProps, 'dots' | 'payee' | 'axisText'>) {
  return (
    <>
      {dots.map((dot, i) => (
        <circle
          key={i}
          class={dot.payee === payee ? 'dot own' : 'dot'}
          cx={px(Math.max(froms[0] ?? 0, number(dot.x)))}
          cy={py(number(at(curve, dot.x)))}
          r={dot.payee === payee ? 4 : 3}
        >
          <title>{`${dot.name}, ${dot.period}: ${axisText(number(dot.x))}`}</title>
        </circle>
      ))}
    </>
  );
}

/** A point of the scale, moved by hand or by arrows. */
function Handle(
  props: Drawn & ChartProps & { readonly point: number; readonly onHold: (event: PointerEvent) => void },
) {
  const { paper, point, axisText, valueText, onFrom, onStep, onHold } = props;
  const { froms, y, px, py, under } = paper;
  const x = froms[point] as number;
  const name = `${axisText(x)}: ${valueText(point)}`;
  const step = (under(WIDTH) - under(0)) / 100;
  const onKey = (event: KeyboardEvent): void => {
    const keys: Record<string, () => void> = {
      ArrowUp: () => onStep(point, 1),
      ArrowDown: () => onStep(point, -1),
      ArrowRight: () => onFrom(point, x + step),
      ArrowLeft: () => onFrom(point, x - step),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]?.();
  };
  return (
    <g>
      <circle
        class="point"
        cx={px(x)}
        cy={py(y(point, x))}
        r="6"
        tabindex={0}
        role="slider"
        aria-label={name}
        aria-valuenow={x}
        aria-valuetext={name}
        onPointerDown={onHold}
        onKeyDown={onKey}
      >
        <title>{name}</title>
      </circle>
      {wide(froms, point, px) && (
        <text class="tick" x={Math.min(WIDTH - 14, Math.max(14, px(x)))} y={HEIGHT - 6} text-anchor="middle">
          {axisText(x)}
        </text>
      )}
    </g>
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

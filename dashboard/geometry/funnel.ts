import { area, curveMonotoneX, extent, scaleLinear, scaleSqrt } from 'd3';
import type { CompareUnit } from '../../api/contract/compare.ts';
import type { ScatterLayout } from './scatter.ts';
import type { Tone } from './tone.ts';

/** What is drawn of a unit of a comparison. */
export type ComparedUnit = Pick<
  CompareUnit,
  | 'value'
  | 'n'
  | 'limit95_lower'
  | 'limit95_upper'
  | 'limit998_lower'
  | 'limit998_upper'
  | 'rank'
  | 'rank_lower'
  | 'rank_upper'
  | 'group'
  | 'verdict'
  | 'flags'
>;

/** A unit of a comparison by its name. */
export interface FunnelEntry {
  readonly id: string;
  readonly unit: ComparedUnit;
}

export interface FunnelDot extends FunnelEntry {
  readonly x: number;
  readonly y: number;
  readonly tone: Tone | null;
  /** Which side the name stands on; null where it would cover another. */
  readonly label: 'start' | 'end' | null;
}

export interface PlacedFunnel {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
  /** Where 998 and 95 of 1,000 and 100 lie when units differ only by chance and by what differs everywhere. */
  readonly bands: { readonly wide: string; readonly narrow: string };
  readonly target: number;
  readonly dots: readonly FunnelDot[];
  readonly xTicks: readonly { readonly value: number; readonly at: number }[];
  readonly yTicks: readonly { readonly value: number; readonly at: number }[];
}

type Known = FunnelEntry & { readonly value: number };
const isKnown = (entry: FunnelEntry): entry is FunnelEntry & { unit: { value: number } } =>
  entry.unit.value !== null && entry.unit.n > 0;

/** The tone of a unit that its test, after correction, says stands apart. */
export const standingOf = ({ verdict }: ComparedUnit): 'better' | 'worse' | null =>
  verdict === 'better' || verdict === 'worse' ? verdict : null;

const limits = (known: readonly Known[], which: '95' | '998'): [n: number, lower: number, upper: number][] =>
  [...known]
    .sort((a, b) => a.unit.n - b.unit.n)
    .flatMap(({ unit }) => {
      const [lower, upper] = [unit[`limit${which}_lower`], unit[`limit${which}_upper`]];
      return lower === null || upper === null ? [] : [[unit.n, lower, upper]];
    });

/** Names of the dots that stand apart first, then those furthest from the target, as long as none covers another. */
const labelled = (
  dots: readonly Omit<FunnelDot, 'label'>[],
  target: number,
  layout: ScatterLayout,
): Map<string, 'start' | 'end'> => {
  const taken = dots.map(({ x, y }) => ({ x0: x - 6, x1: x + 6, y }));
  const labels = new Map<string, 'start' | 'end'>();
  const rank = ({ tone, y }: Omit<FunnelDot, 'label'>): number => (tone ? 1e6 : 0) + Math.abs(y - target);
  for (const dot of [...dots].sort((a, b) => rank(b) - rank(a)))
    for (const side of ['start', 'end'] as const) {
      const x0 = side === 'start' ? dot.x + 8 : dot.x - 8 - layout.label.width;
      const box = { x0, x1: x0 + layout.label.width, y: dot.y };
      const isInside = box.x0 >= layout.left && box.x1 <= layout.width;
      const isFree = taken.every(
        (other) =>
          Math.abs(other.y - box.y) >= layout.label.height || other.x1 <= box.x0 || other.x0 >= box.x1,
      );
      if (!isInside || !isFree) continue;
      taken.push(box);
      labels.set(dot.id, side);
      break;
    }
  return labels;
};

/**
 * A funnel plot: shares by how many cases they rest on, between the limits of what chance does (Spiegelhalter 2005). The
 * fewer the cases, the wider; the scale of cases is a square root, so that the narrowing is even.
 */
export const placeFunnel = (
  entries: readonly FunnelEntry[],
  target: number | null,
  layout: ScatterLayout,
): PlacedFunnel => {
  const known = entries.filter(isKnown).map((entry): Known => ({ ...entry, value: entry.unit.value }));
  const plot = {
    x0: layout.left,
    x1: layout.width - layout.right,
    y0: layout.height - layout.bottom,
    y1: layout.top,
  };
  const narrow = limits(known, '95');
  const wide = limits(known, '998');
  const [low = 0, high = 1] = extent([
    ...known.map(({ value }) => value),
    ...wide.flatMap(([, lower, upper]) => [lower, upper]),
    ...(target === null ? [] : [target]),
  ]) as [number | undefined, number | undefined];
  const pad = (high - low || 0.1) * 0.06;
  const y = scaleLinear([Math.max(0, low - pad), Math.min(1, high + pad)], [plot.y0, plot.y1]);
  const most = Math.max(1, ...known.map(({ unit }) => unit.n));
  const x = scaleSqrt([0, most * 1.04], [plot.x0, plot.x1]);
  const band = area<[number, number, number]>()
    .x(([n]) => x(n))
    .y0(([, lower]) => y(lower))
    .y1(([, , upper]) => y(upper))
    .curve(curveMonotoneX);
  const middle = y(target ?? 0.5);
  const dots = known.map(({ id, unit, value }) => ({
    id,
    unit,
    x: x(unit.n),
    y: y(value),
    tone: standingOf(unit),
  }));
  const labels = labelled(dots, middle, layout);
  return {
    width: layout.width,
    height: layout.height,
    plot,
    bands: { wide: band(wide) ?? '', narrow: band(narrow) ?? '' },
    target: middle,
    dots: dots.map((dot) => ({ ...dot, label: labels.get(dot.id) ?? null })),
    xTicks: known.length === 0 ? [] : x.ticks(layout.nTicks).map((value) => ({ value, at: x(value) })),
    yTicks: known.length === 0 ? [] : y.ticks(layout.nTicks).map((value) => ({ value, at: y(value) })),
  };
};

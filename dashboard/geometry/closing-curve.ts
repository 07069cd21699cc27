import { area, curveStepAfter, line, scaleLinear } from 'd3';
import type { ClosingCurve } from '../../api/contract/time-to-close.ts';

export type DrawnCurve = Pick<ClosingCurve, 'points' | 'median'>;

export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Last day drawn. */
  readonly days: number;
  readonly nTicks: number;
}

export interface PlacedCurve {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
  /** Share closed by the day, as steps; empty where too little is known. */
  readonly path: string;
  readonly band: string;
  /** All groups together, behind. */
  readonly whole: string;
  /** Where half is closed; null where it is not, or beyond the last day drawn. */
  readonly median: { readonly x: number; readonly y: number } | null;
  readonly xTicks: readonly { readonly value: number; readonly at: number }[];
  readonly yTicks: readonly { readonly value: number; readonly at: number }[];
}

/** The day by which nineteen in twenty cases of the whole are closed, or the last there is: later steps are hardly seen. */
export const lastDay = ({ points }: DrawnCurve): number => {
  const most = points.find(({ closed }) => closed >= 0.95) ?? points.at(-1);
  return Math.max(7, most?.day ?? 0);
};

interface Step {
  readonly day: number;
  readonly low: number;
  readonly high: number;
}

/** Steps from nothing on the first day to the last day drawn, where the last one known goes on. */
const stepsOf = (
  { points }: DrawnCurve,
  days: number,
  read: (point: DrawnCurve['points'][number]) => readonly [number, number],
): Step[] => {
  const inside = points.filter(({ day }) => day <= days);
  const steps = inside.map((point): Step => {
    const [low, high] = read(point);
    return { day: point.day, low, high };
  });
  const first = inside[0]?.day === 0 ? [] : [{ day: 0, low: 0, high: 0 }];
  const last = steps.at(-1);
  return last ? [...first, ...steps, { ...last, day: days }] : [];
};

/** The share closed after so many days, as a step curve with its interval, before the curve of all groups together. */
export const placeClosingCurve = (
  curve: DrawnCurve,
  whole: DrawnCurve | null,
  layout: CurveLayout,
): PlacedCurve => {
  const plot = {
    x0: layout.left,
    x1: layout.width - layout.right,
    y0: layout.height - layout.bottom,
    y1: layout.top,
  };
  const x = scaleLinear([0, layout.days], [plot.x0, plot.x1]);
  const y = scaleLinear([0, 1], [plot.y0, plot.y1]);
  const draw = line<Step>()
    .x(({ day }) => x(day))
    .y(({ high }) => y(high))
    .curve(curveStepAfter);
  const fill = area<Step>()
    .x(({ day }) => x(day))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .curve(curveStepAfter);
  const closed = (of: DrawnCurve): string =>
    draw(stepsOf(of, layout.days, (point) => [point.closed, point.closed])) ?? '';
  const { median } = curve;
  return {
    width: layout.width,
    height: layout.height,
    plot,
    path: closed(curve),
    band:
      fill(
        stepsOf(curve, layout.days, (point) => [point.lower ?? point.closed, point.upper ?? point.closed]),
      ) ?? '',
    whole: whole ? closed(whole) : '',
    median: median !== null && median <= layout.days ? { x: x(median), y: y(0.5) } : null,
    xTicks: x.ticks(layout.nTicks).map((value) => ({ value, at: x(value) })),
    yTicks: [0, 0.5, 1].map((value) => ({ value, at: y(value) })),
  };
};

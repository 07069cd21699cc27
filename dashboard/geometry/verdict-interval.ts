import { scaleLinear, scaleLog } from 'd3';

/** A change with its limits: a ratio around 1, or a difference around 0. */
export interface ChangeLimits {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** An interval on a line whose middle is “nothing changed” and whose left is better. */
export interface VerdictInterval {
  readonly middle: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  /** Limits that lie beyond the line. */
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

const MOST = { ratio: 8, difference: 1 };
const LEAST = { ratio: 2, difference: 0.3 };

/** Places an interval; ratios on a logarithmic scale, so that half and double are equally far from the middle. */
export const layOutVerdict = (
  { value, lower, upper }: ChangeLimits,
  kind: 'ratio' | 'difference',
  width: number,
): VerdictInterval => {
  const reach =
    kind === 'ratio'
      ? Math.max(upper, 1 / Math.max(lower, 1e-6))
      : Math.max(Math.abs(upper), Math.abs(lower));
  const most = Math.min(MOST[kind], Math.max(LEAST[kind], reach * 1.1));
  const scale =
    kind === 'ratio'
      ? scaleLog()
          .domain([1 / most, most])
          .range([0, width])
      : scaleLinear().domain([-most, most]).range([0, width]);
  const place = (at: number): number =>
    Math.min(width, Math.max(0, scale(kind === 'ratio' ? Math.max(at, 1e-9) : at)));
  const end = kind === 'ratio' ? 1 / most : -most;
  return {
    middle: width / 2,
    x: place(value),
    from: place(lower),
    to: place(upper),
    cutLeft: lower < end,
    cutRight: upper > most,
  };
};

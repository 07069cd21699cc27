import type { Interval } from './interval.ts';
import { wilsonCorrectedInterval, wilsonInterval } from './wilson.ts';

type OneShare = (x: number, n: number, level: number) => Interval | null;

const squareAndAdd =
  (interval: OneShare) =>
  (
    x1: number,
    n1: number,
    x2: number,
    n2: number,
    level: number,
  ): (Interval & { difference: number }) | null => {
    const one = interval(x1, n1, level);
    const two = interval(x2, n2, level);
    if (!one || !two) return null;
    const [p1, p2] = [x1 / n1, x2 / n2];
    const difference = p1 - p2;
    return {
      difference,
      lower: Math.max(-1, difference - Math.hypot(p1 - one.lower, two.upper - p2)),
      upper: Math.min(1, difference + Math.hypot(one.upper - p1, p2 - two.lower)),
    };
  };

/** Difference of two independent shares, p₁ − p₂: method 10 of Newcombe 1998 (Stat Med 17:873). @returns null when a base is 0. */
export const newcombeDifference = squareAndAdd(wilsonInterval);

/** The same with continuity correction: method 11. */
export const newcombeCorrectedDifference = squareAndAdd(wilsonCorrectedInterval);

import { chiSquareUpper, normalTwoSided, zOf } from './distributions.ts';
import { checkCount, checkLevel, clip, type Interval } from './interval.ts';

/** Two-sided p of the pooled two-proportion z test (square root of the uncorrected χ²). @returns null when a base is 0. */
export const twoProportionP = (x1: number, n1: number, x2: number, n2: number): number | null => {
  if (!(n1 > 0) || !(n2 > 0)) return null;
  const pooled = (x1 + x2) / (n1 + n2);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return se > 0 ? normalTwoSided((x1 / n1 - x2 / n2) / se) : 1;
};

/** Two shares compared by normal theory, with and without Yates' continuity correction. */
export interface TwoProportionTest {
  readonly difference: number;
  readonly z: number;
  readonly chiSquare: number;
  readonly p: number;
  /** Wald interval of the difference, unpooled. */
  readonly interval: Interval;
  readonly chiSquareYates: number;
  readonly pYates: number;
  readonly intervalYates: Interval;
}

/** @returns null when a base is 0, or when nobody or everybody has the property: nothing is tested then. */
export const twoProportionTest = (
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level: number,
): TwoProportionTest | null => {
  checkLevel(level);
  const bothCounted = [checkCount(x1, n1, true), checkCount(x2, n2, true)].every(Boolean);
  const pooled = (x1 + x2) / (n1 + n2);
  if (!bothCounted || pooled === 0 || pooled === 1) return null;
  const [p1, p2] = [x1 / n1, x2 / n2];
  const difference = p1 - p2;
  const perHead = 1 / n1 + 1 / n2;
  const spread = pooled * (1 - pooled) * perHead;
  const correction = Math.min(0.5 * perHead, Math.abs(difference));
  const half = zOf(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  const around = (width: number): Interval =>
    clip({ lower: difference - width, upper: difference + width }, -1, 1);
  const chiSquare = difference ** 2 / spread;
  const chiSquareYates = (Math.abs(difference) - correction) ** 2 / spread;
  return {
    difference,
    z: difference / Math.sqrt(spread),
    chiSquare,
    p: chiSquareUpper(chiSquare, 1),
    interval: around(half),
    chiSquareYates,
    pYates: chiSquareUpper(chiSquareYates, 1),
    intervalYates: around(half + correction),
  };
};

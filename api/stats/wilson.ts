import { zOf } from './distributions.ts';
import { checkCount, checkLevel, type Interval } from './interval.ts';

/**
 * Wilson's score interval of a share (Wilson 1927). `x` and `n` may be effective sizes, so they need not be whole.
 * @returns null when n = 0.
 */
export const wilsonInterval = (x: number, n: number, level: number): Interval | null => {
  checkLevel(level);
  if (!checkCount(x, n, false)) return null;
  const z = zOf(level);
  const half = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  const both = 2 * (n + z * z);
  return {
    lower: x === 0 ? 0 : Math.max(0, (2 * x + z * z - half) / both),
    upper: x === n ? 1 : Math.min(1, (2 * x + z * z + half) / both),
  };
};

/**
 * Wilson's interval with continuity correction: method 4 of Newcombe 1998 (Stat Med 17:857).
 * @returns null when n = 0.
 */
export const wilsonCorrectedInterval = (x: number, n: number, level: number): Interval | null => {
  checkLevel(level);
  if (!checkCount(x, n, false)) return null;
  const z = zOf(level);
  const p = x / n;
  const both = 2 * (n + z * z);
  const middle = 2 * n * p + z * z;
  const root = (sign: 1 | -1): number =>
    z * Math.sqrt(z * z - sign * 2 - 1 / n + 4 * p * (n * (1 - p) + sign));
  return {
    lower: x === 0 ? 0 : Math.max(0, (middle - 1 - root(1)) / both),
    upper: x === n ? 1 : Math.min(1, (middle + 1 + root(-1)) / both),
  };
};

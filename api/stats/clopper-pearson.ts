import { betaQuantile } from './distributions.ts';
import { checkCount, checkLevel, type Interval } from './interval.ts';

/** Exact interval of a share by beta quantiles (Clopper & Pearson 1934). @returns null when n = 0. */
export const clopperPearsonInterval = (x: number, n: number, level: number): Interval | null => {
  checkLevel(level);
  if (!checkCount(x, n, true)) return null;
  const tail = (1 - level) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
};

/** Interval by Jeffreys' prior Beta(½, ½), with 0 and 1 at the ends (Brown, Cai & DasGupta 2001). @returns null when n = 0. */
export const jeffreysInterval = (x: number, n: number, level: number): Interval | null => {
  checkLevel(level);
  if (!checkCount(x, n, true)) return null;
  const tail = (1 - level) / 2;
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  };
};

import { zOf } from './distributions.ts';
import { checkLevel, StatisticsError, type Interval } from './interval.ts';
import { gammaQuantile } from './gamma-quantile.ts';

const EXACT_BELOW = 10;

/** Exact interval of a Poisson count by χ² quantiles (Garwood 1936); lower limit 0 at x = 0. */
export const poissonInterval = (x: number, level: number): Interval => {
  checkLevel(level);
  if (!Number.isInteger(x) || x < 0) throw new StatisticsError(`${x} is no count`);
  const tail = (1 - level) / 2;
  return { lower: x === 0 ? 0 : gammaQuantile(tail, x), upper: gammaQuantile(1 - tail, x + 1) };
};

/** Interval of a count by Byar's approximation (Breslow & Day 1987, vol. II, p. 69), exact below 10. */
export const byarInterval = (x: number, level: number): Interval => {
  if (x < EXACT_BELOW) return poissonInterval(x, level);
  checkLevel(level);
  const z = zOf(level);
  return {
    lower: x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3,
    upper: (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * Math.sqrt(x + 1))) ** 3,
  };
};

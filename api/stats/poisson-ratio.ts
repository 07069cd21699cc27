import { binomialTestP } from './binomial-test.ts';
import { clopperPearsonInterval } from './clopper-pearson.ts';
import { StatisticsError, type Interval } from './interval.ts';

const checkExposure = (exposure: number): void => {
  if (!(exposure > 0 && Number.isFinite(exposure))) throw new StatisticsError(`${exposure} is no exposure`);
};

/**
 * Exact test that two Poisson rates are equal, given exposures: the conditional binomial test, two-sided by the sum of
 * all outcomes no likelier than the observed one (as R's poisson.test).
 * @returns 1 when both counts are 0.
 */
export const poissonRatioP = (x1: number, x2: number, exposure1: number, exposure2: number): number =>
  binomialTestP(x1, x1 + x2, exposure1 / (exposure1 + exposure2));

/**
 * Ratio of two Poisson rates with the exact interval: Clopper–Pearson limits of the first count's share of both,
 * turned into a ratio (Przyborowski & Wilenski 1940).
 * @returns null when both counts are 0; ratio and upper limit are infinite when only the second is.
 */
export const poissonRatio = (
  x1: number,
  x2: number,
  exposure1: number,
  exposure2: number,
  level: number,
): { ratio: number; interval: Interval } | null => {
  checkExposure(exposure1);
  checkExposure(exposure2);
  const share = clopperPearsonInterval(x1, x1 + x2, level);
  if (!share) return null;
  const toRatio = (p: number): number => ((p / (1 - p)) * exposure2) / exposure1;
  return {
    ratio: x1 / exposure1 / (x2 / exposure2),
    interval: { lower: toRatio(share.lower), upper: toRatio(share.upper) },
  };
};

import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { gammaQuantile } from './gamma-quantile.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { upperGamma } from './incomplete-gamma.ts';

/** Standard normal quantile. */
export const normalQuantile = (p: number): number => normalQuantileOf(p, 0, 1);

/** Student quantile. */
export const tQuantile = (p: number, df: number): number => tQuantileOf(p, df);

/** Beta quantile. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b);

/** Two-sided p of a standard normal statistic. */
export const normalTwoSided = (z: number): number => upperGamma(0.5, (z * z) / 2);

/** Two-sided p of a Student statistic. */
export const tTwoSided = (t: number, df: number): number => incompleteBeta(df / 2, 0.5, df / (df + t * t));

/** Upper tail of a χ² distribution. */
export const chiSquareUpper = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** χ² quantile; `df` may be fractional. */
export const chiSquareQuantile = (p: number, df: number): number => 2 * gammaQuantile(p, df / 2);

/** Upper tail of an F distribution; `df2` may be infinite. */
export const fUpper = (x: number, df1: number, df2: number): number =>
  x <= 0
    ? 1
    : Number.isFinite(df2)
      ? incompleteBeta(df2 / 2, df1 / 2, df2 / (df2 + df1 * x))
      : chiSquareUpper(df1 * x, df1);

/** Lower tail of an F distribution. */
export const fLower = (x: number, df1: number, df2: number): number =>
  x <= 0 ? 0 : incompleteBeta(df1 / 2, df2 / 2, (df1 * x) / (df2 + df1 * x));

/** F quantile, from the beta quantile. */
export const fQuantile = (p: number, df1: number, df2: number): number => {
  const share = betaQuantile(p, df1 / 2, df2 / 2);
  return (df2 * share) / (df1 * (1 - share));
};

/** z for a two-sided level. */
export const zOf = (level: number): number => normalQuantile(1 - (1 - level) / 2);

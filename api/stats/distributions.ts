import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
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

/** z for a two-sided level. */
export const zOf = (level: number): number => normalQuantile(1 - (1 - level) / 2);

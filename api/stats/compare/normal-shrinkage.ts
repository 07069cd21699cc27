import { sum } from '../sum.ts';
import { StatisticsError } from '../interval.ts';
import {
  betweenVariance,
  checkEstimates,
  heterogeneity,
  weigh,
  type BetweenMethod,
  type Estimate,
} from './between-variance.ts';

export interface NormalShrinkage {
  /** Variance between units; 0 reads "no evidence of differences". */
  readonly tauSquared: number;
  readonly mean: number;
  readonly standardError: number;
  readonly q: number;
  readonly p: number;
  /** Share of the variation that is not chance, in %. */
  readonly iSquared: number;
  /** Per unit its estimate drawn towards the mean, with its standard error. */
  readonly units: readonly { readonly value: number; readonly standardError: number }[];
}

/**
 * Normal–normal model: estimates with known error variances around true values with variance τ². Each unit's best
 * linear unbiased prediction is λy + (1 − λ)·mean with λ = τ²/(τ² + v) (Raudenbush & Bryk 1985).
 * @returns null for fewer than two units.
 * @throws StatisticsError for a value that is no number or a variance that is not positive.
 */
export const shrinkMeans = (
  estimates: readonly Estimate[],
  method: BetweenMethod = 'REML',
): NormalShrinkage | null => {
  checkEstimates(estimates);
  if (estimates.length < 2) return null;
  const tauSquared = betweenVariance(estimates, method);
  const { mean, total } = weigh(estimates, tauSquared);
  const standardError = Math.sqrt(1 / total);
  return {
    tauSquared,
    mean,
    standardError,
    ...heterogeneity(estimates, tauSquared),
    units: estimates.map(({ value, variance }) => {
      const own = tauSquared / (tauSquared + variance);
      return {
        value: own * value + (1 - own) * mean,
        standardError: Math.sqrt(own * variance + ((1 - own) * standardError) ** 2),
      };
    }),
  };
};

/**
 * James–Stein estimates of means with one known error variance, drawn to their mean by (k − 3)·variance/Σ(y − ȳ)²,
 * at most 1 (positive part; Efron & Morris 1975).
 * @returns null for fewer than four means, where it promises nothing, or when they are all the same.
 */
export const jamesStein = (
  values: readonly number[],
  variance: number,
): { readonly shrink: number; readonly values: readonly number[] } | null => {
  if (!(variance > 0)) throw new StatisticsError(`variance ${variance} is not positive`);
  const k = values.length;
  if (k < 4) return null;
  const mean = sum(values) / k;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  if (squares === 0) return null;
  const shrink = Math.min(1, ((k - 3) * variance) / squares);
  return { shrink, values: values.map((value) => mean + (1 - shrink) * (value - mean)) };
};

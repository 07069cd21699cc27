import { sum } from '../sum.ts';

/** What unequal weights cost. */
export interface WeightingEffect {
  readonly n: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** Kish's n·Σw²/(Σw)² (1965): how many times the variance is that of equal weights. */
  readonly deff: number;
  /** n / deff. */
  readonly nEff: number;
}

/** Above this, weighting costs more than half of the sample. */
export const COSTLY_DEFF = 2;

/** Kish's weighting effect. @returns null without weights or when they sum to zero. */
export const weightingEffect = (weights: readonly number[]): WeightingEffect | null => {
  const total = sum(weights);
  if (weights.length === 0 || total === 0) return null;
  const squares = sum(weights.map((weight) => weight * weight));
  const n = weights.length;
  return {
    n,
    sum: total,
    min: weights.reduce((least, weight) => Math.min(least, weight)),
    max: weights.reduce((most, weight) => Math.max(most, weight)),
    deff: (n * squares) / total ** 2,
    nEff: total ** 2 / squares,
  };
};

import type { MarginProblem } from './margin.ts';
import { weightingEffect, type WeightingEffect } from './weighting-effect.ts';

/** Weights that keep their promise, or every reason why there are none. */
export type Weighted =
  | {
      readonly ok: true;
      /** One per respondent, in their order. */
      readonly weights: readonly number[];
      readonly effect: WeightingEffect;
      readonly iterations: number;
    }
  | { readonly ok: false; readonly problems: readonly MarginProblem[] };

/** Weights that passed every check. */
export const accept = (weights: readonly number[], iterations: number): Weighted => {
  const effect = weightingEffect(weights);
  return effect === null
    ? { ok: false, problems: [{ code: 'no_positive_weight' }] }
    : { ok: true, weights, effect, iterations };
};

export const refuse = (problems: readonly MarginProblem[]): Weighted => ({ ok: false, problems });

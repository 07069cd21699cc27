import { reached } from './check-margins.ts';
import type { Margin } from './margin.ts';

/** Weights scaled to meet one margin. */
export const meetMargin = (margin: Margin, weights: readonly number[]): number[] => {
  const now = reached(margin, weights);
  return weights.map((weight, i) => {
    const category = margin.categories[i] as string;
    const have = now.get(category) as number;
    return have > 0 ? weight * ((margin.targets[category] as number) / have) : 0;
  });
};

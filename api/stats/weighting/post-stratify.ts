import { checkMargins } from './check-margins.ts';
import type { Margin } from './margin.ts';
import { meetMargin } from './meet-margin.ts';
import type { RakeOptions } from './rake.ts';
import { accept, refuse, type Weighted } from './weighted.ts';

/** Post-stratification: weights scaled to one margin, usually of crossed categories; exact in one step. */
export const postStratify = (
  base: readonly number[],
  margin: Margin,
  { minRespondents = 5 }: Pick<RakeOptions, 'minRespondents'> = {},
): Weighted => {
  const problems = checkMargins(base, [margin], minRespondents);
  return problems.length > 0 ? refuse(problems) : accept(meetMargin(margin, base), 1);
};

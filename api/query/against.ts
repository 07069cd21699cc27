import type { TimingCells } from './cells.ts';
import { LEVEL, noDifference, type Difference, type Estimate } from './estimate.ts';
import { survivalOf } from './estimate-timing.ts';
import { kaplanMeier, normalTwoSided, poissonTestP, survivalAt, tTwoSided } from '../stats/index.ts';

/** The interval of a value, moved by the target. */
const moved = (estimate: Estimate, target: number, p: number | null): Difference =>
  estimate.value === null
    ? noDifference
    : {
        difference: estimate.value - target,
        lower: estimate.lower === null ? null : estimate.lower - target,
        upper: estimate.upper === null ? null : estimate.upper - target,
        p,
      };

/** A share and a target: the score test, which rejects exactly when the Wilson interval excludes the target. */
export const shareAgainst = (estimate: Estimate, target: number): Difference => {
  if (estimate.value === null || !estimate.nEff) return noDifference;
  const se = Math.sqrt((target * (1 - target)) / estimate.nEff);
  if (target > 0 && target < 1)
    return moved(estimate, target, normalTwoSided((estimate.value - target) / se));
  return moved(estimate, target, estimate.value === target ? 1 : 0);
};

/** A value with a standard error and a target: normal, or Student with n − 1 degrees of freedom. */
export const errorAgainst = (estimate: Estimate, target: number, law: 'normal' | 'student'): Difference => {
  if (estimate.value === null || typeof estimate.se !== 'number' || estimate.se <= 0)
    return moved(estimate, target, null);
  const distance = (estimate.value - target) / estimate.se;
  return moved(
    estimate,
    target,
    law === 'normal' ? normalTwoSided(distance) : tTwoSided(distance, estimate.n - 1),
  );
};

/** A count and a target: exact Poisson test; `scale` turns the target into a count. */
export const countAgainst = (estimate: Estimate, target: number, x: number, scale = 1): Difference =>
  moved(estimate, target, target >= 0 ? poissonTestP(x, target * scale) : null);

/**
 * A quantile of the time to close and a target: whether the curve at the target differs from what the quantile says,
 * on the log-log scale of the interval.
 */
export const daysAgainst = (
  estimate: Estimate,
  cells: TimingCells,
  target: number,
  quantile: number,
): Difference => {
  const point = survivalAt(kaplanMeier(survivalOf(cells), LEVEL), target);
  const usable = point !== null && point.survival > 0 && point.survival < 1 && point.greenwood > 0;
  if (!usable) return moved(estimate, target, null);
  const se = Math.sqrt(point.greenwood) / Math.abs(Math.log(point.survival));
  const distance = Math.log(-Math.log(point.survival)) - Math.log(-Math.log(1 - quantile));
  return moved(estimate, target, normalTwoSided(distance / se));
};

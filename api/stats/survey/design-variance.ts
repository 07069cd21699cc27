import { StatisticsError } from '../interval.ts';
import type { SurveyDesign } from './design.ts';

/** Primary units' totals of each column of weighted influences. */
const unitTotals = (design: SurveyDesign, columns: readonly (readonly number[])[]): number[][] =>
  columns.map((column) => {
    const totals = new Array<number>(design.stratumOf.length).fill(0);
    for (const [row, value] of column.entries()) {
      const unit = design.unitOf[row] as number;
      totals[unit] = (totals[unit] as number) + value;
    }
    return totals;
  });

const meanOf = (totals: readonly number[], units: readonly number[]): number =>
  units.reduce((all, unit) => all + (totals[unit] as number), 0) / units.length;

/**
 * Covariance of totals of weighted influences by Taylor linearisation: per stratum (1 − f)·n/(n − 1)·Σ (zᵢ − z̄)(zᵢ − z̄)ᵀ
 * over its primary units (Binder 1983). A column has one value per respondent: for a mean wᵢ(yᵢ − ȳ)/Σw, and zero
 * outside the domain, so that domains keep the whole design.
 * @returns a square matrix, one row per column given.
 * @throws StatisticsError for a stratum with a single unit under the rule `refuse`, and for `average` when there is
 * nothing to average over.
 */
export const designCovariance = (
  design: SurveyDesign,
  columns: readonly (readonly number[])[],
): number[][] => {
  const totals = unitTotals(design, columns);
  const all = design.stratumOf.map((_, unit) => unit);
  const grand = totals.map((column) => meanOf(column, all));
  const covariance = columns.map(() => new Array<number>(columns.length).fill(0));
  let lonelyStrata = 0;
  for (const { name, units, unsampled } of design.strata) {
    if (unsampled === 0) continue;
    const isLonely = units.length === 1;
    if (isLonely && design.lonely === 'refuse')
      throw new StatisticsError(`stratum ${name} has a single primary unit: no variance can be seen in it`);
    if (isLonely) lonelyStrata++;
    if (isLonely && design.lonely !== 'adjust') continue;
    const centres = isLonely ? grand : totals.map((column) => meanOf(column, units));
    const scale = isLonely ? unsampled : (unsampled * units.length) / (units.length - 1);
    for (const unit of units)
      for (const [j, left] of totals.entries())
        for (const [k, right] of totals.entries()) {
          const a = (left[unit] as number) - (centres[j] as number);
          const b = (right[unit] as number) - (centres[k] as number);
          const row = covariance[j] as number[];
          row[k] = (row[k] as number) + scale * a * b;
        }
  }
  if (design.lonely !== 'average' || lonelyStrata === 0) return covariance;
  if (lonelyStrata === design.strata.length)
    throw new StatisticsError('every stratum has a single primary unit: there is no variance to average');
  const raise = design.strata.length / (design.strata.length - lonelyStrata);
  return covariance.map((row) => row.map((value) => value * raise));
};

/** Variance of one total of weighted influences. */
export const designVariance = (design: SurveyDesign, column: readonly number[]): number =>
  designCovariance(design, [column])[0]?.[0] as number;

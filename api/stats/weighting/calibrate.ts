import { solve } from '../solve.ts';
import { sum } from '../sum.ts';
import { calibrationDistance, type CalibrationMethod } from './calibration-distance.ts';
import { checkMargins, unmet } from './check-margins.ts';
import type { Margin } from './margin.ts';
import { columnSums, crossProducts, marginColumns, predict } from './margin-columns.ts';
import { accept, refuse, type Weighted } from './weighted.ts';

export interface CalibrateOptions {
  readonly maxIterations?: number;
  readonly minRespondents?: number;
  /** Largest miss of a category, as a share of the population, that counts as met. */
  readonly tolerance?: number;
}

const SETTLED = 1e-13;
const MOST_HALVINGS = 30;
/** Share of the diagonal added where margins repeat each other, so that a step exists. */
const RIDGE = 1e-10;

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Number.isFinite(value) ? Math.abs(value) : Infinity), 0);

const stepFor = (products: readonly (readonly number[])[], gap: readonly number[]): number[] | null =>
  solve(products, gap) ??
  solve(
    products.map((row, i) => row.map((value, j) => (i === j ? value + RIDGE * (value || 1) : value))),
    gap,
  );

/**
 * Calibration: the weights closest to the base weights that meet every margin, by Newton's method with halved steps
 * (Deville & Särndal 1992). Linear is the regression estimator (GREG) and may give negative weights; raking gives
 * those of `rake` without a cap; bounded linear and logit hold new/base within bounds. Margins are checked at the end;
 * those that no weights within the bounds can meet are refused by name.
 * @returns weights that sum to the margins' population.
 */
export const calibrate = (
  base: readonly number[],
  margins: readonly Margin[],
  method: CalibrationMethod,
  { maxIterations = 200, minRespondents = 5, tolerance = 1e-8 }: CalibrateOptions = {},
): Weighted => {
  const problems = checkMargins(base, margins, minRespondents);
  if ('lower' in method && !(method.lower >= 0 && method.lower < 1 && method.upper > 1))
    problems.push({ code: 'bad_bounds', lower: method.lower, upper: method.upper });
  if (problems.length > 0) return refuse(problems);
  const { ratio, slope } = calibrationDistance(method);
  const columns = marginColumns(margins);
  const population = sum(Object.values((margins[0] as Margin).targets));
  const start = population / sum(base);
  const scaled = 'lower' in method ? base : base.map((weight) => weight * start);
  const weightsAt = (u: readonly number[]): number[] =>
    u.map((each, i) => (scaled[i] as number) * ratio(each));
  const gapAt = (weights: readonly number[]): number[] =>
    columnSums(columns, weights).map((got, j) => ((columns.targets[j] as number) - got) / population);

  let coefficients = columns.targets.map(() => 0);
  let u = predict(columns, coefficients);
  let weights = weightsAt(u);
  let gap = gapAt(weights);
  let iterations = 0;
  for (; iterations < maxIterations && largest(gap) > SETTLED; iterations++) {
    const q = u.map((each, i) => ((scaled[i] as number) * slope(each)) / population);
    const step = stepFor(crossProducts(columns, q), gap);
    if (step === null) break;
    let factor = 1;
    const from = { coefficients, miss: largest(gap) };
    for (let halving = 0; halving < MOST_HALVINGS; halving++, factor /= 2) {
      coefficients = from.coefficients.map((value, j) => value + factor * (step[j] as number));
      u = predict(columns, coefficients);
      weights = weightsAt(u);
      gap = gapAt(weights);
      if (largest(gap) < from.miss) break;
    }
    if (!(largest(gap) < from.miss)) break;
  }
  const misses = unmet(margins, weights, tolerance);
  return misses.length > 0 ? refuse(misses) : accept(weights, iterations);
};

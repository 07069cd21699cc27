import { sum } from '../sum.ts';
import { fitQuasiPoisson, type QuasiPoisson } from './quasi-poisson.ts';

/** A past count with its seasonal block (0 = the current season) and its distance in time. */
export interface PastCount {
  readonly count: number;
  readonly block: number;
  readonly time: number;
}

/**
 * What scales the standard errors after reweighting: `pearson` the model's own dispersion; `surveillance` the form that
 * R's package uses, which has 1/μ² where Pearson has 1/μ and so makes errors of large counts smaller than they are.
 */
export type FarringtonErrors = 'surveillance' | 'pearson';

export interface BaselineOptions {
  /** Whether a linear trend is tried. */
  readonly trend: boolean;
  /** Past periods with a residual above this count less; null keeps them all. */
  readonly reweightAbove: number | null;
  readonly errors: FarringtonErrors;
}

/** What the past leads one to expect now. */
export interface FarringtonBaseline {
  readonly mean: number;
  /** Standard error of ln(mean). */
  readonly logError: number;
  readonly phi: number;
  /** Student's t of the trend with its degrees of freedom; null without a trend. */
  readonly slope: { readonly t: number; readonly df: number } | null;
}

/** Anscombe's residuals of a Poisson-like count, standardised (Farrington et al. 1996). */
const anscombe = (
  history: readonly PastCount[],
  { fitted, leverages }: QuasiPoisson,
  phi: number,
): number[] =>
  history.map(({ count }, i) => {
    const mu = fitted[i] as number;
    const left = 1 - (leverages[i] as number);
    if (left < 1e-12) return 0;
    return (1.5 * (count ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))) / Math.sqrt(phi * left);
  });

/** Weights that fall with the square of a residual above the threshold and sum to the number of counts. */
const downWeights = (residuals: readonly number[], threshold: number): number[] => {
  const raw = residuals.map((residual) => (residual > threshold ? residual ** -2 : 1));
  const scale = raw.length / sum(raw);
  return raw.map((weight) => weight * scale);
};

/** Σ w((y − μ)/μ)² over df: what `surveillance` takes for the dispersion once counts are reweighted. */
const relativeDispersion = (
  y: readonly number[],
  { fitted, df }: QuasiPoisson,
  weights: readonly number[],
): number => sum(y.map((count, i) => (weights[i] as number) * (count / (fitted[i] as number) - 1) ** 2)) / df;

/**
 * Quasi-Poisson baseline with seasonal blocks and, if asked, a trend; past outbreaks count less when a first fit finds
 * them. Without a fit that has a trend the one without is tried, as `surveillance` does.
 * @returns null when no model settles.
 */
export const fitBaseline = (
  history: readonly PastCount[],
  { trend, reweightAbove, errors }: BaselineOptions,
): FarringtonBaseline | null => {
  const blocks = [...new Set(history.map(({ block }) => block))].filter((block) => block !== 0);
  const y = history.map(({ count }) => count);
  const season = [
    history.map(() => 1),
    ...blocks.map((block) => history.map((each) => (each.block === block ? 1 : 0))),
  ];
  const columns = trend ? [...season, history.map(({ time }) => time)] : season;
  const first = fitQuasiPoisson(y, columns);
  if (first === null) return trend ? fitBaseline(history, { trend: false, reweightAbove, errors }) : null;
  const weights =
    reweightAbove === null
      ? null
      : downWeights(anscombe(history, first, Math.max(1, first.dispersion)), reweightAbove);
  const fit = weights === null ? first : fitQuasiPoisson(y, columns, weights);
  if (fit === null) return null;
  const spread =
    errors === 'pearson' || weights === null ? fit.dispersion : relativeDispersion(y, fit, weights);
  const last = columns.length - 1;
  return {
    mean: Math.exp(fit.coefficients[0] as number),
    logError: Math.sqrt(spread * (fit.unscaled[0] as number)),
    phi: Math.max(1, fit.dispersion),
    slope: trend
      ? {
          t: (fit.coefficients[last] as number) / Math.sqrt(spread * (fit.unscaled[last] as number)),
          df: fit.df,
        }
      : null,
  };
};

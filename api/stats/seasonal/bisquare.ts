/** Share of the cut-off below which a residual counts fully, and above which not at all (Cleveland's programs). */
const FULL = 0.001;
const NONE = 0.999;

/** Median of absolute residuals; the mean of the two middle ones for an even number. */
const medianSize = (residuals: readonly number[]): number => {
  const sizes = residuals.map(Math.abs).sort((a, b) => a - b);
  const middle = Math.floor(sizes.length / 2);
  return ((sizes[middle] as number) + (sizes[sizes.length - 1 - middle] as number)) / 2;
};

/** Residuals of values up to this size are the rounding of an exact fit. */
export const roundingOf = (values: readonly number[]): number =>
  1e-12 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * Robustness weights (1 − (r/6m)²)² of residuals r with median size m (Cleveland 1979), so that outliers do not count.
 * @returns null when the median size is at most `negligible`: there is nothing to weigh by.
 */
export const bisquareWeights = (residuals: readonly number[], negligible: number): number[] | null => {
  const cut = 6 * medianSize(residuals);
  if (!(cut > negligible)) return null;
  return residuals.map((residual) => {
    const size = Math.abs(residual);
    if (size <= FULL * cut) return 1;
    return size > NONE * cut ? 0 : (1 - (size / cut) ** 2) ** 2;
  });
};

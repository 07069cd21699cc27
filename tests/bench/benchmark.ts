/** One measured number. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `value` divided by the yardstick's, measured in the same run. */
  readonly ratio?: number;
  /** What the ratio is to. */
  readonly yardstick?: string;
  /** What the ratio, or without one the value, must not exceed. */
  readonly limit?: number;
  /** What the value must reach. */
  readonly least?: number;
}

/**
 * What a module `tests/bench/<group>.bench.ts` exports, as `benchmarks`. Figures are printed as they come; a benchmark
 * that cannot run says why by throwing `Skipped`.
 */
export interface Benchmark {
  readonly name: string;
  run(): AsyncIterable<Figure>;
}

export class Skipped extends Error {}

/** The middle of an odd number of values, the mean of the two in the middle of an even one. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('no values');
  return (low + high) / 2;
};

/** Limits of an estimate. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Input on which no statistic is defined; the message says which value and why. */
export class StatisticsError extends RangeError {
  constructor(message: string) {
    super(message);
    this.name = 'StatisticsError';
  }
}

/** @throws StatisticsError unless 0 < level < 1. */
export const checkLevel = (level: number): void => {
  if (!(level > 0 && level < 1)) throw new StatisticsError(`level ${level} is not in (0, 1)`);
};

/**
 * @returns whether there is anything to estimate from (n > 0).
 * @throws StatisticsError unless 0 ≤ x ≤ n; `whole` asks for whole numbers besides.
 */
export const checkCount = (x: number, n: number, whole: boolean): boolean => {
  if (!Number.isFinite(x) || !Number.isFinite(n) || x < 0 || n < 0 || x > n)
    throw new StatisticsError(`${x} of ${n} is no share`);
  if (whole && !(Number.isInteger(x) && Number.isInteger(n)))
    throw new StatisticsError(`${x} of ${n} are not whole numbers`);
  return n > 0;
};

/** Both limits held inside a range. */
export const clip = ({ lower, upper }: Interval, low: number, high: number): Interval => ({
  lower: Math.max(low, lower),
  upper: Math.min(high, upper),
});

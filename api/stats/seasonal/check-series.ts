import { StatisticsError } from '../interval.ts';

/** @throws StatisticsError for a value that is no number, a period below 2, or fewer than `least` values. */
export const checkSeries = (values: readonly number[], period: number, least: number): void => {
  if (!(Number.isInteger(period) && period >= 2))
    throw new StatisticsError(`a period of ${period} is no season`);
  if (values.length < least)
    throw new StatisticsError(
      `${values.length} values are too few for seasons of ${period}: ${least} are needed`,
    );
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new StatisticsError(`value ${wrong + 1} is no number`);
};

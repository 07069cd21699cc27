import { formatShort, formatValue, type Unit } from './metric-value.ts';

/** Counts and days are whole: between two of them there is nothing to write. */
const isWhole = (unit: Unit): boolean => unit === 'count' || unit === 'days';
const MOST_DECIMALS = 4;

/**
 * The values of an axis as words, with as many decimals as keep them apart.
 * @returns one text per value, empty where nothing is to be written
 */
export const formatTicks = (values: readonly number[], unit: Unit, locale: string): string[] => {
  if (isWhole(unit))
    return values.map((value) => (Number.isInteger(value) ? formatShort(value, unit, locale) : ''));
  const scale = unit === 'share' ? 100 : 1;
  const steps = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0)) * scale);
  const step = Math.min(...steps.filter((each) => each > 0));
  const decimals = Number.isFinite(step) ? Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : 0;
  return values.map((value) => formatValue(value, unit, locale, Math.min(MOST_DECIMALS, decimals)));
};

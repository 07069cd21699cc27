import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import { formatCount, formatFixed, numberFormat } from './number.ts';

export type Unit = CatalogueEntry['unit'];

/** Decimals that an interval of this half-width can carry: none from 1 on, else one. */
export const decimalsFor = (halfWidth: number | null): number =>
  halfWidth !== null && halfWidth > 0 && halfWidth < 0.95 ? 1 : 0;

/** Half of an interval's width, in the unit of the value. */
export const halfWidth = (lower: number | null, upper: number | null): number | null =>
  lower === null || upper === null ? null : (upper - lower) / 2;

/** A metric's value as people read it: a share as per cent, days (whole and rounded down, so 0 is under one) with their unit, a net score with its sign. */
export const formatValue = (
  value: number | null,
  unit: Unit,
  locale: string,
  decimals: number | null = null,
): string => {
  if (value === null) return '–';
  switch (unit) {
    case 'share':
      return numberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: decimals ?? 0,
        maximumFractionDigits: decimals ?? 0,
      }).format(value);
    case 'count':
      return formatCount(value, locale);
    case 'days':
      return (
        (value === 0 ? '< ' : '') +
        numberFormat(locale, {
          style: 'unit',
          unit: 'day',
          unitDisplay: 'long',
          maximumFractionDigits: decimals ?? 0,
        }).format(value === 0 ? 1 : value)
      );
    case 'net':
      return (value > 0 ? '+' : '') + formatFixed(value, decimals ?? 0, locale);
    case 'score':
      return formatFixed(value, decimals ?? 0, locale);
    case 'rate_per_1000':
      return formatFixed(value, decimals ?? 1, locale);
    case 'tone':
      return (value > 0 ? '+' : '') + formatFixed(value, 2, locale);
  }
};

/** The number alone, for a cell or an axis that names its unit once. */
export const formatShort = (value: number | null, unit: Unit, locale: string): string => {
  if (value === null) return '–';
  if (unit === 'count' && Math.abs(value) >= 100_000)
    return numberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
  return unit === 'days' ? formatFixed(value, 0, locale) : formatValue(value, unit, locale);
};

/** A difference with its sign; of shares in percentage points, without the unit. */
export const formatDifference = (difference: number, unit: Unit, locale: string): string => {
  const scaled = unit === 'share' ? difference * 100 : difference;
  const decimals = unit === 'tone' ? 2 : Math.abs(scaled) < 0.95 && scaled !== 0 ? 1 : 0;
  return (scaled > 0 ? '+' : '') + formatFixed(scaled, decimals, locale);
};

/** `62 ± 2`, or `62.4 ± 0.3` when the interval is that narrow; a lopsided interval is written out: `62 (55–64)`. */
export const formatWithInterval = (
  row: { readonly value: number | null; readonly lower: number | null; readonly upper: number | null },
  unit: Unit,
  locale: string,
): { value: string; margin: string | null } => {
  const half = halfWidth(row.lower, row.upper);
  if (row.value === null || !half || row.lower === null || row.upper === null)
    return { value: formatValue(row.value, unit, locale), margin: null };
  const scale = unit === 'share' ? 100 : 1;
  const decimals = unit === 'tone' ? 2 : decimalsFor(half * scale);
  const value = formatValue(row.value, unit, locale, decimals);
  const lopsided = Math.abs(row.upper + row.lower - 2 * row.value) > 0.2 * half;
  const part = (number: number): string => formatFixed(number * scale, decimals, locale);
  return {
    value,
    margin: lopsided ? `(${part(row.lower)}–${part(row.upper)})` : `± ${part(half)}`,
  };
};

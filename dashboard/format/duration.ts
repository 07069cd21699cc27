import { numberFormat } from './number.ts';

/** Seconds as `0.4 s`, `12 s` or `3 min`. */
export const formatSeconds = (seconds: number, locale: string): string => {
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  return numberFormat(locale, {
    style: 'unit',
    unit: unit ?? 'second',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
};

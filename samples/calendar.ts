/** Wall-clock instants of the city as milliseconds, as if its zone were UTC: exports write them without a zone. */
export const PERIOD = {
  from: Date.UTC(2024, 10, 1),
  /** The moment the exports were taken. */
  until: Date.UTC(2026, 9, 31, 23, 59, 59),
} as const;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A month of the period. */
export interface Month {
  /** 2026-06 */
  readonly id: string;
  /** 0 for the first month of the period. */
  readonly index: number;
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly from: number;
  readonly days: number;
}

/** The 24 months of the period, first to last. */
export const MONTHS: readonly Month[] = Array.from({ length: 24 }, (_, index) => {
  const year = 2024 + Math.floor((10 + index) / 12);
  const month = ((10 + index) % 12) + 1;
  return {
    id: `${year}-${String(month).padStart(2, '0')}`,
    index,
    year,
    month,
    from: Date.UTC(year, month - 1, 1),
    days: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
});

/** YYYY-MM-DD HH:MM:SS */
export const writeTime = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** YYYY-MM-DD */
export const writeDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The text of an instant that may not have come. */
export const writeMaybe = (at: number | null): string => (at === null ? '' : writeTime(at));

/** 0 Sunday … 6 Saturday. */
export const weekday = (at: number): number => new Date(at).getUTCDay();

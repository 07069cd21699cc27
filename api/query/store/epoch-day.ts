import type { TimeDimension } from '../../contract/dimensions.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a day written YYYY-MM-DD. */
export const epochDay = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

const pad = (value: number): string => String(value).padStart(2, '0');

/** The ISO week that holds the Thursday of a day's week. */
const weekOf = (day: number): string => {
  // Day 0 was a Thursday: the third day of weeks that begin on Mondays.
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1;
  return `${year}-W${pad(week)}`;
};

/** What a day is called as a member of a time dimension; the same as the engine writes. */
export const timeMember = (dimension: TimeDimension, day: number): string => {
  if (dimension === 'week') return weekOf(day);
  const date = new Date(day * DAY_MS);
  const iso = date.toISOString().slice(0, 10);
  if (dimension === 'day') return iso;
  if (dimension === 'month') return iso.slice(0, 7);
  if (dimension === 'year') return iso.slice(0, 4);
  return `${iso.slice(0, 4)}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
};

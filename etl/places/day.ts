/** Days are ISO text, so that their order is the order of text. An open end is the first or last day there can be. */
export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';

const MS_PER_DAY = 86_400_000;

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
};

/** The day so many days after another (before it, when negative); open ends stay open. */
export const addDays = (day: string, days: number): string => {
  if (day === FIRST_DAY || day === LAST_DAY) return day;
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
};

/** The later and the earlier of two days. */
export const later = (a: string, b: string): string => (a > b ? a : b);
export const earlier = (a: string, b: string): string => (a < b ? a : b);

/** A day for people and JSON: null where the end is open. */
export const openDay = (day: string): string | null => (day === FIRST_DAY || day === LAST_DAY ? null : day);

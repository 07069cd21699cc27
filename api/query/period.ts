import type { TimeDimension } from '../contract/dimensions.ts';

/** Days from one day to another, both included; null where open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const DAY = 86_400_000;
const toDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date): string => date.toISOString().slice(0, 10);

/** A day moved by whole days. */
export const addDays = (day: string, n: number): string => toDay(new Date(toDate(day).getTime() + n * DAY));

const lastOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** A day moved by whole months; the last days of a month stay inside it. */
export const addMonths = (day: string, n: number): string => {
  const date = toDate(day);
  const month = date.getUTCMonth() + n;
  const year = date.getUTCFullYear() + Math.floor(month / 12);
  const inYear = ((month % 12) + 12) % 12;
  return toDay(new Date(Date.UTC(year, inYear, Math.min(date.getUTCDate(), lastOfMonth(year, inYear)))));
};

export const isMonthStart = (day: string): boolean => day.endsWith('-01');
export const isMonthEnd = (day: string): boolean => isMonthStart(addDays(day, 1));

const daysBetween = (from: string, to: string): number =>
  Math.round((toDate(to).getTime() - toDate(from).getTime()) / DAY);

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** The same days a year earlier; a period of whole months stays one. */
export const lastYear = (period: { from: string; to: string }): { from: string; to: string } => {
  const to = addMonths(period.to, -12);
  return {
    from: addMonths(period.from, -12),
    to: isMonthEnd(period.to) ? endOfMonth(to) : to,
  };
};

const endOfMonth = (day: string): string => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);

/** The period of the same length just before: as many months when it is whole months, else as many days. */
export const previousPeriod = (period: { from: string; to: string }): { from: string; to: string } => {
  const to = addDays(period.from, -1);
  if (isMonthStart(period.from) && isMonthEnd(period.to))
    return { from: addMonths(period.from, -(monthsBetween(period.from, period.to) + 1)), to };
  return { from: addDays(period.from, -(daysBetween(period.from, period.to) + 1)), to };
};

/** Days in a period, both ends included. */
export const lengthInDays = (period: { from: string; to: string }): number =>
  daysBetween(period.from, period.to) + 1;

/** The first day of the ISO week `2026-W44`. */
const weekStart = (label: string): string => {
  const [year, week] = label.split('-W').map(Number) as [number, number];
  const fourth = toDate(`${year}-01-04`);
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY;
  return toDay(new Date(monday + (week - 1) * 7 * DAY));
};

/** ISO week label of a day. */
const weekLabel = (day: string): string => {
  const date = toDate(day);
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * DAY)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
};

/** The label a time label is compared with: the unit before it, or the same unit a year earlier. */
export const earlierLabel = (
  grain: TimeDimension,
  label: string,
  compare: 'previous' | 'last_year',
): string => {
  const year = Number(label.slice(0, 4));
  if (compare === 'last_year')
    return grain === 'day' ? addMonths(label, -12) : `${year - 1}${label.slice(4)}`;
  switch (grain) {
    case 'day':
      return addDays(label, -1);
    case 'week':
      return weekLabel(addDays(weekStart(label), -7));
    case 'month':
      return addMonths(`${label}-01`, -1).slice(0, 7);
    case 'quarter': {
      const quarter = Number(label.slice(6));
      return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
    }
    case 'year':
      return String(year - 1);
  }
};

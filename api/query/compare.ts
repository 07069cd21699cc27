import type { Dimension, TimeDimension } from '../contract/dimensions.ts';
import type { Members } from './cells.ts';
import { isTime } from './dimension-sql.ts';
import { groupKey, type Fetched } from './collect-cells.ts';
import type { Measure } from './measure.ts';
import { addDays, earlierLabel, lastYear, lengthInDays, previousPeriod, type Period } from './period.ts';

/** Looks up the cells a group is compared with, and the lengths of both in days. */
export type ReferenceOf<Cells> = (
  members: Members,
) => { cells: Cells; exposure: { a: number; b: number } } | null;

const timeOf = (by: readonly Dimension[]): TimeDimension | null => by.find(isTime) ?? null;

/** The earlier period of a comparison; a series by time reaches back one unit or one year. */
export const earlierPeriod = (
  period: { from: string; to: string },
  by: readonly Dimension[],
  compare: 'previous' | 'last_year',
): { from: string; to: string } => {
  if (compare === 'last_year') return lastYear(period);
  const time = timeOf(by);
  if (!time) return previousPeriod(period);
  const back = { day: 1, week: 7, month: 31, quarter: 92, year: 366 }[time];
  return { from: unitStart(time, addDays(period.from, -back)), to: addDays(period.from, -1) };
};

const unitStart = (time: TimeDimension, day: string): string => {
  if (time === 'month') return `${day.slice(0, 8)}01`;
  if (time === 'year') return `${day.slice(0, 4)}-01-01`;
  if (time === 'quarter')
    return `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return day;
};

/** Days of a calendar unit by its label. */
const unitDays = (time: TimeDimension, label: string): number => {
  if (time === 'day') return 1;
  if (time === 'week') return 7;
  const year = Number(label.slice(0, 4));
  const days = (from: number, to: number): number =>
    (Date.UTC(year, to, 1) - Date.UTC(year, from, 1)) / 86_400_000;
  if (time === 'month') return days(Number(label.slice(5, 7)) - 1, Number(label.slice(5, 7)));
  if (time === 'quarter') return days((Number(label.slice(6)) - 1) * 3, Number(label.slice(6)) * 3);
  return days(0, 12);
};

/** Compares with an earlier time: the whole period before, or for a series each unit with its earlier one. */
export const earlierReference = <Cells>(
  current: Fetched<Cells>,
  earlier: Fetched<Cells>,
  by: readonly Dimension[],
  compare: 'previous' | 'last_year',
  periods: { now: Period; then: Period },
): ReferenceOf<Cells> => {
  const time = timeOf(by);
  if (!time) {
    const length = (period: Period): number =>
      period.from && period.to ? lengthInDays({ from: period.from, to: period.to }) : 1;
    const exposure = { a: length(periods.now), b: length(periods.then) };
    return (members) => {
      const found = earlier.groups.get(groupKey(members, by));
      return found ? { cells: found.cells, exposure } : null;
    };
  }
  return (members) => {
    const label = members[time];
    if (!label) return null;
    const before = earlierLabel(time, label, compare);
    const key = groupKey({ ...members, [time]: before }, by);
    const found = current.groups.get(key) ?? earlier.groups.get(key);
    return found
      ? { cells: found.cells, exposure: { a: unitDays(time, label), b: unitDays(time, before) } }
      : null;
  };
};

/** Compares with peers: the same cell of all other districts together. */
export const peersReference = <Cells>(
  current: Fetched<Cells>,
  by: readonly Dimension[],
  measure: Measure<Cells>,
): ReferenceOf<Cells> => {
  const rest = by.filter((dimension) => dimension !== 'district');
  const whole = new Map<string, Cells>();
  for (const { members, cells } of current.groups.values()) {
    if ((members.district ?? null) === null) continue;
    const key = groupKey(members, rest);
    whole.set(key, measure.add(whole.get(key) ?? measure.empty(), cells));
  }
  return (members) => {
    const own = current.groups.get(groupKey(members, by));
    const all = whole.get(groupKey(members, rest));
    if (!own || !all || (members.district ?? null) === null) return null;
    const others = measure.add(measure.add(measure.empty(), all), own.cells, -1);
    return { cells: others, exposure: { a: 1, b: 1 } };
  };
};

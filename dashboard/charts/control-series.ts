import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { Dimension } from '../../api/contract/dimensions.ts';
import type { QueryRow } from '../../api/contract/query.ts';
import type { Days } from '../data/filters.ts';
import { monthsBetween } from '../format/date.ts';
import type { ControlLayout, ControlSeries } from '../geometry/control-chart.ts';

/** The first and the last month of a period; null for all there is. */
export const periodOf = (days: Days | null): ControlSeries['period'] =>
  days ? [days.from.slice(0, 7), days.to.slice(0, 7)] : null;

/** The rows of the chosen period; all of them when none is chosen. */
export const rowsWithin = ({ rows, period }: ControlSeries): QueryRow[] =>
  [...rows].flatMap(([month, row]) => (period && (month < period[0] || month > period[1]) ? [] : [row]));

/** Rows by month as a series without holes in its axis. */
export const controlSeries = (
  rows: readonly QueryRow[],
  entry: CatalogueEntry | null,
  days: Days | null,
): ControlSeries => {
  const byMonth = new Map(rows.flatMap((row) => (row.month ? [[row.month, row] as const] : [])));
  const observed = [...byMonth.keys()].sort();
  const [first, last] = [observed[0], observed.at(-1)];
  return {
    labels: first && last ? monthsBetween(`${first}-01`, `${last}-01`) : [],
    rows: byMonth,
    direction: entry?.direction ?? 'neutral',
    period: periodOf(days),
    floor: entry && ['count', 'share', 'days'].includes(entry.unit) ? 0 : null,
  };
};

/** The whole width for the overview: fewer ticks and a taller picture where it is narrow. */
export const controlLayout = (width: number): ControlLayout => {
  const isNarrow = width < 560;
  return {
    width,
    height: isNarrow ? 240 : 270,
    left: 44,
    right: isNarrow ? 44 : 96,
    top: 34,
    bottom: 34,
    nTicks: 4,
    labelDistance: isNarrow ? 84 : 110,
  };
};

/** One panel among several: no room for words, so few ticks. */
export const panelLayout = (width: number): ControlLayout => ({
  width,
  height: 150,
  left: 34,
  right: 44,
  top: 16,
  bottom: 26,
  nTicks: 3,
  labelDistance: 96,
});

/** The lowest and the highest value or limit of several series, for one scale. */
export const sharedDomain = (rows: readonly QueryRow[]): readonly [number, number] => {
  const all = rows.flatMap((row) =>
    [row.value, row.limit_lower, row.limit_upper].filter((value) => value !== null && value !== undefined),
  );
  return all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
};

/** Long rows as one series per member of a dimension, all over the same months. */
export const splitSeries = (
  rows: readonly QueryRow[],
  dimension: Dimension,
  entry: CatalogueEntry | null,
  days: Days | null,
  domain: readonly [number, number],
): { member: string; series: ControlSeries }[] => {
  const whole = controlSeries(rows, entry, days);
  const members = new Map<string, QueryRow[]>();
  for (const row of rows) {
    const member = row[dimension];
    if (member) members.set(member, [...(members.get(member) ?? []), row]);
  }
  return [...members].map(([member, own]) => ({
    member,
    series: { ...controlSeries(own, entry, days), labels: whole.labels, domain },
  }));
};

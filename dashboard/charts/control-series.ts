import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { QueryRow } from '../../api/contract/query.ts';
import type { Days } from '../data/filters.ts';
import { monthsBetween } from '../format/date.ts';
import type { ControlLayout, ControlSeries } from '../geometry/control-chart.ts';

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
    period: days ? [days.from.slice(0, 7), days.to.slice(0, 7)] : null,
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

import { extent, line, scaleLinear } from 'd3';
import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { QueryRow } from '../../api/contract/query.ts';
import { signalRuns, type SignalRun } from './signal-runs.ts';
import { absenceOf, toneOf, type Absence, type Tone } from './tone.ts';

export interface ControlLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly nTicks: number;
  /** Smallest distance between two labels of the time axis. */
  readonly labelDistance: number;
}

export interface PlacedPoint {
  readonly label: string;
  readonly x: number;
  /** Null where nothing was observed or the value is withheld: the line breaks. */
  readonly y: number | null;
  readonly row: QueryRow | undefined;
  readonly absence: Absence | null;
  readonly tone: Tone | null;
  readonly side: 'above' | 'below' | null;
  readonly inPeriod: boolean;
}

export interface PlacedControlChart {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
  readonly points: readonly PlacedPoint[];
  readonly line: string;
  /** Limits and means: one per stretch in which they are constant. */
  readonly limits: readonly {
    readonly x0: number;
    readonly x1: number;
    readonly upper: number | null;
    readonly lower: number | null;
    readonly center: number;
  }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly xTicks: readonly { readonly label: string; readonly x: number }[];
  readonly runs: readonly (SignalRun & {
    readonly x: number;
    readonly y: number;
    readonly tone: Tone | null;
  })[];
  /** Where the chosen period lies; null when it covers everything. */
  readonly period: { readonly x0: number; readonly x1: number } | null;
}

/** Labels of a series: every month from the first to the last, or the labels as they are. */
export interface ControlSeries {
  readonly labels: readonly string[];
  readonly rows: ReadonlyMap<string, QueryRow>;
  readonly direction: CatalogueEntry['direction'];
  /** First and last label of the chosen period. */
  readonly period: readonly [string, string] | null;
  /** A value the scale must not pass: 0 for counts, shares and days. */
  readonly floor: number | null;
  /** One scale for several charts; from the values themselves when absent. */
  readonly domain?: readonly [number, number];
}

/** Places a control chart: points, line with breaks, limits, and the runs of points that a rule has marked. */
export const placeControlChart = (series: ControlSeries, layout: ControlLayout): PlacedControlChart => {
  const { labels, rows, direction } = series;
  const plot = {
    x0: layout.left,
    x1: layout.width - layout.right,
    y0: layout.height - layout.bottom,
    y1: layout.top,
  };
  const step = labels.length > 1 ? (plot.x1 - plot.x0) / (labels.length - 1) : 0;
  const xAt = (i: number): number => (labels.length > 1 ? plot.x0 + i * step : (plot.x0 + plot.x1) / 2);
  const all = labels.flatMap((label) => {
    const row = rows.get(label);
    return [row?.value, row?.limit_lower, row?.limit_upper].filter((v) => v !== null && v !== undefined);
  });
  const [least = 0, high = 1] = series.domain ?? (extent(all) as [number | undefined, number | undefined]);
  const low = least === high && series.floor !== null ? series.floor : least;
  const pad = (high - low || Math.abs(high) || 1) * (series.domain ? 0.04 : 0.12);
  const y = scaleLinear(
    [series.floor === null ? low - pad : Math.max(series.floor, low - pad), high + pad],
    [plot.y0, plot.y1],
  );
  if (!series.domain) y.nice(layout.nTicks);

  const [first, last] = series.period ?? [labels[0] ?? '', labels.at(-1) ?? ''];
  const points = labels.map((label, i): PlacedPoint => {
    const row = rows.get(label);
    const side = row?.signal ? (row.signal_side ?? null) : null;
    return {
      label,
      x: xAt(i),
      y: row && row.value !== null ? y(row.value) : null,
      row,
      absence: absenceOf(row),
      side,
      tone: side ? toneOf(side === 'above' ? 1 : -1, direction) : null,
      inPeriod: label >= first && label <= last,
    };
  });
  const draw = line<PlacedPoint>()
    .defined((point) => point.y !== null)
    .x((point) => point.x)
    .y((point) => point.y ?? 0);
  const inside = labels.flatMap((label, i) => (label >= first && label <= last ? [i] : []));
  const [from, to] = [inside[0], inside.at(-1)];
  return {
    width: layout.width,
    height: layout.height,
    plot,
    points,
    line: draw(points) ?? '',
    limits: placeLimits(points, step > 0 ? Math.min(step / 2, 8) : 8, y),
    yTicks: all.length === 0 ? [] : y.ticks(layout.nTicks).map((value) => ({ value, y: y(value) })),
    xTicks: thinLabels(points, layout.labelDistance),
    runs: signalRuns(points.map((point) => point.row)).map((run) => ({
      ...run,
      ...outermost(points.slice(run.first, run.last + 1), run.side),
      tone: toneOf(run.side === 'above' ? 1 : -1, direction),
    })),
    period:
      from === undefined || to === undefined || inside.length === labels.length
        ? null
        : { x0: xAt(from) - Math.min(step / 2, 8), x1: xAt(to) + Math.min(step / 2, 8) },
  };
};

/** Where the outermost point of a run lies, on its side of the mean. */
const outermost = (points: readonly PlacedPoint[], side: 'above' | 'below'): { x: number; y: number } => {
  const sign = side === 'above' ? -1 : 1;
  return points.reduce((best, { x, y }) => (y !== null && y * sign > best.y * sign ? { x, y } : best), {
    x: points[0]?.x ?? 0,
    y: -Infinity * sign,
  });
};

const placeLimits = (
  points: readonly PlacedPoint[],
  half: number,
  y: (value: number) => number,
): PlacedControlChart['limits'] => {
  const stretches: { from: number; to: number; row: QueryRow }[] = [];
  for (const { row, x } of points) {
    if (!row || row.center === null || row.center === undefined) continue;
    const open = stretches.at(-1);
    const same =
      open?.row.center === row.center &&
      open.row.limit_lower === row.limit_lower &&
      open.row.limit_upper === row.limit_upper;
    if (open && same) open.to = x;
    else stretches.push({ from: x, to: x, row });
  }
  return stretches.map(({ from, to, row }) => ({
    x0: from - half,
    x1: to + half,
    center: y(row.center ?? 0),
    upper: row.limit_upper === null || row.limit_upper === undefined ? null : y(row.limit_upper),
    lower: row.limit_lower === null || row.limit_lower === undefined ? null : y(row.limit_lower),
  }));
};

/** Labels of the time axis that keep their distance, counted back from the newest. */
const thinLabels = (points: readonly PlacedPoint[], distance: number): { label: string; x: number }[] => {
  const step = points.length > 1 ? Math.abs((points[1]?.x ?? 0) - (points[0]?.x ?? 0)) : distance;
  const every = [1, 2, 3, 6, 12, 24, 60].find((n) => n * step >= distance) ?? 120;
  return points.filter((_, i) => (points.length - 1 - i) % every === 0).map(({ label, x }) => ({ label, x }));
};

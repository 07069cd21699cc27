import type { QueryRow } from '../../api/contract/query.ts';
import { placeClosingCurve, type DrawnCurve } from '../../dashboard/geometry/closing-curve.ts';
import { placeControlChart } from '../../dashboard/geometry/control-chart.ts';
import { placeDistricts, type Boundaries } from '../../dashboard/geometry/district-map.ts';
import { placeLikert, type LikertEntry } from '../../dashboard/geometry/likert.ts';
import { placeStepRows } from '../../dashboard/geometry/step-rows.ts';
import { placeRows, type RowsLayout } from '../../dashboard/geometry/interval-rows.ts';
import { placeFunnel, type FunnelEntry } from '../../dashboard/geometry/funnel.ts';
import { placeRanks } from '../../dashboard/geometry/rank-rows.ts';
import { placeScatter, type ScatterEntry } from '../../dashboard/geometry/scatter.ts';
import { arrangeMatrix, toCell } from '../../dashboard/geometry/matrix.ts';
import { placeTiles } from '../../dashboard/geometry/tile-grid.ts';
import { row } from './rows.ts';

export interface GoldenCase {
  readonly name: string;
  readonly component: string;
  readonly language?: 'zh-CN';
  readonly props: Record<string, unknown>;
}

const LONG = '新型城镇化综合改革试验区高质量发展先行示范街道办事处第十七社区';
const WITHHELD = row({ n: 4, flags: ['small_base'] });

const dialRow = row({
  value: 62.8,
  lower: 62.1,
  upper: 63.5,
  n: 4738,
  previous_value: 66,
  difference: -3.2,
  q: 0.001,
  verdict: 'worse',
});
const dial = (name: string, patch: QueryRow | undefined, language?: 'zh-CN'): GoldenCase => ({
  name: `barometer-${name}`,
  component: 'Barometer',
  props: { row: patch, width: 420 },
  ...(language ? { language } : {}),
});

const rowsLayout = {
  width: 720,
  labelWidth: 170,
  valueWidth: 150,
  rowHeight: 46,
  domain: [0, 1],
  nTicks: 5,
} as const;
const rates: readonly { id: string; row: QueryRow | undefined }[] = [
  {
    id: 'resolution',
    row: row({ value: 0.8, lower: 0.79, upper: 0.81, bound_lower: 0.6, bound_upper: 0.85, n: 13514 }),
  },
  {
    id: 'on_time',
    row: row({
      value: 0.65,
      lower: 0.62,
      upper: 0.68,
      n: 900,
      previous_value: 0.72,
      difference: -0.07,
      q: 0.01,
      verdict: 'worse',
    }),
  },
];
const PHONE = { ...rowsLayout, width: 358, rowHeight: 74, stacked: true } as const;
const rowsCase = (
  name: string,
  entries: typeof rates,
  label: (id: string) => string,
  layout: RowsLayout = rowsLayout,
): GoldenCase => ({
  name: `interval-rows-${name}`,
  component: 'IntervalRows',
  props: {
    title: name,
    unit: 'share',
    placed: placeRows(entries, layout),
    words: Object.fromEntries(
      entries.map(({ id }) => [
        id,
        { name: label(id), under: 'under', value: '65%', margin: '± 3', base: 'of 900' },
      ]),
    ),
  },
});

const months = Array.from(
  { length: 24 },
  (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);
const WAVE = [66, 65, 67, 66, 64, 66, 67, 65, 66, 67, 66, 65, 64, 62, 63, 62, 61, 62, 60, 61, 62, 61, 60, 59];
const seriesRows = WAVE.map((value, i) =>
  row({
    ...(months[i] ? { month: months[i] } : {}),
    value,
    n: 200,
    center: 64,
    limit_lower: 61,
    limit_upper: 67,
    signal: i >= 13 ? 'shift' : null,
    signal_side: i >= 13 ? 'below' : null,
  }),
);
const control = (name: string, rows: readonly QueryRow[], labels: readonly string[]): GoldenCase => ({
  name: `control-chart-${name}`,
  component: 'ControlChart',
  props: {
    title: name,
    unit: 'score',
    placed: placeControlChart(
      {
        labels,
        rows: new Map(rows.flatMap((each) => (each.month ? [[each.month, each] as const] : []))),
        direction: 'higher',
        period: ['2026-01', '2026-12'],
        floor: null,
      },
      { width: 900, height: 270, left: 44, right: 96, top: 34, bottom: 34, nTicks: 4, labelDistance: 110 },
    ),
  },
});

const cells = (['Riverside', 'Old Town', 'Harbour'] as const).flatMap((district, r) =>
  ['Water', 'Roads', 'Noise'].map((issue, c) =>
    row({
      metric: 'satisfaction_rate',
      district,
      issue,
      value: 0.6 + r * 0.05 - c * 0.04,
      n: 120,
      difference: (r - 1) * 0.08,
      difference_lower: (r - 1) * 0.08 - 0.1,
      difference_upper: (r - 1) * 0.08 + 0.1,
      ...(r === 0 && c === 0 ? { difference: -0.2, q: 0.001, verdict: 'worse' as const } : {}),
      ...(r === 1 && c === 2 ? { value: null, n: 6, flags: ['small_base'] } : {}),
    }),
  ),
);
const matrix = (
  name: string,
  rows: readonly QueryRow[],
  nameOf: (member: string | null) => string,
): GoldenCase => ({
  name: `matrix-${name}`,
  component: 'MatrixTable',
  props: {
    title: name,
    unit: 'share',
    matrix: arrangeMatrix(rows, {
      rowDimension: 'district',
      columnDimension: 'issue',
      direction: 'higher',
      sort: 'name',
      maxRows: 20,
      maxColumns: 12,
      compareNames: (a, b) => ((a ?? '') < (b ?? '') ? -1 : 1),
    }),
    rowName: nameOf,
    columnName: nameOf,
    sentence: (district: string | null, issue: string | null) => `${district}, ${issue}`,
    isChosen: () => false,
    onchoose: () => undefined,
  },
});

const square = (id: string, west: number, south: number): Boundaries['features'][number] => ({
  properties: { id },
  geometry: {
    type: 'Polygon',
    // Anticlockwise, as RFC 7946 says.
    coordinates: [
      [
        [west, south],
        [west + 0.1, south],
        [west + 0.1, south + 0.1],
        [west, south + 0.1],
        [west, south],
      ],
    ],
  },
});
const SQUARES = [square('Riverside', 0, 0.1), square('Old Town', 0.1, 0.1), square('Harbour', 0, 0)];
const unknown = square('Nowhere', 0.1, 0);
const mapRows: readonly QueryRow[] = [
  row({
    district: 'Riverside',
    value: 52,
    n: 300,
    difference: -11,
    difference_lower: -14,
    difference_upper: -8,
    q: 0.001,
    verdict: 'worse',
  }),
  row({
    district: 'Old Town',
    value: 64,
    n: 280,
    difference: 2,
    difference_lower: -1,
    difference_upper: 5,
    q: 0.4,
    verdict: 'no_clear_change',
  }),
  row({ district: 'Harbour', n: 4, flags: ['small_base'] }),
];
const map = (
  name: string,
  rows: readonly QueryRow[],
  boundaries: Boundaries,
  nameOf: (district: string) => string = (district) => district,
): GoldenCase => ({
  name: `district-map-${name}`,
  component: 'DistrictMap',
  props: {
    title: name,
    width: 420,
    height: 420,
    unit: 'score',
    placed: placeDistricts(boundaries, new Set(rows.map(({ district }) => district ?? '')), 420, 420),
    cellOf: (district: string) =>
      toCell(
        rows.find((each) => each.district === district),
        'higher',
      ),
    nameOf,
  },
});
const tiles = (
  name: string,
  rows: readonly QueryRow[],
  nameOf: (district: string) => string = (district) => district,
): GoldenCase => {
  const { placed, height } = placeTiles(
    rows.map((each, i) => ({ district: each.district ?? '', at: { x: i % 2, y: i } })),
    420,
  );
  return {
    ...map(name, rows, { features: [] }, nameOf),
    name: `tile-grid-${name}`,
    props: { ...map(name, rows, { features: [] }, nameOf).props, placed, height },
  };
};

const share = (value: number, n = 900): QueryRow =>
  row({ metric: 'top2', value, lower: value - 0.03, upper: value + 0.03, n });
const named = (ids: readonly string[], label: (id: string) => string): Record<string, unknown> =>
  Object.fromEntries(
    ids.map((id) => [id, { name: label(id), value: '97% · 80% · 68%', margin: '', base: 'n 900' }]),
  );
type StepEntries = Parameters<typeof placeStepRows>[0];
const stepEntries: StepEntries = [
  { id: 'water', steps: [share(0.97), share(0.8), share(0.68)] },
  { id: 'noise', steps: [share(0.95), share(0.5), WITHHELD] },
];
const steps = (
  name: string,
  entries: StepEntries,
  label: (id: string) => string = (id) => id,
): GoldenCase => ({
  name: `step-rows-${name}`,
  component: 'StepRows',
  props: {
    title: name,
    unit: 'share',
    fillings: ['hollow', 'half', 'full'],
    placed: placeStepRows(entries, rowsLayout),
    words: named(
      entries.map(({ id }) => id),
      label,
    ),
  },
});

const likertEntries: readonly LikertEntry[] = [
  { id: 'parking', bottom: share(0.26), top: share(0.37) },
  { id: 'safety', bottom: share(0.04), top: share(0.7) },
];
const likert = (
  name: string,
  entries: readonly LikertEntry[],
  label: (id: string) => string = (id) => id,
  layout: RowsLayout = rowsLayout,
): GoldenCase => ({
  name: `likert-rows-${name}`,
  component: 'LikertRows',
  props: {
    title: name,
    placed: placeLikert(entries, layout),
    words: named(
      entries.map(({ id }) => id),
      label,
    ),
  },
});

const dots: readonly ScatterEntry[] = [
  { id: 'Hillside', x: 3.6, y: 52, xInterval: [3.2, 4], yInterval: [49, 55], tone: 'worse' },
  { id: 'West Lake', x: 9, y: 65, xInterval: [8.6, 9.4], yInterval: [63, 68], tone: 'better' },
  { id: 'Harbour', x: 9.1, y: 64.8, xInterval: null, yInterval: null, tone: null },
  { id: 'Airport', x: 11, y: 62, xInterval: [10, 12], yInterval: [58, 66], tone: null },
];
const compared = (patch: Partial<FunnelEntry['unit']>): FunnelEntry['unit'] => ({
  value: null,
  n: 4,
  limit95_lower: null,
  limit95_upper: null,
  limit998_lower: null,
  limit998_upper: null,
  rank: null,
  rank_lower: null,
  rank_upper: null,
  group: null,
  verdict: 'too_few',
  flags: ['small_base'],
  ...patch,
});
/** A share with limits as wide as its base makes them. */
const standing = (value: number, n: number, group: number, ranks: readonly [number, number, number]) => {
  const error = Math.sqrt((0.75 * 0.25) / n);
  return compared({
    value,
    n,
    group,
    rank: ranks[1],
    rank_lower: ranks[0],
    rank_upper: ranks[2],
    limit95_lower: 0.75 - 1.96 * error,
    limit95_upper: 0.75 + 1.96 * error,
    limit998_lower: 0.75 - 3.09 * error,
    limit998_upper: 0.75 + 3.09 * error,
    verdict: Math.abs(value - 0.75) > 3.09 * error ? (value > 0.75 ? 'better' : 'worse') : 'no_clear_change',
    flags: [],
  });
};
const units: readonly FunnelEntry[] = [
  { id: 'Garden City', unit: standing(0.82, 1359, 1, [1, 1, 1]) },
  { id: 'Airport', unit: standing(0.77, 400, 2, [2, 2, 4]) },
  { id: 'Old Town', unit: standing(0.745, 1217, 2, [2, 3, 4]) },
  { id: 'Harbour', unit: standing(0.74, 290, 2, [2, 4, 4]) },
  { id: 'Station', unit: standing(0.66, 1400, 3, [5, 5, 5]) },
];
const hidden: FunnelEntry = { id: 'Riverside', unit: compared({}) };
const funnel = (name: string, entries: readonly FunnelEntry[], nameOf = (id: string) => id): GoldenCase => ({
  name: `funnel-${name}`,
  component: 'Funnel',
  props: {
    title: 'Does anybody stand apart?',
    placed: placeFunnel(entries, entries.length === 0 ? null : 0.75, {
      width: 640,
      height: 400,
      left: 44,
      right: 10,
      top: 34,
      bottom: 48,
      nTicks: 5,
      label: { width: 98, height: 15 },
    }),
    unit: 'share',
    target: entries.length === 0 ? null : 0.75,
    axes: { x: 'Cases or answers', y: 'Satisfaction' },
    nameOf,
  },
});
const closing: DrawnCurve = {
  median: 4,
  points: [0, 1, 2, 4, 7, 9, 12, 15].map((day, i) => ({
    day,
    closed: [0.05, 0.18, 0.33, 0.52, 0.7, 0.82, 0.91, 0.95][i] ?? 0,
    lower: [0.03, 0.15, 0.29, 0.47, 0.65, 0.78, 0.87, 0.91][i] ?? 0,
    upper: [0.08, 0.22, 0.38, 0.57, 0.75, 0.86, 0.94, 0.98][i] ?? 0,
    n_at_risk: 200 - 24 * i,
  })),
};
const curve = (
  name: string,
  of: DrawnCurve,
  title = 'Roads',
  whole: DrawnCurve | null = closing,
): GoldenCase => ({
  name: `closing-curve-${name}`,
  component: 'ClosingCurve',
  props: {
    title,
    placed: placeClosingCurve(of, whole, {
      width: 300,
      height: 128,
      left: 40,
      right: 6,
      top: 8,
      bottom: 24,
      days: 14,
      nTicks: 4,
    }),
  },
});
const ranks = (name: string, entries: readonly FunnelEntry[], nameOf = (id: string) => id): GoldenCase => ({
  name: `ranks-${name}`,
  component: 'RankRows',
  props: {
    title: 'Who can be told apart',
    placed: placeRanks(entries, { ...rowsLayout, rowHeight: 38, domain: [1, Math.max(2, entries.length)] }),
    words: Object.fromEntries(
      entries.map(({ id, unit }) => [
        id,
        { name: nameOf(id), value: `${unit.rank_lower}–${unit.rank_upper}`, base: `n ${unit.n}` },
      ]),
    ),
  },
});

const scatter = (
  name: string,
  entries: readonly ScatterEntry[],
  nameOf: (id: string) => string = (id) => id,
): GoldenCase => ({
  name: `scatter-${name}`,
  component: 'Scatter',
  props: {
    title: name,
    units: { x: 'count', y: 'score' },
    axes: { x: 'cases', y: 'satisfaction' },
    corners: ['quiet, happy', 'loud, happy', 'quiet, unhappy', 'loud, unhappy'],
    nameOf,
    placed: placeScatter(entries, entries.length === 0 ? { x: null, y: null } : { x: 9.7, y: 61.9 }, {
      width: 640,
      height: 420,
      left: 44,
      right: 10,
      top: 34,
      bottom: 48,
      nTicks: 5,
      label: { width: 98, height: 15 },
    }),
  },
});

/** Every chart as data, empty, withheld, one row, and with long Chinese names. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  dial('data', dialRow),
  dial('empty', undefined),
  dial('withheld', WITHHELD),
  dial('one-answer-before-nothing', row({ value: 100, lower: 100, upper: 100, n: 11 })),
  dial('chinese', dialRow, 'zh-CN'),
  rowsCase('data', rates, (id) => id),
  rowsCase('empty', [], (id) => id),
  rowsCase(
    'withheld',
    [
      { id: 'withheld', row: WITHHELD },
      { id: 'none', row: undefined },
    ],
    (id) => id,
  ),
  rowsCase('one-row', rates.slice(0, 1), (id) => id),
  rowsCase('long-names', rates, () => LONG),
  rowsCase('phone', rates, (id) => id, PHONE),
  steps('data', stepEntries),
  steps('empty', []),
  steps('withheld', [
    { id: 'withheld', steps: [WITHHELD, WITHHELD, WITHHELD] },
    { id: 'none', steps: [undefined, undefined, undefined] },
  ]),
  steps('one-row', stepEntries.slice(0, 1)),
  steps('long-names', stepEntries, () => LONG),
  likert('data', likertEntries),
  likert('empty', []),
  likert('withheld', [
    { id: 'withheld', bottom: WITHHELD, top: WITHHELD },
    { id: 'none', bottom: undefined, top: undefined },
  ]),
  likert('one-row', likertEntries.slice(0, 1)),
  likert('long-names', likertEntries, () => LONG),
  likert('phone', likertEntries, () => LONG, PHONE),
  scatter('data', dots),
  scatter('empty', []),
  scatter('one-dot', dots.slice(0, 1)),
  scatter('long-names', dots, () => LONG),
  funnel('data', units),
  funnel('empty', []),
  funnel('withheld', [hidden]),
  funnel('one-dot', units.slice(0, 1)),
  funnel('long-names', units, (id) => `${LONG}${id}`),
  curve('data', {
    ...closing,
    points: closing.points.map((point) => ({ ...point, day: point.day + 2 })),
    median: 6,
  }),
  curve('empty', { points: [], median: null }, 'Roads', null),
  curve('withheld', { points: [], median: null }),
  curve('one-row', { points: closing.points.slice(0, 1), median: null }),
  curve('long-names', closing, LONG),
  ranks('data', [...units, hidden]),
  ranks('empty', []),
  ranks('withheld', [hidden]),
  ranks('one-row', units.slice(0, 1)),
  ranks('long-names', units, (id) => `${LONG}${id}`),
  map('data', mapRows, { features: [...SQUARES, unknown] }),
  map('empty', [], { features: [] }),
  map(
    'withheld',
    mapRows.map((each) => ({ ...each, value: null, suppressed: true })),
    { features: SQUARES },
  ),
  map('one-district', mapRows.slice(0, 1), { features: SQUARES.slice(0, 1) }),
  map('long-names', mapRows, { features: SQUARES }, () => LONG),
  tiles('data', mapRows),
  tiles('empty', []),
  tiles(
    'withheld',
    mapRows.map((each) => ({ ...each, value: null, suppressed: true })),
  ),
  tiles('one-district', mapRows.slice(0, 1)),
  tiles('long-names', mapRows, () => LONG),
  control('data', seriesRows, months),
  control('empty', [], []),
  control(
    'withheld',
    seriesRows.map((each, i) =>
      i % 5 === 2
        ? { ...each, value: null, n: 3, flags: ['small_base'], signal: null, signal_side: null }
        : each,
    ),
    months,
  ),
  control('one-row', seriesRows.slice(0, 1), months.slice(0, 1)),
  { ...control('chinese', seriesRows, months), language: 'zh-CN' },
  matrix('data', cells.slice(0, 8), (member) => member ?? ''),
  matrix('empty', [], (member) => member ?? ''),
  matrix(
    'withheld',
    cells.map((cell) => ({ ...cell, value: null, suppressed: true })),
    (member) => member ?? '',
  ),
  matrix('one-row', cells.slice(0, 1), (member) => member ?? ''),
  matrix('long-names', cells, (member) => LONG + (member ?? '')),
];

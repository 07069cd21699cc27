import { clearOf } from '../../../dashboard/geometry/signal-runs.ts';
import { describe, expect, it } from 'vitest';
import { placeControlChart, type ControlSeries } from '../../../dashboard/geometry/control-chart.ts';
import { row } from '../rows.ts';

const layout = {
  width: 500,
  height: 200,
  left: 50,
  right: 50,
  top: 20,
  bottom: 30,
  nTicks: 4,
  labelDistance: 100,
};
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
const series = (values: readonly (number | null)[], patch: Partial<ControlSeries> = {}): ControlSeries => ({
  labels: months,
  rows: new Map(
    values.flatMap((value, i) => {
      const month = months[i];
      return month && value !== null
        ? [[month, row({ month, value, n: 40, center: 20, limit_lower: 10, limit_upper: 30 })] as const]
        : [];
    }),
  ),
  direction: 'higher',
  period: null,
  floor: null,
  ...patch,
});

describe('the control chart', () => {
  it('spaces the months evenly between the margins', () => {
    const { points } = placeControlChart(series([10, 20, 30, 20, 10]), layout);
    expect(points.map((point) => point.x)).toEqual([50, 150, 250, 350, 450]);
  });

  it('puts larger values higher, equal values level', () => {
    const { points } = placeControlChart(series([10, 20, 30, 20, 10]), layout);
    const [a, b, c, d, e] = points.map((point) => point.y ?? NaN) as [number, number, number, number, number];
    expect(c).toBeLessThan(b);
    expect(b).toBeLessThan(a);
    expect([d, e]).toEqual([b, a]);
    expect(b - c).toBeCloseTo(a - b, 9);
  });

  it('breaks the line at a missing month instead of drawing zero', () => {
    const chart = placeControlChart(series([10, 20, null, 20, 10]), layout);
    expect(chart.points[2]?.y).toBeNull();
    expect(chart.points[2]?.absence).toBe('none');
    expect(chart.line.match(/M/g)).toHaveLength(2);
  });

  it('tells a withheld month from one without data', () => {
    const withheld = row({ month: '2026-03', n: 4, flags: ['small_base'] });
    const chart = placeControlChart(series([10, 20], { rows: new Map([['2026-03', withheld]]) }), layout);
    expect(chart.points[2]?.absence).toBe('withheld');
    expect(chart.points[1]?.absence).toBe('none');
  });

  it('joins neighbouring signals of one rule, and means them by the direction that is better', () => {
    const rows = new Map(
      months.map((month, i) => [
        month,
        row({
          month,
          value: i < 2 ? 20 : 12,
          n: 40,
          signal: i < 2 ? null : 'shift',
          signal_side: i < 2 ? null : 'below',
        }),
      ]),
    );
    const higher = placeControlChart(series([], { rows }), layout);
    expect(higher.runs).toHaveLength(1);
    expect(higher.runs[0]).toMatchObject({ first: 2, last: 4, side: 'below', tone: 'worse', kind: 'shift' });
    const lower = placeControlChart(series([], { rows, direction: 'lower' }), layout);
    expect(lower.runs[0]?.tone).toBe('better');
    const neutral = placeControlChart(series([], { rows, direction: 'neutral' }), layout);
    expect(neutral.runs[0]?.tone).toBe('lower');
  });

  it('is one run as long as the side stays, told by the rule about many points', () => {
    const kinds = ['shift', 'outside', 'shift', 'two_of_three', 'outside'] as const;
    const rows = new Map(
      months.map((month, i) => [
        month,
        row({
          month,
          value: i < 4 ? 30 + i : 10,
          signal: kinds[i] ?? null,
          signal_side: i < 4 ? 'above' : 'below',
        }),
      ]),
    );
    const { runs, points } = placeControlChart(series([], { rows }), layout);
    expect(runs.map(({ kind, first, last }) => [kind, first, last])).toEqual([
      ['shift', 0, 3],
      ['outside', 4, 4],
    ]);
    expect([runs[0]?.x, runs[0]?.y]).toEqual([points[3]?.x, points[3]?.y]);
  });

  it('marks the chosen months, and nothing when they are all there is', () => {
    const values = [10, 20, 30, 20, 10];
    const part = placeControlChart(series(values, { period: ['2026-02', '2026-03'] }), layout);
    expect(part.points.map((point) => point.inPeriod)).toEqual([false, true, true, false, false]);
    expect(part.period?.x0).toBeLessThanOrEqual(150);
    expect(part.period?.x1).toBeGreaterThanOrEqual(250);
    expect(placeControlChart(series(values, { period: ['2026-01', '2026-05'] }), layout).period).toBeNull();
  });

  it('starts a new stretch of limits where they change', () => {
    const rows = new Map(
      months.map((month, i) => [
        month,
        row({ month, value: 20, center: i < 3 ? 20 : 25, limit_lower: 10, limit_upper: 30 }),
      ]),
    );
    expect(placeControlChart(series([], { rows }), layout).limits).toHaveLength(2);
  });

  it('keeps labels apart and always names the newest month', () => {
    const { xTicks } = placeControlChart(series([1, 2, 3, 4, 5]), { ...layout, labelDistance: 150 });
    expect(xTicks.at(-1)?.label).toBe('2026-05');
    for (let i = 1; i < xTicks.length; i += 1)
      expect((xTicks[i]?.x ?? 0) - (xTicks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(150);
  });

  it('draws one point in the middle, and nothing at all of nothing', () => {
    const one = placeControlChart(
      { ...series([]), labels: ['2026-01'], rows: new Map([['2026-01', row({ value: 7, n: 30 })]]) },
      layout,
    );
    expect(one.points[0]?.x).toBe(250);
    expect(placeControlChart({ ...series([]), labels: [] }, layout).points).toEqual([]);
  });
});

describe('words of a run', () => {
  const points = [
    { x: 0, y: 10 },
    { x: 50, y: 20 },
    { x: 60, y: null },
    { x: 100, y: 40 },
    { x: 300, y: 1 },
  ];
  it('stand over the highest point beside them, not only over their own', () =>
    expect(clearOf(points, { side: 'above', y: 20 }, 50, 60)).toBe(10));
  it('stand under the lowest', () => expect(clearOf(points, { side: 'below', y: 20 }, 50, 60)).toBe(40));
  it('do not mind points that are further away', () =>
    expect(clearOf(points, { side: 'above', y: 20 }, 50, 30)).toBe(20));
});

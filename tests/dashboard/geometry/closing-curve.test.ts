import { describe, expect, it } from 'vitest';
import { lastDay, placeClosingCurve } from '../../../dashboard/geometry/closing-curve.ts';

const LAYOUT = { width: 140, height: 120, left: 30, right: 10, top: 10, bottom: 10, days: 10, nTicks: 4 };
const point = (day: number, closed: number, half = 0) => ({
  day,
  closed,
  lower: closed - half,
  upper: closed + half,
  n_at_risk: 50,
});
/** Corners of a path of steps. */
const corners = (path: string): [number, number][] => {
  const found: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const [, command = '', numbers = ''] of path.matchAll(/([MLHV])([^MLHVZ]*)/g)) {
    const values = numbers
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    if (command === 'H') found.push((at = [values[0] ?? 0, at[1]]));
    else if (command === 'V') found.push((at = [at[0], values[0] ?? 0]));
    else for (let i = 0; i < values.length; i += 2) found.push((at = [values[i] ?? 0, values[i + 1] ?? 0]));
  }
  return found;
};

describe('a curve of closing', () => {
  it('rises in steps on the days on which cases are closed, and stays until the next', () => {
    const { path, plot } = placeClosingCurve(
      { points: [point(2, 0.5), point(5, 1)], median: 2 },
      null,
      LAYOUT,
    );
    const at = corners(path);
    // Ten days take 100 units, from nothing at the bottom to all at the top.
    expect(at[0]).toEqual([plot.x0, plot.y0]);
    expect(at).toContainEqual([50, 110]);
    expect(at).toContainEqual([50, 60]);
    expect(at).toContainEqual([80, 60]);
    expect(at).toContainEqual([80, 10]);
    expect(at.at(-1)).toEqual([plot.x1, 10]);
  });

  it('marks where half is closed, but not beyond what is drawn', () => {
    const points = [point(4, 0.5), point(20, 0.9)];
    expect(placeClosingCurve({ points, median: 4 }, null, LAYOUT).median).toEqual({ x: 70, y: 60 });
    expect(placeClosingCurve({ points, median: 20 }, null, LAYOUT).median).toBeNull();
    expect(placeClosingCurve({ points, median: null }, null, LAYOUT).median).toBeNull();
  });

  it('draws nothing of nothing', () => {
    expect(placeClosingCurve({ points: [], median: null }, null, LAYOUT)).toMatchObject({
      path: '',
      band: '',
      whole: '',
    });
  });

  it('ends where nineteen in twenty are closed, a week at least', () => {
    expect(lastDay({ points: [point(1, 0.5), point(30, 0.96), point(300, 1)], median: 1 })).toBe(30);
    expect(lastDay({ points: [point(1, 0.5), point(40, 0.8)], median: 1 })).toBe(40);
    expect(lastDay({ points: [point(1, 1)], median: 1 })).toBe(7);
    expect(lastDay({ points: [], median: null })).toBe(7);
  });
});

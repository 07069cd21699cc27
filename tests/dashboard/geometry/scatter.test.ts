import { describe, expect, it } from 'vitest';
import { placeScatter, type ScatterEntry } from '../../../dashboard/geometry/scatter.ts';

const layout = {
  width: 300,
  height: 200,
  left: 50,
  right: 50,
  top: 50,
  bottom: 50,
  nTicks: 3,
  label: { width: 40, height: 12 },
} as const;
const dot = (id: string, x: number, y: number, tone: ScatterEntry['tone'] = null): ScatterEntry => ({
  id,
  x,
  y,
  xInterval: null,
  yInterval: null,
  tone,
});
const NOWHERE = { x: null, y: null };

describe('a scatter', () => {
  it('puts more to the right and better to the top, with 6 % of the spread to spare', () => {
    const { dots } = placeScatter([dot('a', 0, 0), dot('b', 100, 50)], NOWHERE, layout);
    // 0…100 on −6…106 over 200 pixels, and half of it upwards over 100.
    expect(dots[0]?.px).toBeCloseTo(50 + (6 / 112) * 200, 9);
    expect(dots[1]?.px).toBeCloseTo(50 + (106 / 112) * 200, 9);
    expect(dots[0]?.py).toBeCloseTo(150 - (6 / 112) * 100, 9);
    expect(dots[1]?.py).toBeLessThan(dots[0]?.py ?? 0);
  });

  it('keeps intervals and the whole inside the picture', () => {
    const { dots, cross, plot } = placeScatter(
      [{ ...dot('a', 5, 5), xInterval: [0, 20], yInterval: [-3, 9] }],
      { x: 40, y: 5 },
      layout,
    );
    expect(dots[0]?.across?.[0]).toBeGreaterThan(plot.x0);
    expect(cross.x).toBeLessThan(plot.x1);
    expect(dots[0]?.upright?.[0]).toBeLessThan(plot.y0);
  });

  it('gives the room for a label to what stands out, and none to what would cover it', () => {
    const { dots } = placeScatter(
      [dot('plain', 50, 50), dot('loud', 50.1, 50, 'worse'), dot('far', 0, 0), dot('end', 100, 100)],
      NOWHERE,
      layout,
    );
    const label = (id: string) => dots.find((each) => each.id === id)?.label;
    expect(label('loud')).toBe('start');
    expect(label('plain')).toBe('end');
    expect(label('far')).not.toBeNull();
  });

  it('draws nothing of nothing', () =>
    expect(placeScatter([], NOWHERE, layout)).toMatchObject({ dots: [], xTicks: [], yTicks: [] }));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLikert } from '../../../dashboard/geometry/likert.ts';
import { row } from '../rows.ts';

const layout = {
  width: 500,
  labelWidth: 100,
  valueWidth: 200,
  rowHeight: 40,
  domain: [0, 1],
  nTicks: 2,
} as const;
const entry = (low: number, high: number) => ({
  id: `${low} ${high}`,
  bottom: row({ value: low }),
  top: row({ value: high }),
});

describe('answers around a middle', () => {
  it('lean the way they were answered, half of those between on each side', () => {
    const { rows, middle } = placeLikert([entry(0.2, 0.6)], layout);
    // The longer side is 0.1 + 0.6 = 0.7 of the answers and takes the 100 pixels right of the middle.
    expect(middle).toBe(200);
    const [bottom, between, top] = rows[0]?.parts ?? [];
    expect(top?.x).toBeCloseTo(200 + (0.1 / 0.7) * 100, 9);
    expect(top?.width).toBeCloseTo((0.6 / 0.7) * 100, 9);
    expect(between?.x).toBeCloseTo(200 - (0.1 / 0.7) * 100, 9);
    expect(bottom?.width).toBeCloseTo((0.2 / 0.7) * 100, 9);
  });

  it('are not drawn where one side is withheld', () => {
    const { rows } = placeLikert(
      [{ id: 'a', bottom: row({ n: 3, flags: ['small_base'] }), top: row({ value: 0.5 }) }],
      layout,
    );
    expect(rows[0]).toMatchObject({ parts: [], absence: 'withheld' });
  });

  it('never leave the scale, and their parts touch', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 8 }), (pairs) => {
        const { rows } = placeLikert(
          pairs.map(([a, b]) => entry(a * 0.5, b * 0.5)),
          layout,
        );
        for (const { parts } of rows) {
          const [bottom, between, top] = parts;
          expect(bottom?.x).toBeGreaterThanOrEqual(100 - 1e-9);
          expect((top?.x ?? 0) + (top?.width ?? 0)).toBeLessThanOrEqual(300 + 1e-9);
          expect((bottom?.x ?? 0) + (bottom?.width ?? 0)).toBeCloseTo(between?.x ?? 0, 6);
          expect((between?.x ?? 0) + (between?.width ?? 0)).toBeCloseTo(top?.x ?? 0, 6);
        }
      }),
    );
  });
});

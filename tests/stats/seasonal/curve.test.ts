import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loess, lowess } from '../../../api/stats/index.ts';

const points = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: -50, max: 50 }) }),
  { maxLength: 40 },
);
const split = (given: readonly { x: number; y: number }[]): [number[], number[]] => [
  given.map(({ x }) => x),
  given.map(({ y }) => y),
];

describe('lowess', () => {
  it('gives back a straight line, whatever its order, ties and share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (x, share) => {
          const found = lowess(
            x,
            x.map((each) => 3 - 2 * each),
            { share },
          );
          expect(found?.x).toEqual([...x].sort((a, b) => a - b));
          for (const [i, value] of (found?.y ?? []).entries())
            expect(value).toBeCloseTo(3 - 2 * (found?.x[i] as number), 6);
        },
      ),
    );
  });

  it('is never NaN, is null without points and leaves one point where it is', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 5 }), (given, skip) => {
        const found = lowess(...split(given), { skip });
        expect(found === null).toBe(given.length === 0);
        expect((found?.y ?? []).every(Number.isFinite)).toBe(true);
      }),
    );
    expect(lowess([4], [7])).toEqual({ x: [4], y: [7] });
  });

  it('does not follow one outlier', () => {
    const x = Array.from({ length: 30 }, (_, i) => i);
    const y = x.map((each) => each + Math.cos(each * each));
    y[15] = 500;
    expect(lowess(x, y)?.y[15]).toBeLessThan(20);
    expect(lowess(x, y, { rounds: 0 })?.y[15]).toBeGreaterThan(30);
  });

  it('refuses unequal lengths, what is no number, and no share', () => {
    expect(() => lowess([1], [1, 2])).toThrow('1 x do not match 2 y');
    expect(() => lowess([NaN], [1])).toThrow('no number');
    expect(() => lowess([1], [1], { share: 0 })).toThrow('share of 0');
  });
});

describe('loess', () => {
  it('gives back a parabola, between its points too', () => {
    const x = Array.from({ length: 25 }, (_, i) => i / 3);
    const parabola = (at: number): number => 2 - at + 0.5 * at * at;
    const found = loess(x, x.map(parabola), { rounds: 4 });
    for (const [i, value] of (found?.fitted ?? []).entries())
      expect(value).toBeCloseTo(parabola(x[i] as number), 9);
    expect(found?.predict(1.234)).toBeCloseTo(parabola(1.234), 9);
  });

  it('is a line or a mean where near points carry no more', () => {
    const x = [0, 0, 0, 0, 1, 1, 1, 1, 9];
    const y = [1, 3, 1, 3, 6, 8, 6, 8, 20];
    const found = loess(x, y, { span: 0.9, degree: 2 });
    expect(found?.fitted[0]).toBeCloseTo(2, 9);
    expect(found?.fitted[4]).toBeCloseTo(7, 9);
  });

  it('is null, never NaN, where it cannot be fitted', () => {
    fc.assert(
      fc.property(points, (given) => {
        const found = loess(...split(given));
        expect((found?.fitted ?? []).every(Number.isFinite)).toBe(true);
      }),
    );
    expect(loess([], [])).toBeNull();
    expect(loess([2, 2, 2, 2, 2, 2], [1, 2, 3, 4, 5, 6])).toBeNull();
    expect(() => loess([1], [1], { span: 1.5 })).toThrow('span 1.5');
  });
});

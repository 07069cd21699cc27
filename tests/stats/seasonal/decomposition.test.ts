import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decomposeClassically, stl, stlOptions } from '../../../api/stats/index.ts';

const MONTHS = 12;
const figure = [-6, -4, -1, 2, 5, 7, 6, 3, 0, -2, -4, -6];
const line = (n: number): number[] => Array.from({ length: n }, (_, t) => 40 + 0.3 * t);
const seasonalLine = (n: number): number[] =>
  line(n).map((value, t) => value + (figure[t % MONTHS] as number));
const values = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 25, maxLength: 70 });

describe('STL', () => {
  it('adds up to the series, periodic or not, robust or not', () => {
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('periodic' as const, 7),
        fc.boolean(),
        (given, seasonal, robust) => {
          const parts = stl(given, MONTHS, stlOptions(given.length, MONTHS, { seasonal, robust }));
          for (const [i, value] of given.entries()) {
            const total =
              (parts.seasonal[i] as number) + (parts.trend[i] as number) + (parts.remainder[i] as number);
            expect(total).toBeCloseTo(value, 8);
          }
          expect(parts.weights === null).toBe(!robust);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds a line and a figure that are there', () => {
    const given = seasonalLine(96);
    // Each round leaves less of the trend in the seasons.
    const farOff = (inner: number): number => {
      const parts = stl(given, MONTHS, { ...stlOptions(96, MONTHS), inner });
      return Math.max(
        ...given.map((_, t) => Math.abs((parts.trend[t] as number) - 40 - 0.3 * t)),
        ...given.map((_, t) => Math.abs((parts.seasonal[t] as number) - (figure[t % MONTHS] as number))),
      );
    };
    expect(farOff(2)).toBeLessThan(0.5);
    expect(farOff(6)).toBeLessThan(farOff(2) / 2);
  });

  it('keeps one figure for all years when periodic', () => {
    const given = seasonalLine(60).map((value, t) => value + ((t * 7919) % 11));
    const { seasonal } = stl(given, MONTHS, stlOptions(60, MONTHS));
    for (let t = MONTHS; t < 60; t++) expect(seasonal[t]).toBe(seasonal[t - MONTHS]);
  });

  it('is not moved by one outlier when robust, and gives it no weight', () => {
    const given = seasonalLine(96).map((value, t) => value + Math.sin(t * t));
    const spiked = [...given];
    spiked[50] = 400;
    const options = stlOptions(96, MONTHS, { robust: true });
    const [clean, robust] = [stl(given, MONTHS, options), stl(spiked, MONTHS, options)];
    const plain = stl(spiked, MONTHS, stlOptions(96, MONTHS));
    expect(robust.weights?.[50]).toBe(0);
    expect(Math.abs((robust.trend[50] as number) - (clean.trend[50] as number))).toBeLessThan(1);
    expect(Math.abs((plain.trend[50] as number) - (clean.trend[50] as number))).toBeGreaterThan(5);
  });

  it('takes a constant series: no season, no remainder', () => {
    const given = new Array<number>(30).fill(5);
    for (const robust of [false, true]) {
      const parts = stl(given, MONTHS, stlOptions(30, MONTHS, { robust }));
      for (let t = 0; t < 30; t++) {
        expect(parts.seasonal[t]).toBeCloseTo(0, 10);
        expect(parts.trend[t]).toBeCloseTo(5, 10);
        expect(parts.remainder[t]).toBeCloseTo(0, 10);
      }
    }
  });

  it('refuses two periods or less, no season, and what is no number', () => {
    const run = (given: number[], period: number) => stl(given, period, stlOptions(given.length, period));
    expect(() => run(line(24), MONTHS)).toThrow('24 values are too few for seasons of 12: 25 are needed');
    expect(() => run([], MONTHS)).toThrow('0 values');
    expect(() => run(line(24), 1)).toThrow('period of 1');
    expect(() => run([...line(29), NaN], MONTHS)).toThrow('value 30');
  });
});

describe('classical decomposition', () => {
  it('finds a line and a figure exactly, and has no trend in half a period at the ends', () => {
    const found = decomposeClassically(seasonalLine(48), MONTHS, 'additive');
    for (const [place, value] of found.figure.entries())
      expect(value).toBeCloseTo(figure[place] as number, 10);
    for (let t = 0; t < 48; t++) {
      const isEnd = t < 6 || t >= 42;
      if (isEnd) {
        expect(found.trend[t]).toBeNull();
        expect(found.remainder[t]).toBeNull();
      } else {
        expect(found.trend[t]).toBeCloseTo(40 + 0.3 * t, 10);
        expect(found.remainder[t]).toBeCloseTo(0, 10);
      }
    }
  });

  it('has factors with the mean 1, for odd periods too', () => {
    const factors = [0.5, 0.8, 1.1, 1.3, 1.3];
    const given = Array.from({ length: 30 }, (_, t) => 20 * (factors[t % 5] as number));
    const found = decomposeClassically(given, 5, 'multiplicative');
    for (const [place, value] of found.figure.entries())
      expect(value).toBeCloseTo(factors[place] as number, 10);
  });

  it('refuses less than two periods, and factors of nothing', () => {
    expect(() => decomposeClassically(line(23), MONTHS, 'additive')).toThrow('24 are needed');
    expect(() => decomposeClassically(new Array<number>(30).fill(0), MONTHS, 'multiplicative')).toThrow(
      'trend is 0',
    );
  });
});

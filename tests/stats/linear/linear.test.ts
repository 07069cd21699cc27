import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coefficientTests,
  driverIntervals,
  keyDrivers,
  leastSquares,
  type Predictor,
} from '../../../api/stats/index.ts';
import { shapleyShares } from '../../../api/stats/linear/shapley-shares.ts';
import { symmetricEigen } from '../../../api/stats/linear/symmetric-root.ts';
import { longley } from './longley.ts';

const near = (got: number | undefined, wanted: number, digits: number): void =>
  expect(Math.abs((got ?? NaN) / wanted - 1)).toBeLessThan(10 ** -digits);

/** A repeatable stream in [0, 1): a linear congruential generator (Park & Miller 1988). */
const stream = (seed: number): (() => number) => {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
};

const noisy = (n: number, seed: number): { y: number[]; predictors: Predictor[] } => {
  const random = stream(seed);
  const draw = (): number[] => Array.from({ length: n }, random);
  const [a, b, noise] = [draw(), draw(), draw()] as const;
  const c = a.map((value, i) => 0.5 * value + 0.5 * (b[i] as number) + 0.3 * random());
  return {
    predictors: [
      { name: 'a', values: a },
      { name: 'b', values: b },
      { name: 'c', values: c },
    ],
    y: a.map((value, i) => 2 * value + (c[i] as number) + (noise[i] as number)),
  };
};

const samples = fc.record({ n: fc.integer({ min: 12, max: 60 }), seed: fc.integer({ min: 1, max: 1e9 }) });

describe('least squares', () => {
  it('reaches NIST’s certified values for Longley’s data', () => {
    const fit = leastSquares(longley.y, longley.predictors);
    const { certified } = longley;
    fit.coefficients.forEach((value, i) => near(value, certified.coefficients[i] as number, 9));
    fit.standardErrors('classical').forEach((se, i) => near(se, certified.standardErrors[i] as number, 9));
    near(fit.sigma, certified.sigma, 9);
    near(fit.rSquared, certified.rSquared, 12);
    near(fit.f, certified.f, 9);
    expect(fit.df).toBe(9);
  });

  it('takes a weight as that many rows alike', () => {
    const { y, predictors } = noisy(20, 5);
    const times = y.map((_, i) => (i % 3) + 1);
    const spread = (values: readonly number[]): number[] =>
      values.flatMap((value, i) => new Array<number>(times[i] as number).fill(value));
    const weighted = leastSquares(y, predictors, times);
    const repeated = leastSquares(
      spread(y),
      predictors.map(({ name, values }) => ({ name, values: spread(values) })),
    );
    weighted.coefficients.forEach((value, i) => near(value, repeated.coefficients[i] as number, 9));
    near(weighted.rSquared, repeated.rSquared, 9);
  });

  it('orders robust errors HC0 < HC2 < HC3 and raises HC1 by √(n/df)', () => {
    fc.assert(
      fc.property(samples, ({ n, seed }) => {
        const { y, predictors } = noisy(n, seed);
        const fit = leastSquares(y, predictors);
        const [hc0, hc1, hc2, hc3] = (['HC0', 'HC1', 'HC2', 'HC3'] as const).map((kind) =>
          fit.standardErrors(kind),
        ) as [number[], number[], number[], number[]];
        hc0.forEach((se, i) => {
          near(hc1[i], se * Math.sqrt(n / (n - 4)), 9);
          expect(hc2[i]).toBeGreaterThan(se);
          expect(hc3[i]).toBeGreaterThan(hc2[i] as number);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('follows the units of a predictor and of the outcome', () => {
    const { y, predictors } = noisy(40, 8);
    const fit = coefficientTests(leastSquares(y, predictors), 'HC3', 0.95);
    const moved = coefficientTests(
      leastSquares(
        y.map((value) => 100 * value + 7),
        predictors.map(({ name, values }) => ({ name, values: values.map((value) => 1e6 + 1000 * value) })),
      ),
      'HC3',
      0.95,
    );
    fit.slice(1).forEach(({ coefficient, t, p }, i) => {
      near(moved[i + 1]?.coefficient, coefficient / 10, 8);
      near(moved[i + 1]?.t, t, 6);
      expect(moved[i + 1]?.p).toBeCloseTo(p, 8);
    });
  });

  it('takes a city’s worth of answers', () => {
    const { y, predictors } = noisy(150_000, 3);
    const fit = leastSquares(y, predictors);
    expect(fit.coefficients[1]).toBeGreaterThan(1.9);
    expect(fit.coefficients[1]).toBeLessThan(2.1);
  });
});

describe('importance', () => {
  it('sums to R², for both kinds, and gives one predictor its r²', () => {
    fc.assert(
      fc.property(samples, ({ n, seed }) => {
        const { y, predictors } = noisy(n, seed);
        const found = keyDrivers(y, predictors);
        const total = (value: (driver: (typeof found.drivers)[number]) => number): number =>
          found.drivers.reduce((all, driver) => all + value(driver), 0);
        expect(total(({ relativeWeight }) => relativeWeight)).toBeCloseTo(found.rSquared, 9);
        expect(total(({ lmg }) => lmg ?? NaN)).toBeCloseTo(found.rSquared, 9);
        for (const { last, lmg, correlation, relativeWeight } of found.drivers) {
          expect(last).toBeGreaterThan(-1e-9);
          expect(lmg).toBeGreaterThan(-1e-9);
          expect(relativeWeight).toBeGreaterThan(-1e-9);
          expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
        }
        const [only] = keyDrivers(y, predictors.slice(0, 1)).drivers;
        expect(only?.lmg).toBeCloseTo((only?.correlation ?? NaN) ** 2, 10);
        expect(only?.relativeWeight).toBeCloseTo((only?.correlation ?? NaN) ** 2, 10);
      }),
      { numRuns: 40 },
    );
  });

  it('is half of what each adds alone and last, for two predictors', () => {
    const { y, predictors } = noisy(50, 11);
    const { drivers } = keyDrivers(y, predictors.slice(0, 2));
    for (const { lmg, last, correlation } of drivers)
      expect(lmg).toBeCloseTo((last + correlation ** 2) / 2, 10);
  });

  it('does not depend on the order of the predictors', () => {
    const { y, predictors } = noisy(50, 12);
    const there = keyDrivers(y, predictors).drivers;
    const back = keyDrivers(y, predictors.toReversed()).drivers.toReversed();
    there.forEach((driver, i) => {
      expect(back[i]?.name).toBe(driver.name);
      expect(back[i]?.lmg).toBeCloseTo(driver.lmg ?? NaN, 10);
      expect(back[i]?.relativeWeight).toBeCloseTo(driver.relativeWeight, 10);
    });
  });

  it('leaves out LMG above twelve predictors', () => {
    const random = stream(4);
    const predictors = Array.from({ length: 13 }, (_, i) => ({
      name: `q${i}`,
      values: Array.from({ length: 60 }, random),
    }));
    const { drivers, rSquared } = keyDrivers(Array.from({ length: 60 }, random), predictors);
    expect(drivers.every(({ lmg }) => lmg === null)).toBe(true);
    expect(drivers.reduce((all, driver) => all + driver.relativeWeight, 0)).toBeCloseTo(rSquared, 9);
  });

  it('splits the glove game 2/3, 1/6, 1/6 (Shapley 1953)', () => {
    const worth = (set: number): number => ((set & 1) !== 0 && (set & 6) !== 0 ? 1 : 0);
    const [left, right, other] = shapleyShares(3, worth);
    expect(left).toBeCloseTo(2 / 3, 12);
    expect(right).toBeCloseTo(1 / 6, 12);
    expect(other).toBeCloseTo(1 / 6, 12);
  });

  it('finds known eigenvalues', () => {
    const { values } = symmetricEigen([
      [2, -1, 0],
      [-1, 2, -1],
      [0, -1, 2],
    ]);
    const wanted = [2 - Math.SQRT2, 2, 2 + Math.SQRT2];
    values.sort((a, b) => a - b).forEach((value, i) => expect(value).toBeCloseTo(wanted[i] as number, 12));
  });
});

describe('intervals of importance', () => {
  const { y, predictors } = noisy(120, 21);
  const weights = y.map(() => 1);

  it('repeat with the seed, and enclose the estimate', () => {
    const draw = () =>
      driverIntervals(y, predictors, weights, { draws: 200, level: 0.95, random: stream(7) });
    const found = draw();
    expect(found).toEqual(draw());
    expect(found?.used).toBe(200);
    keyDrivers(y, predictors).drivers.forEach(({ relativeWeight }, i) => {
      expect(found?.drivers[i]?.interval.lower).toBeLessThan(relativeWeight);
      expect(found?.drivers[i]?.interval.upper).toBeGreaterThan(relativeWeight);
    });
  });

  it('are not given for fewer than ten rows per predictor', () => {
    const few = predictors.map(({ name, values }) => ({ name, values: values.slice(0, 29) }));
    const options = { draws: 50, level: 0.95, random: stream(7) };
    expect(driverIntervals(y.slice(0, 29), few, weights.slice(0, 29), options)).toBeNull();
  });

  it('are not given when a predictor hardly ever varies', () => {
    const rare = [{ name: 'rare', values: y.map((_, i) => (i === 0 ? 1 : 0)) }, ...predictors];
    expect(driverIntervals(y, rare, weights, { draws: 100, level: 0.95, random: stream(7) })).toBeNull();
  });
});

describe('refusals', () => {
  const { y, predictors } = noisy(30, 2);
  const [a, b] = predictors as [Predictor, Predictor];
  const values = (of: (i: number) => number): number[] => y.map((_, i) => of(i));
  const mix = values((i) => (a.values[i] as number) + 2 * (b.values[i] as number));

  it.each([
    ['no predictor', y, [], undefined, /needs predictors/],
    ['no rows', [], [{ name: 'a', values: [] }], undefined, /0 rows are too few/],
    ['too few rows', y.slice(0, 2), [{ name: 'a', values: [1, 2] }], undefined, /2 rows are too few for 1/],
    [
      'a constant predictor',
      y,
      [a, { name: 'same', values: values(() => 3) }],
      undefined,
      /same does not vary/,
    ],
    ['a constant outcome', values(() => 1), [a], undefined, /the outcome does not vary/],
    ['the same predictor twice', y, [a, b, { ...a, name: 'twin' }], undefined, /twin follows from/],
    ['a sum of others', y, [a, b, { name: 'mix', values: mix }], undefined, /mix follows from/],
    [
      'a missing value',
      y,
      [{ name: 'gap', values: values((i) => (i === 3 ? NaN : i)) }],
      undefined,
      /gap has a value/,
    ],
    ['another length', y, [{ name: 'short', values: [1] }], undefined, /short has 1 values for 30/],
    ['a weight of zero', y, [a], values((i) => (i === 4 ? 0 : 1)), /weight 0 of row 5/],
  ])('%s, by name', (_, outcome, given, weights, message) => {
    expect(() => keyDrivers(outcome, given, weights)).toThrow(message);
  });
});

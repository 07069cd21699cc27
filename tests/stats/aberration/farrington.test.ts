import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../api/query/seeded-random.ts';
import {
  chiSquareQuantile,
  farringtonFlexible,
  farringtonThreshold,
  FARRINGTON_WEEKLY,
  poissonQuantile,
  referencePeriods,
} from '../../../api/stats/index.ts';
import { fitQuasiPoisson } from '../../../api/stats/aberration/quasi-poisson.ts';
import {
  overdispersedLower,
  overdispersedQuantile,
} from '../../../api/stats/aberration/negative-binomial.ts';

const WEEKS = 52;
/** Four years of counts around a level, by drawing Poisson quantiles. */
const series = (seed: string, level: number, weeks = 4 * WEEKS): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: weeks }, (_, t) =>
    poissonQuantile(Math.max(1e-9, random()), level * (1 + 0.4 * Math.sin((2 * Math.PI * t) / WEEKS))),
  );
};

describe('the past to compare with', () => {
  const choice = { period: WEEKS, years: 3, halfWindow: 3, blocks: 10, excluded: 26 };

  it('has seven weeks a year in the window and every other week in one of nine blocks of five', () => {
    const now = 200;
    const found = referencePeriods(now, choice) ?? [];
    expect(found.map(({ index }) => index)).toEqual(
      Array.from({ length: now - 26 - (now - 159) }, (_, i) => now - 159 + i),
    );
    const firstYear = found.filter(({ index }) => index < now - 156 - 3 + WEEKS);
    const sizes = Array.from({ length: 10 }, (_, b) => firstYear.filter(({ block }) => block === b).length);
    expect(sizes).toEqual([7, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    for (const { index, block } of found)
      expect(block === 0).toBe([3, 2, 1].some((years) => Math.abs(index - now + years * WEEKS) <= 3));
  });

  it('is the windows alone with one block, and null when history is too short', () => {
    expect(referencePeriods(200, { ...choice, blocks: 1, excluded: 3 })).toHaveLength(21);
    expect(referencePeriods(158, choice)).toBeNull();
    expect(referencePeriods(159, choice)?.[0]?.index).toBe(0);
    expect(referencePeriods(200, { ...choice, blocks: 60 })).toBeNull();
  });

  it('shares weeks that do not divide among the first blocks', () => {
    const found = referencePeriods(200, { ...choice, blocks: 8 }) ?? [];
    const firstYear = found.filter(({ index }) => index < 200 - 159 + WEEKS);
    const sizes = Array.from({ length: 8 }, (_, b) => firstYear.filter(({ block }) => block === b).length);
    expect(sizes).toEqual([7, 7, 7, 7, 6, 6, 6, 6]);
  });
});

describe('the model', () => {
  it('fits block means exactly, with a dispersion by hand', () => {
    const y = [2, 4, 6, 10, 14, 12];
    const dummy = [0, 0, 0, 1, 1, 1];
    const fit = fitQuasiPoisson(y, [y.map(() => 1), dummy]);
    expect(fit?.fitted[0]).toBeCloseTo(4, 6);
    expect(fit?.fitted[5]).toBeCloseTo(12, 6);
    expect(fit?.leverages.reduce((a, b) => a + b, 0)).toBeCloseTo(2, 9);
    expect(fit?.dispersion).toBeCloseTo((4 / 4 + 0 + 4 / 4 + 4 / 12 + 4 / 12) / 4, 6);
    // The variance of the log of a mean of Poisson counts is 1/Σy.
    expect(fit?.unscaled[0]).toBeCloseTo(1 / 12, 6);
  });

  it('is null for columns that follow from one another and for too few rows', () => {
    expect(
      fitQuasiPoisson(
        [1, 2, 3],
        [
          [1, 1, 1],
          [2, 2, 2],
        ],
      ),
    ).toBeNull();
    expect(fitQuasiPoisson([1], [[1]])).toBeNull();
  });
});

describe('thresholds', () => {
  it('by negative binomial add up its probabilities', () => {
    const [m, phi] = [6, 2.5];
    const [size, p] = [m / (phi - 1), 1 / phi];
    let term = p ** size;
    let total = 0;
    for (let k = 0; k < 30; k++) {
      total += term;
      expect(overdispersedLower(k, m, phi)).toBeCloseTo(total, 11);
      term *= ((size + k) / (k + 1)) * (1 - p);
    }
    const k = overdispersedQuantile(0.95, m, phi);
    expect(overdispersedLower(k, m, phi)).toBeGreaterThanOrEqual(0.95);
    expect(overdispersedLower(k - 1, m, phi)).toBeLessThan(0.95);
  });

  it('without overdispersion is the Poisson count of χ² tables', () => {
    const k = overdispersedQuantile(0.99, 7, 1);
    expect(chiSquareQuantile(0.01, 2 * (k + 1))).toBeGreaterThanOrEqual(14);
    expect(chiSquareQuantile(0.01, 2 * k)).toBeLessThan(14);
  });

  it('by transformation lie above the expected count and rise with φ', () => {
    for (const power of ['2/3', '1/2', 'none'] as const) {
      const at = (phi: number): number =>
        farringtonThreshold({ mean: 8, logError: 0.1, phi }, { method: 'delta', alpha: 0.05, power });
      expect(at(1)).toBeGreaterThan(8);
      expect(at(3)).toBeGreaterThan(at(1));
    }
  });
});

describe('Farrington’s method', () => {
  it('raises an alarm for a jump, and not for most quiet weeks', () => {
    const quiet = series('quiet', 12);
    const judged = Array.from({ length: 40 }, (_, i) => farringtonFlexible(quiet, 165 + i));
    expect(judged.filter((each) => each?.alarm).length).toBeLessThanOrEqual(8);
    const jump = [...quiet];
    jump[200] = 60;
    expect(farringtonFlexible(jump, 200)?.alarm).toBe(true);
    expect(farringtonFlexible(jump, 200)?.score).toBeGreaterThan(1);
  });

  it('weighs a past outbreak down, so that it hides the next one less', () => {
    const past = series('past', 10);
    for (let t = 200 - WEEKS - 2; t <= 200 - WEEKS + 2; t++) past[t] = 70;
    const kept = farringtonFlexible(past, 200, { ...FARRINGTON_WEEKLY, reweightAbove: null, trend: false });
    const weighed = farringtonFlexible(past, 200, { ...FARRINGTON_WEEKLY, trend: false });
    expect(weighed?.expected).toBeLessThan(kept?.expected as number);
    expect(weighed?.upper).toBeLessThan(kept?.upper as number);
  });

  it('keeps a trend only when it is there', () => {
    const rising = Array.from(
      { length: 4 * WEEKS },
      (_, t) => Math.round(20 * Math.exp(0.006 * t)) + (t % 3),
    );
    const options = { ...FARRINGTON_WEEKLY, errors: 'pearson' as const };
    // A prediction above everything seen is not trusted, so the last weeks judged here lie lower.
    rising.fill(40, 195);
    rising[150] = 400;
    expect(farringtonFlexible(rising, 200, options)?.trend).toBe(true);
    const level = series('level', 30);
    const trends = Array.from({ length: 20 }, (_, i) => farringtonFlexible(level, 170 + i, options)?.trend);
    expect(trends.filter(Boolean).length).toBeLessThan(10);
  });

  it('takes silence, short history and missing weeks without NaN', () => {
    const silent = new Array<number>(4 * WEEKS).fill(0);
    const found = farringtonFlexible(silent, 200);
    expect(found?.alarm).toBe(false);
    expect(found?.enough).toBe(false);
    expect(Number.isFinite(found?.upper)).toBe(true);
    expect(farringtonFlexible([1, 2, 3], 2)).toBeNull();
    const gaps: (number | null)[] = [...series('gaps', 9)];
    for (let t = 60; t < 80; t++) gaps[t] = null;
    expect(farringtonFlexible(gaps, 200)?.expected).toBeGreaterThan(0);
    gaps[200] = null;
    expect(farringtonFlexible(gaps, 200)).toBeNull();
    const constant = new Array<number>(4 * WEEKS).fill(7);
    const same = farringtonFlexible(constant, 200);
    expect(same?.expected).toBeCloseTo(7, 6);
    expect(same?.phi).toBe(1);
    expect(same?.alarm).toBe(false);
  });

  it('refuses what is no count, no period and no level', () => {
    expect(() => farringtonFlexible([1, -1], 1)).toThrow('-1 in period 2');
    expect(() => farringtonFlexible([1, 1], 2)).toThrow('period 2 is not among 2');
    expect(() => farringtonFlexible([1, 1], 1, { ...FARRINGTON_WEEKLY, alpha: 0 })).toThrow('alpha 0');
  });
});

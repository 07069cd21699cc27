import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  raoScottTest,
  surveyDesign,
  surveyDifference,
  surveyDomainMeans,
  surveyMean,
  surveyRatio,
  surveyShare,
  surveyTotal,
  type DesignDeclaration,
} from '../../../api/stats/index.ts';

const LEVEL = 0.95;
const ones = (n: number): number[] => new Array<number>(n).fill(1);
const variance = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((all, value) => all + (value - mean) ** 2, 0) / (values.length - 1);
};

describe('textbook designs', () => {
  const y = [3, 5, 4, 9, 1, 2, 8, 8];

  it('gives s/√n for a simple random sample, and √(1 − n/N) of it from a finite population', () => {
    const plain = surveyMean(surveyDesign({ weights: ones(8) }), y, LEVEL);
    const finite = surveyMean(surveyDesign({ weights: ones(8), population: y.map(() => 40) }), y, LEVEL);
    expect(plain?.se).toBeCloseTo(Math.sqrt(variance(y) / 8), 12);
    expect(plain?.df).toBe(7);
    expect(finite?.se).toBeCloseTo(Math.sqrt((variance(y) / 8) * (1 - 8 / 40)), 12);
  });

  it('adds strata by Σ W²s²/n·(1 − n/N) (Cochran 1977, eq. 5.11)', () => {
    const [a, b] = [y.slice(0, 3), y.slice(3)];
    const [sizeA, sizeB] = [30, 70];
    const design = surveyDesign({
      strata: [...a.map(() => 'a'), ...b.map(() => 'b')],
      weights: [...a.map(() => sizeA / a.length), ...b.map(() => sizeB / b.length)],
      population: [...a.map(() => sizeA), ...b.map(() => sizeB)],
    });
    const part = (values: number[], size: number): number =>
      (size / 100) ** 2 * (variance(values) / values.length) * (1 - values.length / size);
    expect(surveyMean(design, y, LEVEL)?.se).toBeCloseTo(Math.sqrt(part(a, sizeA) + part(b, sizeB)), 12);
  });

  it('takes whole clusters of equal size as one observation each', () => {
    const design = surveyDesign({ weights: ones(8), clusters: ['p', 'p', 'q', 'q', 'r', 'r', 's', 's'] });
    const means = [4, 6.5, 1.5, 8];
    const found = surveyMean(design, y, LEVEL);
    expect(found?.se).toBeCloseTo(Math.sqrt(variance(means) / 4), 12);
    expect(found?.df).toBe(3);
  });
});

interface Drawn extends DesignDeclaration {
  readonly strata: string[];
  readonly clusters: string[];
  readonly weights: number[];
  readonly y: number[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .array(
    fc.record({
      stratum: fc.integer({ min: 0, max: 2 }),
      cluster: fc.integer({ min: 0, max: 4 }),
      weight: fc.double({ min: 0.1, max: 50, noNaN: true }),
      y: fc.integer({ min: 0, max: 10 }),
    }),
    { minLength: 4, maxLength: 40 },
  )
  .map((rows) => ({
    strata: rows.map(({ stratum }) => `h${stratum}`),
    clusters: rows.map(({ cluster }) => `c${cluster}`),
    weights: rows.map(({ weight }) => weight),
    y: rows.map(({ y }) => y),
    clustersAreNested: true,
    lonely: 'remove',
  }));

describe('properties', () => {
  it('agrees for totals with the jackknife that leaves out one cluster at a time', () => {
    fc.assert(
      fc.property(drawn, (sample) => {
        const total = sample.y.reduce((all, y, i) => all + y * (sample.weights[i] as number), 0);
        let expected = 0;
        for (const stratum of new Set(sample.strata)) {
          const inside = (i: number): boolean => sample.strata[i] === stratum;
          const clusters = [...new Set(sample.clusters.filter((_, i) => inside(i)))];
          const m = clusters.length;
          if (m < 2) continue;
          for (const out of clusters) {
            const without = sample.y.reduce((all, y, i) => {
              const factor = !inside(i) ? 1 : sample.clusters[i] === out ? 0 : m / (m - 1);
              return all + y * (sample.weights[i] as number) * factor;
            }, 0);
            expected += ((m - 1) / m) * (without - total) ** 2;
          }
        }
        const found = surveyTotal(surveyDesign(sample), sample.y);
        expect(found?.total).toBeCloseTo(total, 6);
        expect((found?.se ?? NaN) ** 2 / (expected || 1)).toBeCloseTo(expected > 0 ? 1 : 0, 6);
      }),
    );
  });

  it('depends neither on the unit of the weights nor on the order of the rows', () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0.01, max: 100, noNaN: true }), (sample, factor) => {
        const base = surveyMean(surveyDesign(sample), sample.y, LEVEL);
        const scaled = { ...sample, weights: sample.weights.map((weight) => weight * factor) };
        const turned = {
          ...sample,
          strata: sample.strata.toReversed(),
          clusters: sample.clusters.toReversed(),
          weights: sample.weights.toReversed(),
        };
        for (const other of [
          surveyMean(surveyDesign(scaled), sample.y, LEVEL),
          surveyMean(surveyDesign(turned), sample.y.toReversed(), LEVEL),
        ]) {
          expect(other?.mean).toBeCloseTo(base?.mean ?? NaN, 8);
          expect(other?.se).toBeCloseTo(base?.se ?? NaN, 8);
        }
      }),
    );
  });

  it('weighs domain means back to the whole, and a domain of everyone is the whole', () => {
    fc.assert(
      fc.property(drawn, (sample) => {
        const design = surveyDesign(sample);
        const whole = surveyMean(design, sample.y, LEVEL);
        const groups = sample.y.map((_, i) => (i % 2 === 0 ? 'even' : 'odd'));
        const domains = surveyDomainMeans(design, sample.y, groups, LEVEL);
        const sums = ['even', 'odd'].map((group) =>
          sample.weights.reduce((all, weight, i) => all + (groups[i] === group ? weight : 0), 0),
        );
        const back = domains.reduce(
          (all, each, i) => all + (each.estimate?.mean ?? NaN) * (sums[i] as number),
          0,
        );
        expect(back / ((sums[0] as number) + (sums[1] as number))).toBeCloseTo(whole?.mean ?? NaN, 8);
        const [everyone] = surveyDomainMeans(
          design,
          sample.y,
          sample.y.map(() => 'all'),
          LEVEL,
        );
        expect(everyone?.estimate).toEqual(whole);
      }),
    );
  });

  it('turns the sign of a difference with its groups', () => {
    fc.assert(
      fc.property(drawn, (sample) => {
        const design = surveyDesign(sample);
        const isIn = sample.y.map((_, i) => i % 2 === 0);
        const there = surveyDifference(design, sample.y, isIn, LEVEL);
        const back = surveyDifference(
          design,
          sample.y,
          isIn.map((each) => !each),
          LEVEL,
        );
        expect(back?.difference).toBeCloseTo(-(there?.difference ?? NaN), 10);
        expect(back?.se).toBeCloseTo(there?.se ?? NaN, 10);
      }),
    );
  });

  it('makes the ratio to a constant one the mean', () => {
    fc.assert(
      fc.property(drawn, (sample) => {
        const design = surveyDesign(sample);
        const ratio = surveyRatio(design, sample.y, ones(sample.y.length));
        const mean = surveyMean(design, sample.y, LEVEL);
        expect(ratio?.ratio).toBeCloseTo(mean?.mean ?? NaN, 10);
        expect(ratio?.se).toBeCloseTo(mean?.se ?? NaN, 8);
      }),
    );
  });
});

describe('a test of independence', () => {
  it('is Pearson’s times (n − 1)/n for a simple random sample', () => {
    const cells = { ap: 10, aq: 20, bp: 30, bq: 15 } as const;
    const rows = Object.entries(cells).flatMap(([cell, count]) => new Array<string>(count).fill(cell));
    const test = raoScottTest(
      surveyDesign({ weights: ones(75) }),
      rows.map((cell) => cell[0] ?? null),
      rows.map((cell) => cell[1] ?? null),
    );
    const pearson = (75 * (10 * 15 - 20 * 30) ** 2) / (30 * 45 * 40 * 35);
    expect(test.chiSquare.statistic).toBeCloseTo(pearson, 10);
    expect(test.f.statistic).toBeCloseTo((pearson * 74) / 75, 10);
    expect(test.f.df1).toBeCloseTo(1, 10);
    expect(test.f.df2).toBeCloseTo(74, 10);
  });

  it('is refused for an answer that everybody gave', () => {
    const design = surveyDesign({ weights: ones(4) });
    expect(() => raoScottTest(design, ['a', 'a', 'a', 'a'], ['p', 'q', 'p', 'q'])).toThrow(/two by two/);
  });
});

describe('what is not there', () => {
  const design = surveyDesign({ weights: [1, 2, 1, 0] });

  it('is null, not zero', () => {
    const nobody = [null, null, null, null];
    expect(surveyMean(design, nobody, LEVEL)).toBeNull();
    expect(surveyTotal(design, nobody)).toBeNull();
    expect(surveyRatio(design, [1, 2, 3, 4], nobody)).toBeNull();
    expect(surveyShare(design, nobody, LEVEL)).toBeNull();
    expect(surveyDifference(design, [1, 2, 3, 4], [true, true, true, true], LEVEL)).toBeNull();
    expect(surveyMean(design, [null, null, null, 5], LEVEL)).toBeNull();
  });

  it('gives no interval where all answers are the same', () => {
    const same = surveyShare(design, [1, 1, 1, 1], LEVEL);
    expect(same?.share).toMatchObject({ n: 3, mean: 1, se: 0, interval: null });
    expect(same?.intervals).toBeNull();
    expect(surveyMean(surveyDesign({ weights: [0.1, 0.7, 0.3] }), [0.1, 0.1, 0.1], LEVEL)?.se).toBe(0);
  });

  it('counts a domain’s empty clusters in the variance', () => {
    const sample = { weights: ones(6), clusters: ['a', 'a', 'b', 'b', 'c', 'c'] };
    const y = [4, 2, 5, 1, 3, 3];
    const groups = ['in', 'in', 'in', 'out', 'out', 'out'];
    const [inside] = surveyDomainMeans(surveyDesign(sample), y, groups, LEVEL);
    const mean = 11 / 3;
    const totals = [(4 - mean + (2 - mean)) / 3, (5 - mean) / 3, 0];
    expect(inside?.estimate?.se).toBeCloseTo(Math.sqrt(3 * variance(totals)), 12);
    expect(inside?.domainDf).toBe(1);
    expect(inside?.estimate?.df).toBe(2);
  });
});

describe('refusals', () => {
  it.each([
    ['no respondents', { weights: [] }, /needs respondents/],
    ['a negative weight, by row', { weights: [1, -2] }, /weight -2 of row 2/],
    ['a weight that is no number', { weights: [1, NaN] }, /row 2/],
    ['weights that are all zero', { weights: [0, 0] }, /positive weight/],
    ['lists of different lengths', { weights: [1, 1], strata: ['a'] }, /2 weights do not match 1 strata/],
    [
      'a cluster in two strata',
      { weights: [1, 1], strata: ['a', 'b'], clusters: ['p', 'p'] },
      /unit p lies in two strata/,
    ],
    ['more drawn than there are', { weights: [1, 1], population: [1, 1] }, /2 units drawn from 1/],
    ['two sizes of one stratum', { weights: [1, 1], population: [9, 8] }, /two population sizes/],
  ])('%s', (_, declared: DesignDeclaration, message) => {
    expect(() => surveyDesign(declared)).toThrow(message);
  });

  it('a stratum with one unit, by name, unless it is the whole stratum or a rule is chosen', () => {
    const sample = { weights: [1, 1, 1], strata: ['north', 'north', 'south'] };
    const y = [1, 2, 6];
    expect(() => surveyMean(surveyDesign(sample), y, LEVEL)).toThrow(
      /stratum south has a single primary unit/,
    );
    const certain = surveyMean(surveyDesign({ ...sample, population: [9, 9, 1] }), y, LEVEL);
    const removed = surveyMean(surveyDesign({ ...sample, lonely: 'remove' }), y, LEVEL);
    const adjusted = surveyMean(surveyDesign({ ...sample, lonely: 'adjust' }), y, LEVEL);
    const averaged = surveyMean(surveyDesign({ ...sample, lonely: 'average' }), y, LEVEL);
    expect(certain?.se).toBeCloseTo((removed?.se ?? NaN) * Math.sqrt(1 - 2 / 9), 12);
    expect(adjusted?.se).toBeCloseTo(Math.sqrt((removed?.se ?? NaN) ** 2 + 1), 12);
    expect(averaged?.se).toBeCloseTo((removed?.se ?? NaN) * Math.SQRT2, 12);
  });

  it('averaging when every stratum has one unit', () => {
    const design = surveyDesign({ weights: [1, 1], strata: ['a', 'b'], lonely: 'average' });
    expect(() => surveyMean(design, [1, 2], LEVEL)).toThrow(/nothing|no variance/);
  });

  it('answers and groups that do not match the respondents, and a level outside (0, 1)', () => {
    const design = surveyDesign({ weights: [1, 1] });
    expect(() => surveyMean(design, [1], LEVEL)).toThrow(/1 answers do not match 2/);
    expect(() => surveyDomainMeans(design, [1, 2], ['a'], LEVEL)).toThrow(/1 groups/);
    expect(() => surveyMean(design, [1, 2], 95)).toThrow(/level 95/);
  });
});

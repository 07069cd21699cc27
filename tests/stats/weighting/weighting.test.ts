import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrate,
  calibratedMean,
  describeProblem,
  postStratify,
  rake,
  surveyDesign,
  surveyMean,
  trimEqually,
  trimProportionally,
  weightingEffect,
  type Margin,
  type Weighted,
} from '../../../api/stats/index.ts';
import { calibrationDistance } from '../../../api/stats/weighting/calibration-distance.ts';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const weightsOf = (weighted: Weighted): readonly number[] => {
  if (!weighted.ok) throw new Error(weighted.problems.map(describeProblem).join('; '));
  return weighted.weights;
};
const problemsOf = (weighted: Weighted) => (weighted.ok ? [] : weighted.problems);
const repeat = <T>(value: T, times: number): T[] => new Array<T>(times).fill(value);

/** Counts of each (age, sex) cell, as two margins. */
const sample = (
  cells: Readonly<Record<string, number>>,
  age: Record<string, number>,
  sex: Record<string, number>,
): { base: number[]; margins: [Margin, Margin]; rows: string[] } => {
  const rows = Object.entries(cells).flatMap(([cell, count]) => repeat(cell, count));
  return {
    rows,
    base: rows.map(() => 1),
    margins: [
      { variable: 'age', categories: rows.map((row) => row.split(' ')[0] ?? null), targets: age },
      { variable: 'sex', categories: rows.map((row) => row.split(' ')[1] ?? null), targets: sex },
    ],
  };
};

const city = sample(
  { 'young f': 12, 'young m': 8, 'old f': 30, 'old m': 10 },
  { young: 600, old: 400 },
  { f: 500, m: 500 },
);

const held = (margin: Margin, weights: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    Object.keys(margin.targets).map((category) => [
      category,
      sum(weights.filter((_, i) => margin.categories[i] === category)),
    ]),
  );

describe('raking', () => {
  it('meets the margins and keeps the odds ratio of the sample', () => {
    const weights = weightsOf(rake(city.base, city.margins, { scale: 'population' }));
    for (const margin of city.margins)
      for (const [category, wanted] of Object.entries(margin.targets))
        expect(held(margin, weights)[category]).toBeCloseTo(wanted, 6);
    const cell = (name: string): number => sum(weights.filter((_, i) => city.rows[i] === name));
    const odds = (cell('young f') * cell('old m')) / (cell('young m') * cell('old f'));
    expect(odds).toBeCloseTo((12 * 10) / (8 * 30), 8);
  });

  it('gives weights with the mean 1, whether margins are counts or shares', () => {
    const counts = weightsOf(rake(city.base, city.margins));
    const shares = city.margins.map((margin) => ({
      ...margin,
      targets: Object.fromEntries(Object.entries(margin.targets).map(([key, value]) => [key, value / 1000])),
    }));
    const again = weightsOf(rake(city.base, shares));
    expect(sum(counts)).toBeCloseTo(60, 9);
    again.forEach((weight, i) => expect(weight).toBeCloseTo(counts[i] as number, 9));
  });

  it('holds the cap and still meets the margins', () => {
    const free = weightsOf(rake(city.base, city.margins));
    const most = Math.max(...free);
    const capped = weightsOf(rake(city.base, city.margins, { cap: most * 0.97 }));
    expect(Math.max(...capped)).toBeLessThanOrEqual(most * 0.97 * (1 + 1e-6));
    expect(held(city.margins[0], capped)['young']).toBeCloseTo(36, 3);
    expect(held(city.margins[1], capped)['m']).toBeCloseTo(30, 3);
  });

  it('names the category that a cap makes impossible', () => {
    const problems = problemsOf(rake(city.base, city.margins, { cap: 1.2 }));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'unmet', variable: 'age', category: 'young', wanted: 600 }),
    );
  });

  it('does not mind the scale of the base weights, and starts from them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 60, maxLength: 60 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (base, factor) => {
          const once = weightsOf(rake(base, city.margins, { cap: Infinity }));
          const scaled = weightsOf(
            rake(
              base.map((weight) => weight * factor),
              city.margins,
              { cap: Infinity },
            ),
          );
          scaled.forEach((weight, i) => expect(weight).toBeCloseTo(once[i] as number, 7));
          const [a, b] = [0, 1];
          expect((once[a] as number) / (once[b] as number)).toBeCloseTo(
            (base[a] as number) / (base[b] as number),
            7,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives nothing to a category without population', () => {
    const [age, sex] = city.margins;
    const weights = weightsOf(rake(city.base, [{ ...age, targets: { young: 0, old: 1000 } }, sex]));
    expect(held(age, weights)).toEqual({ young: 0, old: expect.closeTo(60, 6) as number });
  });
});

describe('refusals name the margin', () => {
  const [age, sex] = city.margins;
  const withAge = (change: Partial<Margin>): Margin[] => [{ ...age, ...change }, sex];
  const without = city.rows.map((_, i) => (i === 2 || i === 7 ? null : (age.categories[i] as string)));

  it.each([
    ['no respondents', [], city.margins, { code: 'no_respondents' }],
    ['no margins', city.base, [], { code: 'no_margins' }],
    ['a negative weight', city.base.with(4, -1), city.margins, { code: 'bad_weight', row: 5, value: -1 }],
    ['weights all zero', city.base.map(() => 0), city.margins, { code: 'no_positive_weight' }],
    [
      'missing categories',
      city.base,
      withAge({ categories: without }),
      { code: 'missing_category', rows: [3, 8] },
    ],
    [
      'a negative population',
      city.base,
      withAge({ targets: { young: -5, old: 1005 } }),
      { code: 'bad_target', category: 'young', value: -5 },
    ],
    [
      'different totals',
      city.base,
      withAge({ targets: { young: 600, old: 600 } }),
      { code: 'totals_differ', variable: 'sex', against: 'age' },
    ],
    [
      'a category only the population has',
      city.base,
      withAge({ targets: { young: 500, old: 400, middle: 100 } }),
      { code: 'category_without_respondents', variable: 'age', category: 'middle' },
    ],
    [
      'a category only the sample has',
      city.base,
      withAge({ targets: { old: 1000 } }),
      { code: 'no_target', variable: 'age', category: 'young', respondents: 20 },
    ],
    [
      'no population at all',
      city.base,
      withAge({ targets: { young: 0, old: 0 } }),
      { code: 'empty_population', variable: 'age' },
    ],
    [
      'a list of another length',
      city.base,
      withAge({ categories: ['young'] }),
      { code: 'length_differs', variable: 'age', expected: 60, got: 1 },
    ],
  ])('%s', (_, base, margins, problem) => {
    const problems = problemsOf(rake(base as number[], margins as Margin[]));
    expect(problems).toContainEqual(expect.objectContaining(problem));
    for (const each of problems) expect(describeProblem(each)).not.toMatch(/undefined|NaN|object/);
    expect(calibrate(base as number[], margins as Margin[], { kind: 'linear' }).ok).toBe(false);
  });

  it('fewer than five respondents behind a category', () => {
    const few = sample(
      { 'young f': 2, 'young m': 2, 'old f': 9, 'old m': 9 },
      { young: 10, old: 12 },
      { f: 11, m: 11 },
    );
    expect(problemsOf(rake(few.base, few.margins))).toEqual([
      { code: 'too_few_respondents', variable: 'age', category: 'young', respondents: 4, needed: 5 },
    ]);
    expect(rake(few.base, few.margins, { minRespondents: 4 }).ok).toBe(true);
  });

  it('all problems at once', () => {
    const codes = problemsOf(rake(city.base, withAge({ targets: { young: -1, other: 7 } }))).map(
      ({ code }) => code,
    );
    expect(new Set(codes)).toEqual(
      new Set(['bad_target', 'category_without_respondents', 'no_target', 'totals_differ']),
    );
  });

  it('margins that contradict each other in the sample', () => {
    const diagonal = sample({ 'young f': 20, 'old m': 20 }, { young: 30, old: 70 }, { f: 60, m: 40 });
    for (const weighted of [
      rake(diagonal.base, diagonal.margins, { maxIterations: 50 }),
      calibrate(diagonal.base, diagonal.margins, { kind: 'raking' }),
      calibrate(diagonal.base, diagonal.margins, { kind: 'linear' }),
    ])
      expect(problemsOf(weighted)).toContainEqual(expect.objectContaining({ code: 'unmet' }));
  });

  it('bounds that do not enclose 1', () => {
    const method = { kind: 'logit', lower: 1.1, upper: 2 } as const;
    expect(problemsOf(calibrate(city.base, city.margins, method))).toEqual([
      { code: 'bad_bounds', lower: 1.1, upper: 2 },
    ]);
  });
});

describe('calibration', () => {
  const base = city.rows.map((_, i) => 14 + (i % 5));

  it('by raking is raking', () => {
    const newton = weightsOf(calibrate(base, city.margins, { kind: 'raking' }));
    const fitted = weightsOf(rake(base, city.margins, { cap: Infinity, scale: 'population' }));
    newton.forEach((weight, i) => expect(weight).toBeCloseTo(fitted[i] as number, 7));
  });

  it('of one margin is post-stratification, whatever the distance', () => {
    const [age] = city.margins;
    const strata = weightsOf(postStratify(base, age));
    for (const kind of ['linear', 'raking'] as const)
      weightsOf(calibrate(base, [age], { kind })).forEach((weight, i) =>
        expect(weight).toBeCloseTo(strata[i] as number, 8),
      );
    strata.forEach((weight, i) => {
      const category = age.categories[i] as string;
      const inside = sum(base.filter((_, j) => age.categories[j] === category));
      expect(weight).toBeCloseTo(((base[i] as number) * (age.targets[category] as number)) / inside, 8);
    });
  });

  it.each(['bounded_linear', 'logit'] as const)('%s stays within its bounds', (kind) => {
    const free = weightsOf(calibrate(base, city.margins, { kind: 'linear' }));
    const most = Math.max(...free.map((weight, i) => weight / (base[i] as number)));
    const method = { kind, lower: 0.3, upper: most * 0.98 };
    const weights = weightsOf(calibrate(base, city.margins, method));
    weights.forEach((weight, i) => {
      const g = weight / (base[i] as number);
      expect(g).toBeGreaterThanOrEqual(method.lower - 1e-9);
      expect(g).toBeLessThanOrEqual(method.upper + 1e-9);
    });
    expect(held(city.margins[0], weights)['young']).toBeCloseTo(600, 4);
  });

  it.each(
    [0.3, 0.8].flatMap((lower) =>
      [1.2, 3].flatMap((upper) =>
        (['linear', 'raking', 'bounded_linear', 'logit'] as const).map((kind) => ({ kind, lower, upper })),
      ),
    ),
  )('$kind starts at 1 with the slope 1 and stays what it says ($lower, $upper)', (method) => {
    const { ratio, slope } = calibrationDistance(method);
    expect(ratio(0)).toBeCloseTo(1, 12);
    expect(slope(0)).toBeCloseTo(1, 12);
    for (const u of [-3, -0.6, -0.11, 0.05, 0.13, 0.9, 4])
      expect(slope(u)).toBeCloseTo((ratio(u + 1e-6) - ratio(u - 1e-6)) / 2e-6, 4);
    if (method.kind === 'logit') {
      expect(ratio(-50)).toBeCloseTo(method.lower, 9);
      expect(ratio(50)).toBeCloseTo(method.upper, 9);
    }
  });

  it('accepts margins that say the same twice', () => {
    const [age] = city.margins;
    const twice = [age, { ...age, variable: 'again' }];
    const weights = weightsOf(calibrate(base, twice, { kind: 'linear' }));
    weights.forEach((weight, i) =>
      expect(weight).toBeCloseTo(weightsOf(postStratify(base, age))[i] as number, 5),
    );
  });

  it('leaves no error to what the margins know, and less than before to what goes with them', () => {
    const [age] = city.margins;
    const weights = weightsOf(postStratify(city.base, age));
    const design = surveyDesign({ weights });
    const isYoung = city.rows.map((row) => (row.startsWith('young') ? 1 : 0));
    const known = calibratedMean(design, isYoung, [age], city.base, 0.95);
    expect(known?.mean).toBeCloseTo(0.6, 10);
    expect(known?.se).toBeCloseTo(0, 10);
    const rating = city.rows.map((row, i) => (row.startsWith('young') ? 2 : 7) + (i % 3));
    const calibrated = calibratedMean(design, rating, [age], city.base, 0.95);
    expect(calibrated?.se).toBeLessThan(surveyMean(design, rating, 0.95)?.se ?? NaN);
    expect(
      calibratedMean(
        design,
        city.rows.map(() => null),
        [age],
        city.base,
        0.95,
      ),
    ).toBeNull();
    expect(
      calibratedMean(
        design,
        city.rows.map(() => 3),
        [age],
        city.base,
        0.95,
      )?.interval,
    ).toBeNull();
  });
});

describe('trimming', () => {
  const weights = fc.array(fc.double({ min: 0.2, max: 9, noNaN: true }), { minLength: 3, maxLength: 40 });

  it('keeps the sum and the bounds, or says why not', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 1.05, max: 3, noNaN: true }), (given, cap) => {
        const mean = sum(given) / given.length;
        const bounds = { lower: mean / 3, upper: mean * cap };
        for (const trimmed of [trimEqually(given, bounds, true), trimProportionally(given, bounds)]) {
          if (!trimmed.ok) {
            expect(trimmed.problems).toEqual([{ code: 'cannot_trim', reason: expect.any(String) as string }]);
            continue;
          }
          expect(trimmed.effect.sum / sum(given)).toBeCloseTo(1, 9);
          expect(trimmed.effect.max).toBeLessThanOrEqual(bounds.upper * (1 + 1e-9));
          expect(trimmed.effect.min).toBeGreaterThanOrEqual(bounds.lower * (1 - 1e-9));
        }
      }),
    );
  });

  it('shares equally or in proportion', () => {
    const bounds = { lower: 0, upper: 8 };
    expect(weightsOf(trimEqually([10, 1, 3], bounds, false))).toEqual([8, 2, 4]);
    expect(weightsOf(trimProportionally([10, 1, 3], bounds))).toEqual([8, 1.5, 4.5]);
  });

  it.each([
    ['no weights', [], { lower: 0, upper: 1 }, /no weights/],
    ['bounds the wrong way round', [1, 2], { lower: 3, upper: 1 }, /not below/],
    ['bounds that cannot hold the sum', [5, 6], { lower: 0, upper: 4 }, /mean weight 5.5/],
    ['a negative weight', [5, -6], { lower: 0, upper: 4 }, /row 2/],
  ])('refuses %s', (_, given, bounds, message) => {
    for (const trimmed of [trimEqually(given, bounds, true), trimProportionally(given, bounds)])
      expect(problemsOf(trimmed).map(describeProblem).join()).toMatch(message);
  });
});

describe('the cost of weighting', () => {
  it('is none for equal weights and n·Σw²/(Σw)² otherwise', () => {
    expect(weightingEffect([2, 2, 2])).toMatchObject({ deff: 1, nEff: 3 });
    expect(weightingEffect([1, 1, 1, 3])).toMatchObject({ deff: 4 / 3, nEff: 3, min: 1, max: 3 });
    expect(weightingEffect([])).toBeNull();
    expect(weightingEffect([0, 0])).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cohenKappa,
  cronbachAlpha,
  intraclassCorrelations,
  mantelHaenszel,
  mantelTest,
  measurementDrift,
  reverseItem,
  type StratifiedAnswer,
} from '../../../api/stats/index.ts';

const LEVEL = 0.95;
const repeat = <T>(value: T, times: number): T[] => new Array<T>(times).fill(value);
const scores = (n: number) => fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n });
const items = fc
  .record({ n: fc.integer({ min: 5, max: 30 }), k: fc.integer({ min: 2, max: 5 }) })
  .chain(({ n, k }) => fc.array(scores(n), { minLength: k, maxLength: k }));

describe('Cronbach’s alpha', () => {
  it('is KR-20 for yes-or-no items (Kuder & Richardson 1937)', () => {
    const answers = [
      [1, 1, 1, 0, 1, 0, 0, 1],
      [1, 1, 0, 0, 1, 0, 1, 1],
      [1, 0, 1, 0, 1, 0, 0, 1],
    ];
    const n = 8;
    const shares = answers.map((item) => item.reduce((a, b) => a + b, 0) / n);
    const totals = Array.from({ length: n }, (_, i) =>
      answers.reduce((all, item) => all + (item[i] as number), 0),
    );
    const mean = totals.reduce((a, b) => a + b, 0) / n;
    const spread = totals.reduce((all, total) => all + (total - mean) ** 2, 0) / n;
    const kr20 = 1.5 * (1 - shares.reduce((all, p) => all + p * (1 - p), 0) / spread);
    expect(cronbachAlpha(answers, LEVEL)?.alpha).toBeCloseTo(kr20, 12);
  });

  it('is 1 for the same item twice, and not changed by moving or reordering items', () => {
    fc.assert(
      fc.property(items, (answers) => {
        const base = cronbachAlpha(answers, LEVEL);
        const moved = cronbachAlpha(
          answers.map((item, i) => item.map((value) => value + i)).reverse(),
          LEVEL,
        );
        if (base === null) return expect(moved).toBeNull();
        expect(moved?.alpha).toBeCloseTo(base.alpha, 9);
        expect(base.interval.lower).toBeLessThanOrEqual(base.alpha);
        expect(base.interval.upper).toBeGreaterThanOrEqual(base.alpha);
        const [first] = answers as [number[]];
        const twice = cronbachAlpha([first, first], LEVEL);
        if (twice !== null) expect(twice.alpha).toBeCloseTo(1, 12);
      }),
    );
  });

  it('uses complete rows only and turns an item back', () => {
    const a = [1, 2, 3, 4, 5, null];
    const b = [5, 4, 4, 2, 1, 3];
    const turned = cronbachAlpha([a, reverseItem(b, 1, 5)], LEVEL);
    expect(turned?.n).toBe(5);
    expect(turned?.alpha).toBeGreaterThan(0.9);
    expect(turned?.items.map((item) => item.alphaWithout)).toEqual([null, null]);
    expect(cronbachAlpha([a, b], LEVEL)?.items[0]?.restCorrelation).toBeLessThan(-0.9);
  });

  it('says nothing without respondents or spread, and refuses a single item', () => {
    expect(cronbachAlpha([[], []], LEVEL)).toBeNull();
    expect(cronbachAlpha([[3], [4]], LEVEL)).toBeNull();
    expect(cronbachAlpha([repeat(3, 9), repeat(4, 9)], LEVEL)).toBeNull();
    const still = cronbachAlpha([[1, 2, 3, 2], repeat(4, 4)], LEVEL);
    expect(still).toMatchObject({ standardised: null, meanCorrelation: null });
    expect(() => cronbachAlpha([[1, 2]], LEVEL)).toThrow(/at least two items/);
    expect(() => cronbachAlpha([[1, 2], [1]], LEVEL)).toThrow(/1 respondents/);
  });
});

describe('intraclass correlations', () => {
  const ratings = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];

  it('are those printed by Shrout & Fleiss (1979, Table 4)', () => {
    const found = intraclassCorrelations(ratings, LEVEL);
    const printed = { ICC1: 0.17, ICC2: 0.29, ICC3: 0.71, ICC1k: 0.44, ICC2k: 0.62, ICC3k: 0.91 } as const;
    for (const [form, value] of Object.entries(printed))
      expect(found?.[form as keyof typeof printed].icc).toBeCloseTo(value, 2);
  });

  it('do not mind the order of subjects or raters', () => {
    const turned = intraclassCorrelations(
      ratings.toReversed().map((row) => row.toReversed()),
      LEVEL,
    );
    expect(turned?.ICC2.interval.lower).toBeCloseTo(
      intraclassCorrelations(ratings, LEVEL)?.ICC2.interval.lower ?? NaN,
      10,
    );
  });

  it('are null when raters agree in everything or subjects do not differ', () => {
    expect(
      intraclassCorrelations(
        [
          [1, 1],
          [2, 2],
          [4, 4],
        ],
        LEVEL,
      ),
    ).toBeNull();
    expect(
      intraclassCorrelations(
        [
          [1, 3],
          [3, 1],
        ],
        LEVEL,
      ),
    ).toBeNull();
  });

  it('refuse incomplete ratings', () => {
    expect(() => intraclassCorrelations([[1, 2], [3]], LEVEL)).toThrow(/every rater/);
    expect(() => intraclassCorrelations([[1, 2]], LEVEL)).toThrow(/two subjects/);
    expect(() => intraclassCorrelations([], LEVEL)).toThrow(/two subjects/);
  });
});

describe('Cohen’s kappa', () => {
  const code = (table: readonly (readonly number[])[], names: readonly string[]): [string[], string[]] => {
    const cells = table.flatMap((row, i) =>
      row.flatMap((n, j) => repeat([names[i], names[j]] as [string, string], n)),
    );
    return [cells.map(([a]) => a), cells.map(([, b]) => b)];
  };

  it('is 0.4 for 20, 5, 10, 15: agreement 0.7 where chance gives 0.5', () => {
    const found = cohenKappa(
      ...code(
        [
          [20, 5],
          [10, 15],
        ],
        ['yes', 'no'],
      ),
      ['yes', 'no'],
      LEVEL,
    );
    expect(found).toMatchObject({
      n: 50,
      table: [
        [20, 5],
        [10, 15],
      ],
    });
    expect(found?.agreement).toBeCloseTo(0.7, 12);
    expect(found?.kappa).toBeCloseTo(0.4, 12);
    expect(found?.linear).toBeCloseTo(0.4, 12);
    expect(found?.quadratic).toBeCloseTo(0.4, 12);
  });

  it('is 1 in full agreement, and below 0 where coders avoid each other', () => {
    const names = ['a', 'b', 'c'];
    const agreed = cohenKappa(
      ...code(
        [
          [4, 0, 0],
          [0, 5, 0],
          [0, 0, 6],
        ],
        names,
      ),
      names,
      LEVEL,
    );
    expect(agreed).toMatchObject({ kappa: 1, linear: 1, quadratic: 1, interval: null });
    expect(cohenKappa(['a', 'b'], ['b', 'a'], ['a', 'b'], LEVEL)?.kappa).toBe(-1);
  });

  it('is null when both always give one category, and without cases', () => {
    expect(cohenKappa(['a', 'a'], ['a', 'a'], ['a', 'b'], LEVEL)).toMatchObject({
      agreement: 1,
      kappa: null,
    });
    expect(cohenKappa([], [], ['a', 'b'], LEVEL)).toBeNull();
  });

  it('refuses unknown categories and codings of different length', () => {
    expect(() => cohenKappa(['a'], ['z'], ['a', 'b'], LEVEL)).toThrow(/'z' is not among a, b/);
    expect(() => cohenKappa(['a'], [], ['a', 'b'], LEVEL)).toThrow(/1 codings do not match 0/);
    expect(() => cohenKappa(['a'], ['a'], ['a'], LEVEL)).toThrow(/two categories/);
  });
});

describe('comparison within strata', () => {
  /** Admissions to Berkeley's six largest departments, 1973 (Bickel, Hammel & O'Connell 1975): men and women, in and out. */
  const BERKELEY = [
    [512, 313, 89, 19],
    [353, 207, 17, 8],
    [120, 205, 202, 391],
    [138, 279, 131, 244],
    [53, 138, 94, 299],
    [22, 351, 24, 317],
  ] as const;
  const answers = BERKELEY.flatMap(([menIn, menOut, womenIn, womenOut], stratum): StratifiedAnswer[] => [
    ...repeat({ stratum, isLater: false, score: 1 }, menIn),
    ...repeat({ stratum, isLater: false, score: 0 }, menOut),
    ...repeat({ stratum, isLater: true, score: 1 }, womenIn),
    ...repeat({ stratum, isLater: true, score: 0 }, womenOut),
  ]);

  it('finds Berkeley’s common odds ratio of 0.9047', () => {
    const found = mantelHaenszel(answers, 1);
    expect(found?.oddsRatio).toBeCloseTo(0.9047, 4);
    expect(found?.chiSquare).toBeCloseTo(1.52, 2);
    expect((mantelTest(answers)?.z ?? NaN) ** 2).toBeCloseTo(found?.chiSquare ?? NaN, 9);
  });

  it('is null where no stratum has both waves', () => {
    const apart = [1, 2].map((stratum) => ({ stratum, isLater: stratum === 2, score: stratum }));
    expect(mantelTest(apart)).toBeNull();
    expect(mantelHaenszel(apart, 1)).toBeNull();
  });
});

describe('measurement drift', () => {
  const mood = Array.from({ length: 200 }, (_, i) => 1 + ((i * 7) % 5));
  const near = (step: number): number[] =>
    mood.map((value, i) => Math.min(5, Math.max(1, value + (((i * step) % 3) - 1))));
  const base = [near(1), near(2), near(4), near(5)];
  const wave = (later: readonly number[][]) =>
    measurementDrift(base.map((earlier, i) => ({ name: `q${i + 1}`, earlier, later: later[i] as number[] })));

  it('sees none between a wave and itself', () => {
    const same = wave(base);
    for (const item of same?.items ?? []) {
      expect(item).toMatchObject({ difference: 0, stabilityIndex: 0, cohenD: 0 });
      expect(item.mantel?.z).toBeCloseTo(0, 10);
      expect(item.mantelHaenszel?.oddsRatio).toBeCloseTo(1, 10);
    }
    expect(same?.alpha).toMatchObject({ w: 1 });
    expect(same?.alpha?.p).toBeCloseTo(1, 6);
  });

  it('finds the one item whose wording changed', () => {
    const changed = base.map((item, i) => (i === 2 ? item.map((value) => Math.min(5, value + 1)) : item));
    const found = wave(changed);
    const z = found?.items.map((item) => item.mantel?.z ?? NaN) ?? [];
    expect(Math.max(...z)).toBe(z[2]);
    expect(found?.mantelAdjusted[2]).toBeLessThan(0.001);
    expect(found?.items[2]?.stabilityIndex).toBeGreaterThan(0.1);
  });

  it('compares in one stratum where the others never vary, and says nothing of a still item', () => {
    const still = measurementDrift([
      { name: 'a', earlier: [1, 2, 3, 2], later: [2, 3, 4, 4] },
      { name: 'b', earlier: repeat(3, 4), later: repeat(3, 4) },
    ]);
    expect(new Set(still?.items[0]?.restBreaks)).toEqual(new Set([3]));
    expect(still?.items[0]?.mantel?.z).toBeGreaterThan(0);
    expect(still?.items[1]).toMatchObject({
      chiSquare: null,
      mannWhitneyP: null,
      cohenD: null,
      mantel: null,
    });
  });

  it('is null for a wave without respondents and refuses a single item', () => {
    expect(measurementDrift(base.map((earlier) => ({ name: 'q', earlier, later: [] })))).toBeNull();
    expect(() => measurementDrift([{ name: 'q', earlier: [1], later: [2] }])).toThrow(/two items/);
  });
});

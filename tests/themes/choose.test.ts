import { describe, expect, it } from 'vitest';
import { chooseThemes } from '../../api/themes/choose.ts';
import { commonIn } from '../../api/themes/common.ts';
import type { MonthlyCell } from '../../api/themes/monthly-cells.ts';
import { wholeMonths } from '../../api/themes/read-months.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);
const DISTRICTS = ['A', 'B', 'C', 'D', 'E', 'F'];
const ISSUES = [
  'everywhere',
  'one district',
  'one season',
  ...Array.from({ length: 7 }, (_, i) => `usual ${i}`),
];

const casesOf = (issue: string, district: string, month: string): number => {
  if (issue === 'everywhere') return 30;
  if (issue === 'one district') return district === 'A' ? 90 : 5;
  if (issue === 'one season') return ['2026-01', '2026-02', '2026-12'].includes(month) ? 80 : 0;
  return 10;
};
const CITY: MonthlyCell[] = MONTHS.flatMap((month) =>
  DISTRICTS.flatMap((district) =>
    ISSUES.map((issue) => {
      const cases = casesOf(issue, district, month);
      return { month, district, issue, group: null, cases, opinions: cases / 2, dissatisfied: cases / 5 };
    }),
  ),
);

describe('what is common', () => {
  it('is tested by the exact binomial against an average issue', () => {
    // Two issues, 9 of 12 cases: P(X ≥ 9) = (220 + 66 + 12 + 1) / 4096; the other one has P(X ≥ 3) = 1 − 79/4096.
    const cells = [
      { ...CITY[0]!, issue: 'a', cases: 9 },
      { ...CITY[0]!, issue: 'b', cases: 3 },
    ];
    const found = commonIn(cells, ['a', 'b'], () => '', 1);
    // Benjamini–Hochberg over two: twice the smaller.
    expect(found.at('a', '')?.q).toBeCloseTo((2 * 299) / 4096, 10);
    expect(found.at('b', '')?.q).toBeCloseTo(1 - 79 / 4096, 10);
  });
  it('leaves out strata with too few cases', () => {
    const few = [...CITY, { ...CITY[0]!, district: 'tiny', cases: 3 }];
    expect(commonIn(few, ISSUES, ({ district }) => district, 50).strata).toEqual(DISTRICTS);
  });
});

describe('themes', () => {
  const { themes, nIssues, nTested } = chooseThemes(CITY);
  const of = (issue: string) => themes.find((theme) => theme.issue === issue);
  it('are what is common in the city, in most districts and in most months', () => {
    expect(themes.filter(({ candidate }) => candidate).map(({ issue }) => issue)).toEqual(['everywhere']);
    expect(of('everywhere')).toMatchObject({
      rank: 1,
      breadth: { n: 6, of: 6, needed: 4, passed: true },
      persistence: { n: 12, of: 12, needed: 9, passed: true },
      volume: { n: 30 * 72 },
      expected_dissatisfied: 30 * 72 * 0.4,
    });
  });
  it('are not what is common in one district or one season, which says what it lacks', () => {
    expect(of('one district')).toMatchObject({
      candidate: false,
      volume: { passed: true },
      breadth: { n: 1, passed: false },
      persistence: { passed: true },
    });
    expect(of('one season')).toMatchObject({
      candidate: false,
      breadth: { passed: true },
      persistence: { n: 3, needed: 9, passed: false },
    });
  });
  it('leave out what is not common, and say how many tests there were', () => {
    expect(of('usual 0')).toBeUndefined();
    expect([nIssues, nTested]).toEqual([10, 10 + 10 * 6 + 10 * 12]);
  });
  it('are none of nothing', () => {
    expect(chooseThemes([])).toEqual({ nIssues: 0, nTested: 0, themes: [] });
  });
});

it('looks at whole months, a year at most', () => {
  expect(wholeMonths('2024-11-01', '2026-10-31')).toEqual({ from: '2025-11-01', to: '2026-10-31', n: 12 });
  expect(wholeMonths('2024-11-01', '2026-10-30')).toEqual({ from: '2025-10-01', to: '2026-09-30', n: 12 });
  expect(wholeMonths('2026-03-02', '2026-10-30')).toEqual({ from: '2026-04-01', to: '2026-09-30', n: 6 });
  expect(wholeMonths('2026-10-02', '2026-10-30')).toBeNull();
  expect(wholeMonths(null, null)).toBeNull();
});

import type { JudgedMeasure } from '../../api/contract/actions.ts';
import type { Days } from '../../dashboard/geometry/action-strip.ts';
import type { PublishedMonth } from '../../dashboard/geometry/month-bars.ts';
import type { Tallied } from '../../dashboard/geometry/tally-bars.ts';
import type { StripWeek } from '../../dashboard/geometry/weekly-strip.ts';
import type { GoldenCase } from './golden-cases.ts';

const LONG = '新型城镇化综合改革试验区高质量发展先行示范街道办事处第十七社区';

const monday = (i: number): string =>
  new Date(Date.UTC(2026, 5, 1) + i * 7 * 86_400_000).toISOString().slice(0, 10);
const weeks: readonly StripWeek[] = [3, 2, 4, 3, 5, 2, 3, 9, 12, 10].map((n, i) => ({
  week: monday(i),
  n,
  expected: i < 2 ? null : 3.2,
}));
const strip = (name: string, shown: readonly StripWeek[], label = name, language?: 'zh-CN'): GoldenCase => ({
  name: `weekly-strip-${name}`,
  component: 'WeeklyStrip',
  props: { weeks: shown, from: monday(7), label },
  ...(language ? { language } : {}),
});

const BEFORE: Days = { from: monday(0), to: monday(3) };
const AFTER: Days = { from: monday(5), to: monday(8) };
const action = (
  name: string,
  shown: readonly StripWeek[],
  stretches: { before: Days | null; after: Days | null } = { before: BEFORE, after: AFTER },
  language?: 'zh-CN',
): GoldenCase => ({
  name: `action-strip-${name}`,
  component: 'ActionStrip',
  props: { weeks: shown, ...stretches, startedOn: monday(4), label: language ? LONG : name },
  ...(language ? { language } : {}),
});

const published: readonly PublishedMonth[] = [31, null, 24, 18, 12, null, 10].map((n, i) => ({
  month: `2026-0${i + 1}`,
  n,
}));
const monthBars = (name: string, shown: readonly PublishedMonth[], language?: 'zh-CN'): GoldenCase => ({
  name: `month-bars-${name}`,
  component: 'MonthBars',
  props: { months: shown, label: language ? LONG : name },
  ...(language ? { language } : {}),
});

const strata: readonly Tallied[] = [40, 31, 22, 9, 4, 0].map((n, i) => ({
  name: `District ${i + 1}`,
  n,
  common: n > 20,
}));
const tally = (name: string, shown: readonly Tallied[], caption = name): GoldenCase => ({
  name: `tally-bars-${name}`,
  component: 'TallyBars',
  props: { strata: shown, caption, label: caption },
});

const judged = (patch: Partial<JudgedMeasure>): JudgedMeasure => ({
  measure: 'reports',
  before: { rate: 6.4, n: 51, base: 8 },
  after: { rate: 2.5, n: 20, base: 8 },
  change: { value: 0.39, lower: 0.23, upper: 0.66 },
  season: { value: 0.43, lower: 0.25, upper: 0.71, p: 0.001 },
  peers: { value: 0.41, lower: 0.22, upper: 0.74, p: 0.003, n_peers: 7 },
  rests_on: 'peers',
  p: 0.003,
  q: 0.006,
  verdict: 'improved',
  ...patch,
});
const dissatisfied = judged({
  measure: 'dissatisfied',
  before: { rate: 0.62, n: 18, base: 29 },
  after: { rate: 0.58, n: 7, base: 12 },
  season: null,
  peers: { value: -0.04, lower: -0.36, upper: 0.3, p: 0.8, n_peers: 7 },
  verdict: 'no_change',
});
const verdicts = (name: string, measures: readonly JudgedMeasure[], language?: 'zh-CN'): GoldenCase => ({
  name: `verdict-rows-${name}`,
  component: 'VerdictRows',
  props: { measures },
  ...(language ? { language } : {}),
});

/** The small charts of the board and of the public page. */
export const STRIP_CASES: readonly GoldenCase[] = [
  strip('data', weeks),
  strip('empty', []),
  strip(
    'nothing-expected',
    weeks.map((week) => ({ ...week, expected: null })),
  ),
  strip('one-week', weeks.slice(0, 1)),
  strip('chinese', weeks, LONG, 'zh-CN'),
  action('data', weeks),
  action('empty', [], { before: null, after: null }),
  action('not-yet-judged', weeks, { before: BEFORE, after: null }),
  action('one-week', weeks.slice(0, 1)),
  action('chinese', weeks, undefined, 'zh-CN'),
  monthBars('data', published),
  monthBars('empty', []),
  monthBars(
    'withheld',
    published.map(({ month }) => ({ month, n: null })),
  ),
  monthBars('one-month', published.slice(0, 1)),
  monthBars('chinese', published, 'zh-CN'),
  tally('data', strata),
  tally('empty', []),
  tally(
    'nothing-common',
    strata.map((stratum) => ({ ...stratum, common: false })),
  ),
  tally('one-stratum', strata.slice(0, 1)),
  tally('long-names', strata, LONG),
  verdicts('data', [judged({}), dissatisfied]),
  verdicts('empty', []),
  verdicts('too-few', [
    judged({ season: null, peers: null, p: null, q: null, change: null, rests_on: null, verdict: 'too_few' }),
  ]),
  verdicts('one-row', [judged({})]),
  verdicts('chinese', [judged({}), dissatisfied], 'zh-CN'),
];

import { describe, expect, it } from 'vitest';
import { beyondPeers, scatterOf } from '../../api/actions/beyond-peers.ts';
import { logRatio, shareDifference } from '../../api/actions/effect.ts';
import { judge, overall, type Deed } from '../../api/actions/judge.ts';
import { afterOf, beforeOf, possibleOn } from '../../api/actions/windows.ts';
import type { WeeklyCells } from '../../api/pain-points/weekly-cells.ts';

describe('changes', () => {
  it('are log ratios with half a case added', () => {
    // (19.5 / 10) ÷ (59.5 / 10) = 0.327731…; 1/19.5 + 1/59.5 = 0.068088…
    const { value, variance } = logRatio(19, 10, 59, 10);
    expect(Math.exp(value)).toBeCloseTo(0.327731, 6);
    expect(variance).toBeCloseTo(0.068089, 6);
  });

  it('are differences of shares with a success and a failure added', () => {
    // 5/20 → 6/22 = 0.272727, 14/28 → 15/30 = 0.5; variances 0.00901578 and 0.00833333.
    const { value, variance } = shareDifference(5, 20, 14, 28);
    expect(value).toBeCloseTo(-0.227273, 6);
    expect(variance).toBeCloseTo(0.017349, 6);
  });
});

describe('peers', () => {
  const peers = [0, 0.2, 0.4].map((value) => ({ value, variance: 0.01 }));
  it('scatter by the moment estimator', () => {
    // Q = 100·(0.04 + 0 + 0.04) = 8, so τ² = (8 − 2) / (300 − 30000/300) = 0.03.
    expect(scatterOf(peers)).toBeCloseTo(0.03, 12);
  });
  it('leave what is beyond them, as uncertain as a district by itself', () => {
    // −0.5 − 0.2; √(0.02 + 0.03 + 0.04/3) = 0.251661; t of 2 degrees at 97.5 %: 4.302653.
    const { value, lower, upper, p } = beyondPeers({ value: -0.5, variance: 0.02 }, peers, 0.95);
    expect(value).toBeCloseTo(-0.7, 12);
    expect(lower).toBeCloseTo(-0.7 - 4.302653 * 0.251661, 5);
    expect(upper).toBeCloseTo(-0.7 + 4.302653 * 0.251661, 5);
    // Two-sided p of t with 2 degrees in closed form: 1 − |t|/√(2 + t²).
    const t = 0.7 / 0.2516611;
    expect(p).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 6);
  });
});

const WEEKS = Array.from({ length: 60 }, (_, i) =>
  new Date(Date.UTC(2025, 0, 6) + i * 7 * 86_400_000).toISOString().slice(0, 10),
);
const dates = { since: '2025-06-02', startedOn: '2025-08-06', dueOn: null, finishedOn: '2025-09-03' };

describe('windows', () => {
  it('are whole weeks of the trouble before the start, and whole weeks after the end', () => {
    const before = beforeOf(WEEKS, dates);
    expect([WEEKS[before.from], WEEKS[before.to - 1]]).toEqual(['2025-06-02', '2025-07-28']);
    const after = afterOf(WEEKS, dates);
    expect([WEEKS[after?.from ?? -1], (after?.to ?? 0) - (after?.from ?? 0)]).toEqual(['2025-09-08', 25]);
    expect(possibleOn(dates)).toBe('2025-11-03');
  });
  it('reach back a quarter where the trouble had just begun, and half a year where nobody knows', () => {
    const just = beforeOf(WEEKS, { ...dates, since: '2025-07-28' });
    expect(just.to - just.from).toBe(13);
    const unknown = beforeOf(WEEKS, { ...dates, since: null });
    expect(unknown.to - unknown.from).toBe(26);
  });
  it('begin after the due date of an action without an end, and not at all without either', () => {
    const due = afterOf(WEEKS, { ...dates, finishedOn: null, dueOn: '2025-09-07' });
    expect(WEEKS[due?.from ?? -1]).toBe('2025-09-08');
    expect(afterOf(WEEKS, { ...dates, finishedOn: null })).toBeNull();
  });
});

/** Six places with so many cases every week; place 0 changes after its action, others as told. */
const cityOf = (before: readonly number[], after: readonly number[], nWeeks = 60): WeeklyCells => ({
  weeks: WEEKS.slice(0, nWeeks),
  places: before.map((_, i) => `place ${i}`),
  issues: [{ name: 'taps', group: 'water' }],
  neighbours: [],
  cells: before.map((level, place) => {
    const cases = Float64Array.from(WEEKS.slice(0, nWeeks), (week) =>
      week >= '2025-09-08' ? (after[place] as number) : level,
    );
    return { place, issue: 0, cases, opinions: cases.map(() => 0), dissatisfied: cases.map(() => 0) };
  }),
});
const deed: Deed = { ...dates, districts: ['place 0'], issue: 'taps', issueGroup: 'water' };
const judgeOne = (city: WeeklyCells) => {
  const [judgement] = judge(city, [deed]).judgements;
  return { verdict: judgement?.verdict, reports: judgement?.measures[0], judgement };
};
const FIVE = [6, 6, 6, 6, 6];

describe('verdicts', () => {
  it('say improved where reports halved and elsewhere nothing happened', () => {
    const { verdict, reports } = judgeOne(cityOf([10, ...FIVE], [5, ...FIVE]));
    expect(verdict).toBe('improved');
    expect(reports).toMatchObject({
      before: { n: 90, base: 9, rate: 10 },
      after: { n: 125, base: 25, rate: 5 },
    });
    expect(reports?.change?.value).toBeCloseTo(0.5, 12);
    expect(reports?.peers).toMatchObject({ n_peers: 5 });
    expect(reports?.rests_on).toBe('peers');
  });
  it('say no change seen where reports halved everywhere', () => {
    const { verdict, reports } = judgeOne(cityOf([10, ...FIVE], [5, 3, 3, 3, 3, 3]));
    expect(reports?.change?.upper).toBeLessThan(1);
    expect(verdict).toBe('no_change');
  });
  it('say worse where reports doubled here alone', () => {
    expect(judgeOne(cityOf([5, ...FIVE], [10, ...FIVE])).verdict).toBe('worse');
  });
  it('do not call it better that others got worse', () => {
    expect(judgeOne(cityOf([10, ...FIVE], [10, 12, 12, 12, 12, 12])).verdict).toBe('no_change');
  });
  it('say too few to tell of few reports, and of nothing to compare with', () => {
    expect(judgeOne(cityOf([0.5, ...FIVE], [0.25, ...FIVE])).verdict).toBe('too_few');
    const alone = judgeOne(cityOf([10, 6, 6], [5, 6, 6]));
    expect(alone.verdict).toBe('too_few');
    expect(alone.judgement?.notes[0]).toContain('Nothing to compare with');
  });
  it('wait until enough weeks have passed', () => {
    const { verdict, judgement } = judgeOne(cityOf([10, ...FIVE], [1, ...FIVE], 42));
    expect(verdict).toBeNull();
    expect(judgement).toMatchObject({ possible_on: '2025-11-03', measures: [], after: { weeks: 7 } });
  });
  it('leave out of the peers where the same was taken up', () => {
    const other: Deed = { ...deed, districts: ['place 1'] };
    const { judgements } = judge(cityOf([10, 6, ...FIVE], [5, 1, ...FIVE]), [deed, other]);
    expect(judgements[0]?.measures[0]?.peers?.n_peers).toBe(5);
  });
  it('let what got worse count before what got better', () => {
    expect(overall(['improved', 'worse'])).toBe('worse');
    expect(overall(['too_few', 'improved'])).toBe('improved');
    expect(overall([])).toBe('too_few');
  });
});

import type { Expected } from './count-cases.ts';
import { DONT_KNOW, ITEMS, type Item, type StatedResponse } from './random-responses.ts';

type Rows = readonly StatedResponse[];

/** Position of an answer on its scale from 0; null where it is none. */
const position = (row: StatedResponse, item: Item): number | null => {
  const at = (ITEMS[item] as readonly string[]).indexOf(row[item]);
  return at < 0 ? null : at;
};

const average = (pairs: readonly (readonly [value: number, weight: number])[]): Expected => ({
  value:
    pairs.reduce((sum, [value, weight]) => sum + value * weight, 0) /
    pairs.reduce((sum, [, weight]) => sum + weight, 0),
  n: pairs.length,
});

const over = (
  rows: Rows,
  item: Item,
  weighted: boolean,
  score: (at: number, last: number) => number,
): Expected =>
  average(
    rows.flatMap((row) => {
      const at = position(row, item);
      return at === null
        ? []
        : [[score(at, ITEMS[item].length - 1), weighted ? Number(row.weight) : 1] as const];
    }),
  );

const oneIf = (is: boolean): number => (is ? 1 : 0);

/** Mean of the scores of several items per respondent, of those who answered at least so many. */
const battery = (rows: Rows, items: readonly Item[], least: number, weighted: boolean): Expected =>
  average(
    rows.flatMap((row) => {
      const scores = items.flatMap((item) => {
        const at = position(row, item);
        return at === null ? [] : [(100 * at) / (ITEMS[item].length - 1)];
      });
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      return scores.length < least ? [] : [[mean, weighted ? Number(row.weight) : 1] as const];
    }),
  );

const withDontKnow = (rows: Rows, item: Item, weighted: boolean, is: (at: number) => boolean): Expected =>
  average(
    rows
      .filter((row) => position(row, item) !== null || row[item] === DONT_KNOW)
      .map((row) => {
        const at = position(row, item);
        return [oneIf(at !== null && is(at)), weighted ? Number(row.weight) : 1] as const;
      }),
  );

/** Variance with n − 1. */
const variance = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};

/** Cronbach's α of two items: 2·(1 − (v₁ + v₂)/v₁₊₂), on those who answered both. */
export const alphaOfGain = (rows: Rows): number => {
  const pairs = rows.flatMap((row) => {
    const [a, b] = [position(row, 'gain_one'), position(row, 'gain_two')];
    return a === null || b === null ? [] : [[a, b] as const];
  });
  const whole = variance(pairs.map(([a, b]) => a + b));
  return 2 * (1 - (variance(pairs.map(([a]) => a)) + variance(pairs.map(([, b]) => b))) / whole);
};

/** Every metric of survey answers, for a group of responses. */
export const expectResponses = (rows: Rows, weighted: boolean): Readonly<Record<string, Expected>> => ({
  satisfaction_mean: over(rows, 'overall', weighted, (at, last) => (100 * at) / last),
  top2: over(rows, 'overall', weighted, (at) => oneIf(at >= 3)),
  bottom2: over(rows, 'overall', weighted, (at) => oneIf(at <= 1)),
  net_satisfaction: over(rows, 'overall', weighted, (at) => 100 * (oneIf(at >= 3) - oneIf(at <= 1))),
  nps: over(rows, 'recommend', weighted, (at) => 100 * (oneIf(at >= 9) - oneIf(at <= 6))),
  fft_positive: withDontKnow(rows, 'ward', weighted, (at) => at >= 3),
  fft_negative: withDontKnow(rows, 'ward', weighted, (at) => at <= 1),
  ncs_percent_positive: over(rows, 'town', weighted, (at) => oneIf(at >= 2)),
  sense_gain: battery(rows, ['gain_one', 'gain_two'], 1, weighted),
  acsi: battery(rows, ['acsi_overall', 'acsi_expectations', 'acsi_ideal'], 3, weighted),
});

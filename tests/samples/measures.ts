import type { RawCase, Row } from './city-files.ts';

const GOOD = new Set(['满意', '非常满意', 'Satisfied', 'Very satisfied']);
const BAD = new Set(['基本满意', '不满意', '非常不满意', 'Neither', 'Dissatisfied', 'Very dissatisfied']);

export const isGood = (word: string): boolean => GOOD.has(word);
export const hasOpinion = (word: string): boolean => GOOD.has(word) || BAD.has(word);

const share = <T>(rows: readonly T[], is: (row: T) => boolean): number =>
  rows.filter(is).length / rows.length;

/** Percentage of satisfied citizens among those with an opinion. */
export const satisfied = (cases: readonly RawCase[]): number =>
  100 *
  share(
    cases.filter((each) => hasOpinion(each.satisfaction)),
    (each) => isGood(each.satisfaction),
  );

export const percent = <T>(rows: readonly T[], is: (row: T) => boolean): number => 100 * share(rows, is);

/** Median days between opening and closing of the closed cases. */
export const medianDays = (cases: readonly RawCase[]): number => {
  const days = cases
    .filter((each) => each.closed)
    .map((each) => (Date.parse(`${each.closed}Z`) - Date.parse(`${each.opened}Z`)) / 86_400_000)
    .sort((a, b) => a - b);
  return days[Math.floor(days.length / 2)] ?? Number.NaN;
};

/** Cases of a cell opened within months, both inclusive. */
export const within = (
  cases: readonly RawCase[],
  from: string,
  to: string,
  is: (each: RawCase) => boolean = () => true,
): RawCase[] =>
  cases.filter((each) => from <= each.opened.slice(0, 7) && each.opened.slice(0, 7) <= to && is(each));

const WORDS = [
  ['Very dissatisfied', 'Strongly disagree', 'Very unsafe'],
  ['Dissatisfied', 'Disagree', 'Unsafe'],
  ['Neither'],
  ['Satisfied', 'Agree', 'Safe'],
  ['Very satisfied', 'Strongly agree', 'Very safe'],
];
const SCORES = new Map(WORDS.flatMap((words, i) => words.map((word): [string, number] => [word, 25 * i])));

/** Weighted mean (0–100) of one five-level item; answers that are no level do not count. */
export const meanScore = (responses: readonly Row[], column: string): number => {
  let [sum, weights] = [0, 0];
  for (const row of responses) {
    const score = SCORES.get(row[column] ?? '');
    if (score === undefined) continue;
    sum += score * Number(row['QWeight']);
    weights += Number(row['QWeight']);
  }
  return sum / weights;
};

/** Responses recorded within months, both inclusive. */
export const recorded = (responses: readonly Row[], from: string, to: string): Row[] =>
  responses.filter((row) => {
    const month = (row['RecordedDate'] ?? '').slice(0, 7);
    return from <= month && month <= to;
  });

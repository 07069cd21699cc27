import { sum } from '../sum.ts';
import type { Margin, MarginProblem } from './margin.ts';

/** Relative difference above which two margins do not speak of the same population. */
const SAME_TOTAL = 1e-6;

const checkWeights = (weights: readonly number[]): MarginProblem[] => {
  if (weights.length === 0) return [{ code: 'no_respondents' }];
  const bad = weights.flatMap((value, i): MarginProblem[] =>
    value >= 0 && Number.isFinite(value) ? [] : [{ code: 'bad_weight', row: i + 1, value }],
  );
  if (bad.length > 0) return bad;
  return weights.some((weight) => weight > 0) ? [] : [{ code: 'no_positive_weight' }];
};

const checkMargin = (
  { variable, categories, targets }: Margin,
  weights: readonly number[],
  needed: number,
): MarginProblem[] => {
  if (categories.length !== weights.length)
    return [{ code: 'length_differs', variable, expected: weights.length, got: categories.length }];
  const missing = categories.flatMap((category, i) => (category === null ? [i + 1] : []));
  const problems: MarginProblem[] =
    missing.length > 0 ? [{ code: 'missing_category', variable, rows: missing }] : [];
  const respondents = new Map<string, number>();
  for (const [i, category] of categories.entries())
    if (category !== null && (weights[i] as number) > 0)
      respondents.set(category, (respondents.get(category) ?? 0) + 1);
  for (const [category, value] of Object.entries(targets)) {
    const found = respondents.get(category) ?? 0;
    if (!(value >= 0 && Number.isFinite(value)))
      problems.push({ code: 'bad_target', variable, category, value });
    else if (value > 0 && found === 0)
      problems.push({ code: 'category_without_respondents', variable, category });
    else if (value > 0 && found < needed)
      problems.push({ code: 'too_few_respondents', variable, category, respondents: found, needed });
  }
  if (sum(Object.values(targets)) === 0) problems.push({ code: 'empty_population', variable });
  for (const [category, found] of respondents)
    if (!Object.hasOwn(targets, category))
      problems.push({ code: 'no_target', variable, category, respondents: found });
  return problems;
};

/**
 * Everything that keeps margins from being met before any iteration, all problems at once: missing or unknown
 * categories, negative populations, too few respondents behind a category, and margins of different populations.
 */
export const checkMargins = (
  weights: readonly number[],
  margins: readonly Margin[],
  minRespondents: number,
): MarginProblem[] => {
  const problems = checkWeights(weights);
  if (margins.length === 0) problems.push({ code: 'no_margins' });
  if (problems.length > 0) return problems;
  const [first, ...others] = margins.map(({ variable, targets }) => ({
    variable,
    total: sum(Object.values(targets)),
  }));
  for (const margin of margins) problems.push(...checkMargin(margin, weights, minRespondents));
  if (first === undefined) return problems;
  for (const { variable, total } of others)
    if (Math.abs(total - first.total) > SAME_TOTAL * Math.abs(first.total))
      problems.push({
        code: 'totals_differ',
        variable,
        total,
        against: first.variable,
        otherTotal: first.total,
      });
  return problems;
};

/** What weights add up to in each category of a margin. */
export const reached = ({ categories, targets }: Margin, weights: readonly number[]): Map<string, number> => {
  const sums = new Map(Object.keys(targets).map((category) => [category, 0]));
  for (const [i, category] of categories.entries())
    if (category !== null) sums.set(category, (sums.get(category) ?? 0) + (weights[i] as number));
  return sums;
};

/** Categories that weights miss by more than a share of the population. */
export const unmet = (
  margins: readonly Margin[],
  weights: readonly number[],
  tolerance: number,
): MarginProblem[] =>
  margins.flatMap((margin) => {
    const total = sum(Object.values(margin.targets));
    return [...reached(margin, weights)].flatMap(([category, got]): MarginProblem[] => {
      const wanted = margin.targets[category] ?? 0;
      return Math.abs(got - wanted) <= tolerance * total
        ? []
        : [{ code: 'unmet', variable: margin.variable, category, wanted, reached: got }];
    });
  });

/** Population sizes of one variable's categories, and the category each respondent is in (null = unknown). */
export interface Margin {
  readonly variable: string;
  readonly categories: readonly (string | null)[];
  /** Counts, or shares of the population: only their proportions and, between margins, their sums matter. */
  readonly targets: Readonly<Record<string, number>>;
}

/** Why weights cannot be made, with the margin and category it is about. */
export type MarginProblem =
  | { readonly code: 'no_margins' }
  | { readonly code: 'no_respondents' }
  | { readonly code: 'bad_weight'; readonly row: number; readonly value: number }
  | { readonly code: 'no_positive_weight' }
  | {
      readonly code: 'length_differs';
      readonly variable: string;
      readonly expected: number;
      readonly got: number;
    }
  | { readonly code: 'missing_category'; readonly variable: string; readonly rows: readonly number[] }
  | {
      readonly code: 'bad_target';
      readonly variable: string;
      readonly category: string;
      readonly value: number;
    }
  | { readonly code: 'empty_population'; readonly variable: string }
  | {
      readonly code: 'totals_differ';
      readonly variable: string;
      readonly total: number;
      readonly against: string;
      readonly otherTotal: number;
    }
  | {
      readonly code: 'no_target';
      readonly variable: string;
      readonly category: string;
      readonly respondents: number;
    }
  | { readonly code: 'category_without_respondents'; readonly variable: string; readonly category: string }
  | {
      readonly code: 'too_few_respondents';
      readonly variable: string;
      readonly category: string;
      readonly respondents: number;
      readonly needed: number;
    }
  | {
      readonly code: 'unmet';
      readonly variable: string;
      readonly category: string;
      readonly wanted: number;
      readonly reached: number;
    }
  | { readonly code: 'bad_bounds'; readonly lower: number; readonly upper: number }
  | { readonly code: 'cannot_trim'; readonly reason: string };

/** Every problem in words. */
export const describeProblem = (problem: MarginProblem): string => {
  switch (problem.code) {
    case 'no_margins':
      return 'no margin is given';
    case 'no_respondents':
      return 'there are no respondents';
    case 'bad_weight':
      return `weight ${problem.value} of row ${problem.row} is no weight`;
    case 'no_positive_weight':
      return 'no respondent has a positive weight';
    case 'length_differs':
      return `${problem.variable} is known for ${problem.got} of ${problem.expected} respondents`;
    case 'missing_category':
      return `${problem.variable} is missing in ${problem.rows.length} rows, the first of them ${problem.rows[0]}`;
    case 'bad_target':
      return `${problem.variable} = ${problem.category} has the population ${problem.value}`;
    case 'empty_population':
      return `${problem.variable} has no population`;
    case 'totals_differ':
      return `${problem.variable} sums to ${problem.total}, ${problem.against} to ${problem.otherTotal}`;
    case 'no_target':
      return `${problem.variable} = ${problem.category} has ${problem.respondents} respondents and no population`;
    case 'category_without_respondents':
      return `${problem.variable} = ${problem.category} has no respondents`;
    case 'too_few_respondents':
      return `${problem.variable} = ${problem.category} has ${problem.respondents} respondents, needs ${problem.needed}`;
    case 'unmet':
      return `${problem.variable} = ${problem.category} reached ${problem.reached} of ${problem.wanted}`;
    case 'bad_bounds':
      return `the bounds ${problem.lower} and ${problem.upper} do not enclose 1`;
    case 'cannot_trim':
      return problem.reason;
  }
};

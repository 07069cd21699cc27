import type { QueryAnswer, QueryRow } from '../contract/query.ts';

/** A column of an answer: its name and whether it holds text, numbers, whole numbers or yes/no. */
export interface AnswerColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'integer' | 'boolean';
}

const FIXED: readonly AnswerColumn[] = [
  { name: 'metric', type: 'text' },
  { name: 'value', type: 'number' },
  { name: 'lower', type: 'number' },
  { name: 'upper', type: 'number' },
  { name: 'level', type: 'number' },
  { name: 'method', type: 'text' },
  { name: 'n', type: 'integer' },
  { name: 'n_eff', type: 'number' },
  { name: 'suppressed', type: 'boolean' },
  { name: 'flags', type: 'text' },
];

/** Columns that stand only in answers that have them, in this order. */
const OPTIONAL: readonly AnswerColumn[] = [
  { name: 'bound_lower', type: 'number' },
  { name: 'bound_upper', type: 'number' },
  { name: 'strict_value', type: 'number' },
  { name: 'official_value', type: 'number' },
  { name: 'alpha', type: 'number' },
  { name: 'mean_follow_ups', type: 'number' },
  { name: 'excluded_share', type: 'number' },
  { name: 'residents', type: 'number' },
  { name: 'sensitivity_lower', type: 'number' },
  { name: 'sensitivity_upper', type: 'number' },
  { name: 'lowest_component', type: 'text' },
  { name: 'benchmark_value', type: 'number' },
  { name: 'previous_value', type: 'number' },
  { name: 'previous_n', type: 'integer' },
  { name: 'peers_value', type: 'number' },
  { name: 'peers_n', type: 'integer' },
  { name: 'difference', type: 'number' },
  { name: 'difference_lower', type: 'number' },
  { name: 'difference_upper', type: 'number' },
  { name: 'p', type: 'number' },
  { name: 'q', type: 'number' },
  { name: 'verdict', type: 'text' },
  { name: 'center', type: 'number' },
  { name: 'limit_lower', type: 'number' },
  { name: 'limit_upper', type: 'number' },
  { name: 'signal', type: 'text' },
  { name: 'signal_side', type: 'text' },
];

/** The columns of an answer, the same for CSV and Arrow: dimensions, then the number and what surrounds it. */
export const answerColumns = (answer: QueryAnswer): AnswerColumn[] => [
  ...answer.by.map((name): AnswerColumn => ({ name, type: 'text' })),
  ...FIXED,
  ...OPTIONAL.filter(({ name }) => answer.rows.some((row) => name in row)),
];

export type Cell = string | number | boolean | null;

/** One cell; flags are joined by `;`. */
export const answerCell = (row: QueryRow, name: string): Cell => {
  if (name === 'flags') return row.flags.join(';');
  return ((row as Record<string, unknown>)[name] ?? null) as Cell;
};

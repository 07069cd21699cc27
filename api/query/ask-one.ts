import type { z } from 'zod';
import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { Metric } from '../metrics/index.ts';
import type { Selection } from './plan.ts';
import { validateRequest, type ValidRequest } from './request.ts';
import { shapeProblems } from './shape-problems.ts';

/** A question about one metric, checked the way a query is. */
export interface OneAsked<Input> {
  readonly input: Input;
  readonly metric: Metric;
  readonly request: ValidRequest;
  readonly selection: Selection;
}

/** The parts of a question that a query has as well. */
interface Shared {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly where: ValidRequest['where'];
  readonly min_n: number;
  readonly cut: 'strict' | 'official';
  readonly unweighted: boolean;
  readonly cases: 'all' | 'assessed';
}

/** Reads a request by its schema. @throws Problem with everything that does not fit. */
export const readShape = <Output>(
  schema: z.ZodObject & z.ZodType<Output>,
  input: unknown,
  title: string,
): Output => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Problem(title, shapeProblems(parsed.error.issues, Object.keys(schema.shape)), 400);
};

const renamed = (problem: ProblemDetail, parameter: string): ProblemDetail =>
  problem.pointer?.startsWith('/metrics') ? { ...problem, pointer: `/${parameter}` } : problem;

/**
 * Checks a question about one metric by the rules of a query. Only staff is answered: these questions look below what a
 * publication holds.
 * @throws Problem naming the parameter that holds the metric.
 */
export const askOne = <Input extends Shared>(
  input: Input,
  metricId: string,
  by: Selection['by'],
  title: string,
  parameter = 'metric',
): OneAsked<Input> => {
  const { from, to, where, min_n, cut, unweighted, cases } = input;
  try {
    const request = validateRequest({
      metrics: [metricId],
      by,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      where,
      min_n,
      cut,
      unweighted,
      cases,
    });
    return {
      input,
      metric: request.metrics[0] as Metric,
      request,
      selection: {
        by,
        where: request.where,
        period: { from: from ?? null, to: to ?? null },
        assessedOnly: cases === 'assessed',
      },
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      title,
      error.problems.map((problem) => renamed(problem, parameter)),
      400,
    );
  }
};

/** The toggles of a question, as its answer repeats them. */
export const repeatAsked = (
  input: Shared,
): {
  from: string | null;
  to: string | null;
  cut: Shared['cut'];
  weighted: boolean;
  cases: Shared['cases'];
  min_n: number;
} => ({
  from: input.from ?? null,
  to: input.to ?? null,
  cut: input.cut,
  weighted: !input.unweighted,
  cases: input.cases,
  min_n: input.min_n,
});

import type { z } from 'zod';
import type { ProblemDetail } from '../../etl/model/problem.ts';
import { didYouMean } from './nearest.ts';

/** What a schema found wrong with a request, in the words of a problem; `known` are the parameters there are. */
export const shapeProblems = (
  issues: readonly z.core.$ZodIssue[],
  known: readonly string[],
): ProblemDetail[] =>
  issues.flatMap((issue): ProblemDetail[] => {
    const pointer = `/${issue.path.map(String).join('/')}`;
    if (issue.code !== 'unrecognized_keys')
      return [{ code: 'invalid_value', detail: issue.message, pointer }];
    if (issue.path.length > 0) return [{ code: 'unknown_dimension', detail: issue.message, pointer }];
    return issue.keys.map((name) => ({
      code: 'unknown_parameter',
      detail: `There is no parameter "${name}".`,
      pointer: `/${name}`,
      value: name,
      way_out: didYouMean(name, known),
    }));
  });

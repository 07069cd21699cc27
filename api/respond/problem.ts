import type { Problem } from '../../etl/model/problem.ts';
import type { ProblemDocument } from '../contract/problem.ts';

/** A refusal as an RFC 9457 document. */
export const problemDocument = (problem: Problem, instance?: string): ProblemDocument => ({
  type: `urn:barometer:problem:${problem.problems[0]?.code ?? 'refused'}`,
  title: problem.title,
  status: problem.status,
  detail: problem.problems.map((each) => [each.detail, each.way_out].filter(Boolean).join(' ')).join(' '),
  ...(instance ? { instance } : {}),
  problems: problem.problems.map((each) => ({ ...each })),
});

import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { Dates } from './windows.ts';

export const TITLE = 'The action cannot be kept';

/** What is wrong with the order of an action’s dates. */
export const dateProblems = ({ startedOn, dueOn, finishedOn }: Dates): ProblemDetail[] =>
  (
    [
      ['due_on', dueOn],
      ['finished_on', finishedOn],
    ] as const
  ).flatMap(([field, day]) =>
    day !== null && day < startedOn
      ? [
          {
            code: 'dates_reversed',
            detail: `${field} (${day}) is before started_on (${startedOn}).`,
            pointer: `/${field}`,
            value: day,
            way_out: 'Give a day on or after the start.',
          },
        ]
      : [],
  );

/** @throws Problem with everything that is wrong at once. */
export const refuseIf = (problems: readonly ProblemDetail[], status = 400): void => {
  if (problems.length > 0) throw new Problem(TITLE, problems, status);
};

export const unknownAction = (id: string): Problem =>
  new Problem(
    'There is no such action',
    [
      {
        code: 'unknown_action',
        detail: `No action has the number ${id}.`,
        value: id,
        way_out: 'List them with GET /actions.',
      },
    ],
    404,
  );

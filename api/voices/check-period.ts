import { Problem } from '../../etl/model/problem.ts';

/** @throws Problem when a period ends before it begins. */
export const checkPeriod = (
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  title: string,
): void => {
  if (from === undefined || to === undefined || from <= to) return;
  throw new Problem(
    title,
    [
      {
        code: 'reversed_dates',
        detail: `The period ends (${to}) before it begins (${from}).`,
        pointer: '/from',
        value: from,
        way_out: 'Swap the two dates.',
      },
    ],
    400,
  );
};

import type { NumberColumns, Session } from '../../etl/warehouse/session.ts';
import type { Dimension } from '../contract/dimensions.ts';
import { dimensionSql, isTime } from '../query/dimension-sql.ts';
import type { Part } from './parts.ts';
import type { Lists } from './read-members.ts';

/** A member as text: days become labels of their calendar grain here, after everything has been added up. */
const memberOf = ({ isLabelled }: Part, dimension: Dimension, i: number): string =>
  isTime(dimension) && !isLabelled
    ? dimensionSql(dimension, 'case').replaceAll('f."on"', `p.d${i}`)
    : `p.d${i}`;

/** A part as numbers: `c0` … are places in the lists (0 where there is no member), then the sums. */
export const readPart = (
  session: Session,
  part: Part,
  by: readonly Dimension[],
  lists: Lists,
): Promise<NumberColumns> => {
  const codes = by.map((dimension, i) =>
    (lists.get(dimension) ?? []).length === 0
      ? `0 AS c${i}`
      : `coalesce(list_position($list_${dimension}, ${memberOf(part, dimension, i)}), 0) AS c${i}`,
  );
  const values = Object.fromEntries(
    by.flatMap((dimension) => {
      const list = lists.get(dimension) ?? [];
      return list.length === 0 ? [] : [[`list_${dimension}`, list] as const];
    }),
  );
  const sums = part.sums.map((name) => `CAST(${name} AS DOUBLE) AS ${name}`);
  return session.numberColumns(`SELECT ${[...codes, ...sums].join(', ')} FROM (${part.sql}) p`, {
    ...part.values,
    ...values,
  });
};

import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { GroupDimension } from '../contract/dimensions.ts';
import { LISTED_DIMENSIONS, listMembers, type ListedDimension } from './members.ts';
import { didYouMean } from './nearest.ts';
import type { ValidRequest } from './request.ts';

/** Said when every name is known and there is simply nothing. */
export const NOTHING_OBSERVED =
  'Nothing was observed: no case and no answer fits the period and the conditions.';

/** Sources come and go with their imports, so that one that is not there is no mistake. */
const isChecked = (dimension: string): dimension is ListedDimension =>
  dimension !== 'source' && (LISTED_DIMENSIONS as readonly string[]).includes(dimension);

const knownValues = async (session: Session, dimension: ListedDimension): Promise<string[]> => {
  const held = await listMembers(session, dimension);
  const named = await session.rows<{ value: string }>(
    'SELECT DISTINCT value FROM member WHERE dimension = $dimension',
    { dimension },
  );
  return [...new Set([...held, ...named].flatMap(({ value }) => value ?? []))];
};

/**
 * Looks for the reason of an empty answer among the conditions.
 * @throws Problem for a value that nothing has, with the one that was probably meant: an empty answer would hide it.
 */
export const checkEmpty = async (session: Session, where: ValidRequest['where']): Promise<void> => {
  const problems: ProblemDetail[] = [];
  for (const dimension of Object.keys(where) as GroupDimension[]) {
    if (!isChecked(dimension)) continue;
    const known = await knownValues(session, dimension);
    for (const value of where[dimension] ?? [])
      if (value !== null && known.length > 0 && !known.includes(value))
        problems.push({
          code: 'unknown_member',
          detail: `Nothing has ${dimension} "${value}".`,
          pointer: `/where/${dimension}`,
          value,
          way_out: didYouMean(value, known.slice(0, 200)),
        });
  }
  if (problems.length > 0) throw new Problem('The query finds nothing', problems, 400);
};

import { ANY_ALIASED } from '../query/dimension-sql.ts';
import { scan, type Scan, type Selection } from '../query/plan.ts';

/** Which comments are meant: the conditions of a query. */
export type CommentSelection = Pick<Selection, 'where' | 'period'>;

/** The scan of the live comments of a selection, as `f`; with a view of `comment_fact` in its place where one is given. */
export const scanComments = (
  { where, period }: CommentSelection,
  by: Selection['by'] = [],
  relation = 'comment_fact',
): Scan => scan(ANY_ALIASED, { by, where, period, assessedOnly: false }, 'rating_fact', null, relation);

/** A WHERE clause of all conditions. */
export const whereAll = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';

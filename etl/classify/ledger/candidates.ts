import type { Session } from '../../warehouse/session.ts';

/** Joins the aliases of an issue to a comment `f`, as a query does. */
const ALIAS = `LEFT JOIN alias a ON a.dimension = 'issue' AND a.raw = f.issue
  AND coalesce(f."on", DATE '0001-01-01') >= a.from_on AND coalesce(f."on", DATE '9999-12-31') <= a.to_on`;

/** A live comment that was not corrected and whose row states no type, or one that the issue tree does not know. */
export const CANDIDATES = `FROM comment_fact f ${ALIAS}
  WHERE f.live AND coalesce(f.decided_by, '') <> 'corrected' AND (NOT f.stated
    OR (EXISTS (FROM member WHERE dimension = 'issue') AND f.issue IS NOT NULL
      AND coalesce(a.value, f.issue) NOT IN (SELECT value FROM member WHERE dimension = 'issue')))`;

/** A live comment whose row states its type. */
export const LABELLED = `FROM comment_fact f ${ALIAS} WHERE f.live AND f.stated AND f.issue IS NOT NULL`;

export const countCandidates = async (session: Session): Promise<number> => {
  const [found] = await session.rows<{ n: number }>(`SELECT count(*) AS n ${CANDIDATES}`);
  return found?.n ?? 0;
};

import { COPIED_FROM } from '../../etl/terms/find-folds.ts';
import type { Bound, Session } from '../../etl/warehouse/session.ts';
import { scanComments, whereAll, type CommentSelection } from './comment-scan.ts';

/** How often each word is said in some comments, where what one person sends fifty times counts once. */
export interface TermCounts {
  readonly nComments: number;
  /** What the comments count for. */
  readonly nWordings: number;
  readonly terms: ReadonlyMap<string, number>;
}

/**
 * What counts once. A wording long enough to be a copy counts once wherever it comes from; a short one, which many say
 * of themselves, once per place: coordinates to 4 decimals, else the community, else the district and day.
 */
const UNIT = `CASE WHEN len(w.terms) >= ${COPIED_FROM} THEN CAST(w.fold AS VARCHAR)
  ELSE concat_ws('/', CAST(w.fold AS VARCHAR), CASE
    WHEN f.latitude <> 0 OR f.longitude <> 0 THEN printf('%.4f %.4f', f.latitude, f.longitude)
    WHEN f.community IS NOT NULL THEN concat_ws('/', f.district, f.subdistrict, f.community)
    ELSE concat_ws('/', f.district, f.subdistrict, CAST(f."on" AS VARCHAR)) END) END`;

/** The comments of a selection as a condition that takes them out of another one; its values have names of their own. */
const leaveOut = (selection: CommentSelection): { condition: string; values: Record<string, Bound> } => {
  const { from, conditions, values } = scanComments(selection);
  const own = (sql: string): string => sql.replaceAll('$', '$out_');
  return {
    condition: `(f.import_id, f.line) NOT IN (SELECT (f.import_id, f.line) FROM ${from} ${own(whereAll(conditions))})`,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [`out_${name}`, value])),
  };
};

/** Counts the words of a selection, or of what is left of it without another one. */
export const countTerms = async (
  session: Session,
  selection: CommentSelection,
  without: CommentSelection | null = null,
): Promise<TermCounts> => {
  const over = scanComments(selection);
  const out = without ? leaveOut(without) : { condition: 'true', values: {} };
  const rows = await session.rows<{ term: string | null; n: number; n_comments: number | null }>(
    `WITH unit AS MATERIALIZED (
       SELECT ${UNIT} AS unit, any_value(w.terms) AS terms, count(*) AS n
       FROM ${over.from} JOIN comment_words w USING (import_id, line)
       ${whereAll([...over.conditions, out.condition])} GROUP BY 1)
     SELECT NULL AS term, count(*) AS n, coalesce(sum(n), 0) AS n_comments FROM unit
     UNION ALL SELECT term, count(*), NULL FROM (SELECT unnest(terms) AS term FROM unit) GROUP BY term`,
    { ...over.values, ...out.values },
  );
  const whole = rows.find(({ term }) => term === null);
  return {
    nComments: whole?.n_comments ?? 0,
    nWordings: whole?.n ?? 0,
    terms: new Map(rows.flatMap(({ term, n }) => (term === null ? [] : [[term, n] as const]))),
  };
};

import type { Session } from '../../etl/warehouse/session.ts';
import type { Summary } from '../contract/summary.ts';
import { aliasJoins, dimensionSql } from '../query/dimension-sql.ts';

/** Responses with the day by which names of places are looked up. */
const RESPONSES = `(SELECT *, CAST(submitted_at AS DATE) AS "on" FROM response_version)`;

const counts = (versions: string, kind: string, fact: 'case' | 'rating'): string =>
  `SELECT '${kind}' AS kind, f.source, count(*) AS n FROM ${versions} f ${aliasJoins(['district'])}
   WHERE f.live AND ${dimensionSql('district', fact)} IN (SELECT unnest(CAST($districts AS VARCHAR[]))) GROUP BY f.source`;

/** A summary that counts only what lies in some districts. */
export const scopeSummary = async (
  session: Session,
  summary: Summary,
  districts: readonly string[],
): Promise<Summary> => {
  const rows = await session.rows<{ kind: string; source: string; n: number }>(
    `${counts('case_fact', 'complaints', 'case')} UNION ALL ${counts(RESPONSES, 'survey', 'rating')}`,
    { districts: [...districts] },
  );
  const of = (kind: string, source: string | null): number =>
    rows
      .filter((row) => row.kind === kind && (source === null || row.source === source))
      .reduce((sum, row) => sum + row.n, 0);
  return {
    ...summary,
    n_cases: of('complaints', null),
    n_responses: of('survey', null),
    sources: summary.sources.map((each) => ({ ...each, n: of(each.kind, each.source) })),
  };
};

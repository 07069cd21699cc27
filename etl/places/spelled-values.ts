import type { Session } from '../warehouse/session.ts';
import { aliasJoin } from './alias-join.ts';
import type { AliasedDimension } from './statement.ts';

/** A value as queries show it now, with how many live cases and responses have it. */
export interface SpelledValue {
  readonly value: string | null;
  readonly n_cases: number;
  readonly n_responses: number;
}

const IN_ROLLUP: readonly string[] = ['district', 'subdistrict', 'issue_group', 'issue', 'channel'];
const OF_RESPONSES: Readonly<Record<string, string>> = {
  district: 'coalesce(supplied_district, located_district, district)',
  subdistrict: 'coalesce(supplied_subdistrict, subdistrict)',
  community: 'community',
  channel: 'channel',
};

/** Every value of a dimension after its aliases, most rows first; cases count demands and consultations. */
export const readSpelledValues = (session: Session, dimension: AliasedDimension): Promise<SpelledValue[]> => {
  const cases = IN_ROLLUP.includes(dimension)
    ? `SELECT ${dimension}, "on", sum(n_cases + n_consultations) AS n_cases, 0 AS n_responses FROM case_month GROUP BY ALL`
    : `SELECT ${dimension}, "on", count(*) AS n_cases, 0 AS n_responses FROM case_fact WHERE live GROUP BY ALL`;
  const own = OF_RESPONSES[dimension];
  const responses = own
    ? `UNION ALL SELECT ${own} AS ${dimension}, CAST(submitted_at AS DATE) AS "on", 0, count(*) FROM response_version
       WHERE live GROUP BY ALL`
    : '';
  return session.rows<SpelledValue>(
    `SELECT coalesce(a_${dimension}.value, f.${dimension}) AS value, sum(f.n_cases) AS n_cases, sum(f.n_responses) AS n_responses
     FROM (${cases} ${responses}) f ${aliasJoin(dimension)}
     GROUP BY ALL HAVING sum(f.n_cases + f.n_responses) > 0 ORDER BY sum(f.n_cases + f.n_responses) DESC, value`,
  );
};

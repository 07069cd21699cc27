import type { Session } from '../../etl/warehouse/session.ts';
import type { Interval } from '../stats/index.ts';
import { normalInterval } from '../stats/net-score.ts';

/** How strongly comments were worded in a month: to be compared with other months, not read as satisfaction. */
export interface Intensity {
  readonly kind: 'survey' | 'complaints';
  readonly month: string | null;
  /** Comments with a score. */
  readonly n: number;
  /** Comments without: no letters, or a language without an engine. */
  readonly nUnscored: number;
  /** −1…1; null when no comment has a score. */
  readonly mean: number | null;
  readonly interval: Interval | null;
  /** Names of what scored them. */
  readonly engines: readonly string[];
}

const LEVEL = 0.95;

interface Row {
  readonly kind: 'survey' | 'complaints';
  readonly month: string | null;
  readonly n: number;
  readonly n_unscored: number;
  readonly mean: number | null;
  readonly variance: number | null;
  readonly engines: readonly string[] | null;
}

/** Mean score of live comments by kind and month, with a normal interval of the mean. */
export const readIntensity = async (session: Session): Promise<Intensity[]> => {
  const rows = await session.rows<Row>(
    `SELECT kind, strftime("on", '%Y-%m') AS month, count(score) AS n, count(*) - count(score) AS n_unscored,
       avg(score) AS mean, var_samp(score) AS variance,
       list_sort(list_distinct(list(engine) FILTER (WHERE engine IS NOT NULL))) AS engines
     FROM comment_sentiment s JOIN (
       SELECT 'complaints' AS kind, import_id, line, CAST(opened_at AS DATE) AS "on" FROM case_version WHERE live
       UNION ALL SELECT 'survey', import_id, line, CAST(submitted_at AS DATE) FROM response_version WHERE live)
       USING (import_id, line)
     GROUP BY ALL ORDER BY kind, month NULLS FIRST`,
  );
  return rows.map(({ kind, month, n, n_unscored, mean, variance, engines }) => ({
    kind,
    month,
    n,
    nUnscored: n_unscored,
    mean,
    interval:
      mean === null || variance === null || !(variance > 0)
        ? null
        : normalInterval(mean, Math.sqrt(variance / n), LEVEL),
    engines: engines ?? [],
  }));
};

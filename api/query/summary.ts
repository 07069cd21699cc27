import type { Session } from '../../etl/warehouse/session.ts';
import type { Summary } from '../contract/summary.ts';
import { METRICS } from '../metrics/index.ts';
import { canAnswer, readAvailable } from './available.ts';

/** The number of the ledger's latest change. */
export const readDataVersion = async (session: Session): Promise<string> => {
  const [row] = await session.rows<{ version: number }>('SELECT version FROM data_version');
  return String(row?.version ?? 0);
};

/** What the warehouse holds and which metrics it can answer. */
export const readSummary = async (session: Session): Promise<Summary> => {
  const sources = await session.rows<{
    source: string;
    kind: 'survey' | 'complaints';
    n: number;
    first_on: string | null;
    last_on: string | null;
  }>('SELECT source, kind, n, first_on, last_on FROM source_state ORDER BY kind, source');
  const items = await session.rows<{
    item: string;
    source: string;
    label_en: string;
    label_zh: string;
    sense: 'gain' | 'happiness' | 'security' | null;
    overall: boolean;
    kind: string;
    scale_id: string;
    n: number;
  }>(
    `SELECT i.item, i.source, any_value(i.label_en) AS label_en, any_value(i.label_zh) AS label_zh, any_value(i.sense) AS sense,
       bool_or(i.overall) AS overall, r.kind, any_value(i.scale->>'$.id') AS scale_id, sum(r.n) AS n
     FROM rating_group_month r JOIN instrument i USING (instrument) WHERE r.point IS NOT NULL
     GROUP BY i.item, i.source, r.kind ORDER BY i.source, i.item`,
  );
  const [imports] = await session.rows<{ n_real: number; n_sample: number; imported_at: string | null }>(
    `SELECT count(*) FILTER (WHERE NOT sample) AS n_real, count(*) FILTER (WHERE sample) AS n_sample,
       max(imported_at) AS imported_at FROM import WHERE status = 'loaded'`,
  );
  const survey = items.filter((item) => item.kind === 'survey');
  const available = await readAvailable(session);
  const days = (name: 'first_on' | 'last_on'): string[] =>
    sources.flatMap((source) => source[name] ?? []).sort();
  const total = (kind: string): number =>
    sources.filter((source) => source.kind === kind).reduce((sum, source) => sum + source.n, 0);
  return {
    data_version: await readDataVersion(session),
    sample: (imports?.n_sample ?? 0) > 0 && (imports?.n_real ?? 0) === 0,
    n_cases: total('complaints'),
    n_responses: total('survey'),
    first_day: days('first_on')[0] ?? null,
    last_day: days('last_on').at(-1) ?? null,
    imported_at: imports?.imported_at ? `${imports.imported_at.slice(0, 19).replace(' ', 'T')}Z` : null,
    sources: sources.map(({ source, kind, n, first_on, last_on }) => ({
      source,
      kind,
      n,
      first_day: first_on,
      last_day: last_on,
    })),
    metrics: METRICS.filter((metric) => canAnswer(metric, available)).map((metric) => metric.id),
    items: survey.map((item) => ({
      item: item.item,
      source: item.source,
      label: { en: item.label_en, zh: item.label_zh },
      sense: item.sense,
      overall: item.overall,
    })),
  };
};

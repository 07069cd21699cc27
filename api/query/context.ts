import type { Session } from '../../etl/warehouse/session.ts';
import type { QueryContext, Seeded } from './measure.ts';
import { readInstruments } from './rating-choice.ts';
import type { ValidRequest } from './request.ts';

/** The period a comparison needs closed at both ends. */
export const closedPeriod = (
  request: Pick<ValidRequest, 'from' | 'to'>,
  lastDay: string | null,
): { from: string; to: string } | null => {
  const to = request.to ?? lastDay;
  return request.from && to ? { from: request.from, to } : null;
};

/** Reads what every question needs to know of the warehouse. */
export const readContext = async (
  session: Session,
  seeded: Seeded,
): Promise<QueryContext & { lastDay: string | null }> => {
  const [state] = await session.rows<{ n: number | null; last_case: string | null; last_day: string | null }>(
    `SELECT sum(n) FILTER (WHERE kind = 'complaints') AS n, CAST(max(latest_at) FILTER (WHERE kind = 'complaints') AS DATE) AS last_case,
       max(last_on) AS last_day FROM source_state`,
  );
  return {
    session,
    instruments: await readInstruments(session),
    lastCaseDay: state?.last_case ?? null,
    lastDay: state?.last_day ?? null,
    hasCases: (state?.n ?? 0) > 0,
    seeded,
  };
};

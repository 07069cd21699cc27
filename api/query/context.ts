import type { CaseCount } from '../../etl/model/rollup.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { readHeld } from './held.ts';
import type { QueryContext, Seeded } from './measure.ts';
import { rememberReads } from './remember-reads.ts';
import type { ValidRequest } from './request.ts';

/** The period a comparison needs closed at both ends. */
export const closedPeriod = (
  request: Pick<ValidRequest, 'from' | 'to'>,
  lastDay: string | null,
): { from: string; to: string } | null => {
  const to = request.to ?? lastDay;
  return request.from && to ? { from: request.from, to } : null;
};

/**
 * Reads what every question needs to know of the warehouse.
 * @param counts the case counts its metrics are made of: nothing else is read of the case cells.
 */
export const readContext = async (
  session: Session,
  seeded: Seeded,
  counts: readonly CaseCount[],
): Promise<QueryContext> => {
  const held = await readHeld(session);
  return { session: { ...rememberReads(session), held }, held, counts, seeded };
};

import type { Session } from '../../etl/warehouse/session.ts';
import { readHeld } from './held.ts';
import type { QueryContext, Seeded } from './measure.ts';
import type { Needs } from './needs.ts';
import { rememberReads } from './remember-reads.ts';
import type { ValidRequest } from './request.ts';
import { storeFor } from './store/cell-store.ts';

/** The period a comparison needs closed at both ends. */
export const closedPeriod = (
  request: Pick<ValidRequest, 'from' | 'to'>,
  lastDay: string | null,
): { from: string; to: string } | null => {
  const to = request.to ?? lastDay;
  return request.from && to ? { from: request.from, to } : null;
};

/** Reads what every question needs to know of the warehouse; `needs` is what its metrics are made of. */
export const readContext = async (session: Session, seeded: Seeded, needs: Needs): Promise<QueryContext> => {
  const held = await readHeld(session);
  const store = await storeFor(session, held);
  return { session: { ...rememberReads(session), held, store }, held, needs, seeded };
};

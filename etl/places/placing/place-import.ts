import type { Session } from '../../warehouse/session.ts';
import { locateRows, writeLocated, type Versions } from '../points/locate-rows.ts';
import { hasTree, supplyRows } from './supply-rows.ts';

/** What placing did. */
export interface Placed {
  /** What is to be said about points, by code. */
  readonly counts: Readonly<Record<string, number>>;
  /** Whether any row may have been given a place or an issue. */
  readonly changed: boolean;
}

/**
 * Places the rows of an import before it is rolled up: the trees give what is above the levels a row names, the
 * boundaries the district of a point where nothing else does.
 */
export const placeImport = async (
  session: Session,
  versions: Versions,
  importId: number,
): Promise<Placed> => {
  const isSupplied = await hasTree(session);
  if (isSupplied) await supplyRows(session, importId);
  const counts = await locateRows(session, versions, importId);
  if (counts === null) return { counts: {}, changed: isSupplied };
  await writeLocated(session, versions);
  await session.run('DROP TABLE located');
  return { counts: { ...counts }, changed: isSupplied || counts.located_by_point > 0 };
};

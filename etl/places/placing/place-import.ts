import type { Session } from '../../warehouse/session.ts';
import { locateRows, writeLocated, type Versions } from '../points/locate-rows.ts';
import { hasTree, supplyRows } from './supply-rows.ts';

/**
 * Places the rows of an import before it is rolled up: the trees give what is above the levels a row names, the
 * boundaries the district of a point where nothing else does.
 * @returns what is to be said about its points, by code.
 */
export const placeImport = async (
  session: Session,
  versions: Versions,
  importId: number,
): Promise<Record<string, number>> => {
  if (await hasTree(session)) await supplyRows(session, importId);
  const counts = await locateRows(session, versions, importId);
  if (counts === null) return {};
  await writeLocated(session, versions);
  await session.run('DROP TABLE located');
  return { ...counts };
};

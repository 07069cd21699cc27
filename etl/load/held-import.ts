import type { Mapping } from '../model/mapping.ts';
import type { Session } from '../warehouse/session.ts';
import { mappingHash, type LoadResult } from './load.ts';

/** The live import of the same bytes read by the same mapping; null when there is none. */
export const heldImport = async (
  session: Session,
  sha256: string,
  mapping: Mapping,
): Promise<number | null> => {
  const [held] = await session.rows<{ import_id: number }>(
    `SELECT import_id FROM import WHERE sha256 = $sha256 AND mapping_sha256 = $mapping AND status = 'loaded'`,
    { sha256, mapping: mappingHash(mapping) },
  );
  return held?.import_id ?? null;
};

/** What importing a file again does: every row says what is held. */
export const allDuplicate = (read: number): LoadResult => ({
  read,
  new: 0,
  updated: 0,
  duplicate: read,
  rejected: 0,
  rejectedByCode: {},
  flagsByCode: {},
  redacted: {},
});

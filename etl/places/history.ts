import type { Session } from '../warehouse/session.ts';
import type { HeldStatement } from './statement.ts';

/** What a remapping did: aliases made one by one, a cluster merged, a file of aliases, or places found by point. */
export type RemappingKind = 'alias' | 'merge' | 'file' | 'locate';

/** One numbered change of the history. */
export interface Remapping {
  readonly remapping_id: number;
  readonly kind: RemappingKind;
  readonly dimension: string | null;
  readonly note: string | null;
  /** Instants as `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly made_at: string;
  readonly made_by: string | null;
  readonly undone_at: string | null;
  /** The live remapping whose file took this one's place. */
  readonly replaced_by: number | null;
  /** Statements made, or rows placed. */
  readonly n: number;
  readonly sample: boolean;
}

const LIVE = 'undone_at IS NULL AND replaced_by IS NULL';

/** Every remapping ever made, newest first. */
export const readHistory = (session: Session): Promise<Remapping[]> =>
  session.rows<Remapping>(
    `SELECT remapping_id, kind, dimension, note, made_at, made_by, undone_at, replaced_by, n, sample
     FROM remapping ORDER BY remapping_id DESC`,
  );

/** The statements that count, in the order in which they were made. */
export const readStatements = (session: Session, dimension: string | null = null): Promise<HeldStatement[]> =>
  session.rows<HeldStatement>(
    `SELECT s.remapping_id AS remapping, s.dimension, s.raw, s.value, CAST(s.from_on AS VARCHAR) AS "from",
       CAST(s.to_on AS VARCHAR) AS "to", s.sample
     FROM alias_statement s JOIN remapping r ON r.remapping_id = s.remapping_id
     WHERE r.${LIVE.replace(' AND ', ' AND r.')} AND ($dimension IS NULL OR s.dimension = $dimension)
     ORDER BY s.remapping_id, s.dimension, s.raw, s.from_on`,
    { dimension },
  );

/** Numbers a remapping and writes it down. */
export const recordRemapping = async (
  session: Session,
  entry: Pick<Remapping, 'kind' | 'dimension' | 'note' | 'made_by' | 'n' | 'sample'>,
  now: Date,
): Promise<number> => {
  const [next] = await session.rows<{ id: number }>(`SELECT nextval('remapping_number') AS id`);
  const id = next?.id ?? 0;
  await session.run(
    `INSERT INTO remapping VALUES ($id, $kind, $dimension, $note, $now, $made_by, NULL, NULL, $n, $sample)`,
    { ...entry, id, now },
  );
  return id;
};

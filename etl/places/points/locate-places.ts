import { bumpDataVersion } from '../../load/bookkeeping.ts';
import { Problem } from '../../model/problem.ts';
import type { Session } from '../../warehouse/session.ts';
import { recordRemapping } from '../history.ts';
import { rebuildPartitions } from '../placing/rebuild.ts';
import { locateRows, writeLocated, type PointCounts, type Versions } from './locate-rows.ts';

const VERSIONS: readonly { readonly kind: string; readonly versions: Versions }[] = [
  { kind: 'complaints', versions: 'case_version' },
  { kind: 'survey', versions: 'response_version' },
];

const NONE: PointCounts = {
  unlocated_zero: 0,
  unlocated_out_of_range: 0,
  unlocated_repeated: 0,
  located_by_point: 0,
  outside_boundaries: 0,
};

const add = (a: PointCounts, b: PointCounts): PointCounts => ({
  unlocated_zero: a.unlocated_zero + b.unlocated_zero,
  unlocated_out_of_range: a.unlocated_out_of_range + b.unlocated_out_of_range,
  unlocated_repeated: a.unlocated_repeated + b.unlocated_repeated,
  located_by_point: a.located_by_point + b.located_by_point,
  outside_boundaries: a.outside_boundaries + b.outside_boundaries,
});

export interface LocateOutcome extends PointCounts {
  /** The number to undo it by; null when nothing changed. */
  readonly remapping_id: number | null;
  /** Rows whose district changed. */
  readonly n_changed: number;
  /** Imports whose rollups were made anew. */
  readonly imports: readonly number[];
}

const importsOf = (session: Session, kind: string): Promise<{ import_id: number }[]> =>
  session.rows(`SELECT import_id FROM import WHERE status = 'loaded' AND kind = $kind ORDER BY import_id`, {
    kind,
  });

const countBoundaries = async (session: Session): Promise<number> =>
  (await session.rows<{ n: number }>('SELECT count(*) AS n FROM boundary'))[0]?.n ?? 0;

/** Keeps what every row of temp table `located` had, so that undoing gives it back. */
const keepBefore = (session: Session, remapping: number, kind: string): Promise<number> =>
  session.run('INSERT INTO located_before SELECT $remapping, $kind, import_id, line, had FROM located', {
    remapping,
    kind,
  });

/**
 * Finds the districts of everything that has a point and no district of its own, by the boundaries loaded now. One
 * numbered remapping; only the rollups of imports whose rows changed are made anew.
 * @throws Problem when no boundaries are loaded.
 */
export const locatePlaces = (
  session: Session,
  who: { readonly now: Date; readonly by: string | null },
): Promise<LocateOutcome> =>
  session.transaction(async () => {
    if ((await countBoundaries(session)) === 0)
      throw new Problem(
        'There are no boundaries',
        [
          {
            code: 'no_boundaries',
            detail: 'No district boundaries are loaded, so no point can be placed.',
            way_out: 'Load them with: barometer reference load geojson FILE.',
          },
        ],
        409,
      );
    let [counts, n, id] = [NONE, 0, null as number | null];
    const touched: number[] = [];
    for (const { kind, versions } of VERSIONS)
      for (const { import_id } of await importsOf(session, kind)) {
        const found = await locateRows(session, versions, import_id);
        if (found === null) continue;
        counts = add(counts, found);
        const [changed] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM located');
        if (!changed || changed.n === 0) continue;
        id ??= await recordRemapping(
          session,
          { kind: 'locate', dimension: 'district', note: null, made_by: who.by, n: 0, sample: false },
          who.now,
        );
        await keepBefore(session, id, kind);
        await writeLocated(session, versions);
        touched.push(import_id);
        n += changed.n;
      }
    await session.run('DROP TABLE IF EXISTS located');
    await rebuildPartitions(session, touched);
    if (id !== null) {
      await session.run('UPDATE remapping SET n = $n WHERE remapping_id = $id', { n, id });
      await bumpDataVersion(session);
    }
    return { remapping_id: id, n_changed: n, ...counts, imports: touched };
  });

/**
 * Gives the rows of one locating the districts they had before.
 * @throws Problem when a later locating counts: its rows stand on this one's.
 */
export const undoLocating = async (session: Session, id: number): Promise<void> => {
  const [after] = await session.rows<{ remapping_id: number }>(
    `SELECT max(remapping_id) AS remapping_id FROM remapping WHERE kind = 'locate' AND undone_at IS NULL AND remapping_id > $id
     HAVING count(*) > 0`,
    { id },
  );
  if (after)
    throw new Problem(
      'The remapping cannot be undone yet',
      [
        {
          code: 'located_since',
          detail: `Remapping ${after.remapping_id} located places after it.`,
          value: String(id),
          way_out: `Undo remapping ${after.remapping_id} first.`,
        },
      ],
      409,
    );
  const touched = new Set<number>();
  for (const { kind, versions } of VERSIONS) {
    await session.run(
      `CREATE OR REPLACE TEMP TABLE located AS
       SELECT b.import_id, b.line, b.district AS now FROM located_before b JOIN import i ON i.import_id = b.import_id
       WHERE b.remapping_id = $id AND b.kind = $kind AND i.status = 'loaded'`,
      { id, kind },
    );
    await writeLocated(session, versions);
    for (const { import_id } of await session.rows<{ import_id: number }>(
      'SELECT DISTINCT import_id FROM located ORDER BY import_id',
    ))
      touched.add(import_id);
  }
  await session.run('DROP TABLE located');
  await session.run('DELETE FROM located_before WHERE remapping_id = $id', { id });
  await rebuildPartitions(session, [...touched]);
};

import type { Session } from '../../warehouse/session.ts';
import { usable } from '../placing/usable.ts';
import { readAreas, type Feature } from './area.ts';
import { createLocator } from './locator.ts';

/** A point so often repeated is an office or a default, not a place: more than 1 % of the rows, and 50 at least. */
export const REPEATED = { share: 0.01, least: 50 } as const;

export type Versions = 'case_version' | 'response_version';

/** Rows by what became of their point. */
export interface PointCounts {
  readonly unlocated_zero: number;
  readonly unlocated_out_of_range: number;
  readonly unlocated_repeated: number;
  /** Rows without a district of their own whose point lies in one. */
  readonly located_by_point: number;
  /** Rows without a district of their own whose point lies in none. */
  readonly outside_boundaries: number;
}

/** Gives the engine `district_at('longitude latitude')`, blank outside; false where no boundaries are loaded. */
const defineLocator = async (session: Session): Promise<boolean> => {
  const [row] = await session.rows<{ geojson: string }>(
    `SELECT CAST(geojson AS VARCHAR) AS geojson FROM boundary WHERE level = 'district' LIMIT 1`,
  );
  if (!row) return false;
  const areas = readAreas((JSON.parse(row.geojson) as { features: Feature[] }).features);
  const locate = createLocator(areas);
  session.define('district_at', (point) => {
    const at = point.indexOf(' ');
    return locate(Number(point.slice(0, at)), Number(point.slice(at + 1))) ?? '';
  });
  return areas.length > 0;
};

const STATE = `CASE WHEN latitude = 0 AND longitude = 0 THEN 'zero'
  WHEN NOT (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180) THEN 'out_of_range'
  WHEN repeated THEN 'repeated' END`;

/**
 * Finds the district of the rows of one import that have a point and none of their own, into temp table `located
 * (import_id, line, had, now)`: the rows whose district by point changes.
 */
export const locateRows = async (
  session: Session,
  versions: Versions,
  importId: number,
): Promise<PointCounts | null> => {
  const values = { import: importId };
  const [any] = await session.rows<{ n: number; n_points: number }>(
    `SELECT count(*) AS n, count(latitude + longitude) AS n_points FROM ${versions} WHERE import_id = $import`,
    values,
  );
  if (!any || any.n_points === 0) return null;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE pointed AS
     SELECT v.import_id, v.line, v.latitude, v.longitude, v.located_district AS had,
       ${usable('v.district')} IS NULL AND v.supplied_district IS NULL AS wants, ${STATE} AS state
     FROM ${versions} v LEFT JOIN (
       SELECT latitude AS at_latitude, longitude AS at_longitude, true AS repeated FROM ${versions}
       WHERE import_id = $import AND latitude IS NOT NULL AND longitude IS NOT NULL
       GROUP BY latitude, longitude HAVING count(*) >= ${REPEATED.least} AND count(*) > ${REPEATED.share} * $n)
       ON at_latitude = latitude AND at_longitude = longitude
     WHERE v.import_id = $import AND v.latitude IS NOT NULL AND v.longitude IS NOT NULL`,
    { ...values, n: any.n },
  );
  const isBounded = await defineLocator(session);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE found AS
     SELECT import_id, line, had, ${isBounded ? `nullif(district_at(concat(longitude, ' ', latitude)), '')` : 'CAST(NULL AS VARCHAR)'} AS now
     FROM pointed WHERE wants AND state IS NULL`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE located AS
     SELECT p.import_id, p.line, p.had, f.now FROM pointed p LEFT JOIN found f ON f.line = p.line
     WHERE f.now IS DISTINCT FROM p.had`,
  );
  const [counts] = await session.rows<PointCounts>(
    `SELECT count(*) FILTER (WHERE state = 'zero') AS unlocated_zero,
       count(*) FILTER (WHERE state = 'out_of_range') AS unlocated_out_of_range,
       count(*) FILTER (WHERE state = 'repeated') AS unlocated_repeated,
       (SELECT count(now) FROM found) AS located_by_point,
       ${isBounded ? '(SELECT count(*) - count(now) FROM found)' : '0'} AS outside_boundaries
     FROM pointed`,
  );
  for (const temporary of ['pointed', 'found']) await session.run(`DROP TABLE ${temporary}`);
  return counts ?? null;
};

/** Writes the districts of temp table `located` beside what the file states. */
export const writeLocated = (session: Session, versions: Versions, district = 'now'): Promise<number> =>
  session.run(
    `UPDATE ${versions} SET located_district = l.${district} FROM located l
     WHERE ${versions}.import_id = l.import_id AND ${versions}.line = l.line`,
  );

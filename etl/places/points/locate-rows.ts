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
  WHEN n >= ${REPEATED.least} AND n > ${REPEATED.share} * $n THEN 'repeated' END`;

const HAS_POINT = 'latitude IS NOT NULL AND longitude IS NOT NULL';

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
    `CREATE OR REPLACE TEMP TABLE point AS
     SELECT latitude, longitude, n, ${STATE} AS state
     FROM (SELECT latitude, longitude, count(*) AS n FROM ${versions}
       WHERE import_id = $import AND ${HAS_POINT} GROUP BY latitude, longitude)`,
    { ...values, n: any.n },
  );
  const found = (await defineLocator(session))
    ? await findDistricts(session, versions, importId)
    : await forgetDistricts(session, versions, importId);
  const [states] = await session.rows<Omit<PointCounts, keyof Found>>(
    `SELECT coalesce(sum(n) FILTER (WHERE state = 'zero'), 0)::INTEGER AS unlocated_zero,
       coalesce(sum(n) FILTER (WHERE state = 'out_of_range'), 0)::INTEGER AS unlocated_out_of_range,
       coalesce(sum(n) FILTER (WHERE state = 'repeated'), 0)::INTEGER AS unlocated_repeated
     FROM point`,
  );
  await session.run('DROP TABLE point');
  return states ? { ...states, ...found } : null;
};

type Found = Pick<PointCounts, 'located_by_point' | 'outside_boundaries'>;

const findDistricts = async (session: Session, versions: Versions, importId: number): Promise<Found> => {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE found AS
     SELECT v.line, nullif(district_at(concat(v.longitude, ' ', v.latitude)), '') AS now
     FROM ${versions} v JOIN point p ON p.latitude = v.latitude AND p.longitude = v.longitude
     WHERE v.import_id = $import AND p.state IS NULL AND ${usable('v.district')} IS NULL AND v.supplied_district IS NULL`,
    { import: importId },
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE located AS
     SELECT v.import_id, v.line, v.located_district AS had, f.now FROM ${versions} v LEFT JOIN found f ON f.line = v.line
     WHERE v.import_id = $import AND ${HAS_POINT} AND f.now IS DISTINCT FROM v.located_district`,
    { import: importId },
  );
  const [counts] = await session.rows<Found>(
    'SELECT count(now) AS located_by_point, count(*) - count(now) AS outside_boundaries FROM found',
  );
  await session.run('DROP TABLE found');
  return counts ?? { located_by_point: 0, outside_boundaries: 0 };
};

/** Without boundaries no row is in a district by its point, not even one that was. */
const forgetDistricts = async (session: Session, versions: Versions, importId: number): Promise<Found> => {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE located AS
     SELECT import_id, line, located_district AS had, CAST(NULL AS VARCHAR) AS now FROM ${versions}
     WHERE import_id = $import AND ${HAS_POINT} AND located_district IS NOT NULL`,
    { import: importId },
  );
  return { located_by_point: 0, outside_boundaries: 0 };
};

/** Writes the districts of temp table `located` beside what the file states. */
export const writeLocated = (session: Session, versions: Versions, district = 'now'): Promise<number> =>
  session.run(
    `UPDATE ${versions} SET located_district = l.${district} FROM located l
     WHERE ${versions}.import_id = l.import_id AND ${versions}.line = l.line`,
  );

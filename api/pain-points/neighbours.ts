import { readAreas, type Feature } from '../../etl/places/points/area.ts';
import type { Session } from '../../etl/warehouse/session.ts';

/** Corners within this many degrees of each other are the same: about a metre. */
const DIGITS = 5;

const corners = (sides: ArrayLike<number>): Set<string> => {
  const found = new Set<string>();
  for (let i = 0; i + 1 < sides.length; i += 2)
    found.add(`${(sides[i] as number).toFixed(DIGITS)} ${(sides[i + 1] as number).toFixed(DIGITS)}`);
  return found;
};

/** Pairs of places whose boundaries share at least two corners; none without boundaries. */
export const readNeighbours = async (
  session: Session,
  places: readonly string[],
): Promise<[number, number][]> => {
  const [row] = await session.rows<{ geojson: string }>(
    `SELECT CAST(geojson AS VARCHAR) AS geojson FROM boundary WHERE level = 'district' LIMIT 1`,
  );
  if (!row) return [];
  const outlines = readAreas((JSON.parse(row.geojson) as { features: Feature[] }).features).flatMap(
    ({ name, sides }) => {
      const place = places.indexOf(name);
      return place < 0 ? [] : [{ place, corners: corners(sides) }];
    },
  );
  return outlines.flatMap((a, i) =>
    outlines.slice(i + 1).flatMap((b): [number, number][] => {
      const shared = [...a.corners].filter((corner) => b.corners.has(corner)).length;
      return shared >= 2 && a.place !== b.place ? [[a.place, b.place]] : [];
    }),
  );
};

import { geoIdentity, geoMercator, geoPath, type GeoPermissibleObjects } from 'd3';

export interface Boundary {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

export interface Boundaries {
  readonly features: readonly Boundary[];
}

export interface PlacedDistrict {
  /** The district's value in queries; null for a boundary no data has. */
  readonly district: string | null;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** The value a boundary stands for: any of its properties that is a known district. */
const matchOf = (boundary: Boundary, known: ReadonlySet<string>): string | null =>
  Object.values(boundary.properties).find(
    (value): value is string => typeof value === 'string' && known.has(value),
  ) ?? null;

/** Whether coordinates are degrees; otherwise they are drawn as they are, north up. */
const isDegrees = (boundaries: Boundaries): boolean => {
  const [[west, south], [east, north]] = geoPath(geoIdentity()).bounds(
    boundaries as unknown as GeoPermissibleObjects,
  );
  return west >= -180 && east <= 180 && south >= -90 && north <= 90;
};

/** Boundaries fitted into a picture, each with the district it stands for. */
export const placeDistricts = (
  boundaries: Boundaries,
  known: ReadonlySet<string>,
  width: number,
  height: number,
): PlacedDistrict[] => {
  const object = boundaries as unknown as GeoPermissibleObjects;
  const projection = isDegrees(boundaries)
    ? geoMercator().fitExtent(
        [
          [4, 4],
          [width - 4, height - 4],
        ],
        object,
      )
    : geoIdentity()
        .reflectY(true)
        .fitExtent(
          [
            [4, 4],
            [width - 4, height - 4],
          ],
          object,
        );
  const draw = geoPath(projection).digits(1);
  return boundaries.features.map((boundary) => {
    const feature = boundary as unknown as GeoPermissibleObjects;
    const [x, y] = draw.centroid(feature);
    return { district: matchOf(boundary, known), path: draw(feature) ?? '', x, y };
  });
};

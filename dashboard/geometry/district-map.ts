import { geoIdentity, geoMercatorRaw, geoPath, type GeoPermissibleObjects } from 'd3';

export interface Boundary {
  readonly properties: Readonly<Record<string, unknown>> | null;
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
  /** How wide and high the district is drawn, for the words inside it. */
  readonly width: number;
  readonly height: number;
}

/** The value a boundary stands for: any of its properties that is a known district. */
const matchOf = (boundary: Boundary, known: ReadonlySet<string>): string | null =>
  Object.values(boundary.properties ?? {}).find(
    (value): value is string => typeof value === 'string' && known.has(value),
  ) ?? null;

type Coordinates = readonly number[] | readonly Coordinates[];
interface Geometry {
  readonly type: string;
  readonly coordinates?: Coordinates;
  readonly geometries?: readonly Geometry[];
}

const RADIANS = Math.PI / 180;
/** Where Mercator still is finite. */
const POLE = 85;
const isPosition = (coordinates: Coordinates): coordinates is readonly number[] =>
  typeof coordinates[0] === 'number';

const flattenCoordinates = (coordinates: Coordinates): Coordinates => {
  if (!isPosition(coordinates)) return coordinates.map(flattenCoordinates);
  const [east = 0, north = 0] = coordinates;
  return geoMercatorRaw(east * RADIANS, Math.max(-POLE, Math.min(POLE, north)) * RADIANS);
};

const flatten = (geometry: Geometry): Geometry => ({
  ...geometry,
  ...(geometry.coordinates ? { coordinates: flattenCoordinates(geometry.coordinates) } : {}),
  ...(geometry.geometries ? { geometries: geometry.geometries.map(flatten) } : {}),
});

/** Whether coordinates are degrees; otherwise they are drawn as they are, north up. */
const isDegrees = (boundaries: Boundaries): boolean => {
  const [[west, south], [east, north]] = geoPath(geoIdentity()).bounds(
    boundaries as unknown as GeoPermissibleObjects,
  );
  return west >= -180 && east <= 180 && south >= -90 && north <= 90;
};

/**
 * Boundaries fitted into a picture, each with the district it stands for. They are projected point by point onto a
 * plane first: on the sphere a ring means its left or its right side, and files disagree about which.
 */
export const placeDistricts = (
  boundaries: Boundaries,
  known: ReadonlySet<string>,
  width: number,
  height: number,
): PlacedDistrict[] => {
  const drawn = boundaries.features.filter(({ geometry }) => geometry !== null && geometry !== undefined);
  const degrees = isDegrees({ features: drawn, type: 'FeatureCollection' } as Boundaries);
  const features = drawn.map((boundary) => ({
    type: 'Feature',
    properties: {},
    geometry: degrees ? flatten(boundary.geometry as Geometry) : boundary.geometry,
  })) as unknown as GeoPermissibleObjects[];
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [4, 4],
        [width - 4, height - 4],
      ],
      { type: 'FeatureCollection', features } as unknown as GeoPermissibleObjects,
    );
  const draw = geoPath(projection).digits(1);
  return features.map((feature, i) => {
    const [x, y] = draw.centroid(feature);
    const [[x0, y0], [x1, y1]] = draw.bounds(feature);
    const boundary = drawn[i];
    return {
      district: boundary ? matchOf(boundary, known) : null,
      path: draw(feature) ?? '',
      x,
      y,
      width: x1 - x0,
      height: y1 - y0,
    };
  });
};

import { boundaryNames } from '../boundary-names.ts';

type Position = readonly number[];
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] }
  | { readonly type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' };

export interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry: Geometry | null;
}

/** A named area as the sides of all its rings, holes and parts alike: x1, y1, x2, y2 of each, in degrees. */
export interface Area {
  readonly name: string;
  readonly sides: Float64Array;
}

const ringsOf = (geometry: Geometry | null): (readonly Position[])[] => {
  switch (geometry?.type) {
    case 'Polygon':
      return [...geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(ringsOf);
    default:
      return [];
  }
};

const sidesOf = (rings: readonly (readonly Position[])[]): Float64Array =>
  Float64Array.from(
    rings.flatMap((ring) =>
      ring.flatMap(([x = NaN, y = NaN], i) => {
        const [toX = NaN, toY = NaN] = ring[(i + 1) % ring.length] ?? [];
        return [x, y, toX, toY];
      }),
    ),
  );

/** The named areas of a GeoJSON, in its order; those without a name or a surface are left out. */
export const readAreas = (features: readonly Feature[]): Area[] => {
  const names = boundaryNames(features);
  return features
    .map(({ geometry }, i) => ({ name: names[i]?.value ?? '', sides: sidesOf(ringsOf(geometry)) }))
    .filter(({ name, sides }) => name !== '' && sides.length > 0);
};

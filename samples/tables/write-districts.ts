import { DISTRICTS } from '../places/districts.ts';
import type { Ring } from '../places/geometry.ts';

/** The boundaries as GeoJSON text (RFC 7946: rings closed, exterior counter-clockwise). */
export const writeDistricts = (boundaries: ReadonlyMap<string, Ring>): string =>
  `${JSON.stringify({
    type: 'FeatureCollection',
    features: DISTRICTS.map(({ id, en, zh }) => {
      const ring = boundaries.get(id) ?? [];
      return {
        type: 'Feature',
        properties: { id, name: en, name_zh: zh, level: 'district' },
        geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] },
      };
    }),
  })}\n`;

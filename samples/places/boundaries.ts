import { between, normal } from '../random/draw.ts';
import { openStream, type Random } from '../random/stream.ts';
import { DISTRICTS } from './districts.ts';
import { centroid, clipNearer, contains, type Point, type Ring } from './geometry.ts';

/** South-west corner and size in degrees; the sea, so that nobody takes it for a real city. */
const BOX = { west: 124.1, south: 30.6, width: 0.42, height: 0.36 } as const;
const RELAXATIONS = 2;
const BORDER_STEPS = 3;
const ROUGHNESS = 0.11;

/** A convex but irregular outline in the unit square. */
const drawOutline = (random: Random): Ring => {
  const turns = Array.from({ length: 14 }, (_, i) => ((i + between(random, -0.3, 0.3)) / 14) * 2 * Math.PI);
  return turns.map((turn) => [0.5 + 0.5 * Math.cos(turn), 0.5 + 0.5 * Math.sin(turn)]);
};

/** Voronoi cells of the sites within a convex outline, by cutting half-planes off it. */
const cellsOf = (outline: Ring, sites: readonly Point[]): Ring[] =>
  sites.map((own) =>
    sites.reduce((ring: Ring, other) => (other === own ? ring : clipNearer(ring, own, other)), outline),
  );

const keyOf = ([x, y]: Point): string => `${x.toFixed(6)} ${y.toFixed(6)}`;

/** A straight border made crooked by moving midpoints; both neighbours get the same line. */
const roughen = (random: Random, from: Point, to: Point, steps: number): Point[] => {
  if (steps === 0) return [];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const shift = Math.max(-1.5, Math.min(1.5, normal(random))) * ROUGHNESS;
  const middle: Point = [(from[0] + to[0]) / 2 - dy * shift, (from[1] + to[1]) / 2 + dx * shift];
  return [...roughen(random, from, middle, steps - 1), middle, ...roughen(random, middle, to, steps - 1)];
};

const bend = (seed: number, from: Point, to: Point): Point[] => {
  const forward = keyOf(from) < keyOf(to);
  const [start, end] = forward ? [from, to] : [to, from];
  const line = roughen(openStream(seed, `border ${keyOf(start)} ${keyOf(end)}`), start, end, BORDER_STEPS);
  return forward ? line : line.reverse();
};

const place = ([x, y]: Point): Point => [
  Number((BOX.west + x * BOX.width).toFixed(6)),
  Number((BOX.south + y * BOX.height).toFixed(6)),
];

/** The ring of every district, by id, in longitude and latitude, counter-clockwise. */
export const drawBoundaries = (seed: number): ReadonlyMap<string, Ring> => {
  const outline = drawOutline(openStream(seed, 'outline'));
  let sites: readonly Point[] = DISTRICTS.map(({ site }) => site);
  for (let step = 0; step < RELAXATIONS; step++) sites = cellsOf(outline, sites).map(centroid);
  const cells = cellsOf(outline, sites);
  return new Map(
    DISTRICTS.map(({ id }, i) => {
      const cell = cells[i] as Ring;
      const ring = cell.flatMap((from, at) => {
        const to = cell[(at + 1) % cell.length] as Point;
        return keyOf(from) === keyOf(to) ? [] : [from, ...bend(seed, from, to)];
      });
      return [id, ring.map(place)];
    }),
  );
};

/** A point anywhere within a ring. */
export const drawPoint = (random: Random, ring: Ring): Point => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  for (;;) {
    const point: Point = [
      between(random, Math.min(...xs), Math.max(...xs)),
      between(random, Math.min(...ys), Math.max(...ys)),
    ];
    if (contains(ring, point)) return point;
  }
};

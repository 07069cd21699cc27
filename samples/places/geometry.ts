/** x, y; on the map longitude, latitude. */
export type Point = readonly [number, number];
/** A ring without its first point repeated. */
export type Ring = readonly Point[];

/** Twice the signed area: positive when the ring runs counter-clockwise. */
const doubleArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);

export const centroid = (ring: Ring): Point => {
  const area = doubleArea(ring);
  let cx = 0;
  let cy = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    const cross = x * nextY - nextX * y;
    cx += (x + nextX) * cross;
    cy += (y + nextY) * cross;
  });
  return [cx / (3 * area), cy / (3 * area)];
};

/** The part of a convex ring that is nearer to `own` than to `other` (Sutherland and Hodgman 1974). */
export const clipNearer = (ring: Ring, own: Point, other: Point): Ring => {
  const normal: Point = [other[0] - own[0], other[1] - own[1]];
  const limit = ((other[0] + own[0]) * normal[0] + (other[1] + own[1]) * normal[1]) / 2;
  const beyond = ([x, y]: Point): number => x * normal[0] + y * normal[1] - limit;
  return ring.flatMap((point, i) => {
    const next = ring[(i + 1) % ring.length] as Point;
    const [here, there] = [beyond(point), beyond(next)];
    const kept = here <= 0 ? [point] : [];
    if (here < 0 === there < 0 || here === 0 || there === 0) return kept;
    const share = here / (here - there);
    const crossing: Point = [
      point[0] + share * (next[0] - point[0]),
      point[1] + share * (next[1] - point[1]),
    ];
    return [...kept, crossing];
  });
};

/** Whether a point lies inside a ring (even–odd rule). */
export const contains = (ring: Ring, [x, y]: Point): boolean =>
  ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
    return crosses ? !inside : inside;
  }, false);

import type { Area } from './area.ts';

/** The area a point lies in; null outside all of them. */
export type Locate = (longitude: number, latitude: number) => string | null;

/** Cells of the grid along each axis: a cell no border crosses answers without a test. */
const CELLS = 256;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

const boxOf = (areas: readonly Area[]): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { sides } of areas)
    for (let i = 0; i < sides.length; i += 2) {
      const [x, y] = [sides[i] as number, sides[i + 1] as number];
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return { west, south, width: east - west, height: north - south };
};

/** The row or column of a value, within the grid. */
const cellOf = (value: number, from: number, size: number): number =>
  Math.max(0, Math.min(CELLS - 1, Math.floor(((value - from) / size) * CELLS)));

/** The sides of an area that pass through each row of the grid. */
const sidesByRow = ({ sides }: Area, box: Box): Float64Array[] => {
  const rows: number[][] = Array.from({ length: CELLS }, () => []);
  for (let i = 0; i < sides.length; i += 4) {
    const side = sides.subarray(i, i + 4);
    const [, y1, , y2] = side as unknown as readonly [number, number, number, number];
    const [a, b] = [cellOf(y1, box.south, box.height), cellOf(y2, box.south, box.height)];
    for (let row = Math.min(a, b); row <= Math.max(a, b); row++) rows[row]?.push(...side);
  }
  return rows.map((row) => Float64Array.from(row));
};

/**
 * Even–odd rule: a ray to the east crosses the sides an odd number of times (Shimrat 1962). A side holds its lower end
 * and not its upper one, so that a point on a shared border is in one of the two areas only.
 */
const isInside = (sides: Float64Array, x: number, y: number): boolean => {
  let inside = false;
  for (let i = 0; i < sides.length; i += 4) {
    const y1 = sides[i + 1] as number;
    const y2 = sides[i + 3] as number;
    if (y1 > y === y2 > y) continue;
    const x1 = sides[i] as number;
    if (x < x1 + (((sides[i + 2] as number) - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
};

/** The columns that a side passes through within a row of the grid, one more on either hand for rounding. */
const columnsWithin = (side: readonly number[], row: number, box: Box): readonly [number, number] => {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = side;
  const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
  const at = (y: number): number => x1 + ((x2 - x1) * (Math.max(low, Math.min(high, y)) - y1)) / (y2 - y1);
  const edges = [row, row + 1].map((edge) => box.south + (edge / CELLS) * box.height);
  const ends = (y1 === y2 ? [x1, x2] : edges.map(at)).map((x) => cellOf(x, box.west, box.width));
  return [Math.max(0, Math.min(...ends) - 1), Math.min(CELLS - 1, Math.max(...ends) + 1)];
};

/** Whether a border may pass through each cell. */
const crossedCells = (areas: readonly Area[], box: Box): Uint8Array => {
  const crossed = new Uint8Array(CELLS * CELLS);
  for (const { sides } of areas)
    for (let i = 0; i < sides.length; i += 4) {
      const side = [...sides.subarray(i, i + 4)];
      const rows = [side[1] ?? 0, side[3] ?? 0].map((y) => cellOf(y, box.south, box.height));
      for (let row = Math.min(...rows); row <= Math.max(...rows); row++) {
        const [from, to] = columnsWithin(side, row, box);
        crossed.fill(1, row * CELLS + from, row * CELLS + to + 1);
      }
    }
  return crossed;
};

/**
 * Finds the area of a point among areas in longitude and latitude, borders as straight lines between their corners.
 * Where areas overlap the first counts. A point costs one look-up, near a border the sides in its row of the grid.
 * Areas across the date line are not joined.
 */
export const createLocator = (areas: readonly Area[]): Locate => {
  if (areas.length === 0) return () => null;
  const box = boxOf(areas);
  const rows = areas.map((area) => sidesByRow(area, box));
  const test = (x: number, y: number, row: number): number => {
    for (let area = 0; area < areas.length; area++) {
      const sides = rows[area]?.[row];
      if (sides && sides.length > 0 && isInside(sides, x, y)) return area;
    }
    return -1;
  };
  const settled = Int16Array.from(crossedCells(areas, box), (isCrossed, cell) => {
    const row = Math.floor(cell / CELLS);
    const x = box.west + (((cell % CELLS) + 0.5) / CELLS) * box.width;
    return isCrossed ? -2 : test(x, box.south + ((row + 0.5) / CELLS) * box.height, row);
  });
  return (x, y) => {
    const [dx, dy] = [x - box.west, y - box.south];
    if (!(dx >= 0 && dx <= box.width && dy >= 0 && dy <= box.height)) return null;
    const row = cellOf(y, box.south, box.height);
    const known = settled[row * CELLS + cellOf(x, box.west, box.width)] as number;
    const area = known === -2 ? test(x, y, row) : known;
    return area < 0 ? null : (areas[area]?.name ?? null);
  };
};

import { expect, it } from 'vitest';
import { placeTiles, type TileEntry } from '../../../dashboard/geometry/tile-grid.ts';

const at = (district: string, x: number, y: number): TileEntry => ({ district, at: { x, y } });

it('tiles stand about where the districts lie: north above, west to the left, unknown places last', () => {
  const { placed, height } = placeTiles(
    [at('SE', 9, 9), { district: 'nowhere', at: null }, at('NE', 8, 1), at('SW', 1, 8), at('NW', 2, 0)],
    303,
  );
  // Five tiles: ⌈√6.5⌉ = 3 columns, so the three northernmost share a row.
  expect(placed.map(({ district }) => district)).toEqual(['SW', 'NW', 'NE', 'SE', 'nowhere']);
  expect(new Set(placed.map((tile) => `${tile.width} ${tile.height}`)).size).toBe(1);
  expect(placed.map(({ x }) => Math.round(x))).toEqual([49, 150, 251, 49, 150]);
  expect(height).toBe(158);
});

it.each([1, 2, 12, 60, 400])('%i tiles stay within the width and do not touch', (n) => {
  const entries = Array.from({ length: n }, (_, i) => at(`${i}`, (i * 37) % 101, (i * 53) % 97));
  const { placed, height } = placeTiles(entries, 560);
  expect(placed).toHaveLength(n);
  for (const [i, tile] of placed.entries()) {
    expect(tile.x + tile.width / 2).toBeLessThanOrEqual(560);
    expect(tile.y + tile.height / 2).toBeLessThanOrEqual(height);
    const next = placed[i + 1];
    if (next && next.y === tile.y) expect(next.x - tile.x).toBeGreaterThan(tile.width);
  }
});

it('nothing is no tile', () => {
  expect(placeTiles([], 300).placed).toEqual([]);
});

import type { PlacedDistrict } from './district-map.ts';

/** A district and, where a boundary tells, the place of its middle in any units that grow eastwards and southwards. */
export interface TileEntry {
  readonly district: string;
  readonly at: { readonly x: number; readonly y: number } | null;
}

const GAP = 3;
const HIGHEST = 132;
const LOWEST = 18;

/** Those that have a place in rows from north to south, each from west to east; the others behind them, as they come. */
const inRows = (entries: readonly TileEntry[], nColumns: number): TileEntry[] => {
  const placed = entries.flatMap((entry) => (entry.at ? [{ ...entry, at: entry.at }] : []));
  const southwards = placed.toSorted((a, b) => a.at.y - b.at.y);
  const rows: TileEntry[] = [];
  for (let start = 0; start < southwards.length; start += nColumns)
    rows.push(...southwards.slice(start, start + nColumns).sort((a, b) => a.at.x - b.at.x));
  return [...rows, ...entries.filter(({ at }) => at === null)];
};

/**
 * Districts as tiles of one size, about where they lie: what a map shows by area, each shows alike, so that a small
 * district is not overlooked for a large one.
 * @param width pixels there are.
 */
export const placeTiles = (
  entries: readonly TileEntry[],
  width: number,
): { readonly placed: readonly PlacedDistrict[]; readonly height: number } => {
  const nColumns = Math.max(1, Math.ceil(Math.sqrt(entries.length * 1.3)));
  const across = width / nColumns;
  const down = Math.max(LOWEST, Math.min(HIGHEST, Math.round(across * 0.78)));
  const tile = { width: across - GAP, height: down - GAP };
  const placed = inRows(entries, nColumns).map(({ district }, i) => {
    const left = (i % nColumns) * across;
    const top = Math.floor(i / nColumns) * down;
    return {
      district,
      path: `M${left.toFixed(1)},${top}h${tile.width.toFixed(1)}v${tile.height}h${(-tile.width).toFixed(1)}Z`,
      x: left + tile.width / 2,
      y: top + tile.height / 2,
      ...tile,
    };
  });
  return { placed, height: Math.max(down, Math.ceil(entries.length / nColumns) * down) };
};

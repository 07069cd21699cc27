import { ALL as MASK_ALL, maskRows } from '../mask/index.ts';
import { ALL, levelsAt, type Grid } from './grid.ts';
import type { PublicationRule } from './rule.ts';

/** Which positions of one table of counts to hide, by the mask's own rules: all totals are among the positions. */
export const maskVolume = (grid: Grid, counts: Float64Array, rule: PublicationRule): Uint8Array => {
  const positions = Array.from(counts, (count, position) => ({ count, levels: levelsAt(grid, position) }));
  const { rows } = maskRows(
    positions,
    {
      dimensions: grid.axes.map(({ name }, i) => ({
        name,
        level: (row: (typeof positions)[number]) => {
          const level = row.levels[i] ?? null;
          return level === ALL ? MASK_ALL : (level as string | null);
        },
      })),
      count: (row) => row.count,
    },
    { threshold: rule.threshold, minWidth: rule.min_width },
  );
  return Uint8Array.from(rows, (row) => Number(row.suppressed));
};

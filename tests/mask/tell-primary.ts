import type { CountTable, PublishedTable } from '../../api/mask/index.ts';

export const isPrimary = (count: number, threshold = 10): boolean => count > 0 && count < threshold;

/** The published table as an attacker sees it who is told which cells are primary. */
export const tell = (table: CountTable, { hidden }: { hidden: readonly boolean[] }): PublishedTable => ({
  ...table,
  cells: table.cells.map(({ key, count }, i) => ({
    key,
    count: hidden[i] ? null : count,
    told: isPrimary(count) ? ('primary' as const) : ('secondary' as const),
  })),
});

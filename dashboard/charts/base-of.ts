import type { QueryRow } from '../../api/contract/query.ts';

/** How many answers or cases a figure rests on: one number, or from the fewest to the most of its metrics; null of none. */
export const baseOf = (
  rows: readonly Pick<QueryRow, 'metric' | 'n'>[] = [],
): { readonly least: number; readonly most: number } | null => {
  const totals = new Map<string, number>();
  for (const { metric, n } of rows) if (n !== null) totals.set(metric, (totals.get(metric) ?? 0) + n);
  const found = [...totals.values()].filter((n) => n > 0);
  return found.length === 0 ? null : { least: Math.min(...found), most: Math.max(...found) };
};

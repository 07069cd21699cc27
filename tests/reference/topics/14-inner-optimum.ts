import { audit, TOTAL, type AuditOptions, type CountTable } from '../../../api/mask/index.ts';

/** The fewest further inner cells that close a table, as the reference reports them. */
export interface InnerOptimum {
  readonly least_secondary_cells: number;
  readonly number_of_optimal_choices?: number;
  readonly least_secondary_total?: number;
  readonly one_optimal_choice?: readonly (readonly string[])[];
}

/**
 * Tries all choices of inner cells that are neither small nor zero, fewest first, up to `most` cells; null if none of
 * them leaves every hidden cell more than one possible value.
 */
export function findInnerOptimum(
  { dimensions, cells, hierarchies = {} }: CountTable,
  primary: readonly number[],
  most: number,
  question: AuditOptions,
): InnerOptimum | null {
  if (primary.length === 0) return { least_secondary_cells: 0 };
  const inner = cells.flatMap(({ key, count }, i) =>
    key.includes(TOTAL) || count === 0 || primary.includes(i) ? [] : [i],
  );
  const isSafe = (extra: readonly number[]): boolean => {
    const hidden = [...primary, ...extra];
    if (leavesOneAlone(hidden.map((cell) => cells[cell]?.key ?? []))) return false;
    const published = cells.map(({ key, count }, i) => ({ key, count: hidden.includes(i) ? null : count }));
    return audit({ dimensions, cells: published, hierarchies }, question).safe;
  };
  const totalOf = (choice: readonly number[]): number =>
    choice.reduce((sum, cell) => sum + (cells[cell]?.count ?? 0), 0);
  for (let size = 0; size <= most; size++) {
    const safe = choose(inner, size).filter(isSafe);
    const [first] = safe.toSorted((a, b) => totalOf(a) - totalOf(b));
    if (first)
      return {
        least_secondary_cells: size,
        number_of_optimal_choices: safe.length,
        least_secondary_total: totalOf(first),
        one_optimal_choice: first.map((cell) => cells[cell]?.key ?? []),
      };
  }
  return null;
}

/** Whether some line of the table, along any dimension, has a single hidden cell. */
function leavesOneAlone(keys: readonly (readonly string[])[]): boolean {
  return (keys[0] ?? []).some((_, i) => {
    const lines = new Map<string, number>();
    for (const key of keys) {
      const line = key.toSpliced(i, 1).join('\u001f');
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    return [...lines.values()].includes(1);
  });
}

const choose = (items: readonly number[], size: number): number[][] =>
  size === 0
    ? [[]]
    : items.flatMap((item, i) => choose(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));

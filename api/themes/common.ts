import { benjaminiHochberg, binomialUpper } from '../stats/index.ts';
import { sumBy, type MonthlyCell } from './monthly-cells.ts';

/** Whether an issue is common in a stratum (a district, a month, or everything), and how surely. */
export interface Commonness {
  readonly n: number;
  readonly total: number;
  readonly q: number;
}

export interface CommonIn {
  /** Null for a pair that is in no stratum. */
  at(issue: string, stratum: string): Commonness | null;
  readonly strata: readonly string[];
  readonly nTested: number;
}

/**
 * Where issues are common: more cases of a stratum than an average issue would have (exact binomial against 1/K of K
 * issues, one-sided), Benjamini–Hochberg over all issues and strata of the family.
 * @param fewest strata with fewer cases are left out.
 */
export const commonIn = (
  cells: readonly MonthlyCell[],
  issues: readonly string[],
  stratumOf: (cell: MonthlyCell) => string,
  fewest: number,
): CommonIn => {
  const totals = sumBy(cells, stratumOf);
  const strata = [...totals].flatMap(([stratum, total]) => (total >= fewest ? [stratum] : [])).sort();
  const counts = sumBy(cells, (cell) => JSON.stringify([cell.issue, stratumOf(cell)]));
  const pairs = issues.flatMap((issue) =>
    strata.map((stratum) => {
      const key = JSON.stringify([issue, stratum]);
      const [n, total] = [counts.get(key) ?? 0, totals.get(stratum) ?? 0];
      return { key, n, total, p: binomialUpper(n, total, 1 / issues.length) };
    }),
  );
  const q = benjaminiHochberg(pairs.map(({ p }) => p));
  const held = new Map(pairs.map(({ key, n, total }, i) => [key, { n, total, q: q[i] as number }]));
  return {
    at: (issue, stratum) => held.get(JSON.stringify([issue, stratum])) ?? null,
    strata,
    nTested: pairs.length,
  };
};

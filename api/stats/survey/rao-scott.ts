import { chiSquareUpper, fUpper } from '../distributions.ts';
import { chiSquareIndependence } from '../chi-square.ts';
import { StatisticsError } from '../interval.ts';
import { solve } from '../solve.ts';
import { sum } from '../sum.ts';
import { designDegrees, type SurveyDesign } from './design.ts';
import { designCovariance } from './design-variance.ts';
import { groupNames } from './survey-domains.ts';

/** A test of independence that knows the design. */
export interface SurveyIndependence {
  /** Rao & Scott's second-order correction, referred to F: the one to report. */
  readonly f: { readonly statistic: number; readonly df1: number; readonly df2: number; readonly p: number };
  /**
   * Pearson's statistic of the weighted table, scaled to the design's respondents (as R does, those without an answer
   * too), with Rao & Scott's first-order p, which does not depend on the scale.
   */
  readonly chiSquare: { readonly statistic: number; readonly df: number; readonly p: number };
  /** Wald's test of the residuals (Koch, Freeman & Freeman 1975), on the design's degrees of freedom. */
  readonly wald: WaldTest | null;
  /** The same, adjusted for few degrees of freedom (Thomas & Rao 1987). */
  readonly adjustedWald: WaldTest | null;
}

export interface WaldTest {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

const trace = (matrix: readonly (readonly number[])[]): number =>
  sum(matrix.map((row, i) => row[i] as number));

/** cᵀ·M·d for two sparse contrasts. */
type Contrast = readonly (readonly [cell: number, sign: number])[];
const between = (left: Contrast, right: Contrast, at: (i: number, j: number) => number): number =>
  sum(left.flatMap(([i, a]) => right.map(([j, b]) => a * b * at(i, j))));

/** Eigenvalue sums of the generalised design effects over the interaction contrasts. */
const generalisedEffects = (
  design: SurveyDesign,
  cellOf: readonly (number | null)[],
  shares: readonly number[],
  interactions: readonly Contrast[],
  n: number,
): { total: number; squared: number } => {
  const total = sum(design.weights.filter((_, row) => cellOf[row] !== null));
  const influence = shares.map((share, cell) =>
    cellOf.map((own, row) =>
      own === null ? 0 : ((design.weights[row] as number) * ((own === cell ? 1 : 0) - share)) / total,
    ),
  );
  const covariance = designCovariance(design, influence);
  const inverse = shares.map((share) => (share === 0 ? 0 : 1 / share));
  const each = (value: (c: Contrast, d: Contrast) => number): number[][] =>
    interactions.map((c) => interactions.map((d) => value(c, d)));
  const simple = each((c, d) => between(c, d, (i, j) => (i === j ? (inverse[i] as number) / n : 0)));
  const drawn = each((c, d) =>
    between(c, d, (i, j) => (inverse[i] as number) * (inverse[j] as number) * (covariance[i]?.[j] as number)),
  );
  const columns = interactions.map((_, k) =>
    solve(
      simple,
      drawn.map((row) => row[k] as number),
    ),
  );
  if (columns.some((column) => column === null))
    throw new StatisticsError('the table has too many empty cells to test');
  const effects = interactions.map((_, i) => columns.map((column) => column?.[i] as number));
  const squared = sum(
    effects.flatMap((row, i) => row.map((value, j) => value * (effects[j]?.[i] as number))),
  );
  return { total: trace(effects), squared };
};

/** Wald's statistic of the cells' distances from independence, of all rows and columns but the first. */
const waldStatistic = (
  design: SurveyDesign,
  cells: readonly (Cell | null)[],
  table: readonly (readonly number[])[],
): number | null => {
  const rows = table.map(sum);
  const columns = (table[0] ?? []).map((_, j) => sum(table.map((row) => row[j] as number)));
  const total = sum(rows);
  const free = rows
    .slice(1)
    .flatMap((_, i) => columns.slice(1).map((__, j) => ({ row: i + 1, column: j + 1 })));
  const distances = free.map(
    ({ row, column }) =>
      (table[row]?.[column] as number) - ((rows[row] as number) * (columns[column] as number)) / total,
  );
  const influence = free.map(({ row, column }) => {
    const [share, other] = [(rows[row] as number) / total, (columns[column] as number) / total];
    return cells.map((cell, i) => {
      if (cell === null) return 0;
      const [inRow, inColumn] = [cell.row === row ? 1 : 0, cell.column === column ? 1 : 0];
      return (
        (design.weights[i] as number) * (inRow * inColumn - inRow * other - inColumn * share + share * other)
      );
    });
  });
  const solved = solve(designCovariance(design, influence), distances);
  return solved && sum(distances.map((distance, i) => distance * (solved[i] as number)));
};

const waldTest = (statistic: number, df1: number, df2: number): WaldTest | null =>
  df2 < 1 ? null : { statistic, df1, df2, p: fUpper(statistic, df1, df2) };

/**
 * Independence of two nominal answers in a weighted sample (Rao & Scott 1984; R's `svychisq`). Respondents without one
 * of the two are outside the domain.
 * @throws StatisticsError when either has fewer than two answers in use, or no variance can be seen.
 */
export const raoScottTest = (
  design: SurveyDesign,
  rows: readonly (string | null)[],
  columns: readonly (string | null)[],
): SurveyIndependence => {
  const isKept = (i: number): boolean =>
    rows[i] !== null && columns[i] !== null && (design.weights[i] as number) > 0;
  const kept = design.weights.map((_, i) => isKept(i));
  const rowNames = groupNames(rows.filter((_, i) => kept[i]));
  const columnNames = groupNames(columns.filter((_, i) => kept[i]));
  const n = design.weights.length;
  const cells = kept.map((keep, i): Cell | null =>
    keep
      ? { row: rowNames.indexOf(rows[i] as string), column: columnNames.indexOf(columns[i] as string) }
      : null,
  );
  const table = rowNames.map(() => columnNames.map(() => 0));
  for (const [i, cell] of cells.entries()) {
    const row = cell && table[cell.row];
    if (row && cell) row[cell.column] = (row[cell.column] as number) + (design.weights[i] as number);
  }
  const total = sum(table.flat());
  const pearson = chiSquareIndependence(table.map((row) => row.map((weight) => (weight / total) * n)));
  const across = columnNames.length;
  const interactions = rowNames.slice(1).flatMap((_, i) =>
    columnNames.slice(1).map((__, j): Contrast => [
      [0, 1],
      [j + 1, -1],
      [(i + 1) * across, -1],
      [(i + 1) * across + j + 1, 1],
    ]),
  );
  const effects = generalisedEffects(
    design,
    cells.map((cell) => cell && cell.row * across + cell.column),
    table.flat().map((weight) => weight / total),
    interactions,
    n,
  );
  const nu = designDegrees(design);
  const { df, chiSquare } = pearson;
  const df1 = effects.total ** 2 / effects.squared;
  const statistic = chiSquare / effects.total;
  const wald = waldStatistic(design, cells, table);
  const left = nu - df + 1;
  return {
    f: { statistic, df1, df2: df1 * nu, p: fUpper(statistic, df1, df1 * nu) },
    chiSquare: { statistic: chiSquare, df, p: chiSquareUpper(chiSquare / (effects.total / df), df) },
    wald: wald === null ? null : waldTest(wald / df, df, nu),
    adjustedWald: wald === null ? null : waldTest((wald * left) / (df * nu), df, left),
  };
};

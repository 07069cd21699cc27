import { chiSquareUpper } from './distributions.ts';
import { StatisticsError } from './interval.ts';

/** Pearson's test of a table of counts. */
export interface ChiSquareTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  readonly expected: readonly (readonly number[])[];
  /** (observed − expected) over its standard error (Haberman 1973). */
  readonly standardisedResiduals: readonly (readonly number[])[];
  readonly cramersV: number;
  /** With Yates' correction, for two by two only. */
  readonly yates: { readonly chiSquare: number; readonly p: number } | null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * χ² test of independence (Pearson 1900).
 * @throws StatisticsError for a table that is ragged, has fewer than two rows or columns, a negative cell or an empty margin.
 */
export const chiSquareIndependence = (table: readonly (readonly number[])[]): ChiSquareTest => {
  const columns = table[0]?.length ?? 0;
  if (table.length < 2 || columns < 2 || table.some((row) => row.length !== columns))
    throw new StatisticsError('independence needs a table of at least two by two');
  if (table.some((row) => row.some((cell) => !(cell >= 0))))
    throw new StatisticsError('a cell of the table is no count');
  const rowSums = table.map(sum);
  const columnSums = Array.from({ length: columns }, (_, j) => sum(table.map((row) => row[j] as number)));
  const n = sum(rowSums);
  if ([...rowSums, ...columnSums].some((margin) => margin === 0))
    throw new StatisticsError('a row or column of the table is empty');
  const map = (
    cell: (observed: number, expected: number, row: number, column: number) => number,
  ): number[][] =>
    table.map((row, i) =>
      row.map((observed, j) => {
        const [r, c] = [rowSums[i] as number, columnSums[j] as number];
        return cell(observed, (r * c) / n, r, c);
      }),
    );
  const statistic = (correction: number): number =>
    sum(map((o, e) => (Math.abs(o - e) - correction) ** 2 / e).map(sum));
  const df = (table.length - 1) * (columns - 1);
  const chiSquare = statistic(0);
  const isTwoByTwo = table.length === 2 && columns === 2;
  const gap = Math.min(...map((o, e) => Math.abs(o - e)).flat());
  const corrected = isTwoByTwo ? statistic(Math.min(0.5, gap)) : null;
  return {
    chiSquare,
    df,
    p: chiSquareUpper(chiSquare, df),
    expected: map((_, e) => e),
    standardisedResiduals: map((o, e, r, c) => (o - e) / Math.sqrt(e * (1 - r / n) * (1 - c / n))),
    cramersV: Math.sqrt(chiSquare / n / (Math.min(table.length, columns) - 1)),
    yates: corrected === null ? null : { chiSquare: corrected, p: chiSquareUpper(corrected, 1) },
  };
};

/** χ² test that counts follow given shares (which sum to 1). */
export const chiSquareGoodnessOfFit = (
  counts: readonly number[],
  shares: readonly number[],
): { chiSquare: number; df: number; p: number } => {
  if (counts.length !== shares.length || counts.length < 2)
    throw new StatisticsError(`${counts.length} counts do not match ${shares.length} shares`);
  if (Math.abs(sum(shares) - 1) > 1e-8)
    throw new StatisticsError(`the shares sum to ${sum(shares)}, not to 1`);
  const n = sum(counts);
  const chiSquare = sum(
    counts.map((count, i) => (count - n * (shares[i] as number)) ** 2 / (n * (shares[i] as number))),
  );
  const df = counts.length - 1;
  return { chiSquare, df, p: chiSquareUpper(chiSquare, df) };
};

import type { Margin } from './margin.ts';

/** Indicators of margins without the redundant ones: every category of the first, all but one of the others. */
export interface MarginColumns {
  readonly count: number;
  /** Positions of the ones in each respondent's row. */
  readonly ones: readonly (readonly number[])[];
  /** Population of each column. */
  readonly targets: readonly number[];
}

/** Columns of margins that passed their checks. */
export const marginColumns = (margins: readonly Margin[]): MarginColumns => {
  const targets: number[] = [];
  const columnOf = margins.map(({ targets: wanted }, at) => {
    const categories = Object.keys(wanted).slice(at === 0 ? 0 : 1);
    return new Map(categories.map((category) => [category, targets.push(wanted[category] as number) - 1]));
  });
  const n = margins[0]?.categories.length ?? 0;
  const ones = Array.from({ length: n }, (_, i) =>
    margins.flatMap((margin, at) => columnOf[at]?.get(margin.categories[i] as string) ?? []),
  );
  return { count: targets.length, ones, targets };
};

/** XᵀQX for weights q, over the indicator columns. */
export const crossProducts = ({ count, ones }: MarginColumns, q: readonly number[]): number[][] => {
  const products = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (const [i, columns] of ones.entries())
    for (const j of columns)
      for (const k of columns) {
        const row = products[j] as number[];
        row[k] = (row[k] as number) + (q[i] as number);
      }
  return products;
};

/** Xᵀz. */
export const columnSums = ({ count, ones }: MarginColumns, z: readonly number[]): number[] => {
  const sums = new Array<number>(count).fill(0);
  for (const [i, columns] of ones.entries())
    for (const j of columns) sums[j] = (sums[j] as number) + (z[i] as number);
  return sums;
};

/** Xβ. */
export const predict = ({ ones }: MarginColumns, coefficients: readonly number[]): number[] =>
  ones.map((columns) => columns.reduce((all, j) => all + (coefficients[j] as number), 0));

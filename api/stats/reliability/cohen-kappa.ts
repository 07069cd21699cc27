import { normalInterval } from '../net-score.ts';
import { checkLevel, StatisticsError, type Interval } from '../interval.ts';
import { sum } from '../sum.ts';

/** Agreement of two coders beyond chance. */
export interface Kappa {
  readonly n: number;
  /** First coder's categories down, second's across. */
  readonly table: readonly (readonly number[])[];
  /** Share of cases on which both agree. */
  readonly agreement: number;
  /** null when both always give one and the same category: chance alone explains everything. */
  readonly kappa: number | null;
  /** Weighted by distance, and by squared distance, of ordered categories. */
  readonly linear: number | null;
  readonly quadratic: number | null;
  /** Of the unweighted kappa (Fleiss, Cohen & Everitt 1969). */
  readonly variance: number | null;
  readonly interval: Interval | null;
}

const weightedKappa = (
  shares: readonly (readonly number[])[],
  chance: (i: number, j: number) => number,
  credit: (i: number, j: number) => number,
): number | null => {
  const over = (value: (share: number, i: number, j: number) => number): number =>
    sum(shares.flatMap((row, i) => row.map((share, j) => credit(i, j) * value(share, i, j))));
  const expected = over((_, i, j) => chance(i, j));
  return expected >= 1 ? null : (over((share) => share) - expected) / (1 - expected);
};

/**
 * Cohen's kappa (1960), plain and weighted (1968), of two codings of the same cases.
 * @param categories in their order, which the weighted forms use.
 * @returns null without cases.
 * @throws StatisticsError for codings of different length, fewer than two categories, or one not listed.
 */
export const cohenKappa = (
  first: readonly string[],
  second: readonly string[],
  categories: readonly string[],
  level: number,
): Kappa | null => {
  checkLevel(level);
  if (first.length !== second.length)
    throw new StatisticsError(`${first.length} codings do not match ${second.length}`);
  if (categories.length < 2) throw new StatisticsError('agreement needs at least two categories');
  const n = first.length;
  if (n === 0) return null;
  const table = categories.map(() => categories.map(() => 0));
  const place = (category: string): number => {
    const at = categories.indexOf(category);
    if (at < 0) throw new StatisticsError(`'${category}' is not among ${categories.join(', ')}`);
    return at;
  };
  for (const [i, category] of first.entries()) {
    const row = table[place(category)] as number[];
    const column = place(second[i] as string);
    row[column] = (row[column] as number) + 1;
  }
  const shares = table.map((row) => row.map((count) => count / n));
  const down = shares.map(sum);
  const across = categories.map((_, j) => sum(shares.map((row) => row[j] as number)));
  const chance = (i: number, j: number): number => (down[i] as number) * (across[j] as number);
  const widest = categories.length - 1;
  const agreement = sum(shares.map((row, i) => row[i] as number));
  const kappa = weightedKappa(shares, chance, (i, j) => (i === j ? 1 : 0));
  const byChance = sum(categories.map((_, i) => chance(i, i)));
  const agreed = sum(
    shares.map(
      (row, i) =>
        (row[i] as number) *
        (1 - byChance - ((down[i] as number) + (across[i] as number)) * (1 - agreement)) ** 2,
    ),
  );
  const disagreed = sum(
    shares.flatMap((row, i) =>
      row.map((share, j) => (i === j ? 0 : share * ((across[i] as number) + (down[j] as number)) ** 2)),
    ),
  );
  const off = agreement * byChance - 2 * byChance + agreement;
  const variance =
    kappa === null
      ? null
      : (agreed + (1 - agreement) ** 2 * disagreed - off ** 2) / (n * (1 - byChance) ** 4);
  return {
    n,
    table,
    agreement,
    kappa,
    linear: weightedKappa(shares, chance, (i, j) => 1 - Math.abs(i - j) / widest),
    quadratic: weightedKappa(shares, chance, (i, j) => 1 - (i - j) ** 2 / widest ** 2),
    variance,
    interval:
      kappa === null || variance === null || !(variance > 0)
        ? null
        : normalInterval(kappa, Math.sqrt(variance), level),
  };
};

import { adjustP } from '../adjust-p.ts';
import { chiSquareIndependence } from '../chi-square.ts';
import { fLower } from '../distributions.ts';
import { StatisticsError } from '../interval.ts';
import { median, quantile } from '../quantile.ts';
import { mannWhitney } from '../rank-tests.ts';
import { sum } from '../sum.ts';
import { meanSums, welchDifference } from '../weighted-mean.ts';
import { completeRows, rowSums, type Item } from './complete-rows.ts';
import { rawAlpha } from './cronbach-alpha.ts';
import { mantelHaenszel, mantelTest } from './mantel.ts';
import { mean, variance } from './moments.ts';

/** A named question, answered in one wave. */
export interface WaveItem {
  readonly name: string;
  readonly earlier: Item;
  readonly later: Item;
}

export interface ItemDrift {
  readonly name: string;
  /** Later less earlier. */
  readonly difference: number;
  readonly welch: ReturnType<typeof welchDifference>;
  readonly mannWhitneyP: number | null;
  /** Difference over the pooled standard deviation. */
  readonly cohenD: number | null;
  /** Whether the answers' distribution is another one. */
  readonly chiSquare: { readonly chiSquare: number; readonly df: number; readonly p: number } | null;
  /** Population stability index Σ(q − p)·ln(q/p); above 0.25 is called a shift, below 0.1 none. */
  readonly stabilityIndex: number;
  /** Quarters of the other items' sum, within which respondents are compared. */
  readonly restBreaks: readonly number[];
  readonly cut: number;
  readonly mantelHaenszel: ReturnType<typeof mantelHaenszel>;
  /** Whether respondents alike in the other items answer this one otherwise than before: the item itself drifts. */
  readonly mantel: ReturnType<typeof mantelTest>;
}

export interface MeasurementDrift {
  readonly n: readonly [earlier: number, later: number];
  readonly items: readonly ItemDrift[];
  /** Welch's p by Holm's rule, Mantel's by Benjamini & Hochberg's. */
  readonly welchHolm: readonly (number | null)[];
  readonly mantelAdjusted: readonly (number | null)[];
  /** Feldt's test (1969) that alpha is the same in both waves. */
  readonly alpha: {
    readonly earlier: number;
    readonly later: number;
    readonly w: number;
    readonly df: readonly [number, number];
    readonly p: number;
  } | null;
}

/** Share below which a category counts as this much, so that the logarithm exists. */
const LEAST_SHARE = 1e-4;

/** Quarter of a value: right-closed, the lowest value in the first; limits that coincide make one quarter of two. */
const quarterOf = (value: number, breaks: readonly number[]): number =>
  [...new Set(breaks)].slice(1, -1).filter((limit) => value > limit).length;

const pooledDeviation = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(((a.length - 1) * variance(a) + (b.length - 1) * variance(b)) / (a.length + b.length - 2));

const compareDistributions = (earlier: readonly number[], later: readonly number[]) => {
  const values = [...new Set([...earlier, ...later])].sort((a, b) => a - b);
  const table = [earlier, later].map((wave) =>
    values.map((value) => wave.filter((each) => each === value).length),
  );
  const shares = values.map((_, j) =>
    [earlier, later].map((wave, i) => (table[i]?.[j] as number) / wave.length),
  );
  const floored = (share: number): number => Math.log(Math.max(share, LEAST_SHARE));
  return {
    chiSquare: values.length < 2 ? null : chiSquareIndependence(table),
    stabilityIndex: sum(
      shares.map(([before, after]) => {
        const [p, q] = [before as number, after as number];
        return (q - p) * (floored(q) - floored(p));
      }),
    ),
  };
};

const compareItem = (
  name: string,
  earlier: readonly number[],
  later: readonly number[],
  rest: readonly number[],
): ItemDrift => {
  const everyone = [...earlier, ...later];
  const restBreaks = [0, 0.25, 0.5, 0.75, 1].map((p) => quantile(rest, p));
  const cut = median(everyone);
  const answers = everyone.map((score, i) => ({
    score,
    isLater: i >= earlier.length,
    stratum: quarterOf(rest[i] as number, restBreaks),
  }));
  const sums = (values: readonly number[]) => meanSums(values.map((value) => [value, 1] as const));
  const difference = mean(later) - mean(earlier);
  const spread = pooledDeviation(earlier, later);
  return {
    name,
    difference,
    welch: welchDifference(sums(later), sums(earlier), 0.95),
    mannWhitneyP: mannWhitney(later, earlier)?.p ?? null,
    cohenD: spread > 0 ? difference / spread : null,
    ...compareDistributions(earlier, later),
    restBreaks,
    cut,
    mantelHaenszel: mantelHaenszel(answers, cut),
    mantel: mantelTest(answers),
  };
};

const compareAlpha = (
  earlier: readonly number[][],
  later: readonly number[][],
): MeasurementDrift['alpha'] => {
  const [before, after] = [rawAlpha(earlier), rawAlpha(later)];
  if (before === null || after === null || after === 1) return null;
  const w = (1 - before) / (1 - after);
  const df = [(earlier[0]?.length ?? 0) - 1, (later[0]?.length ?? 0) - 1] as const;
  const lower = fLower(w, ...df);
  return { earlier: before, later: after, w, df, p: 2 * Math.min(lower, 1 - lower) };
};

/**
 * Whether a set of items still measures the same after a wave: each item's mean and distribution, and, among
 * respondents alike in the other items (quarters of their sum), whether the item itself is answered otherwise.
 * Respondents who left an item out are set aside.
 * @returns null when a wave has fewer than two complete respondents.
 * @throws StatisticsError for fewer than two items.
 */
export const measurementDrift = (items: readonly WaveItem[]): MeasurementDrift | null => {
  if (items.length < 2) throw new StatisticsError(`drift needs at least two items, got ${items.length}`);
  const earlier = completeRows(items.map((item) => item.earlier));
  const later = completeRows(items.map((item) => item.later));
  const n = [earlier[0]?.length ?? 0, later[0]?.length ?? 0] as const;
  if (Math.min(...n) < 2) return null;
  const compared = items.map(({ name }, i) => {
    const rest = [earlier, later].flatMap((wave) => rowSums(wave.filter((_, j) => j !== i)));
    return compareItem(name, earlier[i] as number[], later[i] as number[], rest);
  });
  return {
    n,
    items: compared,
    welchHolm: adjustP(
      compared.map((item) => item.welch?.p ?? null),
      'holm',
    ),
    mantelAdjusted: adjustP(
      compared.map((item) => item.mantel?.p ?? null),
      'BH',
    ),
    alpha: compareAlpha(earlier, later),
  };
};

import { addRatingCells, emptyRatingCells, type RatingCells } from './cells.ts';

/** n, Σx and Σx² of one quantity. */
export interface Moments {
  readonly n: number;
  readonly s: number;
  readonly s2: number;
}

/** Respondents’ means over the items of a sense; and by source the moments of each item and of the sum of all items. */
export interface SenseCells {
  readonly means: RatingCells;
  /** By source and item, over complete respondents. */
  readonly items: Map<string, Moments>;
  readonly totals: Map<string, Moments>;
}

export const emptySenseCells = (): SenseCells => ({
  means: emptyRatingCells(),
  items: new Map(),
  totals: new Map(),
});

const addMoments = (into: Map<string, Moments>, from: ReadonlyMap<string, Moments>, sign: 1 | -1): void => {
  for (const [key, { n, s, s2 }] of from) {
    const held = into.get(key) ?? { n: 0, s: 0, s2: 0 };
    into.set(key, { n: held.n + sign * n, s: held.s + sign * s, s2: held.s2 + sign * s2 });
  }
};

export const addSenseCells = (into: SenseCells, from: SenseCells, sign: 1 | -1 = 1): SenseCells => {
  addRatingCells(into.means, from.means, sign);
  addMoments(into.items, from.items, sign);
  addMoments(into.totals, from.totals, sign);
  return into;
};

const variance = ({ n, s, s2 }: Moments): number => Math.max(0, (s2 - (s * s) / n) / (n - 1));

/**
 * Cronbach’s α over complete respondents (Cronbach 1951): k/(k − 1) · (1 − Σ variance of items / variance of the sum).
 * @returns null with fewer than two items or respondents, with several surveys, or when nobody differs.
 */
export const cronbachAlpha = (cells: SenseCells): number | null => {
  const totals = [...cells.totals.values()].filter(({ n }) => n > 0);
  const items = [...cells.items.values()].filter(({ n }) => n > 0);
  const [total] = totals;
  if (totals.length !== 1 || !total || items.length < 2 || total.n < 2) return null;
  const whole = variance(total);
  if (whole <= 0) return null;
  const parts = items.reduce((sum, item) => sum + variance(item), 0);
  return (items.length / (items.length - 1)) * (1 - parts / whole);
};

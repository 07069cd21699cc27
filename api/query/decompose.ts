import type { MeanSums } from '../stats/index.ts';

/** The sums of one cell in both periods; null where nobody answered. */
export interface SplitCell {
  readonly now: MeanSums | null;
  readonly then: MeanSums | null;
}

/** A contribution to a change with its standard error. */
export interface Contribution {
  readonly value: number;
  readonly se: number | null;
}

/** What a group of cells contributes: because who answered changed, because they answered differently, and both. */
export interface SplitPart {
  readonly mix: Contribution;
  readonly rate: Contribution;
  readonly total: Contribution;
}

/** One period: total weight, mean, and per cell share and mean. */
interface Side {
  readonly w: number;
  readonly n: number;
  readonly mean: number;
  readonly cells: readonly (MeanSums | null)[];
  readonly share: readonly number[];
}

/** Per respondent of a cell, what a contribution gains: w·(constant + slope·(y − mean of all)). */
interface Influence {
  readonly constant: number;
  readonly slope: number;
}

const sideOf = (cells: readonly (MeanSums | null)[]): Side | null => {
  const held = cells.filter((cell) => cell !== null);
  const w = held.reduce((sum, cell) => sum + cell.w, 0);
  if (!(w > 0)) return null;
  return {
    w,
    n: held.reduce((sum, cell) => sum + cell.n, 0),
    mean: held.reduce((sum, cell) => sum + cell.ws, 0) / w,
    cells,
    share: cells.map((cell) => (cell ? cell.w / w : 0)),
  };
};

const usable = (cell: MeanSums | null): MeanSums | null => (cell && cell.w > 0 ? cell : null);

/** What each cell's contribution is made of. */
interface Piece {
  readonly shareChange: number;
  /** Mean of both periods' means, less that of everybody. */
  readonly distance: number;
  readonly rateChange: number;
  readonly meanShare: number;
  /** Share of the cell's mean that is of now, and of then. */
  readonly part: { readonly now: number; readonly then: number };
  readonly inBoth: boolean;
}

const pieceOf = (now: Side, then: Side, i: number): Piece => {
  const [a, b] = [now.cells[i] ?? null, then.cells[i] ?? null];
  const [shareNow, shareThen] = [now.share[i] ?? 0, then.share[i] ?? 0];
  const rateNow = a ? a.ws / a.w : b ? b.ws / b.w : 0;
  const rateThen = b ? b.ws / b.w : rateNow;
  const part = a && b ? { now: 0.5, then: 0.5 } : { now: a ? 1 : 0, then: a ? 0 : 1 };
  return {
    shareChange: shareNow - shareThen,
    distance: part.now * rateNow + part.then * rateThen - (now.mean + then.mean) / 2,
    rateChange: rateNow - rateThen,
    meanShare: (shareNow + shareThen) / 2,
    part,
    inBoth: a !== null && b !== null,
  };
};

/** Σ over respondents of the squared influence, from the sums of their cell. */
const squared = (cell: MeanSums, mean: number, { constant, slope }: Influence): number => {
  const first = cell.w2s - mean * cell.w2;
  const second = cell.w2s2 - 2 * mean * cell.w2s + mean * mean * cell.w2;
  return constant * constant * cell.w2 + 2 * constant * slope * first + slope * slope * second;
};

const variance = (side: Side, influence: (i: number) => Influence): number | null => {
  if (side.n < 2) return null;
  let sum = 0;
  side.cells.forEach((cell, i) => {
    if (cell) sum += squared(cell, side.mean, influence(i));
  });
  return (Math.max(0, sum) * side.n) / (side.n - 1);
};

/** Influences of a group's mix and rate in one period; sign is +1 for now and −1 for then. */
const influencesOf = (
  side: Side,
  pieces: readonly Piece[],
  group: ReadonlySet<number>,
  which: 'now' | 'then',
): { mix: (i: number) => Influence; rate: (i: number) => Influence } => {
  const sign = which === 'now' ? 1 : -1;
  const over = (pick: (piece: Piece, share: number) => number): number =>
    [...group].reduce((sum, i) => sum + pick(pieces[i] as Piece, side.share[i] ?? 0), 0);
  const moved = over((piece) => piece.shareChange);
  const distances = over((piece, share) => share * piece.distance);
  const changes = over((piece, share) => share * piece.rateChange);
  const within = (i: number, weight: number): Influence => {
    const cell = side.cells[i] as MeanSums;
    const slope = weight / cell.w;
    return { constant: -slope * (cell.ws / cell.w - side.mean), slope };
  };
  return {
    mix: (i) => {
      const inside = group.has(i);
      const piece = pieces[i] as Piece;
      const own = inside ? within(i, piece.shareChange * piece.part[which]) : { constant: 0, slope: 0 };
      return {
        constant: own.constant + (sign * ((inside ? piece.distance : 0) - distances)) / side.w,
        slope: own.slope - moved / 2 / side.w,
      };
    },
    rate: (i) => {
      const inside = group.has(i);
      const piece = pieces[i] as Piece;
      const own = inside && piece.inBoth ? within(i, sign * piece.meanShare) : { constant: 0, slope: 0 };
      return {
        constant: own.constant + ((inside ? piece.rateChange : 0) - changes) / (2 * side.w),
        slope: own.slope,
      };
    },
  };
};

const plus = (a: Influence, b: Influence): Influence => ({
  constant: a.constant + b.constant,
  slope: a.slope + b.slope,
});

/**
 * Splits the change of a weighted mean between two periods over cells: share change × mean rate (mix) + rate change ×
 * mean share (rate); the two add up to the change exactly (Kitagawa 1955). Mix is measured from the mean of everybody,
 * so that a cell that grows counts for what it is better or worse than the rest; the sum is the same. A cell nobody
 * was in before (or is in now) can only have changed the mix. Errors are linearised over respondents of both periods.
 * @param groups cells, by position, whose contributions are wanted together.
 * @returns null when one period is empty.
 */
export const decompose = (
  cells: readonly SplitCell[],
  groups: readonly (readonly number[])[],
): { now: number; then: number; parts: SplitPart[] } | null => {
  const now = sideOf(cells.map((cell) => usable(cell.now)));
  const then = sideOf(cells.map((cell) => usable(cell.then)));
  if (!now || !then) return null;
  const pieces = cells.map((_, i) => pieceOf(now, then, i));
  const parts = groups.map((members): SplitPart => {
    const group = new Set(members);
    const sides = [
      { side: now, ...influencesOf(now, pieces, group, 'now') },
      { side: then, ...influencesOf(then, pieces, group, 'then') },
    ];
    const error = (of: (each: (typeof sides)[number]) => (i: number) => Influence): number | null => {
      const variances = sides.map((each) => variance(each.side, of(each)));
      return variances.some((each) => each === null)
        ? null
        : Math.sqrt(variances.reduce<number>((sum, each) => sum + (each ?? 0), 0));
    };
    const sum = (pick: (piece: Piece) => number): number =>
      members.reduce((total, i) => total + pick(pieces[i] as Piece), 0);
    const mix = sum((piece) => piece.shareChange * piece.distance);
    const rate = sum((piece) => piece.rateChange * piece.meanShare);
    return {
      mix: { value: mix, se: error((each) => each.mix) },
      rate: { value: rate, se: error((each) => each.rate) },
      total: {
        value: mix + rate,
        se: error((each) => (i) => plus(each.mix(i), each.rate(i))),
      },
    };
  });
  return { now: now.mean, then: then.mean, parts };
};

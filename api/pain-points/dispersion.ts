import { sumWeeks } from './weekly-cells.ts';

/** What a variance beyond Poisson is estimated from: Σ(excess) and Σ(squared means), over so many blocks. */
export interface Excess {
  readonly excess: number;
  readonly squares: number;
  readonly blocks: number;
}

export const NO_EXCESS: Excess = { excess: 0, squares: 0, blocks: 0 };

export const addExcess = (a: Excess, b: Excess): Excess => ({
  excess: a.excess + b.excess,
  squares: a.squares + b.squares,
  blocks: a.blocks + b.blocks,
});

/**
 * Blocks of `length` weeks of a baseline beside what its level and season expect: E(Y − M)² = M + α·M² for counts whose
 * rate varies with squared coefficient of variation α (negative binomial, NB2). Sums over longer blocks hold how weeks
 * hang together.
 */
export const blockExcess = (
  cases: Float64Array,
  season: Float64Array,
  from: number,
  to: number,
  length: number,
): Excess => {
  const total = sumWeeks(cases, from, to);
  const exposure = sumWeeks(season, from, to);
  const nBlocks = Math.floor((to - from) / length);
  if (nBlocks < 3 || total === 0) return NO_EXCESS;
  const level = total / exposure;
  let excess = 0;
  let squares = 0;
  for (let block = 0; block < nBlocks; block++) {
    const end = to - block * length;
    const mean = level * sumWeeks(season, end - length, end);
    const distance = sumWeeks(cases, end - length, end) - mean;
    // The level was fitted to the same blocks: one of them is used up.
    excess += (distance * distance * nBlocks) / (nBlocks - 1) - mean;
    squares += mean * mean;
  }
  return { excess, squares, blocks: nBlocks };
};

/**
 * α of one group of blocks, drawn towards that of a wider group as if the wider one had been seen in `weight` blocks.
 */
export const shrunkAlpha = (own: Excess, wider: number, weight: number): number => {
  const alone = own.squares > 0 ? Math.max(0, own.excess / own.squares) : wider;
  return (own.blocks * alone + weight * wider) / (own.blocks + weight);
};

const MOST_DOUBLINGS = 60;

/** Smallest whole k in [0, most] with cdf(k) ≥ p, for a rising cdf; searched outwards from a guess, then by halving. */
export const findQuantile = (p: number, cdf: (k: number) => number, guess: number, most: number): number => {
  const inside = (k: number): number => Math.min(most, Math.max(0, Math.round(k)));
  let low = inside(guess) - 1;
  let high = low + 1;
  let step = 1;
  for (let i = 0; i < MOST_DOUBLINGS && high < most && cdf(high) < p; i++) {
    low = high;
    high = inside(high + step);
    step *= 2;
  }
  step = 1;
  for (let i = 0; i < MOST_DOUBLINGS && low >= 0 && cdf(low) >= p; i++) {
    high = low;
    low = low - step < 0 ? -1 : low - step;
    step *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= p) high = middle;
    else low = middle;
  }
  return high;
};

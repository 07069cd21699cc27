/** Index of the position closest to x; null of none. */
export const nearestIndex = (positions: readonly number[], x: number): number | null => {
  let best: number | null = null;
  positions.forEach((position, i) => {
    if (best === null || Math.abs(position - x) < Math.abs((positions[best] ?? Infinity) - x)) best = i;
  });
  return best;
};

import { lowerGamma, upperGamma } from './incomplete-gamma.ts';

const MOST_HALVINGS = 200;

/**
 * Quantile of the gamma distribution with the given shape and scale 1, by halving the bracket to full precision. The
 * nearer tail is compared, so that neither end loses digits.
 */
export const gammaQuantile = (p: number, shape: number): number => {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  const isBelow =
    p < 0.5 ? (x: number) => lowerGamma(shape, x) < p : (x: number) => upperGamma(shape, x) > 1 - p;
  let low = 0;
  let high = shape + 20 + 20 * Math.sqrt(shape);
  while (isBelow(high)) high *= 2;
  for (let i = 0; i < MOST_HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

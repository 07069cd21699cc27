import { logGamma, stirlingRest } from './log-gamma.ts';

const SERIES_BELOW = 0.1;
const MOST_TERMS = 1000;

/** ln n! less Stirling's formula for it; n ≥ 0 whole. */
export const stirlingError = (n: number): number => {
  if (n === 0) return 0;
  if (n >= 10) return stirlingRest(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
};

/** x·ln(x/m) + m − x without cancellation where x ≈ m (the deviance term of Loader 2000). */
export const devianceTerm = (x: number, m: number): number => {
  if (x === 0) return m;
  if (Math.abs(x - m) >= SERIES_BELOW * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 1; j < MOST_TERMS; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
};

const SERIES_FROM = 12;

/** Terms of the asymptotic series of ψ (Abramowitz & Stegun 6.3.18): B₂ₖ/2k. */
const BERNOULLI = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760] as const;

/** ψ(x), the derivative of ln Γ, for x > 0. */
export const digamma = (x: number): number => {
  let at = x;
  let below = 0;
  for (; at < SERIES_FROM; at++) below += 1 / at;
  const r = 1 / (at * at);
  const series = BERNOULLI.reduceRight((rest, term) => r * (term + rest), 0);
  return Math.log(at) - 1 / (2 * at) - series - below;
};

/** ψ′(x) for x > 0 (Abramowitz & Stegun 6.4.12). */
export const trigamma = (x: number): number => {
  let at = x;
  let below = 0;
  for (; at < SERIES_FROM; at++) below += 1 / (at * at);
  const r = 1 / (at * at);
  const series = BERNOULLI.reduceRight((rest, term, i) => r * (2 * (i + 1) * term + rest), 0);
  return 1 / at + r / 2 + series / at + below;
};

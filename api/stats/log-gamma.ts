const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Error of Stirling's formula for ln Γ from x = 10 on, by its asymptotic series (Abramowitz & Stegun 6.1.41). */
export const stirlingRest = (x: number): number => {
  const r = 1 / (x * x);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / x;
};

/** ln Γ(x) for x > 0: Stirling's series from 10 on, Lanczos (g = 7, n = 9) below. */
export const logGamma = (x: number): number => {
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingRest(x);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  const series = COEFFICIENTS.slice(1).reduce(
    (sum, c, i) => sum + c / (z + i + 1),
    COEFFICIENTS[0] as number,
  );
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
};

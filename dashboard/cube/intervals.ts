/** Limits of a 95 % interval. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** The normal quantile of 0.975. */
export const Z = 1.959963984540054;

/** Exact 95 % limits of small Poisson counts 0 … 9 (Garwood 1936; R: poisson.test). */
const GARWOOD: readonly (readonly [number, number])[] = [
  [0, 3.6888795],
  [0.025317808, 5.5716434],
  [0.24220928, 7.2246877],
  [0.61867212, 8.7672731],
  [1.0898654, 10.241589],
  [1.6234864, 11.668332],
  [2.2018943, 13.059474],
  [2.8143631, 14.422675],
  [3.4538322, 15.763189],
  [4.1153731, 17.084803],
];

/** Wilson's score interval of a share; x and n may be effective sizes. @returns null when n is 0 */
export const shareLimits = (x: number, n: number): Limits | null => {
  if (!(n > 0)) return null;
  const half = Z * Math.sqrt(Z * Z + 4 * x * (1 - x / n));
  const both = 2 * (n + Z * Z);
  return {
    lower: x === 0 ? 0 : Math.max(0, (2 * x + Z * Z - half) / both),
    upper: x === n ? 1 : Math.min(1, (2 * x + Z * Z + half) / both),
  };
};

/** Limits of a count: Byar's approximation, exact below 10. */
export const countLimits = (x: number): Limits => {
  const exact = GARWOOD[x];
  if (exact) return { lower: exact[0], upper: exact[1] };
  return {
    lower: x * (1 - 1 / (9 * x) - Z / (3 * Math.sqrt(x))) ** 3,
    upper: (x + 1) * (1 - 1 / (9 * (x + 1)) + Z / (3 * Math.sqrt(x + 1))) ** 3,
  };
};

/**
 * Student's quantile of 0.975 by the expansion in 1/df around the normal one (Abramowitz & Stegun 26.7.5): right to four
 * digits from 9 degrees of freedom on, and fewer answers are withheld anyway.
 */
export const studentQuantile = (df: number): number => {
  const z2 = Z * Z;
  const g1 = (z2 + 1) / 4;
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96;
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
  return Z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df);
};

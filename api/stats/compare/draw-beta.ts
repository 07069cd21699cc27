/** A generator of numbers in [0, 1) that the caller seeds. */
export type Random = () => number;

/** Standard normal draws by the polar method (Marsaglia & Bray 1964); pairs are used up one by one. */
const normalDraws = (random: Random): (() => number) => {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const held = spare;
      spare = null;
      return held;
    }
    for (;;) {
      const u = 2 * random() - 1;
      const v = 2 * random() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
};

/** ln of a gamma draw (Marsaglia & Tsang 2000); a shape below 1 is drawn one higher and taken back. */
const logGammaDraw = (shape: number, random: Random, normal: () => number): number => {
  if (shape < 1) return logGammaDraw(shape + 1, random, normal) + Math.log(1 - random()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
};

/** Draws from Beta(a, b), a, b > 0, as the share of one gamma draw in two. */
export const betaDraws = (random: Random): ((a: number, b: number) => number) => {
  const normal = normalDraws(random);
  return (a, b) => {
    const first = logGammaDraw(a, random, normal);
    const second = logGammaDraw(b, random, normal);
    return 1 / (1 + Math.exp(second - first));
  };
};

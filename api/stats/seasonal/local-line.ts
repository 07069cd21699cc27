/** Points whose x rises, and which of them are near. */
export interface LocalPoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** First and last point that may count. */
  readonly from: number;
  readonly to: number;
  /** Robustness weights; null counts all alike. */
  readonly robustness: ArrayLike<number> | null;
}

/** Cleveland's programs take weights as 1 this near, as 0 this far, in shares of the bandwidth. */
const NEAR = 0.001;
const FAR = 0.999;
/** A line is fitted when the points' spread is more than this share of the whole range; a mean otherwise. */
const SPREAD = 0.001;

const cube = (value: number): number => value * value * value;

/**
 * Value at `at` of a line (degree 1) or mean (degree 0) through near points with tricube weights over the bandwidth
 * (Cleveland 1979).
 * @param range of all x, against which a spread is judged too small for a line.
 * @returns null when no point has a weight.
 */
export const localLine = (
  { x, y, from, to, robustness }: LocalPoints,
  { at, bandwidth, degree, range }: { at: number; bandwidth: number; degree: 0 | 1; range: number },
): number | null => {
  const weights = new Float64Array(to - from + 1);
  let total = 0;
  for (let j = from; j <= to; j++) {
    const distance = Math.abs((x[j] as number) - at);
    if (distance > FAR * bandwidth) continue;
    const near = distance <= NEAR * bandwidth ? 1 : cube(1 - cube(distance / bandwidth));
    const weight = near * (robustness ? (robustness[j] as number) : 1);
    weights[j - from] = weight;
    total += weight;
  }
  if (!(total > 0)) return null;
  let centre = 0;
  for (let j = from; j <= to; j++) centre += ((weights[j - from] as number) / total) * (x[j] as number);
  let spread = 0;
  for (let j = from; j <= to; j++)
    spread += ((weights[j - from] as number) / total) * ((x[j] as number) - centre) ** 2;
  const isLine = degree === 1 && bandwidth > 0 && Math.sqrt(spread) > SPREAD * range;
  const tilt = isLine ? (at - centre) / spread : 0;
  let value = 0;
  for (let j = from; j <= to; j++) {
    const share = (weights[j - from] as number) / total;
    value += share * (1 + tilt * ((x[j] as number) - centre)) * (y[j] as number);
  }
  return value;
};

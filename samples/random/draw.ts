import type { Random } from './stream.ts';

export const chance = (random: Random, share: number): boolean => random() < share;

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** A whole number, both ends included. */
export const whole = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/** One of a list. @throws RangeError when the list is empty. */
export const pick = <T>(random: Random, list: readonly T[]): T => {
  const index = Math.floor(random() * list.length);
  if (list.length === 0) throw new RangeError('nothing to pick from');
  return list[index] as T;
};

/** One of a list, in proportion to its weight. */
export const pickWeighted = <T>(random: Random, list: readonly (readonly [T, number])[]): T => {
  let left = random() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of list) {
    left -= weight;
    if (left < 0) return value;
  }
  return (list.at(-1) as readonly [T, number])[0];
};

/** Standard normal (Box and Muller 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Log-normal with this median. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(random));

/** Gamma with mean 1 and variance 1 / shape (Marsaglia and Tsang 2000); shape ≥ 1. */
export const gammaAroundOne = (random: Random, shape: number): number => {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    const v = root * root * root;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return (d * v) / shape;
  }
};

/** Poisson count (Knuth), drawn in parts so that a large mean does not underflow. */
export const poisson = (random: Random, mean: number): number => {
  let count = 0;
  for (let left = mean; left > 0; left -= 20) {
    const floor = Math.exp(-Math.min(left, 20));
    for (let product = random(); product > floor; product *= random()) count++;
  }
  return count;
};

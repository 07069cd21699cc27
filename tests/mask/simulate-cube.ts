import type { CountTable } from '../../api/mask/index.ts';
import { addTotals, flatAxis } from './random-tables.ts';

/** A cube with totals whose districts and issues differ in size, from a fixed pseudo-random sequence. */
export function simulateCube(size: {
  months: number;
  districts: number;
  issues: number;
  mean: number;
}): CountTable {
  let state = 12345;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const sizes = (n: number): number[] => Array.from({ length: n }, () => Math.exp(2 * random() - 1));
  const [districts, issues] = [sizes(size.districts), sizes(size.issues)];
  const counts = Array.from({ length: size.months }, () =>
    districts.flatMap((d) => issues.map((i) => Math.round(size.mean * d * i * (0.4 + 1.2 * random())))),
  ).flat();
  return addTotals([flatAxis(size.months), flatAxis(size.districts), flatAxis(size.issues)], counts);
}

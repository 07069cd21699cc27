import { zOf } from './distributions.ts';
import { checkCount, checkLevel, type Interval } from './interval.ts';

/** Agresti & Coull 1998: Wald around the shrunken share, not clipped. @returns null when n = 0. */
export const agrestiCoullInterval = (x: number, n: number, level: number): Interval | null => {
  checkLevel(level);
  if (!checkCount(x, n, false)) return null;
  const z = zOf(level);
  const size = n + z * z;
  const share = (x + (z * z) / 2) / size;
  const half = z * Math.sqrt((share * (1 - share)) / size);
  return { lower: share - half, upper: share + half };
};

import { SAME_LIKELIHOOD } from './binomial-test.ts';
import { StatisticsError } from './interval.ts';
import { poissonLower, poissonPmf, poissonUpper } from './poisson.ts';

/** Smallest k > from with at most the given likelihood, beyond the mode. */
const firstUnlikely = (from: number, mean: number, limit: number): number => {
  let step = 1;
  while (poissonPmf(from + step, mean) > limit) step *= 2;
  let [low, high] = [from + Math.floor(step / 2), from + step];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (poissonPmf(middle, mean) > limit) low = middle;
    else high = middle;
  }
  return high;
};

/**
 * Exact two-sided p that a count comes from a Poisson distribution with the given mean: the sum over all outcomes no
 * likelier than the observed one (as R's poisson.test).
 */
export const poissonTestP = (x: number, mean: number): number => {
  if (!Number.isInteger(x) || x < 0) throw new StatisticsError(`${x} is no count`);
  if (!(mean >= 0)) throw new StatisticsError(`${mean} is no mean of a count`);
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === mean) return 1;
  const limit = poissonPmf(x, mean) * SAME_LIKELIHOOD;
  const mode = Math.floor(mean);
  if (x < mean)
    return Math.min(1, poissonLower(x, mean) + poissonUpper(firstUnlikely(mode, mean, limit), mean));
  let low = -1;
  let high = mode + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (poissonPmf(middle, mean) <= limit) low = middle;
    else high = middle;
  }
  return Math.min(1, poissonLower(low, mean) + poissonUpper(x, mean));
};

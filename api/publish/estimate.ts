import { LEVEL, nothing, type Estimate } from '../query/estimate.ts';
import { byarInterval, netScore, normalInterval, wilsonInterval } from '../stats/index.ts';

const SMALL_COUNT = 10;

const estimateShare = (x: number, n: number): Estimate => {
  const interval = wilsonInterval(x, n, LEVEL);
  return interval ? { value: x / n, ...interval, method: 'wilson', n, nEff: n, flags: [] } : nothing();
};

const estimateNet = (best: number, worst: number, n: number): Estimate => {
  const score = n > 0 ? netScore(best / n, worst / n, n) : null;
  if (!score) return nothing();
  const value = 100 * score.net;
  const interval = score.seN ? normalInterval(value, 100 * score.seN, LEVEL) : { lower: null, upper: null };
  return { value, ...interval, method: 'net_n', n, nEff: n, flags: [] };
};

/** A metric from published counts alone; `counts` in the order of the columns of its table. */
export const estimatePublished = (metric: string, counts: readonly number[]): Estimate => {
  const [n = 0, first = 0, second = 0] = counts;
  if (metric === 'volume')
    return {
      value: n,
      ...byarInterval(n, LEVEL),
      method: n < SMALL_COUNT ? 'poisson_exact' : 'byar',
      n,
      nEff: null,
      flags: [],
    };
  if (metric === 'bottom2') return estimateShare(second, n);
  if (metric === 'net_satisfaction') return estimateNet(first, second, n);
  return estimateShare(first, n);
};

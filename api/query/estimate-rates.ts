import { estimateShare } from './estimate-cases.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import { byarInterval, normalInterval, poissonRatio, poissonRatioP } from '../stats/index.ts';
import type { RateCells } from './rate-cells.ts';

/** Share of the cases that came back. */
export const estimateRepeats = ({ x, n }: RateCells): Estimate => estimateShare(x, n);

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

/** Closings for each opening, with the exact interval of a ratio of two counts; no value when nothing was opened. */
export const estimateClearance = ({ x, n }: RateCells): Estimate => {
  if (n === 0) return { ...nothing(), flags: ['nothing_opened'] };
  const found = poissonRatio(x, n, 1, 1, LEVEL);
  return {
    value: x / n,
    lower: found ? finite(found.interval.lower) : null,
    upper: found ? finite(found.interval.upper) : null,
    method: 'poisson_ratio_exact',
    n,
    nEff: n,
    se: x > 0 ? (x / n) * Math.sqrt(1 / x + 1 / n) : null,
    flags: [],
  };
};

/** Cases per 1,000 residents with the Byar interval of the count; no value where residents are unknown. */
export const estimatePer1000 = ({ x, residents }: RateCells): Estimate => {
  if (residents === null || residents <= 0)
    return { ...nothing(), n: x, flags: ['no_population'], beside: { residents: null } };
  const { lower, upper } = byarInterval(x, LEVEL);
  return {
    value: (1000 * x) / residents,
    lower: (1000 * lower) / residents,
    upper: (1000 * upper) / residents,
    method: x < 10 ? 'poisson_exact' : 'byar',
    n: x,
    nEff: null,
    flags: [],
    beside: { residents },
  };
};

/** Difference of two rates per 1,000 over periods of given length: exact conditional Poisson test. */
export const differPer1000 = (
  a: RateCells,
  b: RateCells,
  exposure: { readonly a: number; readonly b: number },
): Difference => {
  if (!a.residents || !b.residents) return noDifference;
  const ratio = exposure.a / exposure.b;
  const [perA, perB] = [1000 / a.residents, (1000 / b.residents) * ratio];
  const difference = a.x * perA - b.x * perB;
  return {
    difference,
    ...normalInterval(difference, Math.hypot(Math.sqrt(a.x) * perA, Math.sqrt(b.x) * perB), LEVEL),
    p: poissonRatioP(a.x, b.x, a.residents * exposure.a, b.residents * exposure.b),
  };
};

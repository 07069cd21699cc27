import { logGamma } from '../log-gamma.ts';
import { sum } from '../sum.ts';
import { betaMoments, type BetaPrior } from './beta-binomial.ts';
import { digamma, trigamma } from './digamma.ts';
import type { FunnelUnit } from './funnel-unit.ts';

export interface BetaFit extends BetaPrior {
  /** Without the binomial coefficients, which no parameter changes. */
  readonly logLikelihood: number;
}

const MOST_STEPS = 200;
/** Beyond this size the likelihood only rises towards units that are alike. */
const ALIKE = 1e7;

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

const shapes = (logit: number, logSize: number): { a: number; b: number } => {
  const mean = 1 / (1 + Math.exp(-logit));
  return { a: mean * Math.exp(logSize), b: (1 - mean) * Math.exp(logSize) };
};

const logLikelihood = (units: readonly FunnelUnit[], logit: number, logSize: number): number => {
  const { a, b } = shapes(logit, logSize);
  return sum(units.map(({ x, n }) => logBeta(x + a, n - x + b) - logBeta(a, b)));
};

/** First and second derivatives by logit(mean) and ln(size). */
const derivatives = (units: readonly FunnelUnit[], logit: number, logSize: number) => {
  const { a, b } = shapes(logit, logSize);
  const rise = (psi: (x: number) => number, at: (unit: FunnelUnit) => number, base: number): number =>
    sum(units.map((unit) => psi(at(unit) + base) - psi(base)));
  const all = (psi: (x: number) => number): number => rise(psi, ({ n }) => n, a + b);
  const ga = rise(digamma, ({ x }) => x, a) - all(digamma);
  const gb = rise(digamma, ({ x, n }) => n - x, b) - all(digamma);
  const shared = -all(trigamma);
  const haa = rise(trigamma, ({ x }) => x, a) + shared;
  const hbb = rise(trigamma, ({ x, n }) => n - x, b) + shared;
  const mean = a / (a + b);
  const slope = a * (1 - mean);
  const bend = slope * (1 - 2 * mean);
  return {
    gradient: [slope * (ga - gb), a * ga + b * gb] as const,
    hessian: {
      uu: slope * slope * (haa - 2 * shared + hbb) + bend * (ga - gb),
      uv: slope * (a * haa + (b - a) * shared - b * hbb) + slope * (ga - gb),
      vv: a * a * haa + 2 * a * b * shared + b * b * hbb + a * ga + b * gb,
    },
  };
};

/**
 * Newton's step along the axes of the curvature, each by its size: where the likelihood bends up instead of down, the
 * step still leads uphill (Dauphin et al. 2014).
 */
const ascent = ({ gradient, hessian }: ReturnType<typeof derivatives>): readonly [number, number] => {
  const { uu, uv, vv } = hessian;
  const half = Math.hypot((uu - vv) / 2, uv);
  const angle = Math.atan2(2 * uv, uu - vv) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const along = (part: number, bend: number): number => part / Math.max(Math.abs(bend), 1e-12);
  const first = along(c * gradient[0] + s * gradient[1], (uu + vv) / 2 + half);
  const second = along(c * gradient[1] - s * gradient[0], (uu + vv) / 2 - half);
  return [c * first - s * second, s * first + c * second];
};

/**
 * The prior by maximum likelihood, by Newton's method on logit(mean) and ln(size) with steps halved until the
 * likelihood rises.
 * @returns null when nothing is observed, all shares are 0 or all 1, or the units are alike (the likelihood rises
 * without end as the size grows): no evidence of differences.
 */
export const betaLikelihood = (units: readonly FunnelUnit[]): BetaFit | null => {
  const start = betaMoments(units);
  if (start === null || !(start.mean > 0 && start.mean < 1)) return null;
  let logit = Math.log(start.mean / (1 - start.mean));
  let logSize = Math.log(Number.isFinite(start.size) ? Math.max(start.size, 1e-3) : 1e3);
  let height = logLikelihood(units, logit, logSize);
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = ascent(derivatives(units, logit, logSize));
    let share = Math.min(1, 3 / Math.max(1e-300, Math.hypot(...move)));
    let next = height;
    for (; share > 1e-12; share /= 2) {
      next = logLikelihood(units, logit + share * move[0], logSize + share * move[1]);
      if (next >= height) break;
    }
    if (!(next >= height)) break;
    logit += share * move[0];
    logSize += share * move[1];
    height = next;
    if (logSize > Math.log(ALIKE)) return null;
    if (share * Math.hypot(...move) < 1e-10) break;
  }
  const { a, b } = shapes(logit, logSize);
  return { mean: a / (a + b), size: a + b, logLikelihood: height };
};

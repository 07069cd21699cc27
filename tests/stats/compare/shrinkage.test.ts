import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaLikelihood,
  betaMoments,
  jamesStein,
  marshallBinomial,
  marshallPoisson,
  shrinkMeans,
  shrinkShares,
  type BetaPrior,
} from '../../../api/stats/index.ts';

const unit = fc
  .integer({ min: 0, max: 200 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const units = fc.array(unit, { minLength: 1, maxLength: 20 });
const spread = [
  { x: 12, n: 40 },
  { x: 55, n: 80 },
  { x: 20, n: 25 },
  { x: 31, n: 90 },
  { x: 66, n: 100 },
];

/** ln of the beta–binomial probability of each unit, by products of whole steps: no gamma function involved. */
const heightOf = (prior: BetaPrior, given: readonly { x: number; n: number }[] = spread): number =>
  given.reduce((total, { x, n }) => {
    const [a, b] = [prior.mean * prior.size, (1 - prior.mean) * prior.size];
    let log = 0;
    for (let i = 0; i < x; i++) log += Math.log(a + i);
    for (let i = 0; i < n - x; i++) log += Math.log(b + i);
    for (let i = 0; i < n; i++) log -= Math.log(a + b + i);
    return total + log;
  }, 0);

describe('shares drawn together', () => {
  it('lie between their own share and the mean, and are never NaN', () => {
    fc.assert(
      fc.property(units, (given) => {
        const prior = betaMoments(given);
        expect(prior === null).toBe(given.every(({ n }) => n === 0));
        if (prior === null) return;
        expect(prior.rho).toBeGreaterThanOrEqual(0);
        expect(prior.rho).toBeLessThanOrEqual(1);
        for (const [i, { share, interval }] of shrinkShares(given, prior, 0.95).entries()) {
          const { x, n } = given[i] as { x: number; n: number };
          const own = n > 0 ? x / n : prior.mean;
          expect(share).toBeGreaterThanOrEqual(Math.min(own, prior.mean) - 1e-12);
          expect(share).toBeLessThanOrEqual(Math.max(own, prior.mean) + 1e-12);
          if (interval) expect(interval.lower).toBeLessThanOrEqual(interval.upper);
          else expect(prior.size).toBe(Infinity);
        }
      }),
    );
  });

  it('get the common share and no interval when all are alike, all 0 or all 1', () => {
    for (const given of [
      [
        { x: 5, n: 10 },
        { x: 10, n: 20 },
      ],
      [
        { x: 0, n: 10 },
        { x: 0, n: 7 },
      ],
      [{ x: 9, n: 9 }],
    ]) {
      const prior = betaMoments(given) as BetaPrior;
      expect(prior.size).toBe(Infinity);
      expect(shrinkShares(given, prior, 0.95)[0]).toEqual({
        share: prior.mean,
        ownWeight: 0,
        interval: null,
      });
      expect(betaLikelihood(given)).toBeNull();
    }
    expect(betaMoments([])).toBeNull();
    expect(betaLikelihood([{ x: 0, n: 0 }])).toBeNull();
  });

  it('by likelihood stand at the top of it', () => {
    const fit = betaLikelihood(spread);
    if (fit === null) throw new Error('no fit');
    expect(fit.logLikelihood).toBeCloseTo(heightOf(fit), 8);
    for (const [mean, size] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.5],
      [0, -0.5],
    ] as const)
      expect(heightOf({ mean: fit.mean + mean, size: fit.size + size })).toBeLessThan(fit.logLikelihood);
  });
});

describe('the likelihood', () => {
  it('is at its top for any units that differ, or there is no fit', () => {
    fc.assert(
      fc.property(units, (given) => {
        const fit = betaLikelihood(given);
        if (fit === null) return;
        const top = heightOf(fit, given);
        for (const share of [0.98, 1.02]) {
          expect(heightOf({ mean: fit.mean, size: fit.size * share }, given)).toBeLessThan(top + 1e-8);
          const odds = (share * fit.mean) / (1 - fit.mean);
          expect(heightOf({ mean: odds / (1 + odds), size: fit.size }, given)).toBeLessThan(top + 1e-8);
        }
      }),
    );
  });
});

describe('Marshall’s rates', () => {
  it('lie between the unit’s own and the overall rate, for counts and for shares', () => {
    fc.assert(
      fc.property(units, (given) => {
        for (const found of [marshallPoisson(given), marshallBinomial(given)]) {
          expect(found === null).toBe(given.every(({ n }) => n === 0));
          for (const [i, rate] of (found?.rates ?? []).entries()) {
            const { x, n } = given[i] as { x: number; n: number };
            const overall = found?.overall as number;
            const own = n > 0 ? x / n : overall;
            expect(rate).toBeGreaterThanOrEqual(Math.min(own, overall) - 1e-12);
            expect(rate).toBeLessThanOrEqual(Math.max(own, overall) + 1e-12);
          }
        }
      }),
    );
  });
});

describe('means drawn together', () => {
  const estimates = [3.4, 3.9, 3.1, 3.6, 4.2, 3.3].map((value, i) => ({
    value,
    variance: [0.04, 0.03, 0.06, 0.02, 0.05, 0.01][i] as number,
  }));

  it('have by Paule and Mandel a Q of exactly k − 1', () => {
    const tau = shrinkMeans(estimates, 'PM')?.tauSquared as number;
    const weights = estimates.map(({ variance }) => 1 / (variance + tau));
    const total = weights.reduce((a, b) => a + b, 0);
    const mean = estimates.reduce((all, { value }, i) => all + value * (weights[i] as number), 0) / total;
    const q = estimates.reduce((all, { value }, i) => all + (weights[i] as number) * (value - mean) ** 2, 0);
    expect(q).toBeCloseTo(estimates.length - 1, 10);
  });

  it('have with equal variances the closed form Σ(y − ȳ)²/(k − 1) − v by DL, PM and REML', () => {
    const values = [0.4, 0.36, 0.31, 0.22, 0.19, 0.27];
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const closed = values.reduce((all, value) => all + (value - mean) ** 2, 0) / (values.length - 1) - 0.004;
    for (const method of ['DL', 'PM', 'REML'] as const)
      expect(
        shrinkMeans(
          values.map((value) => ({ value, variance: 0.004 })),
          method,
        )?.tauSquared,
      ).toBeCloseTo(closed, 12);
  });

  it('stand at the top of their likelihood', () => {
    for (const method of ['ML', 'REML'] as const) {
      const tau = shrinkMeans(estimates, method)?.tauSquared as number;
      const height = (t: number): number => {
        const weights = estimates.map(({ variance }) => 1 / (variance + t));
        const total = weights.reduce((a, b) => a + b, 0);
        const mean = estimates.reduce((all, { value }, i) => all + value * (weights[i] as number), 0) / total;
        const fit = estimates.reduce(
          (all, { value }, i) =>
            all + Math.log(weights[i] as number) - (weights[i] as number) * (value - mean) ** 2,
          0,
        );
        return fit - (method === 'REML' ? Math.log(total) : 0);
      };
      expect(height(tau * 1.02)).toBeLessThan(height(tau));
      expect(height(tau * 0.98)).toBeLessThan(height(tau));
    }
  });

  it('fall together when they differ by chance only; one is too few; a variance of 0 is refused', () => {
    const alike = shrinkMeans([
      { value: 2, variance: 1 },
      { value: 2.1, variance: 1 },
    ]);
    expect(alike?.tauSquared).toBe(0);
    expect(alike?.units[0]?.value).toBeCloseTo(2.05, 12);
    expect(shrinkMeans([{ value: 2, variance: 1 }])).toBeNull();
    expect(shrinkMeans([])).toBeNull();
    expect(() => shrinkMeans([{ value: 2, variance: 0 }])).toThrow('variance 0');
    expect(jamesStein([1, 2, 3], 1)).toBeNull();
    expect(jamesStein([2, 2, 2, 2], 1)).toBeNull();
    expect(() => jamesStein([1, 2, 3, 4], 0)).toThrow('variance 0');
  });
});

import { describe, expect, it } from 'vitest';
import { excessP, simes } from '../../api/pain-points/excess-p.ts';
import { blockExcess } from '../../api/pain-points/dispersion.ts';
import { fisherUpper, poissonUpper } from '../../api/stats/index.ts';

/** Exact binomial coefficients. */
const choose = (n: number, k: number): bigint => {
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
};

describe('the tail of an excess', () => {
  it('is Poisson where rates do not vary', () => {
    for (const [count, mean] of [
      [9, 3],
      [4, 0.7],
      [30, 18],
    ] as const)
      expect(excessP(count, mean, 0)).toBeCloseTo(poissonUpper(count, mean), 12);
  });

  it('is the sum of negative binomial terms in the middle, and never below it far out', () => {
    const [mean, alpha] = [12, 0.25];
    // P(k + 1) = P(k) · (k + r)/(k + 1) · (1 − π), from P(0) = π^r with r = 1/α and π = 1/(1 + αμ).
    const r = 1 / alpha;
    const pi = 1 / (1 + alpha * mean);
    let term = pi ** r;
    let below = 0;
    for (let k = 0; k < 60; k++) {
      const upper = 1 - below;
      if (upper > 0.02) expect(excessP(k, mean, alpha)).toBeCloseTo(upper, 9);
      else if (upper > 1e-12) expect(excessP(k, mean, alpha)).toBeGreaterThanOrEqual(upper - 1e-12);
      below += term;
      term *= ((k + r) / (k + 1)) * (1 - pi);
    }
  });

  it('is 1 where nothing is expected or seen', () => {
    expect(excessP(0, 3, 0.1)).toBe(1);
    expect(excessP(5, 0, 0.1)).toBe(1);
  });
});

it('one-sided Fisher: the mid-p over exact tables', () => {
  for (const [x1, n1, x2, n2] of [
    [10, 22, 30, 200],
    [3, 10, 2, 12],
    [0, 5, 7, 9],
    [12, 12, 40, 80],
  ] as const) {
    const total = x1 + x2;
    const all = Number(choose(n1 + n2, total));
    let expected = 0;
    for (let k = x1; k <= Math.min(n1, total); k++) {
      const share = Number(choose(n1, k) * choose(n2, total - k)) / all;
      expected += k === x1 ? share / 2 : share;
    }
    expect(fisherUpper(x1, n1, x2, n2)).toBeCloseTo(expected, 10);
  }
  expect(fisherUpper(0, 0, 3, 4)).toBeNull();
});

it('Simes: the smallest of p · k / rank', () => {
  expect(simes([0.04, 0.5, 0.01])).toBeCloseTo(0.03, 12);
  expect(simes([0.9])).toBe(0.9);
});

it('blocks: what varies more than counts do', () => {
  const steady = Float64Array.from({ length: 40 }, () => 4);
  const flat = new Float64Array(40).fill(1);
  const even = blockExcess(steady, flat, 0, 40, 4);
  expect(even.blocks).toBe(10);
  expect(even.excess).toBeLessThan(0);
  const wild = Float64Array.from({ length: 40 }, (_, week) => (week % 8 < 4 ? 0 : 8));
  // Ten blocks of 0 and 32 around 16: (16² · 10/9 − 16) each.
  expect(blockExcess(wild, flat, 0, 40, 4).excess).toBeCloseTo(10 * ((256 * 10) / 9 - 16), 9);
});

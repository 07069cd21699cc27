import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  angleFunnel,
  binomialFunnel,
  binomialLower,
  overdispersion,
  placeAt,
  pooledShare,
  ratioFunnel,
  rootRatioFunnel,
  wilsonInterval,
  type FunnelLimits,
} from '../../../api/stats/index.ts';

const unit = fc
  .integer({ min: 0, max: 400 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const units = fc.array(unit, { minLength: 1, maxLength: 30 });
const inOrder = (limits: FunnelLimits): boolean =>
  limits.lower998 <= limits.lower95 && limits.lower95 <= limits.upper95 && limits.upper95 <= limits.upper998;

describe('limits of a share', () => {
  it('lie in [0, 1] and in order, for every size and target', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('interpolated' as const, 'step' as const, 'wilson' as const),
        (n, target, kind) => {
          const limits = binomialFunnel(n, target, kind) as FunnelLimits;
          expect(inOrder(limits)).toBe(true);
          expect(limits.lower998).toBeGreaterThanOrEqual(0);
          expect(limits.upper998).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('by inverted Wilson are where the Wilson interval just touches the target', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 5000 }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (n, target) => {
          const limits = binomialFunnel(n, target, 'wilson') as FunnelLimits;
          expect(wilsonInterval(limits.upper95 * n, n, 0.95)?.lower).toBeCloseTo(target, 9);
          expect(wilsonInterval(limits.lower95 * n, n, 0.95)?.upper).toBeCloseTo(target, 9);
        },
      ),
    );
  });

  it('by step leave out at most the tail they name', () => {
    const { lower95, upper95 } = binomialFunnel(37, 0.3, 'step') as FunnelLimits;
    expect(binomialLower(Math.round(lower95 * 37) - 1, 37, 0.3)).toBeLessThanOrEqual(0.025);
    expect(1 - binomialLower(Math.round(upper95 * 37), 37, 0.3)).toBeLessThanOrEqual(0.025);
  });

  it('are null without answers, and a target that is no share is refused', () => {
    expect(binomialFunnel(0, 0.5, 'step')).toBeNull();
    expect(() => binomialFunnel(10, 1.2, 'wilson')).toThrow('target 1.2');
  });
});

describe('a funnel of shares', () => {
  it('never leaves [0, 1], never gives NaN, and has null just where n = 0', () => {
    fc.assert(
      fc.property(units, (given) => {
        const found = angleFunnel(given);
        expect(found === null).toBe(pooledShare(given) === null);
        for (const [i, place] of (found?.places ?? []).entries()) {
          expect(place === null).toBe(given[i]?.n === 0);
          if (place === null) continue;
          expect(inOrder(place.limits)).toBe(true);
          expect(place.limits.lower998).toBeGreaterThanOrEqual(0);
          expect(place.limits.upper998).toBeLessThanOrEqual(1);
          expect(Number.isFinite(place.adjustedZ)).toBe(true);
        }
      }),
    );
  });

  it('finds no spread between units that are all alike, and says so', () => {
    const found = angleFunnel([
      { x: 20, n: 40 },
      { x: 30, n: 60 },
      { x: 5, n: 10 },
    ]);
    expect(found?.spread.phi).toBeCloseTo(0, 12);
    expect(found?.spread.tauSquared).toBe(0);
    expect(found?.places.map((place) => place?.at95)).toEqual([0, 0, 0]);
  });

  it('is null without units or answers and takes one unit without a test', () => {
    expect(angleFunnel([])).toBeNull();
    expect(angleFunnel([{ x: 0, n: 0 }])).toBeNull();
    const one = angleFunnel([{ x: 3, n: 9 }]);
    expect(one?.spread.p).toBeNull();
    expect(one?.spread.tauSquared).toBe(0);
  });

  it('refuses more hits than answers, and winsorising of half or more', () => {
    expect(() => angleFunnel([{ x: 4, n: 3 }])).toThrow('4 of 3');
    expect(() => overdispersion([{ value: 1, error: 1 }], 0, 0.5)).toThrow('winsorising 0.5');
  });
});

describe('a funnel of ratios', () => {
  it('covers the ratio 1 and widens as less is expected', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500, noNaN: true }), (expected) => {
        const [wide, narrow] = [
          ratioFunnel(expected, 'chi_square') as FunnelLimits,
          ratioFunnel(expected * 2, 'chi_square') as FunnelLimits,
        ];
        expect(wide.lower95).toBeLessThan(1);
        expect(wide.upper95).toBeGreaterThan(1);
        expect(narrow.upper998 - narrow.lower998).toBeLessThan(wide.upper998 - wide.lower998);
      }),
    );
  });

  it('is null where nothing is expected, and squares its roots', () => {
    expect(ratioFunnel(0, 'interpolated')).toBeNull();
    expect(rootRatioFunnel([{ observed: 2, expected: 0 }])).toBeNull();
    const found = rootRatioFunnel([
      { observed: 2, expected: 0.1 },
      { observed: 2, expected: 0 },
      { observed: 30, expected: 40 },
    ]);
    expect(found?.limits[0]?.lower998).toBe(0);
    expect(found?.limits[1]).toBeNull();
    expect(found?.limits[2]?.upper95).toBeCloseTo((found?.roots[2]?.upper95 as number) ** 2, 12);
    expect(() => rootRatioFunnel([{ observed: -1, expected: 2 }])).toThrow('-1 observed');
  });
});

describe('a place', () => {
  it('on a limit is within it', () => {
    const limits = { lower998: 0.1, lower95: 0.2, upper95: 0.6, upper998: 0.7 };
    expect(placeAt(0.6, limits)).toEqual({ at95: 0, at998: 0 });
    expect(placeAt(0.65, limits)).toEqual({ at95: 1, at998: 0 });
    expect(placeAt(0.05, limits)).toEqual({ at95: -1, at998: -1 });
  });
});

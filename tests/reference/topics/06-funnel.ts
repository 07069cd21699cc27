import {
  additiveLimits,
  angleFunnel,
  binomialFunnel,
  mapLimits,
  multiplicativeLimits,
  normalLimits,
  overdispersion,
  placeAt,
  pooledShare,
  ratioFunnel,
  rootRatioFunnel,
  sharePoint,
  type FunnelLimits,
  type FunnelPoint,
  type FunnelUnit,
  type Overdispersion,
} from '../../../api/stats/index.ts';
import { toNumber, type CaseFiles, type ReferenceCase, type Topic } from '../case.ts';

const unitsOf = (of: ReferenceCase, files: CaseFiles): FunnelUnit[] =>
  files.rows(of).map((row) => ({
    x: toNumber(row['numerator']) as number,
    n: toNumber(row['denominator']) as number,
  }));

const winsorOf = (of: ReferenceCase): number => of.params?.['winsor'] as number;

const columns = (limits: readonly (FunnelLimits | null)[], suffix = '') => ({
  [`ll998${suffix}`]: limits.map((each) => each?.lower998),
  [`ll95${suffix}`]: limits.map((each) => each?.lower95),
  [`ul95${suffix}`]: limits.map((each) => each?.upper95),
  [`ul998${suffix}`]: limits.map((each) => each?.upper998),
});

/** Units as points around their pooled share. */
const pointsOf = (of: ReferenceCase, files: CaseFiles) => {
  const units = unitsOf(of, files);
  const target = pooledShare(units) as number;
  const points = units.map((unit) => sharePoint(unit, target));
  return { target, points, spread: overdispersion(points, target, winsorOf(of)) as Overdispersion };
};

const limitsOf = (
  points: readonly (FunnelPoint | null)[],
  limits: (error: number) => FunnelLimits,
): (FunnelLimits | null)[] => points.map((point) => point && limits(point.error));

const ratiosOf = (of: ReferenceCase, files: CaseFiles) =>
  files.rows(of).map((row) => ({
    observed: toNumber(row['observed']) as number,
    expected: toNumber(row['expected']) as number,
  }));

/** Comparison of units by funnel. */
export const funnel: Topic = {
  adapters: {
    funnel_binomial_exact: (of, files) => {
      const units = unitsOf(of, files);
      const target = pooledShare(units) as number;
      const limits = units.map(({ n }) => binomialFunnel(n, target, 'interpolated'));
      const rates = units.map(({ x, n }) => x / n);
      const places = rates.map((rate, i) => placeAt(rate, limits[i] as FunnelLimits));
      return {
        target,
        rate: rates,
        ...columns(limits),
        outside95: places.map(({ at95 }) => at95),
        outside998: places.map(({ at998 }) => at998),
      };
    },
    funnel_binomial_step: (of, files) => {
      const units = unitsOf(of, files);
      const target = pooledShare(units) as number;
      return { target, ...columns(units.map(({ n }) => binomialFunnel(n, target, 'step'))) };
    },
    funnel_normal: (of, files) => {
      const { target, points, spread } = pointsOf(of, files);
      return { target, z: spread.z, ...columns(limitsOf(points, (error) => normalLimits(target, error))) };
    },
    funnel_phi_multiplicative: (of, files) => {
      const { target, points, spread } = pointsOf(of, files);
      return {
        z_winsorised: spread.winsorised,
        phi: spread.phi,
        phi_unwinsorised: spread.phiUnwinsorised,
        phi_used: Math.max(1, spread.phi),
        test_chisq: spread.chiSquare,
        test_df: spread.df,
        test_p: spread.p,
        ...columns(limitsOf(points, (error) => multiplicativeLimits(target, error, spread.phi))),
      };
    },
    funnel_tau2_additive: (of, files) => {
      const { target, points, spread } = pointsOf(of, files);
      return {
        phi: spread.phi,
        tau2: spread.tauSquared,
        ...columns(limitsOf(points, (error) => additiveLimits(target, error, spread.tauSquared))),
      };
    },
    funnel_funnelplotr_pr: (of, files) => {
      const found = angleFunnel(unitsOf(of, files), { winsorised: winsorOf(of) });
      const places = found?.places ?? [];
      return {
        z: found?.spread.z,
        z_winsorised: found?.spread.winsorised,
        phi: found?.spread.phi,
        tau2: found?.spread.tauSquared,
        ...columns(places.map((place) => place && mapLimits(place.angles, (angle) => Math.sin(angle) ** 2))),
        ...columns(
          places.map((place) => place && place.limits),
          '_angle_clipped',
        ),
      };
    },
    funnel_ratio_poisson: (of, files) => {
      const ratios = ratiosOf(of, files);
      return {
        ratio: ratios.map(({ observed, expected }) => observed / expected),
        ...columns(ratios.map(({ expected }) => ratioFunnel(expected, 'chi_square'))),
      };
    },
    funnel_ratio_poisson_interp: (of, files) =>
      columns(ratiosOf(of, files).map(({ expected }) => ratioFunnel(expected, 'interpolated'))),
    funnel_ratio_cqc: (of, files) => {
      const found = rootRatioFunnel(ratiosOf(of, files), winsorOf(of));
      return {
        z: found?.spread.z,
        z_winsorised: found?.spread.winsorised,
        phi: found?.spread.phi,
        tau2: found?.spread.tauSquared,
        ...columns(found?.roots ?? []),
      };
    },
  },
};

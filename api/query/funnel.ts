import { quantile, zOf } from '../stats/index.ts';

/** A unit of a funnel: x of n. */
export interface FunnelUnit {
  readonly x: number;
  readonly n: number;
}

export interface FunnelLimits {
  readonly lower: number;
  readonly upper: number;
}

export interface Funnel {
  readonly target: number;
  /** Mean of the squared winsorised distances; 1 where units differ only by chance. */
  readonly phi: number;
  /** Variance between units beyond chance, on the arcsine scale. */
  readonly tau2: number;
  readonly units: readonly {
    /** Distance from the target in standard errors, variance between units included. */
    readonly z: number;
    readonly limits95: FunnelLimits;
    readonly limits998: FunnelLimits;
  }[];
}

const WINSOR = 0.1;
const Z95 = zOf(0.95);
const Z998 = zOf(0.998);

/** A share from its angle, held to [0, π/2] first: without that a limit past 100 % would wrap around. */
const fromAngle = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

const winsorise = (values: readonly number[]): number[] => {
  const [low, high] = [quantile(values, WINSOR), quantile(values, 1 - WINSOR)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
};

/** Variance between units by moments (DerSimonian & Laird 1986), from standard errors s and overdispersion φ. */
const between = (s: readonly number[], phi: number): number => {
  const k = s.length;
  if (k * phi < k - 1) return 0;
  const weight = s.reduce((sum, each) => sum + each ** -2, 0);
  const squared = s.reduce((sum, each) => sum + each ** -4, 0);
  return Math.max(0, (k * phi - (k - 1)) / (weight - squared / weight));
};

/**
 * Funnel limits of shares on the arcsine scale with additive overdispersion (Spiegelhalter 2005, Stat Med 24:1185): y =
 * asin √(x/n), s = 1/(2√n); distances are winsorised at 10 and 90 % before φ is taken.
 * @param units each with n > 0; at least two.
 * @param target a share to measure from; without it all units together.
 */
export const funnel = (units: readonly FunnelUnit[], target?: number): Funnel => {
  const pooled =
    target ?? units.reduce((sum, { x }) => sum + x, 0) / units.reduce((sum, { n }) => sum + n, 0);
  const centre = Math.asin(Math.sqrt(pooled));
  const s = units.map(({ n }) => 1 / (2 * Math.sqrt(n)));
  const distance = units.map(({ x, n }) => Math.asin(Math.sqrt(Math.min(1, x / n))) - centre);
  const z = winsorise(distance.map((each, i) => each / (s[i] as number)));
  const phi = z.reduce((sum, each) => sum + each * each, 0) / units.length;
  const tau2 = between(s, phi);
  return {
    target: pooled,
    phi,
    tau2,
    units: units.map((_, i) => {
      const spread = Math.sqrt((s[i] as number) ** 2 + tau2);
      const limits = (width: number): FunnelLimits => ({
        lower: fromAngle(centre - width * spread),
        upper: fromAngle(centre + width * spread),
      });
      return { z: (distance[i] as number) / spread, limits95: limits(Z95), limits998: limits(Z998) };
    }),
  };
};

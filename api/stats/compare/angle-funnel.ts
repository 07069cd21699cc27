import { mapLimits, placeAt, type FunnelLimits } from './funnel-limits.ts';
import { additiveLimits, anglePoint } from './funnel-point.ts';
import { checkTarget, pooledShare, type FunnelUnit } from './funnel-unit.ts';
import { overdispersion, WINSORISED, type Overdispersion } from './overdispersion.ts';

/** A unit within the funnel. */
export interface FunnelPlace {
  readonly share: number;
  /** Distance from the target over √(s² + τ²): what tables are ordered by. */
  readonly adjustedZ: number;
  /** Limits as shares, within [0, 1]. */
  readonly limits: FunnelLimits;
  /** The same as angles, which may lie outside [0, π/2]. */
  readonly angles: FunnelLimits;
  readonly at95: -1 | 0 | 1;
  readonly at998: -1 | 0 | 1;
}

export interface AngleFunnel {
  readonly target: number;
  readonly spread: Overdispersion;
  /** One per unit; null where nothing is observed. */
  readonly places: readonly (FunnelPlace | null)[];
}

/** A share from its angle; the angle is held in [0, π/2], beyond which sin² would turn back. */
const shareOf = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

/**
 * Funnel of shares with random-effects limits on the angle scale (Spiegelhalter 2005; the definitions of FunnelPlotR,
 * except that angles are held in [0, π/2]).
 * @param target by default the share of all units together.
 * @param winsorised share of the units pulled in at each end before φ and τ² are found.
 * @returns null when nothing is observed.
 */
export const angleFunnel = (
  units: readonly FunnelUnit[],
  { target, winsorised = WINSORISED }: { target?: number; winsorised?: number } = {},
): AngleFunnel | null => {
  const pooled = pooledShare(units);
  if (pooled === null) return null;
  const aim = target ?? pooled;
  checkTarget(aim);
  const centre = Math.asin(Math.sqrt(aim));
  const points = units.map(anglePoint);
  const spread = overdispersion(points, centre, winsorised);
  if (spread === null) return null;
  return {
    target: aim,
    spread,
    places: points.map((point, i): FunnelPlace | null => {
      if (point === null) return null;
      const angles = additiveLimits(centre, point.error, spread.tauSquared);
      const limits = mapLimits(angles, shareOf);
      const { x, n } = units[i] as FunnelUnit;
      return {
        share: x / n,
        adjustedZ: (point.value - centre) / Math.sqrt(point.error ** 2 + spread.tauSquared),
        limits,
        angles,
        ...placeAt(x / n, limits),
      };
    }),
  };
};

import { normalQuantile } from '../distributions.ts';
import { limitsBy, type FunnelLimits } from './funnel-limits.ts';
import type { FunnelUnit } from './funnel-unit.ts';

/** A unit on the scale its funnel is drawn on: its value and the standard error it would have on target. */
export interface FunnelPoint {
  readonly value: number;
  readonly error: number;
}

/** Shares as they are, with the target's binomial error. Null when n = 0 or when the target leaves no error. */
export const sharePoint = ({ x, n }: FunnelUnit, target: number): FunnelPoint | null =>
  n > 0 && target > 0 && target < 1 ? { value: x / n, error: Math.sqrt((target * (1 - target)) / n) } : null;

/** Shares as angles asin √p, whose error 1/(2√n) does not depend on the share. Null when n = 0. */
export const anglePoint = ({ x, n }: FunnelUnit): FunnelPoint | null =>
  n > 0 ? { value: Math.asin(Math.sqrt(x / n)), error: 1 / (2 * Math.sqrt(n)) } : null;

/** Ratios as roots √(observed/expected), whose error is 1/(2√expected). Null when nothing is expected. */
export const rootPoint = (observed: number, expected: number): FunnelPoint | null =>
  expected > 0 ? { value: Math.sqrt(observed / expected), error: 1 / (2 * Math.sqrt(expected)) } : null;

/** Normal limits target ± z·error on the scale of the points. */
export const normalLimits = (target: number, error: number): FunnelLimits =>
  limitsBy((p) => target + normalQuantile(p) * error);

/** Normal limits with the error multiplied by √φ; a φ below 1 does not narrow them. */
export const multiplicativeLimits = (target: number, error: number, phi: number): FunnelLimits =>
  normalLimits(target, error * Math.sqrt(Math.max(1, phi)));

/** Normal limits with the variance τ² between units added. */
export const additiveLimits = (target: number, error: number, tauSquared: number): FunnelLimits =>
  normalLimits(target, Math.sqrt(error * error + tauSquared));

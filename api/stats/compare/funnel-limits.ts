/** Control limits of a funnel at one size: two-sided 95 % and 99.8 % (Spiegelhalter 2005). */
export interface FunnelLimits {
  readonly lower998: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly upper998: number;
}

/** Limits from what gives the limit with a share p of the distribution below it. */
export const limitsBy = (limit: (p: number) => number): FunnelLimits => ({
  lower998: limit(0.001),
  lower95: limit(0.025),
  upper95: limit(0.975),
  upper998: limit(0.999),
});

/** Each limit changed in the same way, such as from one scale to another. */
export const mapLimits = (limits: FunnelLimits, change: (limit: number) => number): FunnelLimits => ({
  lower998: change(limits.lower998),
  lower95: change(limits.lower95),
  upper95: change(limits.upper95),
  upper998: change(limits.upper998),
});

/** Where a value lies: 1 above the limits, −1 below, 0 on or within them. */
export const placeAt = (
  value: number,
  limits: FunnelLimits,
): { readonly at95: -1 | 0 | 1; readonly at998: -1 | 0 | 1 } => {
  const place = (lower: number, upper: number): -1 | 0 | 1 => (value > upper ? 1 : value < lower ? -1 : 0);
  return {
    at95: place(limits.lower95, limits.upper95),
    at998: place(limits.lower998, limits.upper998),
  };
};

/** How a calibrated weight follows from the linear predictor u: g(u) = new weight / base weight, and its slope. */
export interface CalibrationDistance {
  readonly ratio: (u: number) => number;
  readonly slope: (u: number) => number;
}

export type CalibrationMethod =
  | { readonly kind: 'linear' }
  | { readonly kind: 'raking' }
  | { readonly kind: 'bounded_linear' | 'logit'; readonly lower: number; readonly upper: number };

const logit = (lower: number, upper: number): CalibrationDistance => {
  const [below, above] = [1 - lower, upper - 1];
  const steepness = (upper - lower) / (below * above);
  const ratio = (u: number): number => {
    const grown = Math.exp(-Math.abs(steepness * u));
    return u > 0
      ? (lower * above * grown + upper * below) / (above * grown + below)
      : (lower * above + upper * below * grown) / (above + below * grown);
  };
  return { ratio, slope: (u) => ((ratio(u) - lower) * (upper - ratio(u))) / (below * above) };
};

/** The distances of Deville & Särndal (1992): cases 1 (linear), 2 (raking), 6 (bounded linear) and 7 (logit). */
export const calibrationDistance = (method: CalibrationMethod): CalibrationDistance => {
  switch (method.kind) {
    case 'linear':
      return { ratio: (u) => 1 + u, slope: () => 1 };
    case 'raking':
      return { ratio: Math.exp, slope: Math.exp };
    case 'bounded_linear': {
      const { lower, upper } = method;
      return {
        ratio: (u) => Math.min(upper, Math.max(lower, 1 + u)),
        slope: (u) => (1 + u >= lower && 1 + u <= upper ? 1 : 0),
      };
    }
    case 'logit':
      return logit(method.lower, method.upper);
  }
};

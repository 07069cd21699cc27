/** A change with its sampling variance: a log ratio of rates, or a difference of shares. */
export interface Effect {
  readonly value: number;
  readonly variance: number;
}

/**
 * ln of the ratio of two Poisson rates, after ÷ before, each count with ½ added (bias below 1/μ², Haldane 1956; variance
 * 1/(y₁+½) + 1/(y₂+½)). A count of 0 stays an answer.
 */
export const logRatio = (after: number, afterWeeks: number, before: number, beforeWeeks: number): Effect => ({
  value: Math.log((after + 0.5) / afterWeeks) - Math.log((before + 0.5) / beforeWeeks),
  variance: 1 / (after + 0.5) + 1 / (before + 0.5),
});

const adjusted = (x: number, n: number): Effect => {
  const p = (x + 1) / (n + 2);
  return { value: p, variance: (p * (1 - p)) / (n + 2) };
};

/** Difference of two shares, after − before, each with one success and one failure added (Agresti & Caffo 2000). */
export const shareDifference = (xAfter: number, nAfter: number, xBefore: number, nBefore: number): Effect => {
  const [after, before] = [adjusted(xAfter, nAfter), adjusted(xBefore, nBefore)];
  return { value: after.value - before.value, variance: after.variance + before.variance };
};

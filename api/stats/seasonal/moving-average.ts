/** Means of `length` neighbours: n − length + 1 of them. */
export const movingAverage = (values: readonly number[], length: number): number[] => {
  const means: number[] = [];
  let total = 0;
  for (const [i, value] of values.entries()) {
    total += value - (i >= length ? (values[i - length] as number) : 0);
    if (i >= length - 1) means.push(total / length);
  }
  return means;
};

/**
 * Mean over one period centred on each point, the two outermost of an even period counting half; null where the
 * period reaches beyond the series.
 */
export const centredAverage = (values: readonly number[], period: number): (number | null)[] => {
  const half = Math.floor(period / 2);
  return values.map((_, i) => {
    if (i < half || i + half >= values.length) return null;
    let total = 0;
    for (let j = i - half; j <= i + half; j++)
      total += (values[j] as number) * (period % 2 === 0 && Math.abs(j - i) === half ? 0.5 : 1);
    return total / period;
  });
};

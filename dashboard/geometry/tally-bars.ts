/** Cases of one district or one month, and whether they are more than usual for an issue. */
export interface Tallied {
  readonly name: string;
  readonly n: number;
  readonly common: boolean;
}

export interface TallyBar extends Tallied {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bars over a zero line, one for each stratum, as high as its share of the highest. */
export const layOutTally = (strata: readonly Tallied[], width: number, height: number): TallyBar[] => {
  const top = Math.max(1, ...strata.map(({ n }) => n));
  const step = width / Math.max(1, strata.length);
  const gap = Math.min(3, step * 0.25);
  return strata.map((stratum, i) => ({
    ...stratum,
    x: i * step + gap / 2,
    width: step - gap,
    y: height - (height * stratum.n) / top,
    height: (height * stratum.n) / top,
  }));
};

/** A month as it was published: a count, or hidden. */
export interface PublishedMonth {
  readonly month: string;
  readonly n: number | null;
}

export interface MonthBar {
  readonly month: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** Drawn over the whole height, since nobody may know where it ends. */
  readonly isHidden: boolean;
}

/** Bars of months over a zero line; a hidden one is no bar of nothing. */
export const layOutMonths = (
  months: readonly PublishedMonth[],
  width: number,
  height: number,
): { readonly bars: readonly MonthBar[]; readonly top: number } => {
  const top = Math.max(1, ...months.map(({ n }) => n ?? 0));
  const step = months.length > 0 ? width / months.length : width;
  const gap = Math.min(2, step * 0.2);
  return {
    top,
    bars: months.map(({ month, n }, i) => {
      const tall = n === null ? height : (height * n) / top;
      return {
        month,
        x: i * step + gap / 2,
        width: step - gap,
        y: height - tall,
        height: tall,
        isHidden: n === null,
      };
    }),
  };
};

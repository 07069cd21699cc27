/** A week of a series: what was counted and what was expected. */
export interface StripWeek {
  readonly week: string;
  readonly n: number;
  readonly expected: number | null;
}

export interface StripBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In the window that was tested. */
  readonly recent: boolean;
}

export interface WeeklyStrip {
  readonly bars: readonly StripBar[];
  /** What was expected, as a path; empty where nothing is known of it. */
  readonly expected: string;
  /** Where the window begins and ends; null when it is not in the series. */
  readonly window: { readonly x: number; readonly width: number } | null;
  /** The largest count, for the scale. */
  readonly top: number;
}

/** Bars of weeks over a zero line, with the course that was expected drawn through them. */
export const layOutStrip = (
  weeks: readonly StripWeek[],
  from: string,
  width: number,
  height: number,
): WeeklyStrip => {
  const top = Math.max(1, ...weeks.map(({ n, expected }) => Math.max(n, expected ?? 0)));
  const step = weeks.length > 0 ? width / weeks.length : width;
  const gap = Math.min(2, step * 0.2);
  const yOf = (value: number): number => height - (height * value) / top;
  const bars = weeks.map(({ week, n }, i) => ({
    x: i * step + gap / 2,
    y: yOf(n),
    width: step - gap,
    height: height - yOf(n),
    recent: week >= from,
  }));
  const points = weeks.flatMap(({ expected }, i) =>
    expected === null ? [] : [`${(i + 0.5) * step} ${yOf(expected)}`],
  );
  const first = bars.findIndex(({ recent }) => recent);
  return {
    bars,
    expected: points.length > 1 ? `M${points.join('L')}` : '',
    window: first < 0 ? null : { x: first * step, width: width - first * step },
    top,
  };
};

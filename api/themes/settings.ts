/** The stated tests of a theme; every number is part of the method. */
export const THEME = {
  /** Whole months looked at, and the fewest. */
  months: 12,
  fewestMonths: 6,
  /** Districts with fewer cases in these months are in no count. */
  fewestCases: 50,
  /** Share of the districts, and of the months, in which it must be common. */
  breadth: 2 / 3,
  persistence: 3 / 4,
  /** Answers below which no share of dissatisfied is given. */
  fewestOpinions: 10,
  level: 0.95,
  /** False discovery rate of each family of tests (Benjamini–Hochberg). */
  q: 0.05,
} as const;

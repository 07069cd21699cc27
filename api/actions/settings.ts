/** How verdicts are reached; every number is part of the method. */
export const JUDGE = {
  /** Whole weeks that must have passed after an action, and the most that count as afterwards. */
  fewestAfter: 8,
  mostAfter: 26,
  /** Weeks before the start: since the trouble began, so many at most; where that is fewer than `fewestBefore`, `shortBefore`. */
  fewestBefore: 4,
  mostBefore: 26,
  shortBefore: 13,
  /** Reports of both stretches together, and opinions of each, below which nothing can be told. */
  fewestReports: 20,
  fewestOpinions: 10,
  /** Districts to compare with, and the reports each must usually have in a stretch as long. */
  fewestPeers: 5,
  peerReports: 5,
  /** Weeks of a year, for the comparison with the same season. */
  year: 52,
  level: 0.95,
  /** False discovery rate over every measure of every action judged at once (Benjamini–Hochberg). */
  q: 0.05,
  /** Weeks a series shows at most. */
  shown: 104,
} as const;

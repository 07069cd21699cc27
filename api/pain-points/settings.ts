/** How the search for pain points is set; every number is part of the method and printed with it. */
export const SEARCH = {
  /** Lengths of the recent windows looked at, in weeks. */
  windows: [1, 2, 4, 8, 13],
  /** The same for satisfaction, of which there are fewer answers than cases. */
  opinionWindows: [4, 8, 13],
  /** Weeks that are in no baseline: a trouble of so many weeks is not yet what is usual. */
  recent: 26,
  /** Weeks that are compared with, at most, all before the recent ones. */
  baseline: 104,
  /** Fewer weeks before the recent ones are too short to tell. */
  fewestBaseline: 13,
  /** Weeks from which on the season is told from the level. */
  seasonal: 104,
  /** Cells with fewer cases in baseline and window together cannot differ visibly and are not tested. */
  fewestCases: 20,
  /** Opinions needed on both sides before satisfaction is tested. */
  fewestOpinions: 10,
  /** False discovery rate over all cells tested (Benjamini–Hochberg). */
  q: 0.05,
} as const;

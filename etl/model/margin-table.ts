/** What the population of a survey is known to be: for each source, so many (or such a share) in each category. */
export const MARGIN_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS margin (
    source VARCHAR NOT NULL, variable VARCHAR NOT NULL, value VARCHAR NOT NULL, target DOUBLE NOT NULL)`,
];

/** What of a respondent is kept and can be weighted to what is known of the population. */
export const MARGIN_VARIABLES = ['district', 'subdistrict', 'community', 'channel', 'stratum'] as const;
export type MarginVariable = (typeof MARGIN_VARIABLES)[number];

/** The public rule of a publication, stored with it. */
export interface PublicationRule {
  /** Counts 1 … threshold − 1 are hidden, in numerators, their complements and bases alike. */
  readonly threshold: number;
  /** Every such count keeps at least this distance between its least and greatest possible value. */
  readonly min_width: number;
}

/** MEASURES §11: counts 1–9 and percentages of fewer than 10 answers are hidden. */
export const PUBLICATION_RULE: PublicationRule = { threshold: 10, min_width: 5 };

/** What the words of a comment say; a reading, not an opinion anybody gave. */
export interface Sentiment {
  /** −1…1; null for no text, or a language without an engine. */
  readonly score: number | null;
  readonly label: SentimentLabel | null;
  /** ISO 639-1; `mul` for several, `und` where it cannot be told, null without letters. */
  readonly language: string | null;
  /** Name and version of what scored it; null where nothing did. */
  readonly engine: string | null;
}

export const SENTIMENT_LABELS = ['negative', 'neutral', 'positive'] as const;
export type SentimentLabel = (typeof SENTIMENT_LABELS)[number];

/** Scores closer to nought than this are neutral. */
export const NEUTRAL = 0.05;

export const labelOf = (score: number): SentimentLabel =>
  score < -NEUTRAL ? 'negative' : score > NEUTRAL ? 'positive' : 'neutral';

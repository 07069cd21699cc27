import { labelOf, type Sentiment } from '../sentiment.ts';

/** Sentiments by column, the way they travel between threads. */
export interface PackedSentiments {
  /** NaN for no score. */
  readonly scores: Float64Array;
  readonly languages: readonly (string | null)[];
  readonly engines: readonly (string | null)[];
}

export const packSentiments = (sentiments: readonly Sentiment[]): PackedSentiments => ({
  scores: Float64Array.from(sentiments, ({ score }) => score ?? NaN),
  languages: sentiments.map(({ language }) => language),
  engines: sentiments.map(({ engine }) => engine),
});

export const unpackSentiments = ({ scores, languages, engines }: PackedSentiments): Sentiment[] =>
  Array.from(scores, (held, i) => {
    const score = Number.isNaN(held) ? null : held;
    return {
      score,
      label: score === null ? null : labelOf(score),
      language: languages[i] ?? null,
      engine: engines[i] ?? null,
    };
  });

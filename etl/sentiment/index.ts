/** Engines and dictionaries (`score-comment.ts`) are not loaded until something is scored. */
export { ownThread } from './pool/own-thread.ts';
export { openPool, type SentimentPool } from './pool/sentiment-pool.ts';
export { scoreComments, type ScoredBatch } from './pool/score-comments.ts';
export { labelOf, NEUTRAL, SENTIMENT_LABELS, type Sentiment, type SentimentLabel } from './sentiment.ts';

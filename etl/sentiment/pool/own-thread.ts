import { setImmediate } from 'node:timers/promises';
import type { Sentiment } from '../sentiment.ts';
import type { SentimentPool } from './sentiment-pool.ts';

/** Texts scored in this thread before others get their turn. */
const SLICE = 200;

/** A pool without threads: a few texts are scored sooner than a thread has started. Dictionaries are loaded with the first. */
export const ownThread = (): SentimentPool => ({
  width: 1,
  async score(texts) {
    const { scoreComment } = await import('../score-comment.ts');
    const scored: Sentiment[] = [];
    for (let from = 0; from < texts.length; from += SLICE) {
      if (from > 0) await setImmediate();
      for (const text of texts.slice(from, from + SLICE)) scored.push(scoreComment(text));
    }
    return scored;
  },
  close: () => Promise.resolve(),
});

import type { Sentiment } from '../sentiment.ts';
import type { SentimentPool } from './sentiment-pool.ts';

/** A batch of things that were said, each with its sentiment. */
export interface ScoredBatch<Item> {
  readonly items: readonly Item[];
  readonly sentiments: readonly Sentiment[];
}

export interface ScoreOptions<Item> {
  readonly pool: SentimentPool;
  readonly textOf: (item: Item) => string;
  /** Called after each batch with how many have been scored. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Scores batches as they come, in their order. Not more than `pool.width` batches are held, however many there are: the
 * source is asked for the next only when one has been taken.
 * @throws what the source or a thread throws, and the signal's reason.
 */
export async function* scoreComments<Item>(
  batches: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>,
  { pool, textOf, onProgress, signal }: ScoreOptions<Item>,
): AsyncGenerator<ScoredBatch<Item>> {
  const waiting: { items: readonly Item[]; sentiments: Promise<Sentiment[]> }[] = [];
  let done = 0;
  const take = async (): Promise<ScoredBatch<Item>> => {
    const { items, sentiments } = waiting.shift()!;
    const scored = { items, sentiments: await sentiments };
    done += items.length;
    onProgress?.(done);
    return scored;
  };
  for await (const items of batches) {
    signal?.throwIfAborted();
    const sentiments = pool.score(items.map(textOf));
    // Whoever waits for it hears of a failure; until then it is not unheard of.
    sentiments.catch(() => undefined);
    waiting.push({ items, sentiments });
    if (waiting.length >= pool.width) yield await take();
  }
  while (waiting.length > 0) {
    signal?.throwIfAborted();
    yield await take();
  }
}

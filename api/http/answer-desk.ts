import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { createAnswerCache, type Rendered } from './answer-cache.ts';
import { createShareWork } from './share-work.ts';

/**
 * Gives a rendered answer: the one that was made of this state of the ledger, the one that is being made for somebody
 * else, or else a new one. `key` says everything the answer depends on besides the ledger.
 */
export type AnswerDesk = (
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Rendered>,
) => Promise<Rendered>;

/** A desk that keeps at most so many bytes of answers. */
export const createAnswerDesk = (warehouse: Pick<Warehouse, 'revision'>, mostBytes: number): AnswerDesk => {
  const cache = createAnswerCache(mostBytes);
  const share = createShareWork<Rendered>();
  return async (key, signal, work) => {
    const { revision } = warehouse;
    const held = cache.find(key, revision);
    if (held) return held;
    const rendered = await share(`${revision}\n${key}`, signal, work);
    cache.keep(key, revision, rendered);
    return rendered;
  };
};

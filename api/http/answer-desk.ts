import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { createAnswerCache, type Rendered } from './answer-cache.ts';
import { createShareWork } from './share-work.ts';

/**
 * Gives a rendered answer: the one that was made of this state of the ledger, the one that is being made for somebody
 * else, or else a new one. `key` says everything the answer depends on besides the ledger.
 */
export interface AnswerDesk {
  (key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Rendered>): Promise<Rendered>;
  /** What was asked last, the latest first. */
  latest(n: number): string[];
  /** Keeps an answer of the ledger as it is now. */
  keep(key: string, rendered: Rendered): void;
}

/** A desk that keeps at most so many bytes of answers. */
export const createAnswerDesk = (warehouse: Pick<Warehouse, 'revision'>, mostBytes: number): AnswerDesk => {
  const cache = createAnswerCache(mostBytes);
  const share = createShareWork<Rendered>();
  const answer = async (
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Rendered>,
  ): Promise<Rendered> => {
    const { revision } = warehouse;
    const held = cache.find(key, revision);
    if (held) return held;
    const rendered = await share(`${revision}\n${key}`, signal, work);
    cache.keep(key, revision, rendered);
    return rendered;
  };
  return Object.assign(answer, {
    latest: (n: number) => cache.latest(n),
    keep: (key: string, rendered: Rendered) => cache.keep(key, warehouse.revision, rendered),
  });
};

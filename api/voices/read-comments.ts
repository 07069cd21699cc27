import { availableParallelism } from 'node:os';
import { classifyLedger } from '../../etl/classify/ledger/classify-ledger.ts';
import { prepareStore } from '../query/store/cell-store.ts';
import { bumpDataVersion } from '../../etl/load/bookkeeping.ts';
import { openPool, ownThread } from '../../etl/sentiment/index.ts';
import { countUnscored, scoreLedger } from '../../etl/sentiment/ledger/score-ledger.ts';
import { readLedgerWords } from '../../etl/terms/ledger/read-words.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import type { Reading } from '../contract/voices.ts';

/** So many comments are scored sooner than threads have started. */
const FEW = 5_000;

export interface ReadingOptions {
  readonly onProgress?: (reading: Reading) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads every comment of the ledger that was not read yet: how it sounds, its words, what it is about. In chunks that
 * leave room for imports and questions; what is stopped goes on where it stopped. Answers made before are told apart by
 * the data version, which goes up when something was read.
 * @returns how many comments each step looked at.
 */
export const readComments = async (
  warehouse: Warehouse,
  { onProgress, signal }: ReadingOptions = {},
): Promise<{ readonly scored: number; readonly read: number; readonly classified: number }> => {
  const stop = signal ? { signal } : {};
  const tell =
    (state: Reading['state']) =>
    (done: number, total: number): void =>
      onProgress?.({ state, done, total });
  const waiting = await countUnscored(warehouse);
  const pool = waiting > FEW ? openPool(Math.max(1, availableParallelism() - 1)) : ownThread();
  let scored = 0;
  try {
    scored = await scoreLedger(warehouse, { pool, onProgress: tell('scoring'), ...stop });
  } finally {
    await pool.close();
  }
  const read = await readLedgerWords(warehouse, { onProgress: tell('reading'), ...stop });
  const classified = await classifyLedger(warehouse, { onProgress: tell('classifying'), ...stop });
  if (scored + read + classified > 0) {
    const prepared = await warehouse.exclusively((session) =>
      session.transaction(async () => {
        await bumpDataVersion(session);
        return prepareStore(warehouse, session);
      }),
    );
    prepared?.publish();
  }
  return { scored, read, classified };
};

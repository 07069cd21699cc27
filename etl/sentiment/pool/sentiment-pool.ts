import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Sentiment } from '../sentiment.ts';
import { unpackSentiments, type PackedSentiments } from './packed-sentiments.ts';

/** Scores batches of texts somewhere else than in the caller's turn. */
export interface SentimentPool {
  /** How many batches may be on their way before waiting for one costs nothing. */
  readonly width: number;
  score(texts: readonly string[]): Promise<Sentiment[]>;
  /** Ends the threads; batches on their way are refused. */
  close(): Promise<void>;
}

interface Job {
  readonly texts: readonly string[];
  readonly resolve: (sentiments: Sentiment[]) => void;
  readonly reject: (error: Error) => void;
}

/** Threads of their own, one batch each at a time, the others waiting in a line. They start with the first batch. */
export const openPool = (nThreads = availableParallelism()): SentimentPool => {
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job>();
  const line: Job[] = [];
  const all = new Set<Worker>();
  let failed: Error | null = null;

  const fail = (error: Error): void => {
    failed ??= error;
    for (const job of [...busy.values(), ...line.splice(0)]) job.reject(error);
    busy.clear();
  };
  const start = (): Worker => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [] });
    all.add(worker);
    worker.on('message', (packed: PackedSentiments) => {
      busy.get(worker)?.resolve(unpackSentiments(packed));
      busy.delete(worker);
      idle.push(worker);
      next();
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      if (busy.has(worker)) fail(new Error('a sentiment thread ended in the middle of a batch'));
    });
    return worker;
  };
  const next = (): void => {
    if (line.length === 0) return;
    const worker = idle.pop() ?? (all.size < nThreads ? start() : undefined);
    const job = worker ? line.shift() : undefined;
    if (!worker || !job) return;
    busy.set(worker, job);
    worker.postMessage(job.texts);
  };
  return {
    width: 2 * nThreads,
    score: (texts) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        line.push({ texts, resolve, reject });
        next();
      }),
    close: async () => {
      fail(new Error('the sentiment pool was closed'));
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
};

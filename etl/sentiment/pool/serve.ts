import { parentPort } from 'node:worker_threads';
import { scoreComment } from '../score-comment.ts';
import { packSentiments } from './packed-sentiments.ts';

/** What a thread does: texts come, sentiments go, one batch at a time. */
parentPort?.on('message', (texts: readonly string[]) => {
  const packed = packSentiments(texts.map(scoreComment));
  parentPort?.postMessage(packed, [packed.scores.buffer as ArrayBuffer]);
});

import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { readChunks } from './read-chunks.ts';

/** Size and sha256 of a file. */
export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

/** A digest that is being made while other things are read. */
export interface Digesting {
  readonly digest: Promise<Digest>;
  /** Nobody wants it any more. */
  stop(): void;
}

/** Bytes beyond which a thread has started sooner than they are hashed. */
const LONG = 32 * 2 ** 20;

/** Begins to make the digest of a file: a long one in a thread of its own, beside whatever else goes over its bytes. */
export const digestFile = async (path: string): Promise<Digesting> => {
  const { size } = await stat(path);
  const made = size < LONG ? { digest: digestHere(path), stop: () => undefined } : digestInThread(path);
  // Whoever fails before asking for it need not hear of it.
  made.digest.catch(() => undefined);
  return made;
};

const digestHere = async (path: string): Promise<Digest> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of readChunks(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
};

const digestInThread = (path: string): Digesting => {
  const worker = new Worker(new URL('./digest-thread.mjs', import.meta.url), {
    workerData: path,
    execArgv: [],
  });
  const digest = new Promise<Digest>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the digest of a file was not finished')));
  });
  return { digest, stop: () => void worker.terminate() };
};

// Plain JavaScript, so that the thread starts at once.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const hash = createHash('sha256');
let bytes = 0;
for await (const chunk of createReadStream(workerData, { highWaterMark: 2 ** 20 })) {
  hash.update(chunk);
  bytes += chunk.length;
}
parentPort.postMessage({ bytes, sha256: hash.digest('hex') });

import { open } from 'node:fs/promises';
import { CHUNK_BYTES } from '../limits.ts';

/**
 * The bytes of a file in chunks, reading one ahead. A chunk's memory is used again two chunks later, so a consumer
 * that keeps bytes copies them.
 */
export async function* readChunks(path: string, chunkBytes = CHUNK_BYTES): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
    let turn: 0 | 1 = 0;
    let next = handle.read(buffers[turn], 0, chunkBytes, null);
    for (;;) {
      const { bytesRead } = await next;
      if (bytesRead === 0) return;
      const current = buffers[turn].subarray(0, bytesRead);
      turn = turn === 0 ? 1 : 0;
      next = handle.read(buffers[turn], 0, chunkBytes, null);
      // A consumer that stops early must not leave the read ahead as an unhandled rejection.
      next.catch(() => undefined);
      yield current;
    }
  } finally {
    await handle.close();
  }
}

/** At most the first `limit` bytes of a stream, in memory of their own, and whether that was all. */
export const takeBytes = async (
  chunks: AsyncIterable<Buffer>,
  limit: number,
): Promise<{ bytes: Buffer; complete: boolean }> => {
  const taken: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size + chunk.length > limit) {
      taken.push(Buffer.from(chunk.subarray(0, limit - size)));
      return { bytes: Buffer.concat(taken), complete: false };
    }
    taken.push(Buffer.from(chunk));
    size += chunk.length;
  }
  return { bytes: Buffer.concat(taken), complete: true };
};

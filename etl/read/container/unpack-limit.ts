import { FREE_UNPACKED_BYTES, MAX_UNPACKED_BYTES, MAX_UNPACK_RATIO } from '../limits.ts';
import { refuse } from '../refuse.ts';

/** Whether an archive of this size may hold that much. */
export const isSafeUnpacking = (packedBytes: number, unpackedBytes: number): boolean =>
  unpackedBytes <= FREE_UNPACKED_BYTES ||
  (unpackedBytes <= MAX_UNPACKED_BYTES && unpackedBytes <= MAX_UNPACK_RATIO * packedBytes);

/** Passes unpacked bytes through while they stay in proportion to what they were unpacked from. */
export async function* limitUnpacking(
  unpacked: AsyncIterable<Buffer>,
  file: string,
  packedBytes: () => number,
): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of unpacked) {
    total += chunk.length;
    if (!isSafeUnpacking(packedBytes(), total))
      throw refuse('archive_unsafe', file, { value: `${packedBytes()} bytes unpack to more than ${total}` });
    yield chunk;
  }
}

import type { ByteSource } from '../container/byte-source.ts';
import { SAMPLE_BYTES } from '../limits.ts';
import { guessLegacyEncoding, type LegacyGuess } from './guess-legacy-encoding.ts';

/** Bytes of context kept on either side of a byte that is not ASCII. */
const CONTEXT = 24;

/** Decides what a text is that began as UTF-8 and did not stay it, from what stands around its non-ASCII bytes. */
export const judgeInvalidUtf8 = async (source: ByteSource): Promise<LegacyGuess> => {
  const evidence: Buffer[] = [];
  let kept = 0;
  let total = 0;
  for await (const chunk of source.open()) {
    total += chunk.length;
    for (let i = 0; i < chunk.length && kept < SAMPLE_BYTES;) {
      if (chunk[i]! < 0x80) {
        i++;
        continue;
      }
      let end = i;
      for (let gap = 0; end < chunk.length && gap < CONTEXT; end++) gap = chunk[end]! < 0x80 ? gap + 1 : 0;
      const piece = Buffer.from(chunk.subarray(Math.max(0, i - CONTEXT), end));
      evidence.push(piece, Buffer.from('\n'));
      kept += piece.length + 1;
      i = end;
    }
  }
  return guessLegacyEncoding(Buffer.concat(evidence), total);
};

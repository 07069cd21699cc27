import type { ByteSource } from '../container/byte-source.ts';
import { guessLegacyEncoding, type LegacyGuess } from './guess-legacy-encoding.ts';
import { EVIDENCE_BYTES, nonAsciiContext } from './non-ascii-context.ts';

/** Decides what a text is that began as UTF-8 and did not stay it, from what stands around its non-ASCII bytes. */
export const judgeInvalidUtf8 = async (source: ByteSource): Promise<LegacyGuess> => {
  const evidence: Buffer[] = [];
  let kept = 0;
  let total = 0;
  for await (const chunk of source.open()) {
    total += chunk.length;
    const piece = nonAsciiContext(chunk, EVIDENCE_BYTES - kept);
    evidence.push(piece);
    kept += piece.length;
  }
  return guessLegacyEncoding(Buffer.concat(evidence), total);
};

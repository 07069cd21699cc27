import type { EncodingGuess } from '../table.ts';
import { controlShare } from './control-share.ts';

/** Share of pairs with a NUL on one side from which a text can be UTF-16: even Chinese has delimiters and line ends. */
const ENOUGH = 0.02;

/**
 * UTF-16 without a byte order mark: NULs stand on one side of the pairs, but for few (一 is U+4E00). Null when they do not.
 */
export const guessUtf16 = (sample: Buffer): EncodingGuess | null => {
  const pairs = sample.length >> 1;
  if (pairs < 4 || !sample.includes(0)) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) even++;
    if (sample[2 * i + 1] === 0) odd++;
  }
  const most = Math.max(even, odd);
  if (most / pairs < ENOUGH || Math.min(even, odd) > most / 3) return null;
  const name = odd > even ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(name).decode(sample.subarray(0, 2 * pairs));
  if (controlShare(text) > 0.001 || !/[\r\n]/.test(text)) return null;
  return { name, confidence: 0.98, certain: true };
};

import type { EncodingGuess } from '../table.ts';
import { guessLegacyEncoding, type LegacyGuess } from './guess-legacy-encoding.ts';
import { nonAsciiContext } from './non-ascii-context.ts';
import { guessUtf16 } from './guess-utf16.ts';
import { Utf8Check } from './utf8-check.ts';

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const certain = (name: string): EncodingGuess => ({ name, confidence: 1, certain: true });

/**
 * Guesses the encoding of a text from its first bytes, in the order in which a sign can be trusted: byte order mark,
 * the NUL pattern of UTF-16, valid UTF-8, then the statistics of the older encodings.
 * @param complete whether the sample is the whole text; if not it may end inside a character.
 */
export const detectEncoding = (sample: Buffer, complete: boolean): LegacyGuess => {
  for (const [name, mark] of MARKS) if (mark.every((byte, i) => sample[i] === byte)) return certain(name);
  const utf16 = guessUtf16(sample);
  if (utf16) return utf16;
  const check = new Utf8Check();
  check.push(sample);
  if (complete) check.finish();
  return check.valid ? certain('utf-8') : guessLegacyEncoding(nonAsciiContext(sample), sample.length);
};

import type { EncodingGuess } from '../table.ts';
import { eastAsianScores } from './legacy/east-asian.ts';
import { EUROPEAN_SCORES } from './legacy/european.ts';
import { countUtf8 } from './count-utf8.ts';
import { decodeSample } from './text-decoder.ts';

/** From this confidence on nobody is asked. */
export const CERTAIN_FROM = 0.75;
/** So few bytes change a few characters and no row: they are reported and not asked about. */
const STRAY_BYTES = 16;
const STRAY_SHARE = 1 / 10_000;
/** What stray bytes are read as, for want of more. */
const COMMONEST = 'windows-1252';
/** Share of non-ASCII bytes in valid UTF-8 characters from which a text is damaged UTF-8. */
const MOSTLY_UTF8 = 0.9;

export interface LegacyGuess extends EncodingGuess {
  /** Non-ASCII bytes whose reading is no more than likely, although nobody is asked. */
  readonly nDoubtful?: number;
}

/**
 * Guesses the encoding of bytes that are not valid UTF-8: decodes them in each known one and scores what comes out as
 * text of its language. The confidence grows with the lead over the second best and with the number of characters.
 * @param evidence the bytes, or what stands around the non-ASCII ones.
 * @param total number of bytes of the text the evidence was taken from.
 */
export const guessLegacyEncoding = (evidence: Buffer, total: number): LegacyGuess => {
  const utf8 = countUtf8(evidence);
  const nHigh = utf8.inCharacters + utf8.outside;
  if (utf8.inCharacters >= 20 && utf8.inCharacters >= MOSTLY_UTF8 * nHigh)
    return { name: 'utf-8', confidence: utf8.inCharacters / nHigh, certain: true };
  const stray = nHigh <= STRAY_BYTES && nHigh <= STRAY_SHARE * total;
  const [best, second] = rank(
    evidence,
    stray ? EUROPEAN_SCORES : { ...eastAsianScores(), ...EUROPEAN_SCORES },
  );
  const lead = best.score - (second?.score ?? 0);
  const confidence = best.score * (1 - Math.exp(-1.5 * lead * Math.sqrt(best.n)));
  if (confidence >= CERTAIN_FROM) return { name: best.name, confidence, certain: true };
  return stray
    ? { name: COMMONEST, confidence, certain: true, nDoubtful: nHigh }
    : { name: best.name, confidence, certain: false };
};

interface Ranked {
  readonly name: string;
  readonly score: number;
  readonly n: number;
  readonly text: string;
}

/** Best first; of encodings under which the text is the same only the first is kept. */
const rank = (
  evidence: Buffer,
  scorers: Readonly<Record<string, (text: string) => number>>,
): [Ranked, Ranked | undefined] => {
  const ranked: Ranked[] = [];
  for (const [name, score] of Object.entries(scorers)) {
    const text = decodeSample(evidence, name, false);
    if (ranked.some((other) => other.text === text)) continue;
    ranked.push({ name, text, score: score(text), n: countNonAscii(text) });
  }
  ranked.sort((a, b) => b.score - a.score);
  return [ranked[0]!, ranked[1]];
};

const countNonAscii = (text: string): number => {
  let n = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) n++;
  return n;
};

import type { EncodingGuess } from '../table.ts';

/** GB18030 when every byte of the sample decodes in it, else Windows-1252, which is then no more than likely. */
export const guessLegacyEncoding = (sample: Buffer): EncodingGuess => {
  const text = new TextDecoder('gb18030').decode(sample, { stream: true });
  return text.includes('\ufffd')
    ? { name: 'windows-1252', confidence: 0.5, certain: false }
    : { name: 'gb18030', confidence: 0.9, certain: true };
};
